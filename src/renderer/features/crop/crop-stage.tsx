import { type RefObject, useEffect, useRef, useState } from 'react'
import { mediaAddress } from '#shared/addresses.ts'
import type { Photo } from '#shared/contract/photos.ts'
import type { PrintLayout } from '#shared/layout/print-layout.ts'
import { useElementHeight, useElementWidth } from '../../ui/use-element-size.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { PrintPicture } from '../order/print-picture.tsx'
import { usePixelRatio } from '../viewer/use-pixel-ratio.ts'
import { needsFullPicture, SCREEN_PREVIEW_EDGE } from '../viewer/zoom-geometry.ts'
import { layoutOf, moveBy, type Point, type PrintScene, zoomOf, zoomTo } from './crop-edit.ts'
import styles from './crop-stage.module.css'
import { placePaper } from './gesture-math.ts'
import { useDecoded } from './use-decoded.ts'
import type { Editing } from './use-editing.ts'
import { useStageGestures } from './use-stage-gestures.ts'

/** What a double click enlarges to. */
const CLOSE_ZOOM = 2
const ENLARGED = 1.01
/** The thirds stay a moment after the hand has rested. In ms. */
const THIRDS_MS = 700

/** The paper in its shape with the photo on it, dimmed where it is cut off. */
export function CropStage(props: {
  stage: RefObject<HTMLDivElement | null>
  photo: Photo
  scene: PrintScene
  date: string | undefined
  trim: number
  editing: Editing
  describedBy: string
}) {
  const { stage, photo, scene, editing } = props
  const { crop } = useMessages()
  const size = { width: useElementWidth(stage), height: useElementHeight(stage) }
  const layout = layoutOf(scene)
  const place = placePaper(size, layout.paper)
  const onPaper = (at: Point): Point => ({ x: (at.x - place.x) / place.scale, y: (at.y - place.y) / place.scale })
  const withEdit = (change: (of: PrintScene) => PrintScene['edit']) => (edit: PrintScene['edit']) => change({ ...scene, edit })
  const gestures = useStageGestures(stage, {
    move: (by, gesture) =>
      editing.step(
        withEdit((of) => moveBy(of, { x: by.x / place.scale, y: by.y / place.scale })),
        `hand-${gesture}`,
        gesture,
      ),
    zoom: (factor, at, gesture) =>
      editing.step(
        withEdit((of) => zoomTo(of, zoomOf(of) * factor, onPaper(at))),
        `hand-${gesture}`,
        gesture,
      ),
    wheel: (factor, at) =>
      editing.step(
        withEdit((of) => zoomTo(of, zoomOf(of) * factor, onPaper(at))),
        'wheel',
      ),
    toggle: (at) =>
      editing.step(
        withEdit((of) => zoomTo(of, zoomOf(of) > ENLARGED ? 1 : CLOSE_ZOOM, onPaper(at))),
        'toggle',
      ),
  })
  const moving = useLately(`${JSON.stringify(scene.edit.crop)} ${scene.edit.straighten}`, photo.id)

  return (
    <div
      ref={stage}
      className={styles.stage}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the arrow keys
      tabIndex={0}
      aria-label={crop.stage(photo.fileName)}
      aria-describedby={props.describedBy}
      data-fit={scene.edit.fit}
      {...gestures}
    >
      {size.width > 0 && size.height > 0 && (
        <Layers photo={photo} layout={layout} place={place} date={props.date} trim={props.trim} thirds={moving} />
      )}
    </div>
  )
}

function Layers(props: {
  photo: Photo
  layout: PrintLayout
  place: ReturnType<typeof placePaper>
  date: string | undefined
  trim: number
  thirds: boolean
}) {
  const { photo, layout, place } = props
  const { crop } = useMessages()
  const pixelRatio = usePixelRatio()
  const [a, b] = layout.matrix
  // How many pixels of the screen one of the photo takes.
  const drawn = Math.hypot(a, b) * place.scale * pixelRatio
  const screen = mediaAddress('screen', photo)
  const screenState = useDecoded(screen)
  const wantsFull = needsFullPicture(photo, SCREEN_PREVIEW_EDGE, drawn, 1)
  const full = wantsFull ? mediaAddress('full', photo) : null
  const fullState = useDecoded(full)
  const grid = mediaAddress('grid', photo)
  const sources = [grid, ...(screenState === 'ready' ? [screen] : []), ...(full && fullState === 'ready' ? [full] : [])]
  const word = wordOf(photo, screenState, fullState)
  return (
    <>
      <img
        alt=""
        draggable={false}
        className={styles.beyond}
        src={screenState === 'ready' ? screen : grid}
        width={photo.width}
        height={photo.height}
        style={{ backgroundColor: photo.colour, transform: `matrix(${onStage(layout.matrix, place).join(',')})` }}
      />
      <div
        className={styles.paper}
        data-print={sources.length > 1 ? 'sharp' : 'small'}
        style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
      >
        {/* The sharper one lies over the one before, which stays until it is there. */}
        {sources.slice(-2).map((src, index, shown) => (
          <div key={src} className={styles.layer}>
            <PrintPicture
              photo={{ src, width: photo.width, height: photo.height }}
              layout={layout}
              date={props.date}
              trim={index === shown.length - 1 ? props.trim : 0}
            />
          </div>
        ))}
        {props.thirds && <Thirds layout={layout} />}
      </div>
      {word && (
        <p role="status" className={styles.word}>
          {crop[word]}
        </p>
      )}
    </>
  )
}

/** Thirds of the picture, by which one places what matters. */
function Thirds({ layout: { paper, target } }: { layout: PrintLayout }) {
  const lines = [1 / 3, 2 / 3].flatMap((part) => {
    const x = target.x + part * target.width
    const y = target.y + part * target.height
    return [`M${x} ${target.y}V${target.y + target.height}`, `M${target.x} ${y}H${target.x + target.width}`]
  })
  return (
    <svg className={styles.thirds} viewBox={`0 0 ${paper.width} ${paper.height}`} aria-hidden="true" data-thirds>
      <path d={lines.join('')} className={styles.shade} />
      <path d={lines.join('')} className={styles.light} />
    </svg>
  )
}

function onStage([a, b, c, d, e, f]: PrintLayout['matrix'], { x, y, scale }: ReturnType<typeof placePaper>): number[] {
  return [a * scale, b * scale, c * scale, d * scale, e * scale + x, f * scale + y]
}

function wordOf(photo: Photo, screen: string, full: string): 'pictureMissing' | 'pictureFailed' | 'sharpening' | null {
  if (screen === 'failed') return photo.missing ? 'pictureMissing' : 'pictureFailed'
  return full === 'loading' ? 'sharpening' : null
}

/** Whether `what` has changed a moment ago, `of` being the same. */
function useLately(what: string, of: number): boolean {
  const [lately, setLately] = useState(false)
  const known = useRef({ what, of })
  useEffect(() => {
    const before = known.current
    known.current = { what, of }
    if (before.of !== of) setLately(false)
    if (before.of !== of || before.what === what) return
    setLately(true)
    const timer = setTimeout(() => setLately(false), THIRDS_MS)
    return () => clearTimeout(timer)
  }, [what, of])
  return lately
}
