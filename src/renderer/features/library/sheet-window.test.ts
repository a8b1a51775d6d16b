import fc from 'fast-check'
import { expect, test } from 'vitest'
import { followWindow, type SheetWindow, windowAround } from './sheet-window.ts'

const TALLEST = 10_000

test('a grid that is low enough is one window', () => {
  expect(windowAround(500, 3_000, TALLEST)).toEqual({ top: 0, height: 3_000 })
})

test('wherever one scrolls, the window is inside the grid, holds what is looked at, and leaves room to go on', () => {
  const steps = fc.array(fc.nat(), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 900 }), steps, (height, view, moves) => {
      let window: SheetWindow = { top: 0, height: 0 }
      for (const move of moves) {
        const offset = move % Math.max(1, height - view)
        window = followWindow(window, offset, view, height, TALLEST)
        expect(window.height).toBe(Math.min(height, TALLEST))
        expect(window.top).toBeGreaterThanOrEqual(0)
        expect(window.top + window.height).toBeLessThanOrEqual(height)
        expect(window.top).toBeLessThanOrEqual(offset)
        if (window.top > 0) expect(offset - window.top).toBeGreaterThan(view)
        if (window.top + window.height < height) expect(window.top + window.height).toBeGreaterThan(offset + view)
      }
    }),
  )
})

test('stays the same object while one looks around inside it', () => {
  const window = windowAround(50_000, 100_000, TALLEST)
  expect(followWindow(window, 51_000, 800, 100_000, TALLEST)).toBe(window)
  expect(followWindow(window, 54_500, 800, 100_000, TALLEST)).not.toBe(window)
})
