import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLookup, type LookupText } from './create-lookup.ts'

type Topic = LookupText & { id: string }

const topics: Topic[] = [
  { id: 'leads', name: '초성으로 찾기', words: '자음', text: '제주도는 ㅈㅈㄷ만 쳐도 나와요.' },
  { id: 'import', name: '사진 가져오기', words: '추가 불러오기', text: '폴더를 고르면 안에 있는 사진을 모두 넣어요.' },
  { id: 'undo', name: '되돌리기', words: '취소 undo', text: '사진을 잘못 고쳤으면 되돌릴 수 있어요.' },
  { id: 'print', name: '사진 인쇄와 인화', words: '프린트 출력', text: '크기를 고르고 주문해요.' },
  { id: 'raw', name: 'RAW 파일', words: 'dng cr3', text: '카메라가 담아 둔 미리보기로 보여 줘요.' },
  { id: 'drive', name: '뺀 외장 디스크', words: 'USB', text: '설명과 태그는 그대로 있어요.' },
]
const lookUp = createLookup(topics, (topic) => topic)
const find = (query: string) => lookUp(query).map(({ id }) => id)

test.each([
  ['초성', 'leads'],
  ['ㅊㅅ', 'leads'],
  ['ㅅㅈㄱㅈ', 'import'],
  ['ㄷㄷㄹ', 'undo'],
  ['되돌리', 'undo'],
  ['되도', 'undo'],
  ['가젼', 'import'],
  ['가져오기', 'import'],
  ['사진가져오기', 'import'],
  ['사진 인ㅅ', 'print'],
  ['raw', 'raw'],
  ['RAW', 'raw'],
  ['디스크', 'drive'],
])('as it is typed: %s', (query, first) => {
  expect(find(query)[0]).toBe(first)
})

test.each([
  ['조사', '디스크에서', 'drive'],
  ['an ending', '사진 가져와요', 'import'],
  ['words that help nobody', '사진을 어떻게 가져오나요', 'import'],
  ['a wrong vowel', '사진 인쇠', 'print'],
  ['a wrong key', '디스쿠', 'drive'],
  ['the keyboard in English', 'ehlehfflrl', 'undo'],
  ['the keyboard in English, half typed', 'ehlehff', 'undo'],
  ['the keyboard in Korean', 'ㄱㅁㅈ', 'raw'],
  ['letters in parts, as macOS names files', '되돌리기'.normalize('NFD'), 'undo'],
])('in spite of %s: %s', (_, query, first) => {
  expect(find(query)[0]).toBe(first)
})

test('what bears the word as its name comes before what only speaks of it', () => {
  expect(find('사진')).toEqual(['import', 'print', 'undo'])
  expect(find('고르')).toEqual(['import', 'print'])
})

test('all words have to be there, where there is such a thing', () => {
  expect(find('사진 폴더')).toEqual(['import'])
  expect(find('초성 외장')).toEqual(expect.arrayContaining(['leads', 'drive']))
})

test.each(['', '  ', '?!', '피자', '냉장고', 'xyz', 'ㅋㅋㅋ'])('nothing: “%s”', (query) => {
  expect(find(query)).toEqual([])
})

test('there may be nothing to look among', () => {
  expect(createLookup<Topic>([], (topic) => topic)('사진')).toEqual([])
})

test('no query is too odd, and each thing is found once', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'사진ㅅㅈ인쇄 gk.') })), (query) => {
      const found = lookUp(query)
      expect(new Set(found).size).toBe(found.length)
    }),
  )
})

test('every name is found by all of it and by its 초성', () => {
  for (const topic of topics) expect(lookUp(topic.name)).toContain(topic)
})
