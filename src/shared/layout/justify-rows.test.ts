import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { justifyRows } from './justify-rows.ts'

const photo = fc.record({ width: fc.integer({ min: 1, max: 20_000 }), height: fc.integer({ min: 1, max: 20_000 }) })
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
    const ordinary = fc.constantFrom({ width: 3, height: 2 }, { width: 2, height: 3 }, { width: 4, height: 3 }, { width: 1, height: 1 })
    fc.assert(
      fc.property(fc.array(ordinary, { minLength: 1, maxLength: 60 }), options, (photos, given) => {
        for (const row of justifyRows(photos, given)) {
          row.widths.forEach((width, index) => {
            const { width: w, height: h } = photos[row.from + index] ?? { width: 1, height: 1 }
            expect(Math.abs(width - (row.height * w) / h)).toBeLessThanOrEqual(2.5)
          })
        }
      }),
    )
  })

  test('does not stretch the last row', () => {
    const rows = justifyRows([{ width: 300, height: 200 }], { width: 1000, targetHeight: 180, gap: 6 })
    expect(rows).toEqual([{ from: 0, to: 1, height: 180, widths: [270] }])
  })

  test('gives a panorama a row of its own rather than squeezing its neighbours', () => {
    const rows = justifyRows(
      [
        { width: 600, height: 100 },
        { width: 200, height: 300 },
        { width: 300, height: 200 },
      ],
      { width: 1000, targetHeight: 180, gap: 6 },
    )
    expect(rows.map((row) => row.to - row.from)).toEqual([1, 2])
  })

  test('has nothing to lay out for no photos', () => {
    expect(justifyRows([], { width: 1000, targetHeight: 180, gap: 6 })).toEqual([])
  })
})
