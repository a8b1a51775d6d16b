import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leadOf } from './jamo.ts'
import { findMatches } from './match-text.ts'

const marked = (caption: string, text: string, typing = false) =>
  findMatches(caption, text, typing).map(({ start, end }) => caption.slice(start, end))

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code))
const word = fc.array(syllable, { minLength: 1, maxLength: 8 }).map((units) => units.join(''))
const caption = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
const anything = fc.string({ unit: 'binary', maxLength: 40 })

describe('highlights', () => {
  it.each([
    ['할머니 생신, 할머니 댁', '할머니', ['할머니', '할머니']],
    ['할머니랑 바다', '할머니에게', ['할머니']],
    ['제주도 여행', '제주도여행', ['제주도 여행']],
    ['제주 바닷가', '바다', ['바닷']],
    ['외할머니', 'ㅎㅁㄴ', ['할머니']],
    ['우리 할머니', '할ㅁㄴ', ['할머니']],
    ['가나다', '가나 나다', ['가나다']],
    ['할머니', 'gkfajsl', ['할머니']],
    ['Hello 2024', 'ㅗ디ㅣㅐ', ['Hello']],
    ['배낭여행', '베낭', ['배낭']],
    ['해상케이블카', '케이불카', ['케이블카']],
    ['제주도 여행', '"제주도여행"', ['제주도 여행']],
    ['부산 야경', '부산 -야경', ['부산']],
    ['부산 야경', '#부산', ['부산']],
    ['2월29일 윤년', '2월 29일', ['2월29일']],
    ['새 차 (첫 차)', '차', ['차', '차']],
    ['가방', '차', []],
  ])('in %j of %j are %j', (text, query, parts) => {
    expect(marked(text, query)).toEqual(parts)
  })

  it.each([
    ['하', ['할']],
    ['할ㅁ', ['할머']],
    ['할먼', ['할머니']],
  ])('while %j is typed are %j', (query, parts) => {
    expect(marked('할머니', query, true)).toEqual(parts)
  })

  it('stand in the text as it came, also where it came in NFD or with marks that nobody sees', () => {
    const text = '우리 할머니 İ ＡＢＣ'.normalize('NFD')
    expect(marked(text, 'abc 할머니')).toEqual(['할머니'.normalize('NFD'), 'ＡＢＣ'])
    expect(marked('할\u200b머니', '할머니')).toEqual(['할\u200b머니'])
    expect(marked('Café에서', 'cafe')).toEqual(['Café'])
  })

  it('are in order, apart, and inside the text, whatever is asked of whatever', () => {
    fc.assert(
      fc.property(fc.oneof(caption, anything), fc.oneof(caption, anything), fc.boolean(), (text, query, typing) => {
        let last = -1
        for (const { start, end } of findMatches(text, query, typing)) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
      }),
    )
  })

  it('are found for every part of every word, and for every word by its 초성', () => {
    fc.assert(
      fc.property(caption, fc.nat(), fc.nat(), fc.boolean(), (text, from, length, typing) => {
        const words = text.split(' ')
        const units = [...(words[from % words.length] ?? '')]
        const start = from % units.length
        const part = units.slice(start, start + 1 + (length % (units.length - start))).join('')
        expect(findMatches(text, part, typing)).not.toEqual([])
        expect(findMatches(text, units.map(leadOf).join(''), typing)).not.toEqual([])
      }),
    )
  })
})
