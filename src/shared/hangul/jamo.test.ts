import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consonantsOf, hasTail, isLead, keysOf, leadOf, soundsOf, withSiot } from './jamo.ts'

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code))

describe('초성', () => {
  it.each([
    ['가', 'ㄱ'],
    ['깎', 'ㄲ'],
    ['할', 'ㅎ'],
    ['힣', 'ㅎ'],
    ['ㅎ', 'ㅎ'],
    ['a', 'a'],
  ])('of %s is %s', (unit, lead) => {
    expect(leadOf(unit)).toBe(lead)
  })

  it('of every syllable agrees with its decomposition by Unicode', () => {
    fc.assert(
      fc.property(syllable, (unit) => {
        const lead = unit.normalize('NFD').charCodeAt(0) - 0x1100
        expect(leadOf(unit)).toBe('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'[lead])
        expect(isLead(leadOf(unit))).toBe(true)
      }),
    )
  })

  it('is no vowel, no cluster and no syllable', () => {
    for (const unit of ['ㅏ', 'ㅄ', '가', 'a']) expect(isLead(unit)).toBe(false)
  })
})

describe('the keys of a syllable', () => {
  it.each([
    ['할', 'ㅎㅏㄹ'],
    ['없', 'ㅇㅓㅂㅅ'],
    ['과', 'ㄱㅗㅏ'],
    ['의', 'ㅇㅡㅣ'],
    ['깎', 'ㄲㅏㄲ'],
    ['ㅄ', 'ㅂㅅ'],
    ['7', '7'],
  ])('of %s are %s', (unit, keys) => {
    expect(keysOf(unit)).toBe(keys)
  })

  it('differ for different syllables', () => {
    const keys = new Set<string>()
    for (let code = 0xac00; code <= 0xd7a3; code++) keys.add(keysOf(String.fromCharCode(code)))
    expect(keys.size).toBe(0xd7a3 - 0xac00 + 1)
  })
})

it('consonants that Windows fused come apart', () => {
  expect([...'ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ'].map(consonantsOf).join(' ')).toBe('ㄱㅅ ㄴㅈ ㄴㅎ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅂㅅ')
  for (const unit of ['ㄱ', 'ㄲ', 'ㅏ', '값']) expect(consonantsOf(unit)).toBeUndefined()
})

it('사이시옷 goes under an open syllable only', () => {
  expect(['다', '무', '깃', '산', 'ㄱ', 'a'].map(withSiot)).toEqual(['닷', '뭇', undefined, undefined, undefined, undefined])
  expect(['다', '산', 'a'].map(hasTail)).toEqual([false, true, false])
})

it.each([
  ['베', '배베'],
  ['얜', '얜옌'],
  ['외', '왜외웨'],
  ['뒀', '뒀'],
  ['웬', '왠왼웬'],
  ['어', '어'],
  ['a', 'a'],
])('%s sounds like each of %s', (unit, sounds) => {
  expect(soundsOf(unit).join('')).toBe(sounds)
})
