import { expect, test } from 'vitest'
import { minutesOfShift } from './minutes-of-shift.ts'

test('days, hours and minutes add up, earlier below zero', () => {
  expect(minutesOfShift({ direction: 'later', days: 1, hours: 2, minutes: 3 })).toBe(1563)
  expect(minutesOfShift({ direction: 'earlier', days: 0, hours: 9, minutes: 0 })).toBe(-540)
  expect(minutesOfShift({ direction: 'earlier', days: 0, hours: 0, minutes: 0 })).toBe(0)
})
