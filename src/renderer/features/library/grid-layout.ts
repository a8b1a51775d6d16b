import { type JustifiedRow, justifyRows } from '#shared/layout/justify-rows.ts'
import type { DayRun } from './assemble-index.ts'

const GAP = 6
const HEADING_HEIGHT = 42
/** Between days that stand above each other, and between days that share a row. */
const DAY_GAP = 14
const DAY_GAP_ACROSS = 28
/** A day that shares a row is given room for its heading, however little its photos take. */
const NARROWEST_DAY = 264

/** The heading of the photos `from` (included) to `to` (left out). */
export type DayHeading = {
  readonly day: string
  readonly from: number
  readonly to: number
  readonly left: number
  readonly width: number
  /** Null while more photos of the day may follow. */
  readonly count: number | null
}
/** A heading and all rows below it, down to the next one. */
export type Band = { readonly top: number; readonly height: number; readonly days: readonly DayHeading[] }
/** Photos `from` (included) to `to` (left out), `lefts[i]` px from the left edge. */
export type PhotosRow = JustifiedRow & { readonly top: number; readonly lefts: readonly number[] }

/** All in px; rows and bands from top to bottom. Without days there are no bands. */
export type GridLayout = { readonly rows: readonly PhotosRow[]; readonly bands: readonly Band[]; readonly height: number }

export type GridOptions = { readonly width: number; readonly targetHeight: number }

type LaidOut = {
  readonly aspects: readonly number[]
  /** Headings by the day taken; null: one run of photos in the order given. */
  readonly days: readonly DayRun[] | null
  /** Whether all photos are here, so that the last day's count is known. */
  readonly complete: boolean
}
type Day = {
  readonly day: string
  readonly from: number
  readonly to: number
  readonly rows: readonly JustifiedRow[]
  readonly width: number
}

/**
 * The whole grid's geometry, known before a single picture has loaded, so that nothing ever moves when one does. Days of a few
 * photos share a row, or a library of single snapshots would be mostly empty. Linear: a hundred thousand photos take some ms.
 */
export function layoutGrid({ aspects, days, complete }: LaidOut, options: GridOptions): GridLayout {
  const { width, targetHeight } = options
  const justify = { width, targetHeight, gap: GAP }
  if (!days) return stackRows(justifyRows(aspects, justify))
  const laidOut: Day[] = []
  let from = 0
  for (const [day, count] of days) {
    const rows = justifyRows(aspects, justify, from, from + count)
    laidOut.push({ day, from, to: from + count, rows, width: widthOf(rows) })
    from += count
  }
  return stackBands(joinSmallDays(laidOut, width), width, complete ? Number.POSITIVE_INFINITY : from)
}

function stackRows(justified: readonly JustifiedRow[]): GridLayout {
  let top = 0
  const rows = justified.map((row): PhotosRow => {
    const placed = { ...row, top, lefts: leftsOf(row, 0) }
    top += row.height + GAP
    return placed
  })
  return { rows, bands: [], height: top }
}

/** `open`: where the last day ends that may still go on. */
function stackBands(groups: readonly (readonly Day[])[], width: number, open: number): GridLayout {
  const rows: PhotosRow[] = []
  const bands: Band[] = []
  let top = 0
  for (const group of groups) {
    const start = top
    top += HEADING_HEIGHT
    for (const row of rowsOf(group)) {
      rows.push({ ...row, top })
      top += row.height + GAP
    }
    bands.push({ top: start, height: top - start, days: headingsOf(group, width, open) })
    top += DAY_GAP
  }
  return { rows, bands, height: Math.max(0, top - DAY_GAP) }
}

/** Runs of days that fit beside each other; a day that fills a row of its own stands alone. */
function joinSmallDays(days: readonly Day[], width: number): Day[][] {
  const groups: Day[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const day of days) {
    if (used + DAY_GAP_ACROSS + day.width <= width) groups.at(-1)?.push(day)
    else {
      groups.push([day])
      used = -DAY_GAP_ACROSS
    }
    used = day.rows.length === 1 ? used + DAY_GAP_ACROSS + day.width : Number.POSITIVE_INFINITY
  }
  return groups
}

/** Infinite for a day of several rows, which shares with none. */
function widthOf(rows: readonly JustifiedRow[]): number {
  const [only] = rows
  return only && rows.length === 1 ? Math.max(NARROWEST_DAY, usedWidth(only)) : Number.POSITIVE_INFINITY
}

function usedWidth({ widths }: JustifiedRow): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1)
}

function headingsOf(group: readonly Day[], width: number, open: number): DayHeading[] {
  let left = 0
  return group.map(({ day, from, to, width: dayWidth }) => {
    const heading = { day, from, to, left, width: group.length === 1 ? width : dayWidth, count: to === open ? null : to - from }
    left += heading.width + DAY_GAP_ACROSS
    return heading
  })
}

function rowsOf(group: readonly Day[]): Omit<PhotosRow, 'top'>[] {
  const [first] = group
  if (!first) return []
  if (group.length === 1) return first.rows.map((row) => ({ ...row, lefts: leftsOf(row, 0) }))
  let left = 0
  const lefts = group.flatMap((day) => {
    const start = left
    left += day.width + DAY_GAP_ACROSS
    return day.rows.flatMap((row) => leftsOf(row, start))
  })
  const rows = group.flatMap((day) => day.rows)
  const height = Math.max(...rows.map((row) => row.height))
  return [{ from: first.from, to: first.from + lefts.length, height, widths: rows.flatMap((row) => row.widths), lefts }]
}

function leftsOf({ widths }: JustifiedRow, start: number): number[] {
  let left = start
  return widths.map((width) => {
    const x = left
    left += width + GAP
    return x
  })
}
