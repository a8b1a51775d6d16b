import { expect, test } from 'vitest'
import { movePlace, rowsOf } from './suggestion.ts'

const rows = rowsOf({
  tags: [
    { tag: '가족', count: 3 },
    { tag: '가을', count: 1 },
  ],
  years: [],
  albums: [{ albumId: 7, name: '가을 소풍', count: 2 }],
  recent: ['가족 여행'],
})

test('only kinds of which there are some have a row, in their order', () => {
  expect(rows.map(({ kind, suggestions }) => [kind, suggestions.length])).toEqual([
    ['tags', 2],
    ['albums', 1],
    ['recent', 1],
  ])
})

test('keys go through the rows and along them, and beyond their ends back to the text', () => {
  const walk = (...keys: string[]) => keys.reduce((at: ReturnType<typeof movePlace>, key) => movePlace(rows, at, key), null)
  expect(walk('ArrowDown')).toEqual({ row: 0, column: 0 })
  expect(walk('ArrowDown', 'ArrowRight', 'ArrowRight')).toEqual({ row: 0, column: 1 })
  expect(walk('ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowLeft')).toEqual({ row: 0, column: 0 })
  expect(walk('ArrowDown', 'ArrowRight', 'ArrowDown')).toEqual({ row: 1, column: 0 })
  expect(walk('ArrowUp')).toEqual({ row: 2, column: 0 })
  expect(walk('ArrowDown', 'ArrowUp')).toBeNull()
  expect(walk('ArrowUp', 'ArrowDown')).toBeNull()
  expect(movePlace([], null, 'ArrowDown')).toBeNull()
})
