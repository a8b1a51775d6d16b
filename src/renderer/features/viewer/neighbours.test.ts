import { describe, expect, it } from 'vitest'
import { idsAround, neighboursOf } from './neighbours.ts'

const ids = [50, 40, 30, 20]

describe('the neighbours of a photo', () => {
  it.each([
    [40, { index: 1, previous: 50, next: 30 }],
    [50, { index: 0, previous: undefined, next: 40 }],
    [20, { index: 3, previous: 30, next: undefined }],
    [99, { index: null, previous: undefined, next: undefined }],
  ])('%d: %o', (id, expected) => {
    expect(neighboursOf(ids, id, null)).toEqual(expected)
  })

  it.each([
    [1, { index: null, previous: 50, next: 40 }],
    [0, { index: null, previous: undefined, next: 50 }],
    [4, { index: null, previous: 20, next: undefined }],
    [9, { index: null, previous: 20, next: undefined }],
  ])('that has left place %d are those that stand there now', (lastIndex, expected) => {
    expect(neighboursOf(ids, 99, lastIndex)).toEqual(expected)
  })
})

it('the ids around a place end where the list does', () => {
  expect(idsAround(ids, 0, 1, 2)).toEqual([50, 40, 30])
  expect(idsAround(ids, 3, 1, 2)).toEqual([30, 20])
  expect(idsAround([], 0, 1, 2)).toEqual([])
})
