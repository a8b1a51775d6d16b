import { expect, test } from 'vitest'
import { makePhoto } from '../../testing/make-photo.ts'
import { planAdding, planRemoving, tagCounts } from './tag-plan.ts'

const tagged = (id: number, ...tags: string[]) => makePhoto(id, { tags })

test('counts each tag, the most borne first', () => {
  expect([...tagCounts([tagged(1, '바다'), tagged(2, '제주', '바다'), tagged(3, '바다')])]).toEqual([
    ['바다', 3],
    ['제주', 1],
  ])
})

test('adding what was to be removed keeps it, on all', () => {
  expect(planAdding({ add: ['여름'], remove: ['바다', '산'] }, ['바다', '여름'])).toEqual({ add: ['여름', '바다'], remove: ['산'] })
})

test('removing what was only planned leaves nothing behind', () => {
  expect(planRemoving({ add: ['여름', '제주'], remove: [] }, '여름', false)).toEqual({ add: ['제주'], remove: [] })
  expect(planRemoving({ add: ['제주'], remove: [] }, '제주', true)).toEqual({ add: [], remove: ['제주'] })
})
