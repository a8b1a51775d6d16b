import { expect, test } from 'vitest'
import { splitTags } from './split-tags.ts'

test.each([
  ['제주, 바다', ['제주', '바다']],
  ['  여름   휴가 ', ['여름 휴가']],
  ['제주,제주,,', ['제주']],
  [' , ', []],
  ['\u1112\u1161\u11ab', ['한']],
  ['가'.repeat(70), ['가'.repeat(60)]],
])('%s', (text, tags) => {
  expect(splitTags(text)).toEqual(tags)
})
