import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLead, keysOf, leadOf, splitClusters } from './jamo.ts'

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
  expect(splitClusters('ㅄ ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀ 값')).toBe('ㅂㅅ ㄱㅅㄴㅈㄴㅎㄹㄱㄹㅁㄹㅂㄹㅅㄹㅌㄹㅍㄹㅎ 값')
})
