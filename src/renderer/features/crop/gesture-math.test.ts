import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placePaper, snapLevel, spreadOf, wheelFactor } from './gesture-math.ts'

test('the paper keeps its shape, lies in the middle and leaves room around it', () => {
  const side = fc.integer({ min: 120, max: 4000 })
  fc.assert(
    fc.property(fc.record({ width: side, height: side }), fc.record({ width: side, height: side }), (stage, paper) => {
      const { x, y, width, height, scale } = placePaper(stage, paper)
      expect(width / height).toBeCloseTo(paper.width / paper.height, 6)
      expect(x).toBeCloseTo(stage.width - x - width, 6)
      expect(y).toBeCloseTo(stage.height - y - height, 6)
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(15.999)
      expect(width).toBeCloseTo(paper.width * scale, 6)
    }),
  )
})

describe('the wheel', () => {
  test('turned up zooms in, down as far out again', () => {
    const up = wheelFactor({ deltaY: -100, deltaMode: 0, ctrlKey: false })
    expect(up).toBeGreaterThan(1)
    expect(up * wheelFactor({ deltaY: 100, deltaMode: 0, ctrlKey: false })).toBeCloseTo(1, 12)
  })

  test('as a pinch on a touchpad, and in lines, counts for more', () => {
    expect(wheelFactor({ deltaY: -4, deltaMode: 0, ctrlKey: true })).toBeCloseTo(wheelFactor({ deltaY: -40, deltaMode: 0, ctrlKey: false }))
    expect(wheelFactor({ deltaY: -4, deltaMode: 1, ctrlKey: false })).toBeCloseTo(
      wheelFactor({ deltaY: -100, deltaMode: 0, ctrlKey: false }),
    )
  })
})

test('fingers have a middle and a distance; one has none', () => {
  expect(spreadOf([{ x: 4, y: 2 }])).toEqual({ middle: { x: 4, y: 2 }, distance: 0 })
  expect(
    spreadOf([
      { x: 0, y: 0 },
      { x: 6, y: 8 },
    ]),
  ).toEqual({ middle: { x: 3, y: 4 }, distance: 10 })
})

test('a hair beside level is level', () => {
  expect([-0.7, -0.6, 0.1, 0.6, 0.7].map(snapLevel)).toEqual([-0.7, 0, 0, 0, 0.7])
})
