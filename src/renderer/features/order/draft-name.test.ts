import { expect, test } from 'vitest'
import { LONGEST_NAME, tidyName } from './draft-name.ts'

test.each([
  ['  할머니  생신\n', '할머니 생신'],
  ['\u1100\u1161\u110c\u1169\u11a8', '가족'],
  [' \t ', ''],
])('%j: %j', (typed, name) => {
  expect(tidyName(typed)).toBe(name)
})

test('a name that is too long is cut between signs', () => {
  const name = tidyName(`${'가'.repeat(LONGEST_NAME - 1)}👨`)
  expect(name).toBe('가'.repeat(LONGEST_NAME - 1))
})
