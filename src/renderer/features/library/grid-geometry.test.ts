import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DayRun } from './assemble-index.ts'
import { lastAt, neighbourOf, photosInRect, rowOfPhoto, touched } from './grid-geometry.ts'
import { layoutGrid } from './grid-layout.ts'

const days: DayRun[] = [
  ['2024-05-04', 5],
  ['2024-04-20', 2],
]
const layout = layoutGrid({ aspects: Array<number>(7).fill(1500), days, complete: true }, { width: 800, targetHeight: 200 })

/** Libraries of all shapes, laid out. */
const layouts = fc
  .record({
    counts: fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 15 }),
    width: fc.integer({ min: 300, max: 1500 }),
    seed: fc.array(fc.integer({ min: 300, max: 4000 }), { minLength: 1, maxLength: 12 }),
    byDay: fc.boolean(),
  })
  .map(({ counts, width, seed, byDay }) => {
    const total = counts.reduce((sum, count) => sum + count, 0)
    const runs = counts.map((count, index): DayRun => [`2024-02-${index}`, count])
    const aspects = Array.from({ length: total }, (_, index) => seed[index % seed.length] ?? 1000)
    return layoutGrid({ aspects, days: byDay ? runs : null, complete: true }, { width, targetHeight: 180 })
  })

describe('rows by their place', () => {
  test('are the same as by looking at each', () => {
    fc.assert(
      fc.property(layouts, fc.integer({ min: -50, max: 5000 }), fc.nat(2000), (given, top, size) => {
        const { rows } = given
        expect(lastAt(rows, top)).toBe(rows.findLastIndex((row) => row.top <= top))
        const [first, end] = touched(rows, top, top + size)
        const expected = rows.filter((row) => row.top + row.height > top && row.top <= top + size)
        expect(rows.slice(first, end)).toEqual(expected)
      }),
    )
  })

  test('find each photo, and none beyond the ends', () => {
    fc.assert(
      fc.property(layouts, ({ rows }) => {
        rows.forEach((row, at) => {
          expect([rowOfPhoto(rows, row.from), rowOfPhoto(rows, row.to - 1)]).toEqual([at, at])
        })
        expect([rowOfPhoto(rows, -1), rowOfPhoto(rows, rows.at(-1)?.to ?? 0)]).toEqual([-1, -1])
      }),
    )
  })
})

describe('photosInRect', () => {
  test('is every photo that the rectangle touches, be it drawn or not', () => {
    const point = fc.record({ x: fc.integer({ min: -100, max: 1600 }), y: fc.integer({ min: -100, max: 6000 }) })
    fc.assert(
      fc.property(layouts, point, point, (given, a, b) => {
        const rect = { left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) }
        const expected = given.rows.flatMap((row) =>
          row.lefts.flatMap((left, offset) => {
            const apart = left >= rect.right || left + (row.widths[offset] ?? 0) <= rect.left
            return apart || row.top > rect.bottom || row.top + row.height <= rect.top ? [] : [row.from + offset]
          }),
        )
        expect(photosInRect(given, rect)).toEqual(expected)
      }),
    )
  })

  test('is none between photos', () => {
    const [row] = layout.rows
    const gap = (row?.lefts[0] ?? 0) + (row?.widths[0] ?? 0) + 1
    expect(photosInRect(layout, { left: gap, right: gap + 2, top: (row?.top ?? 0) + 10, bottom: (row?.top ?? 0) + 20 })).toEqual([])
  })
})

describe('neighbourOf', () => {
  const move = (index: number, key: Parameters<typeof neighbourOf>[2]) => neighbourOf(layout, index, key, 400)

  test('goes left and right through days and stops at the ends', () => {
    expect([move(4, 'ArrowRight'), move(5, 'ArrowLeft'), move(0, 'ArrowLeft'), move(6, 'ArrowRight')]).toEqual([5, 4, 0, 6])
    expect([move(3, 'Home'), move(3, 'End')]).toEqual([0, 6])
  })

  test('goes down to what stands below and up to what stands above, over headings', () => {
    const perRow = layout.rows[0]?.to ?? 0
    expect(move(0, 'ArrowDown')).toBe(perRow)
    expect(move(perRow, 'ArrowUp')).toBe(0)
    expect(rowOfPhoto(layout.rows, move(4, 'ArrowDown'))).toBeGreaterThan(rowOfPhoto(layout.rows, 4))
    expect([move(6, 'ArrowDown'), move(0, 'ArrowUp'), move(6, 'PageDown'), move(0, 'PageUp')]).toEqual([6, 0, 6, 0])
  })

  test('goes by page at least a row and at most the page', () => {
    fc.assert(
      fc.property(layouts, fc.nat(), fc.integer({ min: 1, max: 900 }), (given, seed, page) => {
        const { rows } = given
        const index = seed % (rows.at(-1)?.to ?? 1)
        const from = rowOfPhoto(rows, index)
        const to = rowOfPhoto(rows, neighbourOf(given, index, 'PageDown', page))
        if (from === rows.length - 1) expect(to).toBe(from)
        else {
          expect(to).toBeGreaterThan(from)
          const distance = (rows[to]?.top ?? 0) - (rows[from]?.top ?? 0)
          if (to > from + 1) expect(distance).toBeLessThanOrEqual(page)
        }
      }),
    )
  })
})
