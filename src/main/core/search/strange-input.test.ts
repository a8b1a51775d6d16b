import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMatches } from '#shared/hangul/match-text.ts'
import { startSearch, type TestPhoto } from './search-fixture.ts'

const photos: TestPhoto[] = [
  ...Array.from({ length: 2000 }, (_, index) => ({
    caption: `할머니 칠순잔치 ${index} 제주도 바닷가에서`,
    tags: Array.from({ length: 5 }, (_tag, at) => `태그${index * 5 + at}`),
  })),
  { caption: '가'.repeat(5000), tags: [] },
  { caption: '가 '.repeat(2500), tags: [] },
  { caption: 'ㅎ'.repeat(5000), tags: ['👨‍👩‍👧'] },
  { caption: '\ud800 혼자 \udc00', tags: ['\u200f\u202e뒤집힌'] },
]
const { search } = startSearch(photos)

const LENGTH = 10_000
const strange: Record<string, string> = {
  syllables: '가'.repeat(LENGTH),
  'fewer syllables': '가'.repeat(3000),
  'syllables apart': '가 '.repeat(LENGTH / 2),
  leads: 'ㅎ'.repeat(LENGTH),
  clusters: 'ㅄ'.repeat(LENGTH),
  vowels: 'ㅏ'.repeat(LENGTH),
  latin: 'gkfajsl'.repeat(LENGTH / 7),
  digits: '1'.repeat(LENGTH),
  dates: '2024-05-'.repeat(LENGTH / 8),
  months: '5월'.repeat(LENGTH / 2),
  spaces: ' '.repeat(LENGTH),
  'spaces and a word': `${' '.repeat(LENGTH - 1)}x`,
  'a month and spaces': `5월${' '.repeat(LENGTH - 4)}xx`,
  quotes: '"'.repeat(LENGTH),
  'quotes and words': '"가'.repeat(LENGTH / 2),
  'minus signs': '-'.repeat(LENGTH),
  'minus signs apart': '- '.repeat(LENGTH / 2),
  hashes: '#'.repeat(LENGTH),
  'tag marks': '태그:'.repeat(LENGTH / 3),
  controls: '\u0000\u0001\u0002\u0003\u001f\u007f'.repeat(LENGTH / 6),
  'lone surrogates': '\ud83d'.repeat(LENGTH),
  'direction marks': '\u200f\u202e\u2066'.repeat(LENGTH / 3),
  'combining marks': `e${'\u0301'.repeat(LENGTH - 1)}`,
  'conjoining vowels': '\u1161'.repeat(LENGTH),
  emoji: '👨‍👩‍👧'.repeat(LENGTH / 8),
}

describe('a strange query', () => {
  it.each(Object.entries(strange))('of %s is answered', (_name, text) => {
    for (const typing of [false, true]) {
      const { total } = search(text, typing)
      expect(total).toBeLessThanOrEqual(photos.length)
    }
  })

  it.each(Object.entries(strange))('of %s is highlighted, also in a long caption', (_name, text) => {
    for (const { caption } of photos.slice(-4))
      for (const { end } of findMatches(caption, text, true)) expect(end).toBeLessThanOrEqual(caption.length)
  })

  it('of nothing but signs finds nothing, and of nothing finds all', () => {
    for (const text of ['-', '--', '- -', '"', '""', '#', '...', '\u0001', '\u0002', '\u200b', '\ud83d']) expect(search(text).total).toBe(0)
    for (const text of ['', ' ', '\u3000\t\n']) expect(search(text).total).toBe(photos.length)
  })

  it('does not reach over the marks between fields', () => {
    expect(search('\u0002태그0').ids).toEqual([1])
    expect(search('바닷가에서\u0002태그0').ids).toEqual([1])
    expect(search('바닷가에서태그0').total).toBe(0)
  })

  it('never throws', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom('"', '-', '#', '태그:', '5월', '2024', ' ', '할', 'ㅎ', 'ㅏ', 'a', '1', '.', '👍', '\ud800', '\u1112'), {
          maxLength: 30,
        })
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(anything, anything, fc.boolean(), (caption, text, typing) => {
        expect(startSearch([{ caption, tags: [text] }]).search(text, typing).total).toBeLessThanOrEqual(1)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('among 10,000 tags', () => {
  it('one is found', () => {
    expect(search('#태그4321').total).toBe(1)
    expect(search('태그4321').total).toBe(1)
    expect(search('#태그432').total).toBe(1)
    expect(search('#태그999', true).total).toBe(3)
  })
})
