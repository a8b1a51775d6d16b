import type { PrintLayout } from './print-layout.ts'

type Point = readonly [number, number]

/** The date as film cameras exposed it into the picture: `polygons` to be filled with `colour`, in the unit of the paper. */
export type DateImprint = { readonly colour: string; readonly polygons: readonly (readonly Point[])[] }

const COLOUR = '#ff6a1a'

// In heights of a digit.
const DIGIT_WIDTH = 0.54
const STROKE = 0.13
const GAP = 0.2
const SPACE = 0.34
const TICK_WIDTH = 0.13
/** To the right at the top. */
const SLANT = 0.1

/** Of the paper's short edge. */
const DIGIT_HEIGHT = 0.034
const MARGIN = 0.055
/** No higher and no wider than this part of the picture, however narrow it is, and no further in. */
const MOST_HIGH = 0.25
const MOST_WIDE = 0.6

/** Which of the seven strokes light up: top, upper right, lower right, bottom, lower left, upper left, middle. */
const DIGITS: Readonly<Record<string, string>> = {
  0: 'abcdef',
  1: 'bc',
  2: 'abged',
  3: 'abgcd',
  4: 'fgbc',
  5: 'afgcd',
  6: 'afgedc',
  7: 'abc',
  8: 'abcdefg',
  9: 'abcdfg',
}

/** `'24 5 4` for 2024-05-04, at the bottom right of the picture, inside of what a lab may trim. */
export function layoutDate(day: string, { paper, target }: Pick<PrintLayout, 'paper' | 'target'>): DateImprint {
  const [year = '', month = '', date = ''] = day.split('-')
  const text = `'${year.slice(-2)} ${Number(month)} ${Number(date)}`
  const short = Math.min(paper.width, paper.height)
  const width = [...text].reduce((sum, sign) => sum + advance(sign), SLANT - GAP)
  const height = Math.min(DIGIT_HEIGHT * short, MOST_HIGH * target.height, (MOST_WIDE * target.width) / width)
  const margin = (side: number) => Math.min(MARGIN * short, ((1 - MOST_WIDE) / 2) * side)
  const bottom = target.y + target.height - margin(target.height)
  let left = target.x + target.width - margin(target.width) - width * height
  const polygons: Point[][] = []
  for (const sign of text) {
    for (const stroke of strokesOf(sign)) {
      polygons.push(stroke.map(([x, y]) => [left + (x + SLANT * (1 - y)) * height, bottom + (y - 1) * height]))
    }
    left += advance(sign) * height
  }
  return { colour: COLOUR, polygons }
}

function advance(sign: string): number {
  if (sign === ' ') return SPACE
  return (sign === "'" ? TICK_WIDTH : DIGIT_WIDTH) + GAP
}

/** In a box of DIGIT_WIDTH × 1, y down. */
function strokesOf(sign: string): Point[][] {
  if (sign === "'") return [tick]
  return [...(DIGITS[sign] ?? '')].map((name) => strokes[name] ?? [])
}

const tick: Point[] = [
  [0, 0],
  [TICK_WIDTH, 0],
  [TICK_WIDTH * 0.8, 0.24],
  [TICK_WIDTH * 0.2, 0.24],
]

const strokes: Readonly<Record<string, Point[]>> = {
  a: across(0),
  b: down(DIGIT_WIDTH - STROKE, 0),
  c: down(DIGIT_WIDTH - STROKE, 0.5),
  d: across(1 - STROKE),
  e: down(0, 0.5),
  f: down(0, 0),
  g: across(0.5 - STROKE / 2),
}

/** A level stroke with pointed ends, a hair from its neighbours. */
function across(top: number): Point[] {
  const [from, to, half] = [STROKE / 2 + 0.02, DIGIT_WIDTH - STROKE / 2 - 0.02, STROKE / 2]
  return [
    [from, top + half],
    [from + half, top],
    [to - half, top],
    [to, top + half],
    [to - half, top + STROKE],
    [from + half, top + STROKE],
  ]
}

function down(left: number, top: number): Point[] {
  const half = STROKE / 2
  // The upper stroke begins at the middle of the top one and ends at the middle one's; the lower one likewise.
  const [from, to] = top === 0 ? [half + 0.02, 0.5 - 0.02] : [0.5 + 0.02, 1 - half - 0.02]
  return [
    [left + half, from],
    [left + STROKE, from + half],
    [left + STROKE, to - half],
    [left + half, to],
    [left, to - half],
    [left, from + half],
  ]
}
