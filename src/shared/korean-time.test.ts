import { expect, it } from 'vitest'
import { KOREAN_TIME_ZONE, koreanClock, koreanDay } from './korean-time.ts'

it.each([
  ['2026-11-21T14:59:59.999Z', '2026-11-21', '2026-11-21T23:59:59.999Z'],
  ['2026-11-21T15:00:00.000Z', '2026-11-22', '2026-11-22T00:00:00.000Z'],
  ['2026-07-31T20:05:30.000Z', '2026-08-01', '2026-08-01T05:05:30.000Z'],
])('the day turns at midnight in Korea: %s', (iso, day, clock) => {
  expect([koreanDay(new Date(iso)), koreanClock(new Date(iso)).toISOString()]).toEqual([day, clock])
})

it('is the time of its zone, in summer and winter', () => {
  const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: KOREAN_TIME_ZONE, dateStyle: 'short' })
  for (const iso of ['2026-01-10T15:30:00Z', '2026-07-10T14:30:00Z', '2026-07-10T15:30:00Z']) {
    expect(koreanDay(new Date(iso))).toBe(zone.format(new Date(iso)))
  }
})
