import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cropOf, MAX_ZOOM, moveCrop, straightenCrop, turnCrop, zoomCrop, zoomOf } from './crop-gestures.ts'
import { type Crop, cropSchema, type Size } from './geometry.ts'
import { firstCrop, keepInside, layoutPrint } from './print-layout.ts'

const photo = fc.record({ width: fc.integer({ min: 100, max: 20_000 }), height: fc.integer({ min: 100, max: 20_000 }) })
const degrees = fc.oneof(fc.constant(0), fc.double({ min: -15, max: 15, noNaN: true }))
const part = fc.double({ min: 0, max: 1, noNaN: true })
const spot = fc.record({ x: part, y: part })
const step = fc.record({ x: fc.double({ min: -2, max: 2, noNaN: true }), y: fc.double({ min: -2, max: 2, noNaN: true }) })
const gesture = fc.oneof(
  fc.record({ kind: fc.constant('zoom' as const), factor: fc.double({ min: 0.1, max: 10, noNaN: true }), about: spot }),
  fc.record({ kind: fc.constant('move' as const), by: step }),
  fc.record({ kind: fc.constant('straighten' as const), to: degrees }),
)

const shapeOf = (turned: Size, { width, height }: Crop) => (width * turned.width) / (height * turned.height)

it('no gestures lead out of the photo, change the shape or come closer than eight times', () => {
  fc.assert(
    fc.property(photo, fc.double({ min: 0.2, max: 5, noNaN: true }), fc.array(gesture, { maxLength: 12 }), (turned, aspect, gestures) => {
      let straighten = 0
      let crop = firstCrop(turned, aspect, straighten)
      for (const made of gestures) {
        if (made.kind === 'zoom') crop = zoomCrop(turned, crop, made.factor, made.about, straighten)
        if (made.kind === 'move') crop = moveCrop(turned, crop, made.by, straighten)
        if (made.kind === 'straighten') {
          crop = straightenCrop(turned, crop, straighten, made.to)
          straighten = made.to
        }
        expect(cropSchema.safeParse(crop).error).toBeUndefined()
        const kept = keepInside(turned, crop, straighten)
        for (const edge of ['x', 'y', 'width', 'height'] as const) expect(kept[edge]).toBeCloseTo(crop[edge], 6)
        expect(shapeOf(turned, crop) / aspect).toBeCloseTo(1, 6)
        if (made.kind === 'zoom') expect(zoomOf(turned, crop, straighten)).toBeLessThanOrEqual(MAX_ZOOM + 1e-6)
        expect(zoomOf(turned, crop, straighten)).toBeGreaterThanOrEqual(1 - 1e-6)
      }
    }),
  )
})

describe('zooming', () => {
  const turned = { width: 3000, height: 2000 }
  const whole = { x: 0, y: 0, width: 1, height: 1 }

  it('keeps in place what lies below the hand', () => {
    const about = { x: 0.3, y: 0.6 }
    const { x, y, width, height } = zoomCrop(turned, whole, 2, about, 0)
    expect(width).toBe(0.5)
    expect((about.x - x) / width).toBeCloseTo(0.3, 9)
    expect((about.y - y) / height).toBeCloseTo(0.6, 9)
  })

  it('back out ends at the first crop, not beyond', () => {
    const close = zoomCrop(turned, whole, 5, { x: 0.9, y: 0.1 }, 0)
    expect(zoomCrop(turned, close, 0.01, { x: 0.9, y: 0.1 }, 0)).toEqual(whole)
  })

  it('ends at eight times', () => {
    expect(zoomCrop(turned, whole, 1000, { x: 0.5, y: 0.5 }, 0)).toMatchObject({ width: 1 / MAX_ZOOM, height: 1 / MAX_ZOOM })
  })
})

it('moving goes by the crop’s own size and stops at the edge', () => {
  const turned = { width: 3000, height: 2000 }
  const crop = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }
  expect(moveCrop(turned, crop, { x: 0.5, y: -0.25 }, 0)).toEqual({ x: 0.5, y: 0.125, width: 0.5, height: 0.5 })
  expect(moveCrop(turned, crop, { x: 9, y: 0 }, 0)).toEqual({ ...crop, x: 0.5 })
})

it('straightening goes round the middle of what shows, and back to where it was', () => {
  const turned = { width: 3000, height: 2000 }
  const crop = { x: 0.5, y: 0.4, width: 0.2, height: 0.2 }
  const tilted = straightenCrop(turned, crop, 0, 10)
  expect(tilted).toMatchObject({ width: 0.2, height: 0.2 })
  const back = straightenCrop(turned, tilted, 10, 0)
  for (const edge of ['x', 'y', 'width', 'height'] as const) expect(back[edge]).toBeCloseTo(crop[edge], 9)
})

it('a crop goes with its photo through a quarter turn, and four bring it back', () => {
  const crop = { x: 0.1, y: 0.2, width: 0.5, height: 0.25 }
  const quarter = turnCrop(crop)
  expect(quarter).toEqual({ x: 0.55, y: 0.1, width: 0.25, height: 0.5 })
  const back = turnCrop(turnCrop(turnCrop(quarter)))
  for (const edge of ['x', 'y', 'width', 'height'] as const) expect(back[edge]).toBeCloseTo(crop[edge], 9)
})

it('the crop of a choice is what the print shows', () => {
  const paper = { short: 1200, long: 1800 }
  const choice = { fit: 'paper-full', turn: 90, straighten: 4 } as const
  expect(cropOf({ width: 4000, height: 3000 }, paper, choice)).toEqual(layoutPrint({ width: 4000, height: 3000 }, paper, choice).source)
})
