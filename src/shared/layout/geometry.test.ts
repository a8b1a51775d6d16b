import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cropSchema, defaultCrop, orientPaper, printQuality } from './geometry.ts'

const side = fc.integer({ min: 1, max: 65_500 })
const photoSize = fc.record({ width: side, height: side })
const paperSide = fc.double({ min: 10, max: 24_000, noNaN: true })
const paperSize = fc.record({ width: paperSide, height: paperSide })
const near = (actual: number, wanted: number) => expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(wanted)))

describe('the default crop', () => {
  it('lies inside the photo, touches two of its sides and has the shape of the paper', () => {
    fc.assert(
      fc.property(photoSize, paperSize, (photo, paper) => {
        const found = defaultCrop(photo, paper)
        expect(cropSchema.safeParse(found).error).toBeUndefined()
        expect(found.width === 1 || found.height === 1).toBe(true)
        near((found.width * photo.width) / (found.height * photo.height), paper.width / paper.height)
      }),
    )
  })

  it('is centred across, and a third from the top where height is lost', () => {
    const square = { width: 100, height: 100 }
    expect(defaultCrop(square, { width: 1, height: 2 })).toEqual({ x: 0.25, y: 0, width: 0.5, height: 1 })
    const { y, height } = defaultCrop(square, { width: 2, height: 1 })
    near(y, 0.5 / 3)
    near(height, 0.5)
  })
})

describe('paper', () => {
  const paper = { short: 1200, long: 1800 }

  it('turns the way the photo lies; a square takes it upright', () => {
    expect(orientPaper({ width: 4000, height: 3000 }, paper)).toEqual({ width: 1800, height: 1200 })
    expect(orientPaper({ width: 3000, height: 4000 }, paper)).toEqual({ width: 1200, height: 1800 })
    expect(orientPaper({ width: 3000, height: 3000 }, paper)).toEqual({ width: 1200, height: 1800 })
  })

  it('turned so never shows less of the photo than turned the other way', () => {
    fc.assert(
      fc.property(photoSize, (photo) => {
        const shown = (size: { width: number; height: number }) => {
          const { width, height } = defaultCrop(photo, size)
          return width * height
        }
        const turned = orientPaper(photo, paper)
        expect(shown(turned)).toBeGreaterThanOrEqual(shown({ width: turned.height, height: turned.width }) - 1e-9)
      }),
    )
  })
})

describe('quality', () => {
  it.each([
    [300, 'good'],
    [200, 'good'],
    [199, 'caution'],
    [150, 'caution'],
    [149, 'warning'],
  ] as const)('%i dpi is %s', (dpi, quality) => {
    expect(printQuality(dpi, { goodDpi: 200, warnDpi: 150 })).toBe(quality)
  })
})

describe('a crop from outside', () => {
  it.each([
    [{ x: 0.5, y: 0, width: 0.6, height: 1 }],
    [{ x: 0, y: 0.5, width: 1, height: 0.6 }],
    [{ x: -0.1, y: 0, width: 1, height: 1 }],
    [{ x: 0, y: 0, width: 0, height: 1 }],
    [{ x: 0, y: 0, width: Number.NaN, height: 1 }],
    [{ x: 0, y: 0, width: Number.POSITIVE_INFINITY, height: 1 }],
  ])('%o is refused', (given) => {
    expect(cropSchema.safeParse(given).success).toBe(false)
  })
})
