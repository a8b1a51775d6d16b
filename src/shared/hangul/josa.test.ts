import { describe, expect, it } from 'vitest'
import { isJosa, stemsOf } from './josa.ts'

describe('조사', () => {
  it.each([
    ['할머니랑', ['할머니']],
    ['할머니께서는', ['할머니께서', '할머니']],
    ['제주도에서는', ['제주도에서', '제주도']],
    ['아들이랑', ['아들', '아들이']],
    ['딸이랑', ['딸', '딸이']],
    ['서울로', ['서울']],
    ['부산으로', ['부산']],
    ['무지개가', ['무지개']],
    ['음악가', []],
    ['회의', []],
    ['하은', []],
    ['바다', []],
    ['에서', []],
  ])('of %s are taken off to %j', (word, stems) => {
    expect(
      stemsOf(word)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(stems.sort())
  })

  it('may follow a noun, one or two', () => {
    expect(['에서', '에서는', '까지도', '이랑', '를'].filter(isJosa)).toHaveLength(5)
    expect(['시', '여행', '댁', ''].filter(isJosa)).toEqual([])
  })

  it('are trusted by what else they could be', () => {
    const trustOf = (word: string) => stemsOf(word).map(({ trust }) => trust)
    expect([trustOf('할머니를'), trustOf('지영이'), trustOf('제주도')]).toEqual([['sure'], ['wordEnd'], ['late']])
  })
})
