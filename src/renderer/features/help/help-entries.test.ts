import { describe, expect, test } from 'vitest'
import { createLookup } from '#shared/lookup/create-lookup.ts'
import { messages } from '#shared/messages/index.ts'
import { ENTRIES, GROUPS, type TopicId, textOfEntry } from './help-entries.ts'
import { PLACES } from './help-places.ts'

const lookUp = createLookup(ENTRIES, (entry) => textOfEntry(entry, messages.ko.help))
const find = (query: string) => lookUp(query).map(({ id }) => id)

test('every topic and every table of keys stands in one group, and no group is empty', () => {
  const ids = ENTRIES.map(({ kind, id }) => `${kind} ${id}`)
  const known = [
    ...Object.keys(messages.ko.help.topics).map((id) => `topic ${id}`),
    ...Object.keys(messages.ko.help.shortcuts).map((id) => `shortcuts ${id}`),
  ]
  expect(ids.toSorted()).toEqual(known.toSorted())
  expect(new Set(ENTRIES.map(({ group }) => group))).toEqual(new Set(GROUPS))
})

describe.each(Object.entries(messages))('in %s', (_, { help }) => {
  test('a topic has a button where there is a place to go to, and the same in every language', () => {
    const withButton = Object.entries(help.topics).flatMap(([id, { go }]) => (go === undefined ? [] : [id]))
    expect(withButton.toSorted()).toEqual(Object.keys(PLACES).toSorted())
  })

  test('a topic says something, in five sentences or steps at most', () => {
    for (const { text, steps = [] } of Object.values(help.topics)) {
      const sentences = text.flatMap((part) => part.split(/(?<=[.?])\s/))
      expect(sentences.length + steps.length).toBeGreaterThan(0)
      expect(sentences.length + steps.length, sentences[0]).toBeLessThanOrEqual(5)
    }
  })
})

test.each<[query: string, id: TopicId]>([
  ['사진 가져오기', 'importPhotos'],
  ['업로드', 'importPhotos'],
  ['ㄷㄷㄹㄱ', 'undo'],
  ['되돌리', 'undo'],
  ['실수로 지웠어요', 'undo'],
  ['삭제', 'remove'],
  ['ㅇㅎㅈㅁ', 'placeOrder'],
  ['인쇠', 'placeOrder'],
  ['페이퍼풀', 'paperFit'],
  ['vmflsxm', 'placeOrder'],
  ['아이폰', 'memoryCard'],
  ['동영상', 'formats'],
  ['라이트룸', 'sidecars'],
  ['새 컴퓨터', 'restore'],
  ['환불', 'cancelOrder'],
  ['개인정보', 'privacy'],
  ['앨범 만들', 'makeAlbum'],
  ['초성', 'search'],
])('%s finds %s among the first', (query, id) => {
  expect(find(query).slice(0, 3)).toContain(id)
})

test('a key is found by what it does', () => {
  expect(find('단축키').slice(0, 5).toSorted()).toEqual(['anywhere', 'library', 'order', 'similar', 'viewer'])
  expect(find('별점 없애기')).toContain('library')
})

test('what the help does not know it does not find', () => {
  expect(find('피자')).toEqual([])
})
