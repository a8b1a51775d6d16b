import type { GridLayout, PhotosRow } from './grid-layout.ts'

/** In px from the left and upper edge of the whole grid. */
export type Rect = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** The index of the last row or band that begins at or above `y`; −1 where all begin below. */
export function lastAt(stacked: readonly { readonly top: number }[], y: number): number {
  return lastWhere(stacked.length, (index) => (stacked[index]?.top ?? 0) <= y)
}

/** Where in `rows` the photo with this index stands; −1 where it does not. */
export function rowOfPhoto(rows: readonly PhotosRow[], index: number): number {
  const at = lastWhere(rows.length, (row) => (rows[row]?.from ?? 0) <= index)
  return index < (rows[at]?.to ?? 0) ? at : -1
}

/** The rows, or bands, that `top` to `bottom` touches: first (included) and last (left out). */
export function touched(
  stacked: readonly { readonly top: number; readonly height: number }[],
  top: number,
  bottom: number,
): [number, number] {
  const above = lastAt(stacked, top)
  const reaches = above >= 0 && (stacked[above]?.top ?? 0) + (stacked[above]?.height ?? 0) > top
  return [reaches ? above : above + 1, lastAt(stacked, bottom) + 1]
}

/** The indices of all photos that a rectangle touches, in order. */
export function photosInRect({ rows }: GridLayout, { left, top, right, bottom }: Rect): number[] {
  const found: number[] = []
  const [first, end] = touched(rows, top, bottom)
  for (const row of rows.slice(first, end)) {
    row.lefts.forEach((x, offset) => {
      if (x < right && x + (row.widths[offset] ?? 0) > left) found.push(row.from + offset)
    })
  }
  return found
}

export type Move = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'PageUp' | 'PageDown' | 'Home' | 'End'

/**
 * The photo that a key leads to from `index`; the same where there is none. Up and down keep to what stands nearest above or
 * below; by page as far as `page` px go.
 */
export function neighbourOf({ rows }: GridLayout, index: number, move: Move, page: number): number {
  const last = (rows.at(-1)?.to ?? 1) - 1
  if (move === 'ArrowLeft') return Math.max(0, index - 1)
  if (move === 'ArrowRight') return Math.min(last, index + 1)
  if (move === 'Home') return 0
  if (move === 'End') return last
  const at = rowOfPhoto(rows, index)
  const row = rows[at]
  if (!row) return index
  const target = rows[targetRow(rows, at, move, page)]
  return target && target !== row ? nearestIn(target, centreOf(row, index)) : index
}

function targetRow(rows: readonly PhotosRow[], at: number, move: Move, page: number): number {
  if (move === 'ArrowUp') return at - 1
  if (move === 'ArrowDown') return at + 1
  const top = rows[at]?.top ?? 0
  // At least one row further, however low the window.
  if (move === 'PageUp') return Math.max(0, Math.min(at - 1, lastAt(rows, top - page)))
  return Math.min(rows.length - 1, Math.max(at + 1, lastAt(rows, top + page)))
}

function centreOf({ lefts, widths, from }: PhotosRow, index: number): number {
  return (lefts[index - from] ?? 0) + (widths[index - from] ?? 0) / 2
}

function nearestIn(row: PhotosRow, centre: number): number {
  const distances = row.widths.map((_, offset) => Math.abs(centreOf(row, row.from + offset) - centre))
  return row.from + distances.indexOf(Math.min(...distances))
}

/** The last of `count` for which `holds`, which holds for a first part and for none after; −1 where for none. */
function lastWhere(count: number, holds: (index: number) => boolean): number {
  let low = -1
  let high = count
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}
