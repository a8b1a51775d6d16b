import fc from 'fast-check'
import { expect, it } from 'vitest'
import { normalizeForSearch, normalizeWithOffsets } from './normalize.ts'

it.each([
  ['ＡＢＣ！', 'abc!'],
  ['가　나', '가 나'],
  ['İstanbul Café', 'istanbul cafe'],
  ['ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
  ['\u1112\u1161\u11af\u1106\u1165\u1102\u1175', '할머니'],
  ['ㅎㅁㄴ', 'ㅎㅁㄴ'],
  ['\u1112', 'ㅎ'],
  ['ㄳ ㅄ', 'ㄱㅅ ㅂㅅ'],
  ['할\u200b머\ufeff니\u200f', '할머니'],
  ['👨‍👩‍👧 ❤️', '👨👩👧 ❤'],
  ['①㎞', '①㎞'],
])('%j is searched as %j', (text, normal) => {
  expect(normalizeForSearch(text)).toBe(normal)
})

it('says for each unit where it comes from', () => {
  const { text, starts, ends } = normalizeWithOffsets('할\u200b머니 ㅄ'.normalize('NFD'))
  expect(text).toBe('할머니 ㅂㅅ')
  expect(starts).toEqual([0, 4, 6, 8, 9, 9])
  expect(ends).toEqual([3, 6, 8, 9, 10, 10])
})

it('is the same with offsets and without, and the offsets are in order and inside', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (original) => {
      const { text, starts, ends } = normalizeWithOffsets(original)
      expect(text).toBe(normalizeForSearch(original))
      expect([starts.length, ends.length]).toEqual([text.length, text.length])
      for (const [at, start] of starts.entries()) {
        expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0)
        expect(ends[at]).toBeGreaterThan(start)
        expect(ends[at]).toBeLessThanOrEqual(original.length)
      }
    }),
  )
})

it('of what is normal already is the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      expect(normalizeForSearch(normalizeForSearch(text))).toBe(normalizeForSearch(text))
    }),
  )
})
