import { expect, it } from 'vitest'
import { queryOf } from './search-store.ts'

it.each([
  ['', '', false],
  ['할', '할', true],
  ['할머니 ', '할머니', false],
  ['-', '', false],
  ['#', '', false],
  ['"', '', false],
  ['-비', '-비', true],
  ['할머니 -', '할머니 -', true],
])('%j looks for %j', (text, wanted, typing) => {
  expect(queryOf({ text, finished: false })).toEqual({ text: wanted, typing, asIs: false })
})

it('a sign by itself is looked for where it is said to be all', () => {
  expect(queryOf({ text: '#', finished: true })).toEqual({ text: '#', typing: false, asIs: false })
})
