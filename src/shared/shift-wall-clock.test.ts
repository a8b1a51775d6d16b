import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWallClockTime, shiftWallClock } from './shift-wall-clock.ts'

test.each([
  ['2024-05-04T10:23:11', 60, '2024-05-04T11:23:11'],
  ['2024-03-01T00:10:00', -20, '2024-02-29T23:50:00'],
  ['2023-12-31T23:59:59', 1, '2024-01-01T00:00:59'],
  // The hour that clocks skip in some countries is an hour like any other.
  ['2024-03-31T01:30:00', 60, '2024-03-31T02:30:00'],
  // Out of the years that a calendar shows, it stays.
  ['9999-12-31T23:00:00', 120, '9999-12-31T23:00:00'],
  ['0000-01-01T00:30:00', -60, '0000-01-01T00:30:00'],
])('%s moved by %i min is %s', (takenAt, minutes, moved) => {
  expect(shiftWallClock(takenAt, minutes)).toBe(moved)
})

test('there and back is where one was', () => {
  const moment = fc.date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, fc.integer({ min: -5_000_000, max: 5_000_000 }), (date, minutes) => {
      const takenAt = date.toISOString().slice(0, 19)
      expect(shiftWallClock(shiftWallClock(takenAt, minutes), -minutes)).toBe(takenAt)
    }),
  )
})

test('whatever is moved by whatever is a time of the same shape, or what it was', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('2024-05-04T10:23:11', '9999-12-31T23:59:59', '0000-01-01T00:00:00'))
  fc.assert(
    fc.property(text, fc.double(), (takenAt, minutes) => {
      const moved = shiftWallClock(takenAt, minutes)
      expect(moved === takenAt || isWallClockTime(moved)).toBe(true)
    }),
  )
})
