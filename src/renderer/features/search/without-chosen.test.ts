import { expect, test } from 'vitest'
import { withoutChosen } from './without-chosen.ts'

test.each([
  ['ㄱㅈ', '가족', ''],
  ['#가', '가족', ''],
  ['wpwn', '제주', ''],
  ['할머니 ㅈㅈ', '제주', '할머니 '],
  ['할머니  제주 여', '제주 여행', '할머니 '],
  ['바다 20', '2024년', '바다 '],
  ['-제주 여', '제주 여행', '-제주 '],
  ['가족 ', '가족', ''],
  ['', '가족', ''],
])('%j with %j chosen leaves %j', (text, name, left) => {
  expect(withoutChosen(text, name)).toBe(left)
})
