import fc from 'fast-check'
import { expect, it } from 'vitest'
import { layoutDate } from './date-imprint.ts'
import { layoutPrint } from './print-layout.ts'

const landscape = layoutPrint({ width: 3000, height: 2000 }, { short: 1200, long: 1800 }, { fit: 'paper-full' })

it('lights up the strokes of the short year, month and day without zeros before them', () => {
  const strokes = (day: string) => layoutDate(day, landscape).polygons.length
  // The tick, 2 + 4 of the year, then month and day.
  expect(strokes('2024-05-04')).toBe(1 + 5 + 4 + 5 + 4)
  expect(strokes('2088-08-08')).toBe(1 + 7 + 7 + 7 + 7)
  expect(strokes('2011-11-11')).toBe(1 + 2 * 6)
})

it('stands at the bottom right, 3 to 5 mm high on a 4×6 and out of what a lab trims', () => {
  const points = layoutDate('2024-05-04', landscape).polygons.flat()
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const mm = 1200 / 102
  expect((Math.max(...ys) - Math.min(...ys)) / mm).toBeGreaterThan(3)
  expect((Math.max(...ys) - Math.min(...ys)) / mm).toBeLessThan(5)
  expect((1800 - Math.max(...xs)) / mm).toBeGreaterThan(3)
  expect((1200 - Math.max(...ys)) / mm).toBeGreaterThan(3)
  expect(Math.min(...xs)).toBeGreaterThan(900)
})

it('never leaves the picture, however narrow that is', () => {
  const side = fc.integer({ min: 1, max: 65_500 })
  fc.assert(
    fc.property(
      side,
      side,
      fc.constantFrom('paper-full' as const, 'image-full' as const),
      fc.integer({ min: 0, max: 300 }),
      (width, height, fit, border) => {
        const layout = layoutPrint({ width, height }, { short: 1200, long: 1800, border }, { fit })
        const { x, y, width: across, height: down } = layout.target
        for (const [px, py] of layoutDate('2020-12-30', layout).polygons.flat()) {
          expect(px).toBeGreaterThanOrEqual(x - 1e-6)
          expect(px).toBeLessThanOrEqual(x + across + 1e-6)
          expect(py).toBeGreaterThanOrEqual(y - 1e-6)
          expect(py).toBeLessThanOrEqual(y + down + 1e-6)
        }
      },
    ),
  )
})
