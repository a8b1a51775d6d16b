import { expect, test } from 'vitest'
import { makePhoto } from '../../testing/make-photo.ts'
import { planUndo, tagCounts } from './tag-plan.ts'

const tagged = (id: number, ...tags: string[]) => makePhoto(id, { tags })

test('counts each tag, the most borne first', () => {
  expect([...tagCounts([tagged(1, '바다'), tagged(2, '제주', '바다'), tagged(3, '바다')])]).toEqual([
    ['바다', 3],
    ['제주', 1],
  ])
})

test('undo leaves every photo with the tags it had', () => {
  const before = [tagged(1, '제주'), tagged(2), tagged(3, '제주', '바다')]
  expect(planUndo(before, { add: ['제주', '여름'], remove: ['바다'] })).toEqual([
    { ids: [2], change: { removeTags: ['제주'] } },
    { ids: [1, 2, 3], change: { removeTags: ['여름'] } },
    { ids: [3], change: { addTags: ['바다'] } },
  ])
})
