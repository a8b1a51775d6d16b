import { describe, expect, it } from 'vitest'
import { inOtherMode } from './keyboard.ts'

describe('in the other keyboard mode', () => {
  it.each([
    ['gkfajsl', '할머니'],
    ['Ejrrnr', '떡국'],
    ['GKFAJSL', '할머니'],
    ['ㅗ디ㅣㅐ', 'hello'],
    ['ㅊ무ㅐㅜ', 'canon'],
    ['ㅑㅔㅗㅐㅜㄷ12', 'iphone12'],
    ['ㅊ무ㅐㅜ'.normalize('NFD'), 'canon'],
  ])('%j reads %j', (typed, word) => {
    expect(inOtherMode(typed, false)).toBe(word)
  })

  it.each(['ktx', 'xx', 'gas', 'go', 'ㅗ', '12', '할-머니', '', 'gkfajsl'.repeat(100)])('%j reads as no word', (typed) => {
    expect(inOtherMode(typed, false)).toBeUndefined()
  })

  it('a word in the making may end with a consonant', () => {
    expect(inOtherMode('gkfajs', true)).toBe('할먼')
    expect(inOtherMode('dPtl', true)).toBe('예시')
  })
})
