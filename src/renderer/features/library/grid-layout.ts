import type { Photo } from '#shared/contract/photos.ts'
import { type JustifiedRow, justifyRows } from '#shared/layout/justify-rows.ts'

export const GAP = 6
const HEADING_HEIGHT = 48
const DAY_GAP = 14

/** One line of the grid: a day's heading, or photos `from` (included) to `to` (left out). `top` and `size` in px. */
export type GridRow = { readonly key: string; readonly top: number; readonly size: number } & (
  | { readonly kind: 'heading'; readonly takenAt: string; readonly count: number | null }
  | ({ readonly kind: 'photos' } & JustifiedRow)
)

export type GridLayout = { readonly rows: readonly GridRow[]; readonly height: number }

export type GridOptions = {
  readonly width: number
  readonly targetHeight: number
  /** Headings by the day taken; without, one run of photos in the order given. */
  readonly byDay: boolean
  /** Whether all photos are here, so that the last day's count is known. */
  readonly complete: boolean
}

/** The whole grid's geometry, known before a single picture has loaded, so that nothing ever moves when one does. */
export function layoutGrid(photos: readonly Photo[], options: GridOptions): GridLayout {
  const rows: GridRow[] = []
  let top = 0
  const put = (row: GridRow) => {
    rows.push(row)
    top += row.size
  }
  const sections = options.byDay ? splitDays(photos) : [{ from: 0, to: photos.length }]
  for (const { from, to } of sections) {
    const first = photos[from]
    if (!first) continue
    if (options.byDay) {
      if (rows.length > 0) top += DAY_GAP
      const count = to < photos.length || options.complete ? to - from : null
      put({ kind: 'heading', key: `day-${first.takenAt.slice(0, 10)}`, top, size: HEADING_HEIGHT, takenAt: first.takenAt, count })
    }
    for (const row of justifyRows(photos.slice(from, to), { width: options.width, targetHeight: options.targetHeight, gap: GAP })) {
      const start = photos[from + row.from]
      put({ ...row, kind: 'photos', from: from + row.from, to: from + row.to, key: `row-${start?.id}`, top, size: row.height + GAP })
    }
  }
  return { rows, height: top }
}

function splitDays(photos: readonly Photo[]): { from: number; to: number }[] {
  const days: { from: number; to: number }[] = []
  photos.forEach((photo, index) => {
    const previous = photos[index - 1]
    const last = days.at(-1)
    if (last && previous?.takenAt.slice(0, 10) === photo.takenAt.slice(0, 10)) last.to = index + 1
    else days.push({ from: index, to: index + 1 })
  })
  return days
}

/** Where in `rows` the photo with this index stands; −1 where it does not. */
export function rowOfPhoto(rows: readonly GridRow[], index: number): number {
  return rows.findIndex((row) => row.kind === 'photos' && row.from <= index && index < row.to)
}

/** The photo that the arrow key leads to from `index`; the same where there is none. Up and down keep to what stands nearest below or above. */
export function neighbourOf(rows: readonly GridRow[], index: number, key: string, count: number): number {
  if (key === 'ArrowLeft') return Math.max(0, index - 1)
  if (key === 'ArrowRight') return Math.min(count - 1, index + 1)
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = key === 'ArrowDown' ? 1 : -1
  const at = rowOfPhoto(rows, index)
  const row = rows[at]
  if (row?.kind !== 'photos') return index
  const centre = centreOf(row, index)
  for (let next = at + step; next >= 0 && next < rows.length; next += step) {
    const other = rows[next]
    if (other?.kind === 'photos') return nearestIn(other, centre)
  }
  return index
}

function centreOf(row: JustifiedRow, index: number): number {
  const before = row.widths.slice(0, index - row.from)
  return before.reduce((sum, width) => sum + width + GAP, 0) + (row.widths[index - row.from] ?? 0) / 2
}

function nearestIn(row: JustifiedRow, centre: number): number {
  const distances = row.widths.map((_, offset) => Math.abs(centreOf(row, row.from + offset) - centre))
  return row.from + distances.indexOf(Math.min(...distances))
}
