import { layoutDate } from '#shared/layout/date-imprint.ts'
import type { PrintLayout, Rectangle } from '#shared/layout/print-layout.ts'

type PrintPictureProps = {
  /** What is shown of it, upright, of any resolution; `width` and `height` are the photo's own, those that it was laid out by. */
  photo: { src: string; width: number; height: number }
  layout: PrintLayout
  /** The day that is printed into the picture, YYYY-MM-DD. */
  date?: string | undefined
  /** The trim zone that is drawn, as a part of the paper's short edge: mm of trim through mm of paper. */
  trim?: number | undefined
}

/**
 * A print as the studio will make it: fills its parent's width and height in the paper's shape. Draws by `layoutPrint` and
 * `layoutDate` alone, as the studio's render does; tests/pixels compare the two. Says nothing to a screen reader.
 */
export function PrintPicture({ photo, layout, date, trim = 0 }: PrintPictureProps) {
  const { paper, target, matrix } = layout
  const imprint = date === undefined ? undefined : layoutDate(date, layout)
  return (
    <svg viewBox={`0 0 ${paper.width} ${paper.height}`} width="100%" height="100%" display="block" aria-hidden="true">
      <rect width={paper.width} height={paper.height} fill="#fff" />
      {/* An inner drawing cuts off what lies outside of it without an id, of which a page of many prints would have many. */}
      <svg {...target} viewBox={viewBoxOf(target)} preserveAspectRatio="none" overflow="hidden" aria-hidden="true">
        <image
          href={photo.src}
          width={photo.width}
          height={photo.height}
          preserveAspectRatio="none"
          transform={`matrix(${matrix.join(' ')})`}
        />
      </svg>
      {imprint && <path d={imprint.polygons.map(outline).join('')} fill={imprint.colour} />}
      {trim > 0 && <TrimZone paper={paper} by={trim * Math.min(paper.width, paper.height)} />}
    </svg>
  )
}

/** Light dashes on a dark hairline, to be seen on any photo. */
function TrimZone({ paper, by }: { paper: PrintLayout['paper']; by: number }) {
  const zone = {
    x: by,
    y: by,
    width: Math.max(0, paper.width - 2 * by),
    height: Math.max(0, paper.height - 2 * by),
    fill: 'none',
    vectorEffect: 'non-scaling-stroke',
  } as const
  return (
    <g pointerEvents="none">
      <rect {...zone} stroke="rgb(20 16 13 / 40%)" strokeWidth="1" />
      <rect {...zone} stroke="rgb(255 255 255 / 95%)" strokeWidth="1" strokeDasharray="4 3" />
    </g>
  )
}

function viewBoxOf({ x, y, width, height }: Rectangle): string {
  return `${x} ${y} ${width} ${height}`
}

function outline(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`
}
