import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_ZOOM } from '#shared/layout/crop-gestures.ts'
import { cropSchema } from '#shared/layout/geometry.ts'
import { dpiOf } from '#shared/layout/print-layout.ts'
import { MAX_SIDE } from '#shared/photo-limits.ts'
import {
  canCrop,
  changeEdit,
  layoutOf,
  moveBy,
  type PrintEdit,
  type PrintScene,
  photoPointAt,
  startAgain,
  turnBy,
  zoomOf,
  zoomTo,
} from './crop-edit.ts'

const plain: PrintEdit = { productId: 'print-4x6', quantity: 2, fit: 'paper-full', options: {} }
const photo = { width: 4000, height: 3000 }
const paper = { short: 1200, long: 1800 }
const scene: PrintScene = { photo, paper, edit: plain }

const anyScene: fc.Arbitrary<PrintScene> = fc.record({
  photo: fc.record({ width: fc.integer({ min: 40, max: 20_000 }), height: fc.integer({ min: 40, max: 20_000 }) }),
  paper: fc.record({ short: fc.integer({ min: 600, max: 3300 }), long: fc.integer({ min: 3300, max: 4200 }), border: fc.nat(80) }),
  edit: fc.record({
    productId: fc.constant('print-4x6'),
    quantity: fc.constant(1),
    fit: fc.constant('paper-full' as const),
    turn: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
    straighten: fc.double({ min: -15, max: 15, noNaN: true }),
    orientation: fc.constantFrom(undefined, 'portrait' as const, 'landscape' as const),
    options: fc.constant({}),
  }),
})

type Hand = (scene: PrintScene) => PrintEdit
const part = fc.double({ min: -2, max: 2, noNaN: true })
const hand: fc.Arbitrary<Hand> = fc.oneof(
  fc.tuple(part, part).map(
    ([x, y]): Hand =>
      (of) =>
        moveBy(of, { x: x * of.paper.short, y: y * of.paper.short }),
  ),
  fc.tuple(fc.double({ min: 0.1, max: 20, noNaN: true }), part).map(
    ([zoom, at]): Hand =>
      (of) =>
        zoomTo(of, zoom, { x: at * of.paper.short, y: at * of.paper.short }),
  ),
  fc.constantFrom(90 as const, -90 as const).map(
    (by): Hand =>
      (of) =>
        turnBy(of, by),
  ),
  fc.double({ min: -15, max: 15, noNaN: true }).map(
    (straighten): Hand =>
      (of) =>
        changeEdit(of, { straighten }),
  ),
  fc.constantFrom('portrait' as const, 'landscape' as const, undefined).map(
    (orientation): Hand =>
      (of) =>
        changeEdit(of, { orientation }),
  ),
)

test('whatever the hand does, what shows fills the paper unstretched, is of the photo and may be ordered', () => {
  fc.assert(
    fc.property(anyScene, fc.array(hand, { maxLength: 12 }), (start, hands) => {
      let now = start
      for (const move of hands) now = { ...now, edit: move(now) }
      if (!now.edit.crop) return
      expect(cropSchema.safeParse(now.edit.crop).error).toBeUndefined()
      const layout = layoutOf(now)
      const { source, target, turned } = layout
      expect((source.width * turned.width) / (source.height * turned.height) / (target.width / target.height)).toBeCloseTo(1, 6)
      for (const x of [target.x, target.x + target.width]) {
        for (const y of [target.y, target.y + target.height]) {
          const corner = photoPointAt(layout, { x, y })
          expect(corner.x).toBeGreaterThan(-0.01)
          expect(corner.y).toBeGreaterThan(-0.01)
          expect(corner.x).toBeLessThan(now.photo.width + 0.01)
          expect(corner.y).toBeLessThan(now.photo.height + 0.01)
        }
      }
    }),
  )
})

