import { expect, test } from 'vitest'
import { holdsOf } from './album-holds.ts'

test.each([
  [[1, 2], [1, 2, 3], 'all'],
  [[1, 4], [1, 2, 3], 'some'],
  [[4, 5], [1, 2, 3], 'none'],
  [[1], [], 'none'],
])('of %j an album with %j holds %s', (selected, inAlbum, holds) => {
  expect(holdsOf(new Set(selected), inAlbum)).toBe(holds)
})
