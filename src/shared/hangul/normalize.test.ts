import fc from 'fast-check'
import { expect, it } from 'vitest'
import { normalizeForSearch } from './normalize.ts'

it('is as long as the NFC text, unit by unit, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      expect(normalizeForSearch(text)).toHaveLength(text.normalize('NFC').length)
    }),
  )
})

it.each([
  ['ＡＢＣ！', 'abc!'],
  ['가　나', '가 나'],
  ['İstanbul', 'İstanbul'],
  ['ẞ', 'ß'],
  ['ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
  ['\u1112\u1161\u11af\u1106\u1165\u1102\u1175', '할머니'],
  ['ㅎㅁㄴ', 'ㅎㅁㄴ'],
  ['👨‍👩‍👧', '👨‍👩‍👧'],
  ['①㎞', '①㎞'],
])('%j is searched as %j', (text, normal) => {
  expect(normalizeForSearch(text)).toBe(normal)
  expect(normalizeForSearch(text)).toHaveLength(text.normalize('NFC').length)
})
