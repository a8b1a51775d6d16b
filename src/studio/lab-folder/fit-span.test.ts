import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fitSpan } from './fit-span.ts'

/** A photo's side, what of it shows, and the pixels of print that become of it: as many or fewer. */
const shown = fc
  .tuple(
    fc.integer({ min: 1, max: 65_500 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0.001, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([limit, at, part, density]) => {
    const size = limit * part
    return { limit, size, from: (limit - size) * at, count: Math.max(1, Math.floor(size * density)) }
  })
  .filter(({ size, count }) => count <= size)

it('takes what is in the photo and shows all that was asked for', () => {
  fc.assert(
    fc.property(shown, ({ from, size, limit, count }) => {
      const span = fitSpan(from, size, limit, count)
      expect(span.start).toBeGreaterThanOrEqual(0)
      expect(span.length).toBeGreaterThanOrEqual(1)
      expect(span.start + span.length).toBeLessThanOrEqual(limit)
      expect(span.offset).toBeGreaterThanOrEqual(0)
      expect(span.offset + span.count).toBeLessThanOrEqual(span.scaled)
      expect(span.count).toBe(count)
    }),
  )
})

it('is never off by more than a pixel of the print at either end', () => {
  fc.assert(
    fc.property(shown, ({ from, size, limit, count }) => {
      const span = fitSpan(from, size, limit, count)
      const onPhoto = (place: number) => span.start + (place * span.length) / span.scaled
      const pixel = size / count
      expect(Math.abs(onPhoto(span.offset) - from) / pixel).toBeLessThanOrEqual(1)
      expect(Math.abs(onPhoto(span.offset + count) - from - size) / pixel).toBeLessThanOrEqual(1)
    }),
  )
})

it('is all of a photo where all of it shows, and hits an odd place to a tenth of a pixel', () => {
  expect(fitSpan(0, 4000, 4000, 1800)).toEqual({ start: 0, length: 4000, scaled: 1800, offset: 0, count: 1800 })
  const { start, length, scaled, offset } = fitSpan(111.37, 2666.7, 3000, 1200)
  expect(Math.abs((111.37 - start) * (scaled / length) - offset)).toBeLessThan(0.1)
})