describe('zooming', () => {
  test('keeps what lies under the pointer where it is', () => {
    const close = { ...scene, edit: zoomTo(scene, 2) }
    const at = { x: 700, y: 500 }
    const closer = { ...scene, edit: zoomTo(close, 3, at) }
    const before = photoPointAt(layoutOf(close), at)
    const after = photoPointAt(layoutOf(closer), at)
    expect(after.x).toBeCloseTo(before.x, 6)
    expect(after.y).toBeCloseTo(before.y, 6)
    expect(zoomOf(closer)).toBeCloseTo(3, 9)
  })

  test('goes no further out than the paper allows and no further in than a print makes sense', () => {
    expect(zoomOf({ ...scene, edit: zoomTo(scene, 0.2) })).toBeCloseTo(1, 9)
    expect(zoomOf({ ...scene, edit: zoomTo(scene, 1000) })).toBeCloseTo(MAX_ZOOM, 9)
  })

  test('lowers the resolution in words of dpi as it should', () => {
    expect(dpiOf(layoutOf({ ...scene, edit: zoomTo(scene, 2) }))).toBe(Math.floor(dpiOf(layoutOf(scene)) / 2))
  })
})

test('moving the picture to the right shows what is left of it, and stops at its edge', () => {
  const close = { ...scene, edit: zoomTo(scene, 2) }
  const x = (edit: PrintEdit) => edit.crop?.x ?? Number.NaN
  expect(x(moveBy(close, { x: 100, y: 0 }))).toBeLessThan(x(close.edit))
  expect(x(moveBy(close, { x: 1e6, y: 0 }))).toBeCloseTo(0, 9)
})

test('four turns, a straightening taken back and another paper and back again leave the print as it was', () => {
  const close: PrintScene = { ...scene, edit: zoomTo(scene, 2, { x: 0, y: 0 }) }
  let turned = close
  for (let turn = 0; turn < 4; turn++) turned = { ...turned, edit: turnBy(turned, 90) }
  expectSame(turned.edit, close.edit)
  expect(turned.edit.turn).toBeUndefined()

  const middle: PrintScene = { ...scene, edit: zoomTo(scene, 2) }
  const crooked = { ...middle, edit: changeEdit(middle, { straighten: 9 }) }
  expectSame(changeEdit(crooked, { straighten: 0 }), middle.edit)

  const square = { short: 1500, long: 1500 }
  const other = { photo, paper: square, edit: changeEdit(middle, { productId: 'square' }, square) }
  expectSame(changeEdit(other, { productId: 'print-4x6' }, paper), middle.edit)
})

test('a crop goes with the fit that it was made for, and starting again keeps what is bought', () => {
  const close = { ...scene, edit: changeEdit({ ...scene, edit: zoomTo(scene, 2) }, { straighten: 3 }) }
  expect(changeEdit(close, { fit: 'image-full' })).toEqual({ ...plain, fit: 'image-full', straighten: 3 })
  expect(startAgain(close.edit)).toEqual(plain)
})

test('a photo that shows whole is not cropped', () => {
  const whole: PrintScene = { ...scene, edit: { ...plain, fit: 'image-full' } }
  expect(canCrop(whole)).toBe(false)
  expect(zoomTo(whole, 3)).toBe(whole.edit)
})

test.each([
  { width: 65_000, height: 20 },
  { width: MAX_SIDE, height: 1 },
  { width: 1, height: MAX_SIDE },
])('of the longest photo the part is chosen too, closely, as the contract takes it: %o', (longest) => {
  const sliver: PrintScene = { ...scene, photo: longest }
  const far = { ...sliver, edit: moveBy(sliver, { x: -1e9, y: -1e9 }) }
  expect(far.edit.crop).not.toEqual(layoutOf(sliver).source)
  const close = zoomTo(far, MAX_ZOOM)
  expect(cropSchema.safeParse(close.crop).error).toBeUndefined()
  expect(zoomOf({ ...far, edit: close })).toBeCloseTo(MAX_ZOOM, 6)
})

function expectSame(actual: PrintEdit, wanted: PrintEdit) {
  const { crop, ...rest } = actual
  const { crop: wantedCrop, ...wantedRest } = wanted
  expect(rest).toEqual(wantedRest)
  for (const side of ['x', 'y', 'width', 'height'] as const) expect(crop?.[side]).toBeCloseTo(wantedCrop?.[side] ?? Number.NaN, 6)
}
