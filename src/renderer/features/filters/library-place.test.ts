import { expect, test } from 'vitest'
import { LIBRARY_PATHS, placeOfPath } from './library-place.ts'

test.each([
  ['/', 'all', {}],
  ['/favorites', 'favorites', { favorite: true }],
  ['/removed', 'removed', { removed: true }],
  ['/album/12', 'album', { albumId: 12 }],
])('%s is a place of the library', (path, kind, filter) => {
  expect(placeOfPath(path)).toEqual({ path, kind, filter })
  expect(path).toMatch(LIBRARY_PATHS)
})

test.each(['/album/0', '/album/x', '/album/-1', '/order', '/orders/1', '/similar'])('%s is none', (path) => {
  expect(placeOfPath(path)).toBeNull()
})

test('an open photo lies above the library and is no place of its own', () => {
  expect(placeOfPath('/photo/5')).toBeNull()
  expect('/photo/5').toMatch(LIBRARY_PATHS)
})
