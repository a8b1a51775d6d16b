import { expect, it } from 'vitest'
import { messages } from '#shared/messages/index.ts'
import { groupSkipped, listSkipped } from './group-skipped.ts'

const files = [
  { path: '/a/1.jpg', reason: 'EMPTY_FILE', message: '' },
  { path: '/a/2.jpg', reason: 'DAMAGED', message: '' },
  { path: '/b/3.jpg', reason: 'DAMAGED', message: '' },
] as const

it('files that were left out stand together by reason, the most frequent first', () => {
  expect(groupSkipped([...files])).toEqual([
    { reason: 'DAMAGED', paths: ['/a/2.jpg', '/b/3.jpg'] },
    { reason: 'EMPTY_FILE', paths: ['/a/1.jpg'] },
  ])
})

it('the list to copy names each file under its reason', () => {
  const { reasons } = messages.ko.jobs
  expect(listSkipped(groupSkipped([...files]), reasons)).toBe(`${reasons.DAMAGED}\n/a/2.jpg\n/b/3.jpg\n\n${reasons.EMPTY_FILE}\n/a/1.jpg`)
})
