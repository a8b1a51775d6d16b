import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitToDisplays, MIN_SIZE, type Rectangle, readWindowState, writeWindowState } from './window-state.ts'

const primary = { x: 0, y: 25, width: 1920, height: 1015 }
const right = { x: 1920, y: 0, width: 2560, height: 1440 }

test('the first start is centred by the system in its usual size', () => {
  expect(fitToDisplays(null, [primary])).toEqual({ width: 1280, height: 860 })
})

test('a window that fits comes back where it was', () => {
  const there = { x: 2000, y: 100, width: 1500, height: 900 }
  expect(fitToDisplays(there, [primary, right])).toEqual(there)
})

test('a window on a display that is gone is centred on the primary one', () => {
  expect(fitToDisplays({ x: 2000, y: 100, width: 1500, height: 900 }, [primary])).toEqual({ width: 1500, height: 900 })
})

test('a window that sticks out is pushed in, on the display with most of it', () => {
  expect(fitToDisplays({ x: 1700, y: -200, width: 1200, height: 800 }, [primary, right])).toEqual({
    x: 1920,
    y: 0,
    width: 1200,
    height: 800,
  })
})

test('a small display gives its own size', () => {
  expect(fitToDisplays({ x: 0, y: 0, width: 3000, height: 2000 }, [{ x: 0, y: 0, width: 800, height: 600 }])).toEqual({
    x: 0,
    y: 0,
    width: 800,
    height: 600,
  })
})

const rectangle = (least: number) =>
  fc.record({
    x: fc.integer({ min: -10_000, max: 10_000 }),
    y: fc.integer({ min: -10_000, max: 10_000 }),
    width: fc.integer({ min: least, max: 8000 }),
    height: fc.integer({ min: least, max: 8000 }),
  })

test('whatever was remembered, a placed window lies whole on one display and no smaller than the least size', () => {
  fc.assert(
    fc.property(rectangle(1), fc.array(rectangle(1000), { minLength: 1, maxLength: 4 }), (remembered, displays) => {
      const { x, y, width, height } = fitToDisplays(remembered, displays)
      expect(width).toBeGreaterThanOrEqual(MIN_SIZE.width)
      expect(height).toBeGreaterThanOrEqual(MIN_SIZE.height)
      if (x === undefined || y === undefined) return
      expect(displays.some((area) => contains(area, { x, y, width, height }))).toBe(true)
    }),
  )
})

function contains(area: Rectangle, inner: Rectangle): boolean {
  return (
    inner.x >= area.x && inner.y >= area.y && inner.x + inner.width <= area.x + area.width && inner.y + inner.height <= area.y + area.height
  )
}

test('the state survives its file, and a broken file is no state', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'window-state-')), 'window.json')
  expect(readWindowState(path)).toBeNull()
  writeWindowState(path, { bounds: primary, maximized: true })
  expect(readWindowState(path)).toEqual({ bounds: primary, maximized: true })
  writeFileSync(path, '{"bounds":{"x":"1"}}')
  expect(readWindowState(path)).toBeNull()
})

test('a folder that can’t be written to is no matter', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'window-state-')), 'gone', 'window.json')
  expect(() => writeWindowState(path, { bounds: primary, maximized: false })).not.toThrow()
  expect(readWindowState(path)).toBeNull()
})
