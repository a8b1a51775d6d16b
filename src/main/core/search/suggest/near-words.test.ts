import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, findNearWords } from './near-words.ts'

const words = (...list: string[]) => new Map(list.map((word, index) => [word, 100 - index]))

test('parts of what was typed come first, then words a few keys away, the more frequent first', async () => {
  expect(await findNearWords(words('수영장', '제주', '제주도', '제주더', '바다'), '제주도여행')).toEqual(['제주도', '제주'])
  expect(await findNearWords(words('할머네', '할마니', '어머니', '자동차'), '할머니')).toEqual(['할머네', '할마니', '어머니'])
})

test('what is nothing like it is not near, and neither is it itself', async () => {
  expect(await findNearWords(words('할머니', '자동차', 'party'), '할머니')).toEqual([])
})

test('the distance is that of a metric', () => {
  const text = fc.string({ unit: fc.constantFrom('ㄱ', 'ㅏ', 'ㄴ'), maxLength: 6 })
  fc.assert(
    fc.property(text, text, text, (one, other, third) => {
      expect(editDistance(one, other)).toBe(editDistance(other, one))
      expect(editDistance(one, other) === 0).toBe(one === other)
      expect(editDistance(one, third)).toBeLessThanOrEqual(editDistance(one, other) + editDistance(other, third))
      expect(editDistance(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length))
    }),
  )
})
