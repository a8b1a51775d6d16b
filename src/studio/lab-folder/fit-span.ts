/** One side of a picture that is resampled over whole pixels: which of the photo are taken, how many they become, which of those show. */
export type Span = {
  /** The first pixel of the photo that is taken, and how many. */
  start: number
  length: number
  /** What `length` becomes. */
  scaled: number
  /** The first of those that shows, and how many. */
  offset: number
  count: number
}

/** How many ends are tried at either side, from the last pixel that shows outwards. */
const TRIED = 12

/**
 * Where `size` pixels of a photo from `from` on, both seldom whole, become `count` pixels of a print: takes a few more, so
 * that both ends of what is taken fall nearly on whole pixels of the print. Off by a tenth of a pixel, seldom more.
 */
export function fitSpan(from: number, size: number, limit: number, count: number): Span {
  const scale = count / size
  const first = clamp(Math.floor(from + 1e-6), limit - 1)
  const last = clamp(Math.ceil(from + size - 1e-6), limit)
  const start = nearest(first, -1, (at) => (from - at) * scale, limit)
  const end = nearest(Math.max(last, first + 1), 1, (at) => (at - start) * scale, limit)
  const offset = Math.max(0, Math.round((from - start) * scale))
  return { start, length: end - start, scaled: Math.max(Math.round((end - start) * scale), offset + count), offset, count }
}

/** Of the next few pixels outwards the one that falls nearest to a whole pixel of the print. */
function nearest(first: number, step: number, place: (at: number) => number, limit: number): number {
  const miss = (at: number) => Math.abs(place(at) - Math.round(place(at)))
  const tried = Array.from({ length: TRIED }, (_, index) => clamp(first + index * step, limit))
  return tried.reduce((best, at) => (miss(at) <= miss(best) - 0.01 ? at : best), first)
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, most), Math.max(0, value))
}
