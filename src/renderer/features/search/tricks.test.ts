import { expect, test } from 'vitest'
import { findMatches } from '#shared/hangul/match-text.ts'
import { tricksFor } from './tricks.ts'

const queries = (tags: string[], years: number[]) => tricksFor(tags, years).map(({ query }) => query)

test('the examples are made of what there is', () => {
  expect(queries(['Jeju 2024', '가족 모임', '바닷가'], [2023, 2020])).toEqual([
    'ㅂㄷㄱ',
    '바닷ㄱ',
    'qkektrk',
    '#바닷가',
    '2023년',
    '2023년 -바닷가',
    '"바닷가"',
  ])
})

test('an empty library has examples as well', () => {
  expect(queries([], [])).toEqual(['ㅎㅁㄴ', '할머ㄴ', 'gkfajsl', '#할머니', '2024년', '2024년 -할머니', '"할머니"'])
})

test.each(['가족', '바닷가', '돌잔치', '크리스마스', '꽃'])('each of them finds %s', (tag) => {
  for (const { kind, query } of tricksFor([tag, '할머니'], [])) {
    if (kind === 'date' || kind === 'without') continue
    expect(findMatches(`${tag} 할머니`, query, false), query).not.toEqual([])
  }
})
