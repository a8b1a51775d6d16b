import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DayRun } from './assemble-index.ts'
import { layoutGrid } from './grid-layout.ts'

const ratio = 1500
const days: DayRun[] = [
  ['2024-05-04', 5],
  ['2024-04-20', 2],
]
const options = { width: 800, targetHeight: 200 }
const layoutDays = (runs: readonly DayRun[], width = 800, complete = true) => {
  const count = runs.reduce((sum, [, photos]) => sum + photos, 0)
  return layoutGrid({ aspects: Array<number>(count).fill(ratio), days: runs, complete }, { ...options, width })
}

const library = fc.record({
  runs: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 }),
  width: fc.integer({ min: 300, max: 2000 }),
  targetHeight: fc.integer({ min: 80, max: 300 }),
  seed: fc.array(fc.integer({ min: 100, max: 6000 }), { minLength: 1, maxLength: 20 }),
})

describe('layoutGrid', () => {
  test('puts a heading with the count above the photos of each day', () => {
    const { rows, bands } = layoutDays(days)
    expect(bands.flatMap((band) => band.days.map(({ day, count, from, to }) => [day, count, from, to]))).toEqual([
      ['2024-05-04', 5, 0, 5],
      ['2024-04-20', 2, 5, 7],
    ])
    expect(rows.flatMap((row) => row.widths)).toHaveLength(7)
  })

  test('shows each photo once and in order, inside the width, in rows and bands that do not overlap', () => {
    fc.assert(
      fc.property(library, ({ runs, width, targetHeight, seed }) => {
        const byDay = runs.map((count, index): DayRun => [`2024-01-${index}`, count])
        const count = runs.reduce((sum, photos) => sum + photos, 0)
        const aspects = Array.from({ length: count }, (_, index) => seed[index % seed.length] ?? ratio)
        const { rows, bands, height } = layoutGrid({ aspects, days: byDay, complete: true }, { width, targetHeight })
        expect(rows.flatMap((row) => row.lefts.map((_, offset) => row.from + offset))).toEqual(aspects.map((_, index) => index))
        let bottom = 0
        for (const row of rows) {
          expect(row.top).toBeGreaterThanOrEqual(bottom)
          bottom = row.top + row.height
          row.lefts.forEach((left, offset) => {
            const next = row.lefts[offset + 1] ?? Math.max(width, left + 264)
            expect(left + (row.widths[offset] ?? 0)).toBeLessThanOrEqual(next)
          })
        }
        expect(bottom).toBeLessThanOrEqual(height)
        bands.forEach((band, index) => {
          const above = bands[index - 1]
          if (above) expect(band.top).toBeGreaterThanOrEqual(above.top + above.height)
        })
        expect(bands.flatMap((band) => band.days).map((day) => day.day)).toEqual(byDay.map(([day]) => day))
      }),
    )
  })

  test('keeps quiet about the count of a day that may go on', () => {
    const { bands } = layoutDays(days, 800, false)
    expect(bands.flatMap((band) => band.days.map((day) => day.count))).toEqual([5, null])
  })

  test('has no headings where the order is not by day', () => {
    const { rows, bands } = layoutGrid({ aspects: [ratio, ratio, ratio], days: null, complete: true }, options)
    expect(bands).toEqual([])
    expect(rows[0]?.top).toBe(0)
  })

  test('has nothing to lay out for no photos', () => {
    expect(layoutDays([])).toEqual({ rows: [], bands: [], height: 0 })
  })
})

describe('days of a few photos', () => {
  test('share a row, each below its own heading', () => {
    const { rows, bands } = layoutDays(
      [
        ['2024-03-03', 1],
        ['2024-03-02', 2],
      ],
      1300,
    )
    expect([rows.length, bands.length]).toEqual([1, 1])
    expect(bands[0]?.days.map((day) => day.count)).toEqual([1, 2])
    expect(rows[0]?.lefts.slice(0, 2)).toEqual(bands[0]?.days.map((day) => day.left))
  })

  test('never join a day of several rows', () => {
    const { bands } = layoutDays([['2024-03-05', 1], ['2024-03-04', 1], ['2024-03-03', 1], ...days])
    expect(bands.map((band) => band.days.length)).toEqual([2, 1, 1, 1])
  })
})
