import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Crop, cropSchema, defaultCrop, type Size, type Turn } from './geometry.ts'
import { dpiOf, firstCrop, keepInside, layoutPrint, type PrintLayout, turnSize } from './print-layout.ts'

type Point = readonly [number, number]

const side = fc.integer({ min: 1, max: 65_500 })
const photoSize = fc.record({ width: side, height: side })
/** As cameras and phones make them, panoramas among them: what a property of a hundredth of a pixel can be asked of. */
const photoLike = fc.record({ width: fc.integer({ min: 200, max: 20_000 }), height: fc.integer({ min: 200, max: 20_000 }) })
const paper = fc
  .record({
    short: fc.integer({ min: 100, max: 5000 }),
    stretch: fc.double({ min: 1, max: 3, noNaN: true }),
    border: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ short, stretch, border }) => ({ short, long: Math.round(short * stretch), border }))
const turn = fc.constantFrom<Turn>(0, 90, 180, 270)
const straighten = fc.oneof(fc.constant(0), fc.constantFrom(-15, 15, 0.1), fc.double({ min: -15, max: 15, noNaN: true }))
const fit = fc.constantFrom('paper-full' as const, 'image-full' as const)
const orientation = fc.constantFrom(undefined, 'portrait' as const, 'landscape' as const)
const aspect = fc.double({ min: 0.05, max: 20, noNaN: true })
const crop: fc.Arbitrary<Crop> = fc
  .tuple(...Array.from({ length: 4 }, () => fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([x = 0, y = 0, a = 0, b = 0]) => ({
    x: x * 0.99,
    y: y * 0.99,
    width: Math.max(0.01, (1 - x) * a),
    height: Math.max(0.01, (1 - y) * b),
  }))
  .filter((candidate) => cropSchema.safeParse(candidate).success)
const choice = fc.record({ fit, crop: fc.option(crop, { nil: undefined }), turn, straighten, orientation })

function turnPoint([x, y]: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]
}

function cornersOf({ x, y, width, height }: { x: number; y: number } & Size): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]
}

/** Where a place of what shows lies on the upright photo, in px: by trigonometry of its own. */
function onPhoto(photo: Size, turned: Size, [x, y]: Point, degrees: number): Point {
  const [fromX, fromY] = turnPoint([(x - 0.5) * turned.width, (y - 0.5) * turned.height], -degrees)
  return [fromX + photo.width / 2, fromY + photo.height / 2]
}

function onPaper([a, b, c, d, e, f]: PrintLayout['matrix'], [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f]
}

function expectNear(actual: Point, wanted: Point, slack: number): void {
  expect(Math.hypot(actual[0] - wanted[0], actual[1] - wanted[1])).toBeLessThanOrEqual(slack)
}

/** Every corner lies on the straightened photo, to a millionth of its longer side. */
function expectInside(turned: Size, found: Crop, degrees: number): void {
  expect(cropSchema.safeParse(found).error).toBeUndefined()
  const slack = 1e-6 * Math.max(turned.width, turned.height)
  for (const corner of cornersOf(found)) {
    const [x, y] = onPhoto(turned, turned, corner, degrees)
    expect(Math.min(x, y, turned.width - x, turned.height - y)).toBeGreaterThanOrEqual(-slack)
  }
}

const shapeOf = (turned: Size, { width, height }: Crop) => (width * turned.width) / (height * turned.height)

describe('the first crop', () => {
  it('never leaves the straightened photo, has its shape, and none of that shape is larger', () => {
    fc.assert(
      fc.property(photoLike, aspect, straighten, (turned, shape, degrees) => {
        const found = firstCrop(turned, shape, degrees)
        expectInside(turned, found, degrees)
        expect(shapeOf(turned, found) / shape).toBeCloseTo(1, 6)
        const larger = {
          x: 0.5 - found.width * 0.501,
          y: 0.5 - found.height * 0.501,
          width: found.width * 1.002,
          height: found.height * 1.002,
        }
        expect(keepInside(turned, larger, degrees).width).toBeLessThan(larger.width)
      }),
    )
  })

  it('is valid of any photo that is taken in, on any paper', () => {
    fc.assert(
      fc.property(photoSize, paper, choice, (photo, sheet, { fit: chosen, turn: turned, straighten: degrees }) => {
        const { source } = layoutPrint(photo, sheet, { fit: chosen, turn: turned, straighten: degrees })
        expect(cropSchema.safeParse(source).error).toBeUndefined()
      }),
    )
  })

  it('of a level photo is the default one, and a hair of straightening moves it by no more than that', () => {
    const turned = { width: 3000, height: 4000 }
    expect(firstCrop(turned, 1.5, 0)).toEqual(defaultCrop(turned, { width: 1.5, height: 1 }))
    expect(firstCrop(turned, 1.5, 0.01).y).toBeCloseTo(firstCrop(turned, 1.5, 0).y, 3)
  })
})

