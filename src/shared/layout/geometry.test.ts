import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Crop, cropSchema, cropToPixels, defaultCrop, orientPaper, placePhoto, printDpi, printQuality } from './geometry.ts'

const side = fc.integer({ min: 1, max: 65_500 })
const photoSize = fc.record({ width: side, height: side })
const paperSide = fc.double({ min: 10, max: 24_000, noNaN: true })
const paperSize = fc.record({ width: paperSide, height: paperSide })
const crop: fc.Arbitrary<Crop> = fc
  .tuple(...Array.from({ length: 4 }, () => fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([x = 0, y = 0, a = 0, b = 0]) => ({ x, y, width: Math.max(1e-6, (1 - x) * a), height: Math.max(1e-6, (1 - y) * b) }))
  .filter((candidate) => cropSchema.safeParse(candidate).success)

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

describe('a photo on paper', () => {
  it('always lies inside the paper', () => {
    fc.assert(
      fc.property(
        photoSize,
        paperSize,
        fc.constantFrom('paper-full', 'image-full'),
        fc.option(crop, { nil: undefined }),
        (photo, paper, fit, chosen) => {
          const { target } = placePhoto(photo, paper, fit, chosen)
          const slack = 1e-6 * Math.max(paper.width, paper.height)
          expect(Math.min(target.x, target.y)).toBeGreaterThanOrEqual(-slack)
          expect(target.x + target.width).toBeLessThanOrEqual(paper.width + slack)
          expect(target.y + target.height).toBeLessThanOrEqual(paper.height + slack)
        },
      ),
    )
  })

  it('shows all of itself where it is image-full, in its own shape, as large as the paper allows, in the middle', () => {
    fc.assert(
      fc.property(photoSize, paperSize, (photo, paper) => {
        const { source, target } = placePhoto(photo, paper, 'image-full')
        expect(source).toEqual({ x: 0, y: 0, width: 1, height: 1 })
        near((target.width / target.height) * (photo.height / photo.width), 1)
        expect(target.width > paper.width * (1 - 1e-9) || target.height > paper.height * (1 - 1e-9)).toBe(true)
        near(target.x, (paper.width - target.width) / 2)
        near(target.y, (paper.height - target.height) / 2)
      }),
    )
  })

  it('covers the paper where it is paper-full, unstretched', () => {
    fc.assert(
      fc.property(photoSize, paperSize, (photo, paper) => {
        const { source, target } = placePhoto(photo, paper, 'paper-full')
        expect(target).toEqual({ x: 0, y: 0, ...paper })
        near(target.width / (photo.width * source.width) / (target.height / (photo.height * source.height)), 1)
      }),
    )
  })

  it('takes the crop that was chosen', () => {
    const chosen = { x: 0.5, y: 0.5, width: 0.5, height: 0.25 }
    expect(placePhoto({ width: 100, height: 100 }, { width: 60, height: 30 }, 'paper-full', chosen).source).toBe(chosen)
    expect(placePhoto({ width: 100, height: 100 }, { width: 60, height: 40 }, 'image-full', chosen)).toEqual({
      source: chosen,
      target: { x: 0, y: 5, width: 60, height: 30 },
    })
  })
})

it('a crop in pixels is never empty and never outside the photo', () => {
  fc.assert(
    fc.property(photoSize, crop, (photo, chosen) => {
      const { left, top, width, height } = cropToPixels(photo, chosen)
      for (const value of [left, top, width, height]) expect(Number.isInteger(value)).toBe(true)
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1)
      expect(left + width).toBeLessThanOrEqual(photo.width)
      expect(top + height).toBeLessThanOrEqual(photo.height)
    }),
  )
})

it('a crop of less than a pixel in the last corner is the last pixel', () => {
  const corner = { x: 0.996, y: 0.996, width: 0.004, height: 0.004 }
  expect(cropToPixels({ width: 100, height: 100 }, corner)).toEqual({ left: 99, top: 99, width: 1, height: 1 })
})

it('the whole photo as a crop is the whole photo in pixels', () => {
  fc.assert(
    fc.property(photoSize, (photo) => {
      expect(cropToPixels(photo, { x: 0, y: 0, width: 1, height: 1 })).toEqual({ left: 0, top: 0, ...photo })
    }),
  )
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

describe('resolution', () => {
  const landscape = { width: 1800, height: 1200 }

  it.each([
    [landscape, 300],
    [{ width: 900, height: 600 }, 150],
    [{ width: 3600, height: 2400 }, 600],
    // The long edge limits it: 4:3 on 3:2 paper loses height.
    [{ width: 1600, height: 1200 }, 266],
  ])('of %o on a 4×6 is %i dpi', (photo, dpi) => {
    expect(printDpi(photo, landscape, 'paper-full')).toBe(dpi)
  })

  it('counts only what is printed', () => {
    expect(printDpi(landscape, landscape, 'paper-full', { x: 0, y: 0, width: 0.5, height: 0.5 })).toBe(150)
  })

  it('with white bars is as high as the side that fills the paper', () => {
    expect(printDpi({ width: 1200, height: 1200 }, landscape, 'image-full')).toBe(300)
  })

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
