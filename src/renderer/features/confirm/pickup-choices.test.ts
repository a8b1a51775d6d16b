import { describe, expect, test } from 'vitest'
import { dayChoices, lapsedPart } from './pickup-choices.ts'

const pickup = {
  note: '',
  leadTimeHours: 24,
  shops: [],
  slots: [
    { id: 'am', name: '오전', from: '10:00', until: '12:00' },
    { id: 'pm', name: '오후', from: '13:00', until: '18:00' },
  ],
  closedWeekdays: [0],
  closedDays: ['2026-11-25'],
  daysAhead: 5,
}
/** Saturday, 15:00 in Korea. */
const now = new Date('2026-11-21T06:00:00Z')

describe('the days to choose from', () => {
  test('leave out closed ones and say how far away they are', () => {
    expect(dayChoices(pickup, now).map(({ day, ahead }) => [day, ahead])).toEqual([
      ['2026-11-23', 2],
      ['2026-11-24', 3],
      ['2026-11-26', 5],
    ])
  })

  test('offer only the times that are still to come', () => {
    const friday = new Date('2026-11-20T04:00:00Z')
    expect(dayChoices(pickup, friday)[0]).toMatchObject({ day: '2026-11-21', ahead: 1, slots: [{ id: 'pm' }] })
  })

  test('go by the day in Korea, which begins before that of Greenwich', () => {
    expect(dayChoices({ ...pickup, leadTimeHours: 0 }, new Date('2026-11-22T20:00:00Z'))[0]).toMatchObject({ day: '2026-11-23', ahead: 0 })
  })
})

describe('a wish', () => {
  const wish = { shop: null, day: null, slot: null }

  test('for any time never lapses', () => {
    expect(lapsedPart(pickup, wish, now)).toBeNull()
  })

  test('for a day lapses when that is closed or past, or its time is gone', () => {
    expect(lapsedPart(pickup, { ...wish, day: '2026-11-23' }, now)).toBeNull()
    expect(lapsedPart(pickup, { ...wish, day: '2026-11-23', slot: 'am' }, now)).toBeNull()
    expect(lapsedPart(pickup, { ...wish, day: '2026-11-25' }, now)).toBe('day')
    expect(lapsedPart(pickup, { ...wish, day: '2026-11-20' }, now)).toBe('day')
    expect(lapsedPart(pickup, { ...wish, day: '2026-11-23', slot: 'evening' }, now)).toBe('day')
  })

  test('names a shop where there are several', () => {
    const shops = ['a', 'b'].map((id) => ({ id, name: id, address: '', phone: '' }))
    expect(lapsedPart({ ...pickup, shops }, wish, now)).toBe('shop')
    expect(lapsedPart({ ...pickup, shops }, { ...wish, shop: 'gone' }, now)).toBe('shop')
    expect(lapsedPart({ ...pickup, shops }, { ...wish, shop: 'b' }, now)).toBeNull()
  })
})
