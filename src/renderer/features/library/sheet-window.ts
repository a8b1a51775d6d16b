/** The part of a very tall grid that is laid out for scrolling just now, from `top` on, `height` px tall. */
export type SheetWindow = { readonly top: number; readonly height: number }

/**
 * The tallest element that is safe. Chromium stops at 2^25 device px, which at 300 % are 11 million CSS px; a hundred thousand
 * large photos in a narrow window are taller.
 */
export const TALLEST_SHEET = 8_000_000
/** How near an end of the window scrolling may come, as a part of it, before the window moves on. */
const MARGIN = 1 / 8

/** The window for looking at `offset` px of a grid `height` px tall: the whole grid where that is low enough. */
export function windowAround(offset: number, height: number, tallest = TALLEST_SHEET): SheetWindow {
  if (height <= tallest) return { top: 0, height }
  return { top: Math.round(Math.min(height - tallest, Math.max(0, offset - tallest / 2))), height: tallest }
}

/** The window to go on with once `offset` to `offset + view` px are looked at; the same one while they lie well inside it. */
export function followWindow(current: SheetWindow, offset: number, view: number, height: number, tallest = TALLEST_SHEET): SheetWindow {
  const wanted = height <= tallest ? height : tallest
  const margin = tallest * MARGIN
  const { top } = current
  const bottom = top + current.height
  const fits = current.height === wanted && bottom <= height
  const wellInside = (top === 0 || offset >= top + margin) && (bottom >= height || offset + view <= bottom - margin)
  return fits && wellInside ? current : windowAround(offset, height, tallest)
}
