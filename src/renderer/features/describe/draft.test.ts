import { expect, test } from 'vitest'
import { makePhoto } from '../../testing/make-photo.ts'
import { beginDraft, changesOf } from './draft.ts'

const photo = makePhoto(1, { caption: '제주 바다', takenAt: '2024-05-04T10:23:11' })
const single = beginDraft(photo, photo)
const many = beginDraft(undefined, photo)

test('what was not touched is not changed', () => {
  expect(changesOf(single, photo)).toEqual({})
  expect(changesOf(many, undefined)).toEqual({})
})

test('the caption of one photo may become empty', () => {
  expect(changesOf({ ...single, caption: '' }, photo)).toEqual({ all: { caption: '' } })
})

test('one caption for many goes to those without, or to all', () => {
  expect(changesOf({ ...many, caption: '여름' }, undefined)).toEqual({ caption: '여름' })
  expect(changesOf({ ...many, caption: '여름', emptyOnly: false }, undefined)).toEqual({ all: { caption: '여름' } })
  expect(changesOf({ ...many, caption: '  ', emptyOnly: false }, undefined)).toEqual({})
})

test('a new time, with seconds or without', () => {
  expect(changesOf({ ...single, date: { ...single.date, time: '09:00' } }, photo)).toEqual({
    all: { takenAt: { at: '2024-05-04T09:00:00' } },
  })
  expect(changesOf({ ...many, date: { ...many.date, mode: 'set' } }, undefined)).toEqual({
    all: { takenAt: { at: '2024-05-04T10:23:11' } },
  })
  expect(changesOf({ ...many, date: { ...many.date, mode: 'set', day: '' } }, undefined)).toEqual({})
})

test('a shift of nothing is no change', () => {
  const shifted = (hours: number) =>
    changesOf({ ...many, date: { ...many.date, mode: 'shift', shift: { direction: 'earlier', days: 0, hours, minutes: 0 } } }, undefined)
  expect(shifted(0)).toEqual({})
  expect(shifted(9)).toEqual({ all: { takenAt: { shiftMinutes: -540 } } })
})

test('everything else goes along in one change', () => {
  const draft = { ...many, tags: { add: ['바다'], remove: ['산'] }, rating: 0, favorite: 'off' as const, caption: '여름' }
  expect(changesOf(draft, undefined)).toEqual({
    all: { addTags: ['바다'], removeTags: ['산'], rating: 0, favorite: false },
    caption: '여름',
  })
})