describe('a crop that is kept inside', () => {
  it('never leaves the straightened photo and keeps its shape', () => {
    fc.assert(
      fc.property(photoLike, crop, straighten, (turned, given, degrees) => {
        const kept = keepInside(turned, given, degrees)
        expectInside(turned, kept, degrees)
        expect(shapeOf(turned, kept) / shapeOf(turned, given)).toBeCloseTo(1, 6)
        expect(kept.width).toBeLessThanOrEqual(given.width)
      }),
    )
  })

  it('stays as it is where it was inside', () => {
    fc.assert(
      fc.property(photoLike, crop, straighten, (turned, given, degrees) => {
        const kept = keepInside(turned, given, degrees)
        const again = keepInside(turned, kept, degrees)
        for (const edge of ['x', 'y', 'width', 'height'] as const) expect(again[edge]).toBeCloseTo(kept[edge], 6)
      }),
    )
  })

  it('of a long panorama leaves neither the tilted photo nor the fractions that a crop is told in', () => {
    const turned = { width: 20_000, height: 1000 }
    const kept = keepInside(turned, { x: 0, y: 0, width: 0.02, height: 0.3 }, 15)
    expectInside(turned, kept, 15)
    expect(kept).toMatchObject({ width: 0.02, height: 0.3 })
  })
})

describe('a layout', () => {
  it('puts the corners of what shows onto the corners of where it shows, at every turn', () => {
    fc.assert(
      fc.property(photoLike, paper, choice, (photo, sheet, chosen) => {
        const layout = layoutPrint(photo, sheet, chosen)
        const degrees = chosen.turn + chosen.straighten
        const targets = cornersOf(layout.target)
        for (const [index, corner] of cornersOf(layout.source).entries()) {
          expectNear(onPaper(layout.matrix, onPhoto(photo, layout.turned, corner, degrees)), targets[index] ?? [0, 0], 0.01)
        }
      }),
    )
  })

  it('lies on its paper inside of the border, in the middle of it, in whole pixels', () => {
    fc.assert(
      fc.property(photoSize, paper, choice, (photo, sheet, chosen) => {
        const { paper: lain, target } = layoutPrint(photo, sheet, chosen)
        const border = Math.floor(Math.min(sheet.border, sheet.short / 3))
        expect([lain.width, lain.height].toSorted((a, b) => a - b)).toEqual([sheet.short, sheet.long])
        expect(Object.values(target).every(Number.isInteger)).toBe(true)
        const [right, bottom] = [lain.width - target.x - target.width, lain.height - target.y - target.height]
        expect(Math.min(target.x, target.y, right, bottom)).toBeGreaterThanOrEqual(border)
        expect(Math.max(Math.abs(target.x - right), Math.abs(target.y - bottom))).toBeLessThanOrEqual(1)
        const fills = [target.width === lain.width - 2 * border, target.height === lain.height - 2 * border]
        expect(fills.filter(Boolean).length).toBeGreaterThanOrEqual(chosen.fit === 'paper-full' ? 2 : 1)
      }),
    )
  })

  it('never stretches by more than half a pixel: a crop made for another paper loses what overhangs', () => {
    fc.assert(
      fc.property(photoLike, paper, choice, (photo, sheet, chosen) => {
        const { source, target, turned } = layoutPrint(photo, sheet, chosen)
        const shape = shapeOf(turned, source)
        const off = Math.min(Math.abs(target.height * shape - target.width), Math.abs(target.width / shape - target.height))
        // A picture of less than a pixel is one pixel.
        expect(off).toBeLessThanOrEqual(Math.min(target.width, target.height) === 1 ? 1 : 0.501)
        if (!chosen.crop) return
        const given = chosen.crop
        expect(Math.max(source.width / given.width, source.height / given.height)).toBeCloseTo(1, 6)
        expect(source.x + source.width / 2).toBeCloseTo(given.x + given.width / 2, 9)
        expect(source.y + source.height / 2).toBeCloseTo(given.y + given.height / 2, 9)
      }),
    )
  })

  it('shows no empty corner unless a crop asks for one', () => {
    fc.assert(
      fc.property(photoLike, paper, choice, (photo, sheet, { crop: _crop, ...chosen }) => {
        const { source, turned } = layoutPrint(photo, sheet, chosen)
        expectInside(turned, source, chosen.straighten)
      }),
    )
  })

  it('of a turned photo is that of a photo that was turned before', () => {
    fc.assert(
      fc.property(photoLike, paper, choice, (photo, sheet, chosen) => {
        const turned = layoutPrint(photo, sheet, chosen)
        const before = layoutPrint(turnSize(photo, chosen.turn), sheet, { ...chosen, turn: 0 })
        expect({ ...turned, matrix: [] }).toEqual({ ...before, matrix: [] })
        for (const [x, y] of cornersOf({ x: 0, y: 0, ...photo })) {
          const [fromX, fromY] = turnPoint([x - photo.width / 2, y - photo.height / 2], chosen.turn)
          const place: Point = [fromX + turned.turned.width / 2, fromY + turned.turned.height / 2]
          const slack = 1e-6 * Math.max(1, ...turned.matrix.map(Math.abs), ...before.matrix.map(Math.abs))
          expectNear(onPaper(turned.matrix, [x, y]), onPaper(before.matrix, place), slack)
        }
      }),
    )
  })

  it('lies as the turned photo does, or as it was told to', () => {
    const landscape = { width: 4000, height: 3000 }
    const sheet = { short: 1200, long: 1800 }
    expect(layoutPrint(landscape, sheet, { fit: 'paper-full' }).paper).toEqual({ width: 1800, height: 1200 })
    expect(layoutPrint(landscape, sheet, { fit: 'paper-full', turn: 90 }).paper).toEqual({ width: 1200, height: 1800 })
    expect(layoutPrint(landscape, sheet, { fit: 'paper-full', orientation: 'portrait' }).paper).toEqual({ width: 1200, height: 1800 })
    expect(layoutPrint({ width: 9, height: 9 }, sheet, { fit: 'paper-full' }).paper).toEqual({ width: 1200, height: 1800 })
  })
})

