import { expect, test } from 'vitest'
import { excerptStart } from './excerpt-start.ts'

const text = '별이 쏟아지던 캠핑장 그리고 나비'
const match = { start: text.indexOf('나비'), end: text.length }

test('a hit that can be seen leaves the text as it is', () => {
  expect(excerptStart(text, match, 40)).toBe(0)
  expect(excerptStart(text, undefined, 3)).toBe(0)
})

test('a hit further back is shown with a word before it', () => {
  expect(text.slice(excerptStart(text, match, 10))).toBe('그리고 나비')
})

test('without a word to begin at it begins at the hit, so that no character is cut in two', () => {
  const emoji = '😀😀😀😀😀😀나비'
  const start = emoji.indexOf('나비')
  expect(excerptStart(emoji, { start, end: emoji.length }, 4)).toBe(start)
})
