import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  carryView,
  closeZoom,
  fitPicture,
  mostZoom,
  needsFullPicture,
  pixelZoom,
  snapToPixel,
  swipeDirection,
  WHOLE_PICTURE,
  zoomPercent,
} from './zoom-geometry.ts'

const size = (least: number, most: number) =>
  fc.record({ width: fc.integer({ min: least, max: most }), height: fc.integer({ min: least, max: most }) })
const photo = size(1, 20_000)
const stage = size(50, 4000)

describe('a fitted picture', () => {
  it('lies in the middle of the stage, all of it, in its own shape', () => {
    fc.assert(
      fc.property(photo, stage, (photo, stage) => {
        const { x, y, width, height } = fitPicture(photo, stage)
        expect(x).toBeGreaterThanOrEqual(-1e-6)
        expect(y).toBeGreaterThanOrEqual(-1e-6)
        expect(x * 2 + width).toBeCloseTo(stage.width, 5)
        expect(y * 2 + height).toBeCloseTo(stage.height, 5)
        expect(width / photo.width).toBeCloseTo(height / photo.height, 8)
      }),
    )
  })

  it('touches the stage, but a small one is only enlarged to twice its size', () => {
    expect(fitPicture({ width: 6000, height: 4000 }, { width: 1200, height: 900 })).toEqual({ x: 0, y: 50, width: 1200, height: 800 })
    expect(fitPicture({ width: 100, height: 80 }, { width: 1200, height: 900 })).toEqual({ x: 500, y: 370, width: 200, height: 160 })
  })
})

describe('zooming', () => {
  const fitted = { width: 1200, height: 800 }
  it.each([
    [1, 5],
    [2, 2.5],
  ])('at a pixel ratio of %d, 1:1 of a 6000 px photo is %d times the fitted one', (ratio, zoom) => {
    expect(pixelZoom({ width: 6000, height: 4000 }, fitted, ratio)).toBe(zoom)
    expect(zoomPercent(zoom, zoom)).toBe(100)
    expect(zoomPercent(1, zoom)).toBe(Math.round(100 / zoom))
  })

  it('goes close to 1:1, or to twice the size where the whole picture is that already', () => {
    expect(closeZoom(5)).toBe(5)
    expect(closeZoom(1.05)).toBe(2)
    expect(closeZoom(0.5)).toBe(2)
  })

  it('always lets one go beyond 1:1 and beyond the whole picture', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (onePixel) => {
        expect(mostZoom(onePixel)).toBeGreaterThanOrEqual(closeZoom(onePixel))
        expect(mostZoom(onePixel)).toBeGreaterThan(onePixel)
      }),
    )
  })

  it('asks for the full picture once the preview has too few pixels', () => {
    const large = { width: 6000, height: 4000 }
    expect(needsFullPicture(large, 2048, 1, 5)).toBe(false)
    expect(needsFullPicture(large, 2048, 2.5, 5)).toBe(true)
    expect(needsFullPicture(large, 2048, 5, 5)).toBe(true)
    expect(needsFullPicture({ width: 2000, height: 1500 }, 2048, 8, 2)).toBe(false)
  })
})

describe('a stage that gets another size', () => {
  const large = { width: 6000, height: 4000 }
  const place = (stage: { width: number; height: number }) => ({ stage, fitted: fitPicture(large, stage) })

  it('shows the whole picture where it showed it', () => {
    expect(carryView(WHOLE_PICTURE, place({ width: 900, height: 600 }), place({ width: 400, height: 600 }))).toBe(WHOLE_PICTURE)
  })

  it('keeps the spot in its middle and the size of a pixel', () => {
    fc.assert(
      fc.property(
        stage,
        stage,
        fc.double({ min: 3, max: 9, noNaN: true }),
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
        (a, b, k, spot) => {
          const [before, after] = [place(a), place(b)]
          const view = {
            k,
            x: a.width / 2 - k * (before.fitted.x + spot[0] * before.fitted.width),
            y: a.height / 2 - k * (before.fitted.y + spot[1] * before.fitted.height),
          }
          const next = carryView(view, before, after)
          expect((b.width / 2 - next.x) / next.k).toBeCloseTo(after.fitted.x + spot[0] * after.fitted.width, 4)
          expect((b.height / 2 - next.y) / next.k).toBeCloseTo(after.fitted.y + spot[1] * after.fitted.height, 4)
          if (next.k > 1) expect(next.k * after.fitted.width).toBeCloseTo(k * before.fitted.width, 4)
        },
      ),
    )
  })
})

it.each([
  [10.26, 1, 10],
  [10.26, 2, 10.5],
  [-3.4, 1.5, -10 / 3],
])('%d px is snapped to the screen’s pixels at %d', (value, ratio, snapped) => {
  expect(snapToPixel(value, ratio)).toBeCloseTo(snapped, 9)
})

it.each([
  [-120, 10, 'next'],
  [120, -30, 'previous'],
  [-30, 0, null],
  [-120, 100, null],
  [0, 200, null],
])('a finger that goes %d, %d means %s', (x, y, meant) => {
  expect(swipeDirection({ x, y })).toBe(meant)
})
