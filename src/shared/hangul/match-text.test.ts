import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keysOf, leadOf } from './jamo.ts'
import { findMatches, matchesQuery, parseTextQuery } from './match-text.ts'
import { normalizeForSearch } from './normalize.ts'

const finds = (caption: string, text: string, typing = false) => matchesQuery([normalizeForSearch(caption)], parseTextQuery(text, typing))
const marked = (caption: string, text: string, typing = false) =>
  findMatches(caption, text, typing).map(({ start, end }) => caption.normalize('NFC').slice(start, end))

const unit = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code)) },
  { weight: 2, arbitrary: fc.constantFrom(...'abcXYZ0123,.!👍ＡㄱㅎㅏㄳㅄÉ') },
)
const word = fc.array(unit, { minLength: 1, maxLength: 8 }).map((units) => units.join(''))
const caption = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))

describe('a search', () => {
  it('finds every part of every word of a caption, typed or done', () => {
    fc.assert(
      fc.property(caption, fc.nat(), fc.nat(), fc.boolean(), (text, from, length, typing) => {
        const words = text.split(' ')
        const units = [...(words[from % words.length] ?? '')]
        const start = from % units.length
        const part = units.slice(start, start + 1 + (length % (units.length - start))).join('')
        expect(finds(text, part, typing)).toBe(true)
        expect(findMatches(text, part, typing)).not.toEqual([])
      }),
    )
  })

  it('finds every word by its 초성', () => {
    fc.assert(
      fc.property(caption, (text) => {
        for (const typed of text.split(' ')) expect(finds(text, [...typed].map(leadOf).join(''))).toBe(true)
      }),
    )
  })

  it('finds a word at every key on the way to it', () => {
    const syllables = fc.array(
      fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code)),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(syllables, (units) => {
        const done = units.slice(0, -1).join('')
        const last = keysOf(units.at(-1) ?? '')
        expect(finds(units.join(''), done + last.charAt(0), true)).toBe(true)
      }),
    )
  })

  it.each([
    ['할머니', 'ㅎㅁㄴ'],
    ['할머니 생신', 'ㅅㅅ'],
    ['할머니 생신', '할머니 생신'],
    ['할머니 생신', '생신 할머니'],
    ['제주도 여행', '제주도여행'],
    ['없는 물건', 'ㅇㄴ'],
    ['밥상 차리기', 'ㅄ'],
    ['감사 ㄳ', 'ㄳ'],
    ['SEOUL 야경', 'seoul'],
    ['ＳＥＯＵＬ', 'seoul'],
    ['2024년 5월', '2024년5월'],
  ])('in %j finds %j', (text, query) => {
    expect(finds(text, query)).toBe(true)
  })

  it.each([
    ['할머니', '하'],
    ['할머니', '할먼'],
    ['할머니', 'ㅎㄴ'],
    ['할머니', '할아버지'],
    ['할머니 생신', '할머니 잔치'],
    ['강아지', 'ㅏ'],
  ])('in %j does not find %j', (text, query) => {
    expect(finds(text, query)).toBe(false)
  })
})

describe('while typing', () => {
  it.each([
    ['할머니', '하'],
    ['할머니', '할'],
    ['할머니', '할ㅁ'],
    ['할머니', '할머'],
    ['할머니', '할먼'],
    ['할머니', '할머니'],
    ['과자', '고'],
    ['닭갈비', '달'],
    ['우리 할머니', '우리 할먼'],
  ])('in %j finds %j', (text, query) => {
    expect(finds(text, query, true)).toBe(true)
  })

  it('only the last word may be in the making', () => {
    expect(finds('할머니 생신', '하 생신', true)).toBe(false)
    expect(finds('할머니 생신', '하 ', true)).toBe(false)
  })

  it('does not guess what a done syllable would never become', () => {
    expect(finds('할머니', '헌', true)).toBe(false)
    expect(finds('할머', '할먼', true)).toBe(false)
  })
})

describe('a query', () => {
  it('of nothing but spaces has no words', () => {
    expect(parseTextQuery(' 　\t', true).words).toEqual([])
    expect(findMatches('할머니', '  ', true)).toEqual([])
  })

  it('has at most 20 words', () => {
    expect(parseTextQuery('가 '.repeat(1000), false).words).toHaveLength(20)
  })
})

describe('highlights', () => {
  it.each([
    ['할머니 생신, 할머니 댁', '할머니', ['할머니', '할머니']],
    ['할머니', 'ㅁㄴ', ['머니']],
    ['제주도 여행', '도여', ['도 여']],
    ['가나다', '가나 나다', ['가나다']],
    ['할머니', '할먼', []],
  ])('in %j of %j are %j', (text, query, parts) => {
    expect(marked(text, query)).toEqual(parts)
  })

  it('stand in the NFC text, also where the caption came in NFD', () => {
    expect(marked('우리 할머니 İ ＡＢＣ'.normalize('NFD'), 'abc 할머니')).toEqual(['할머니', 'ＡＢＣ'])
  })

  it('are in order, apart, and inside the text', () => {
    fc.assert(
      fc.property(caption, caption, fc.boolean(), (text, query, typing) => {
        let last = -1
        for (const { start, end } of findMatches(text, query, typing)) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.normalize('NFC').length)
          last = end
        }
      }),
    )
  })
})
