import { lastAt } from './grid-geometry.ts'
import type { Band } from './grid-layout.ts'

/** Where a month begins in the grid, in px. `month` as `2024-05`. */
export type MonthMark = { readonly month: string; readonly top: number }

/** The months of a grid by time, in its order. */
export function monthsOf(bands: readonly Band[]): MonthMark[] {
  const months: MonthMark[] = []
  for (const { top, days } of bands) {
    for (const { day } of days) {
      const month = day.slice(0, 7)
      if (months.at(-1)?.month !== month) months.push({ month, top })
    }
  }
  return months
}

/** Which of the months one looks at, at a height of the grid; −1 where there are none. */
export function monthAt(months: readonly MonthMark[], y: number): number {
  return Math.max(months.length > 0 ? 0 : -1, lastAt(months, y))
}

/** How far `offset` is on the way from the first to the last position of the grid, 0 to 1. */
export function partOf(offset: number, height: number, view: number): number {
  return height <= view ? 0 : Math.min(1, Math.max(0, offset / (height - view)))
}

/** The year marks that can stand on a track of `track` px without touching: the newest of each year where there is room. */
export function yearLabels(
  months: readonly MonthMark[],
  height: number,
  view: number,
  track: number,
  least: number,
): { year: string; part: number }[] {
  const labels: { year: string; part: number }[] = []
  let lastYear = ''
  let free = Number.NEGATIVE_INFINITY
  for (const { month, top } of months) {
    const year = month.slice(0, 4)
    const part = partOf(top, height, view)
    if (year === lastYear) continue
    lastYear = year
    if (part * track < free) continue
    labels.push({ year, part })
    free = part * track + least
  }
  return labels
}

/** The month that a key leads to: one on or back, the next or last year, or an end. */
export function stepMonth(months: readonly MonthMark[], at: number, key: string): number {
  const last = months.length - 1
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key === 'ArrowDown' || key === 'ArrowRight') return Math.min(last, at + 1)
  if (key === 'ArrowUp' || key === 'ArrowLeft') return Math.max(0, at - 1)
  const year = months[at]?.month.slice(0, 4)
  if (key === 'PageDown') {
    const next = months.findIndex(({ month }, index) => index > at && month.slice(0, 4) !== year)
    return next < 0 ? last : next
  }
  if (key !== 'PageUp') return at
  const before = months.findLastIndex(({ month }, index) => index < at && month.slice(0, 4) !== year)
  const target = months[before]?.month.slice(0, 4)
  return before < 0 ? 0 : months.findIndex(({ month }) => month.slice(0, 4) === target)
}