describe('the shapes that a studio is sent', () => {
  it('a panorama of 20:1 fills a 3×5 with its middle, or lies across it whole', () => {
    const panorama = { width: 20_000, height: 1000 }
    const sheet = { short: 1050, long: 1500 }
    const full = layoutPrint(panorama, sheet, { fit: 'paper-full' })
    expect(full.source.width * panorama.width).toBeCloseTo(1000 / 0.7, 6)
    expect(full.source.x + full.source.width / 2).toBeCloseTo(0.5, 9)
    const whole = layoutPrint(panorama, sheet, { fit: 'image-full' })
    expect(whole.target).toEqual({ x: 0, y: 487, width: 1500, height: 75 })
    const level = layoutPrint(panorama, sheet, { fit: 'image-full', straighten: 15 })
    expectInside(level.turned, level.source, 15)
    expect(level.target.width / level.target.height).toBeCloseTo(20, 6)
  })

  it('300 × 200 px on an 11×14 are 18 dpi; a square on it shows its middle', () => {
    const sheet = { short: 3300, long: 4200 }
    expect(dpiOf(layoutPrint({ width: 300, height: 200 }, sheet, { fit: 'paper-full' }))).toBe(18)
    const square = layoutPrint({ width: 900, height: 900 }, sheet, { fit: 'paper-full' })
    expect(square.source.width).toBeCloseTo(3300 / 4200, 9)
    expect(square.source.height).toBe(1)
  })

  it('65,500 × 10 px still lie on a 4×6, and their crop may be told', () => {
    const thread = { width: 65_500, height: 10 }
    const { source, target } = layoutPrint(thread, { short: 1200, long: 1800 }, { fit: 'paper-full' })
    expect(cropSchema.safeParse(source).success).toBe(true)
    expect(target).toEqual({ x: 0, y: 0, width: 1800, height: 1200 })
    expect(layoutPrint(thread, { short: 1200, long: 1800 }, { fit: 'image-full' }).target).toEqual({ x: 0, y: 599, width: 1800, height: 1 })
  })
})

describe('resolution', () => {
  const landscape = { width: 1800, height: 1200 }
  const sheet = { short: 1200, long: 1800 }

  it.each([
    [landscape, 300],
    [{ width: 900, height: 600 }, 150],
    [{ width: 3600, height: 2400 }, 600],
    // The long edge limits it: 4:3 on 3:2 paper loses height.
    [{ width: 1600, height: 1200 }, 266],
  ])('of %o on a 4×6 is %i dpi', (photo, dpi) => {
    expect(dpiOf(layoutPrint(photo, sheet, { fit: 'paper-full' }))).toBe(dpi)
    expect(dpiOf(layoutPrint(photo, sheet, { fit: 'paper-full', turn: 270 }))).toBe(dpi)
  })

  it('counts only what is printed, and where', () => {
    expect(dpiOf(layoutPrint(landscape, sheet, { fit: 'paper-full', crop: { x: 0, y: 0, width: 0.5, height: 0.5 } }))).toBe(150)
    expect(dpiOf(layoutPrint(landscape, { ...sheet, border: 150 }, { fit: 'image-full' }))).toBe(400)
    expect(dpiOf(layoutPrint({ width: 1200, height: 1200 }, sheet, { fit: 'image-full' }))).toBe(300)
  })
})
