import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assembleIndex, type DayRun, withoutPhotos } from './assemble-index.ts'

const view = { text: '', typing: false, filter: {} }

describe('assembleIndex', () => {
  test('a day that goes on over two pages is one day', () => {
    const index = assembleIndex(view, [
      { total: 5, ids: [9, 8], aspects: [1500, 667], days: [['2024-05-04', 2]], cursor: 'a' },
      {
        total: 5,
        ids: [7, 6, 5],
        aspects: [1000, 1500, 1500],
        days: [
          ['2024-05-04', 1],
          ['2024-05-01', 2],
        ],
      },
    ])
    expect(index.ids).toEqual([9, 8, 7, 6, 5])
    expect(index.days).toEqual([
      ['2024-05-04', 3],
      ['2024-05-01', 2],
    ])
    expect(index).toMatchObject({ total: 5, complete: true, aspects: [1500, 667, 1000, 1500, 1500] })
  })

  test('a first page knows how many there will be, and that they are not here', () => {
    const index = assembleIndex(view, [{ total: 5, ids: [9, 8], aspects: [1500, 667], days: [['2024-05-04', 2]], cursor: 'a' }])
    expect(index).toMatchObject({ total: 5, complete: false })
  })

  test('what a search finds has no days, and says what was looked for instead', () => {
    const found = assembleIndex({ ...view, text: 'gkfajsl' }, [
      { total: 1, ids: [3], aspects: [1500], days: null, corrected: { text: '할머니' } },
    ])
    expect(found).toMatchObject({ days: null, corrected: '할머니', text: 'gkfajsl' })
  })
})

test('what has left an index is as if it had never been in it', () => {
  const photo = fc.record({ day: fc.integer({ min: 1, max: 5 }), aspect: fc.integer({ min: 300, max: 3000 }), goes: fc.boolean() })
  fc.assert(
    fc.property(fc.array(photo, { maxLength: 40 }), (photos) => {
      const known = photos.map((one, index) => ({ ...one, id: index + 1 })).sort((a, b) => b.day - a.day)
      const indexOf = (kept: typeof known) => {
        const days = [...Map.groupBy(kept, ({ day }) => day)].map(([day, all]): DayRun => [`2024-05-0${day}`, all.length])
        const page = { total: kept.length, ids: kept.map(({ id }) => id), aspects: kept.map(({ aspect }) => aspect) }
        return assembleIndex(view, [{ ...page, days: days.map(([day, count]): [string, number] => [day, count]) }])
      }
      const gone = new Set(known.filter(({ goes }) => goes).map(({ id }) => id))
      expect(withoutPhotos(indexOf(known), gone)).toEqual(indexOf(known.filter(({ goes }) => !goes)))
    }),
  )
})
