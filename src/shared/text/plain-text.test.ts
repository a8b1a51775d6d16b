import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, multiLine, singleLine } from './plain-text.ts'

const text = fc.string({ unit: 'binary', maxLength: 60 })

describe('cleaned text', () => {
  it.each([
    ['a\r\nb\rc', 'a\nb\nc'],
    ['  가나  ', '가나'],
    ['\u0000\u0007\u001b[31m빨강\u009b', '[31m빨강'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe'],
    ['\ufeff\u200e첫째', '첫째'],
    ['탭\t그대로', '탭\t그대로'],
    ['\u1112\u1161\u11af', '할'],
    ['\ud83d', '\ufffd'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
  ])('%j becomes %j', (given, kept) => {
    expect(cleanText(given)).toBe(kept)
  })

  it('is NFC, well formed, without control characters, and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(text, (given) => {
        const cleaned = cleanText(given)
        expect(cleaned).toBe(cleaned.normalize('NFC'))
        expect(cleaned.isWellFormed()).toBe(true)
        expect(/[\p{Cc}--[\t\n]]/v.test(cleaned)).toBe(false)
        expect(cleanText(cleaned)).toBe(cleaned)
      }),
    )
  })
})

it('one line has no line breaks and no double spaces', () => {
  expect(singleLine(40).parse(' 할머니\r\n\t 생신  잔치 ')).toBe('할머니 생신 잔치')
})

it('the length is counted after cleaning, in code points', () => {
  expect(singleLine(3).safeParse('  abc  ').success).toBe(true)
  expect(singleLine(3).safeParse('abcd').success).toBe(false)
  expect(multiLine(3).safeParse('a\r\nb').success).toBe(true)
  expect(multiLine(1).safeParse('👍').success).toBe(true)
  expect(multiLine(1).safeParse('👍👍').success).toBe(false)
  // Three jamo on the way in, one syllable after NFC.
  expect(singleLine(1).safeParse('\u1112\u1161\u11af').success).toBe(true)
})

it('several lines keep their breaks', () => {
  expect(multiLine(40).parse('첫째\r\n\r\n둘째')).toBe('첫째\n\n둘째')
})
