import { expect, it } from 'vitest'
import { dayColumn, studioMoment } from './studio-time.ts'

it.each([
  ['2026-11-21T14:59:59.999Z', '2026-11-21 23:59:59'],
  ['2026-11-21T15:00:00.000Z', '2026-11-22 00:00:00'],
  ['2026-12-31T20:05:30.000Z', '2027-01-01 05:05:30'],
])('turns the day at midnight in Korea: %s', (iso, moment) => {
  expect(studioMoment(new Date(iso))).toBe(moment)
})

it('shortens a day', () => expect(dayColumn('2026-01-02')).toBe('260102'))
