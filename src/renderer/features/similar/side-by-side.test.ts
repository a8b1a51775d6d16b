import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestColumns, rowHeight } from './side-by-side.ts'

const room = { width: 1000, height: 620 }

describe('the height of a row', () => {
  it.each([
    ['two upright photos stand beside each other at full height', [0.75, 0.75], 600],
    ['two wide ones beside each other, as wide as the room', [1.5, 1.5], 328],
    ['one alone is all there is', [1.5], 600],
    ['one that is wider than the room is made to fit', [4], 248],
    ['too many are scrolled to', Array.from({ length: 40 }, () => 1.5), 180],
  ])('%s', (_what, aspects, height) => {
    expect(rowHeight(aspects, room, 10, 20)).toBe(height)
  })

  it('never overflows the room sideways while it is more than the least', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.3, max: 4, noNaN: true }), { minLength: 1, maxLength: 12 }), (aspects) => {
        const height = rowHeight(aspects, room, 10, 20)
        if (height > 180) for (const aspect of aspects) expect(aspect * height).toBeLessThanOrEqual(room.width)
        expect(height).toBeLessThanOrEqual(room.height)
      }),
    )
  })
})

it.each([
  [2, 0.75, 2],
  [2, 1.5, 2],
  [2, 3, 1],
  [4, 1.5, 2],
  [4, 0.5, 4],
  [3, 0.75, 3],
])('%d pictures of shape %d are largest in %d columns', (count, aspect, columns) => {
  expect(bestColumns(count, aspect, { width: 1280, height: 744 }, 50)).toBe(columns)
})
