import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { justifyRows } from './justify-rows.ts'

const photo = fc.integer({ min: 1, max: 20_000_000 })
const options = fc.record({
  width: fc.integer({ min: 300, max: 4000 }),
  targetHeight: fc.integer({ min: 80, max: 320 }),
  gap: fc.integer({ min: 0, max: 12 }),
})

function usedWidth(row: { widths: readonly number[] }, gap: number): number {
  return row.widths.reduce((sum, width) => sum + width, 0) + gap * (row.widths.length - 1)
}

describe('justifyRows', () => {
  test('shows every photo once and in order', () => {
    fc.assert(
      fc.property(fc.array(photo, { maxLength: 80 }), options, (photos, given) => {
        const rows = justifyRows(photos, given)
        expect(rows.flatMap((row) => row.widths.map((_, index) => row.from + index))).toEqual(photos.map((_, index) => index))
        expect(rows.every((row) => row.to - row.from === row.widths.length && row.widths.length > 0)).toBe(true)
      }),
    )
  })

  test('fills the width to the pixel, never overflows it, and grows no row beyond 1.5 × the target', () => {
    fc.assert(
      fc.property(fc.array(photo, { minLength: 1, maxLength: 80 }), options, (photos, given) => {
        for (const row of justifyRows(photos, given)) {
          expect(row.height).toBeLessThanOrEqual(Math.round(given.targetHeight * 1.5))
          expect(usedWidth(row, given.gap)).toBeLessThanOrEqual(given.width)
          if (row.height > given.targetHeight) expect(usedWidth(row, given.gap)).toBe(given.width)
        }
      }),
    )
  })

  test('keeps the aspect of ordinary photos within the rounding to whole pixels', () => {
    const ordinary = fc.constantFrom(1500, 667, 1333, 1000)
    fc.assert(
      fc.property(fc.array(ordinary, { minLength: 1, maxLength: 60 }), options, (photos, given) => {
        for (const row of justifyRows(photos, given)) {
          row.widths.forEach((width, index) => {
            const aspect = photos[row.from + index] ?? 0
            expect(Math.abs(width - (row.height * aspect) / 1000)).toBeLessThanOrEqual(2.5)
          })
        }
      }),
    )
  })

  test('lays out a part of the photos as it would those alone', () => {
    const alone = justifyRows([1500, 667, 1333], { width: 500, targetHeight: 180, gap: 6 })
    const part = justifyRows([1000, 1500, 667, 1333, 1000], { width: 500, targetHeight: 180, gap: 6 }, 1, 4)
    expect(part).toEqual(alone.map((row) => ({ ...row, from: row.from + 1, to: row.to + 1 })))
  })

  test('does not stretch the last row', () => {
    const rows = justifyRows([1500], { width: 1000, targetHeight: 180, gap: 6 })
    expect(rows).toEqual([{ from: 0, to: 1, height: 180, widths: [270] }])
  })

  test('gives a panorama a row of its own rather than squeezing its neighbours', () => {
    const rows = justifyRows([6000, 667, 1500], { width: 1000, targetHeight: 180, gap: 6 })
    expect(rows.map((row) => row.to - row.from)).toEqual([1, 2])
  })

  test('has nothing to lay out for no photos', () => {
    expect(justifyRows([], { width: 1000, targetHeight: 180, gap: 6 })).toEqual([])
  })
})
