import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PhotoFilter } from '#shared/contract/photos.ts'
import { messages } from '#shared/messages/index.ts'
import { chipsOf, lastDayOf, wholeSpan } from './filter-chips-of.ts'

const labels = (filter: PhotoFilter) => chipsOf(filter, messages.ko).map((chip) => chip.label)

test.each<[PhotoFilter, string]>([
  [{ from: '2024-01-01', to: '2024-12-31' }, '2024년'],
  [{ from: '2024-02-01', to: '2024-02-29' }, '2024년 2월'],
  [{ from: '2024-02-01', to: '2024-02-28' }, '2024년 2월 1일 ~ 2월 28일'],
  [{ from: '2024-05-04', to: '2024-05-04' }, '2024년 5월 4일'],
  [{ from: '2023-12-30', to: '2024-01-02' }, '2023년 12월 30일 ~ 2024년 1월 2일'],
  [{ from: '2024-05-04' }, '2024년 5월 4일부터'],
  [{ to: '2024-05-04' }, '2024년 5월 4일까지'],
  [{ minRating: 4 }, '별 4개 이상'],
  [{ minRating: 5 }, '별 5개'],
  [{ ordered: false }, '주문한 적 없음'],
  [{ camera: 'Canon EOS R6' }, 'Canon EOS R6'],
])('%o says %s', (filter, label) => {
  expect(labels(filter)).toEqual([label])
})

test('both ends of a date go together', () => {
  expect(chipsOf({ from: '2024-01-01', to: '2024-03-01' }, messages.ko).map((chip) => chip.parts)).toEqual([['from', 'to']])
})

test('an album and the removed photos are places and no chips', () => {
  expect(labels({ albumId: 3, removed: true })).toEqual([])
})

test('one chip each, in the order of the panel, in both languages', () => {
  const filter: PhotoFilter = { damaged: true, tagged: false, camera: 'X100', from: '2020-01-01' }
  expect(labels(filter)).toEqual(['2020년 1월 1일부터', 'X100', '태그 없음', '손상된 사진'])
  expect(chipsOf(filter, messages.en)).toHaveLength(4)
})

test('the last day of a month is followed by the first of the next', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const name = `${year}-${String(month).padStart(2, '0')}`
      const next = new Date(`${lastDayOf(name)}T00:00:00Z`)
      next.setUTCDate(next.getUTCDate() + 1)
      expect(next.getUTCDate()).toBe(1)
      expect(wholeSpan(`${name}-01`, lastDayOf(name))).toBe('month')
    }),
  )
})
