import type { Photo } from '#shared/contract/photos.ts'
import { type JustifiedRow, justifyRows } from '#shared/layout/justify-rows.ts'

const GAP = 6
const HEADING_HEIGHT = 42
/** Between days that stand above each other, and between days that share a row. */
const DAY_GAP = 14
const DAY_GAP_ACROSS = 28
/** A day that shares a row is given room for its heading, however little its photos take. */
const NARROWEST_DAY = 250

type DayHeading = { readonly takenAt: string; readonly left: number; readonly width: number; readonly count: number | null }
type Row = { readonly key: string; readonly top: number; readonly size: number }
export type HeadingRow = Row & { readonly kind: 'headings'; readonly days: readonly DayHeading[] }
/** Photos `from` (included) to `to` (left out), `lefts[i]` px from the left edge. */
export type PhotosRow = Row & JustifiedRow & { readonly kind: 'photos'; readonly lefts: readonly number[] }
/** One line of the grid; `top` and `size` in px. */
export type GridRow = HeadingRow | PhotosRow

export type GridLayout = { readonly rows: readonly GridRow[]; readonly height: number }

export type GridOptions = {
  readonly width: number
  readonly targetHeight: number
  /** Headings by the day taken; without, one run of photos in the order given. */
  readonly byDay: boolean
  /** Whether all photos are here, so that the last day's count is known. */
  readonly complete: boolean
}

type Day = { from: number; to: number; rows: JustifiedRow[] }

/**
 * The whole grid's geometry, known before a single picture has loaded, so that nothing ever moves when one does. Days of a few
 * photos share a row, or a library of single snapshots would be mostly empty.
 */
export function layoutGrid(photos: readonly Photo[], options: GridOptions): GridLayout {
  const days = splitDays(photos, options)
  const rows: GridRow[] = []
  let top = 0
  for (const band of joinSmallDays(days, options.width)) {
    if (options.byDay) {
      if (rows.length > 0) top += DAY_GAP
      rows.push(headingRow(band, photos, options, top))
      top += HEADING_HEIGHT
    }
    for (const row of photoRows(band)) {
      const size = row.height + GAP
      rows.push({ ...row, kind: 'photos', key: `row-${photos[row.from]?.id}`, top, size })
      top += size
    }
  }
  return { rows, height: top }
}

function splitDays(photos: readonly Photo[], options: GridOptions): Day[] {
  const days: Day[] = []
  photos.forEach((photo, index) => {
    const last = days.at(-1)
    const sameDay = !options.byDay || photos[index - 1]?.takenAt.slice(0, 10) === photo.takenAt.slice(0, 10)
    if (last && sameDay) last.to = index + 1
    else days.push({ from: index, to: index + 1, rows: [] })
  })
  const { width, targetHeight } = options
  for (const day of days) day.rows = justifyRows(photos.slice(day.from, day.to), { width, targetHeight, gap: GAP })
  return days
}

/** Runs of days that fit beside each other; a day that fills a row of its own stands alone. */
function joinSmallDays(days: readonly Day[], width: number): Day[][] {
  const bands: Day[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const day of days) {
    const dayWidth = widthOf(day)
    if (used + DAY_GAP_ACROSS + dayWidth <= width) bands.at(-1)?.push(day)
    else {
      bands.push([day])
      used = -DAY_GAP_ACROSS
    }
    used = day.rows.length === 1 ? used + DAY_GAP_ACROSS + dayWidth : Number.POSITIVE_INFINITY
  }
  return bands
}

/** Infinite for a day of several rows, which shares with none. */
function widthOf({ rows }: Day): number {
  const [only, ...others] = rows
  return only && others.length === 0 ? Math.max(NARROWEST_DAY, usedWidth(only)) : Number.POSITIVE_INFINITY
}

function usedWidth({ widths }: JustifiedRow): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1)
}

function headingRow(band: readonly Day[], photos: readonly Photo[], { width, complete }: GridOptions, top: number): HeadingRow {
  let left = 0
  const days = band.map(({ from, to, rows }): DayHeading => {
    const heading = {
      takenAt: photos[from]?.takenAt ?? '',
      left,
      width: band.length === 1 ? width : widthOf({ from, to, rows }),
      count: to < photos.length || complete ? to - from : null,
    }
    left += heading.width + DAY_GAP_ACROSS
    return heading
  })
  return { kind: 'headings', key: `day-${days[0]?.takenAt.slice(0, 10)}`, top, size: HEADING_HEIGHT, days }
}

function photoRows(band: readonly Day[]): (JustifiedRow & { lefts: number[] })[] {
  const [first] = band
  if (!first) return []
  if (band.length === 1) return first.rows.map((row) => ({ ...shift(row, first.from), lefts: leftsOf(row, 0) }))
  let left = 0
  const lefts = band.flatMap((day) => {
    const start = left
    left += widthOf(day) + DAY_GAP_ACROSS
    return day.rows.flatMap((row) => leftsOf(row, start))
  })
  const rows = band.flatMap((day) => day.rows)
  const height = Math.max(...rows.map((row) => row.height))
  return [{ from: first.from, to: first.from + lefts.length, height, widths: rows.flatMap((row) => row.widths), lefts }]
}

function shift(row: JustifiedRow, by: number): JustifiedRow {
  return { ...row, from: row.from + by, to: row.to + by }
}

function leftsOf({ widths }: JustifiedRow, start: number): number[] {
  let left = start
  return widths.map((width) => {
    const x = left
    left += width + GAP
    return x
  })
}

/** Where in `rows` the photo with this index stands; −1 where it does not. */
export function rowOfPhoto(rows: readonly GridRow[], index: number): number {
  return rows.findIndex((row) => row.kind === 'photos' && row.from <= index && index < row.to)
}

/** The photo that a key leads to from `index`; the same where there is none. Up and down keep to what stands nearest above or below. */
export function neighbourOf(rows: readonly GridRow[], index: number, key: string, count: number): number {
  if (key === 'ArrowLeft') return Math.max(0, index - 1)
  if (key === 'ArrowRight') return Math.min(count - 1, index + 1)
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = key === 'ArrowDown' ? 1 : -1
  const at = rowOfPhoto(rows, index)
  const row = rows[at]
  if (row?.kind !== 'photos') return index
  for (let next = at + step; next >= 0 && next < rows.length; next += step) {
    const other = rows[next]
    if (other?.kind === 'photos') return nearestIn(other, centreOf(row, index))
  }
  return index
}

function centreOf({ lefts, widths, from }: PhotosRow, index: number): number {
  return (lefts[index - from] ?? 0) + (widths[index - from] ?? 0) / 2
}

function nearestIn(row: PhotosRow, centre: number): number {
  const distances = row.widths.map((_, offset) => Math.abs(centreOf(row, row.from + offset) - centre))
  return row.from + distances.indexOf(Math.min(...distances))
}
