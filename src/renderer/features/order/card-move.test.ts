import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveOf } from './card-move.ts'

// Eleven cards in rows of four: 0–3, 4–7, 8–10.
test.each([
  ['ArrowRight', 3, 4],
  ['ArrowLeft', 0, 0],
  ['ArrowRight', 10, 10],
  ['ArrowDown', 5, 9],
  ['ArrowDown', 7, 10],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 6, 2],
  ['ArrowUp', 2, 2],
  ['PageUp', 10, 2],
  ['PageDown', 1, 9],
  ['Home', 7, 0],
  ['End', 2, 10],
  ['a', 2, null],
])('%s from %i leads to %s', (key, from, to) => {
  expect(moveOf(key, from, 11, 4, 2)).toBe(to)
})

test('no key leads off the cards', () => {
  const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End')
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 60 }), fc.nat(), fc.integer({ min: 1, max: 9 }), (key, count, at, columns) => {
      const to = moveOf(key, at % count, count, columns, 3)
      expect(to).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThan(count)
    }),
  )
})
