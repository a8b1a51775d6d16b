import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chooseToKeep, makeBackupId, parseBackupId } from './backup-ids.ts'

const DAY_MS = 86_400_000
const madeOnDay = (day: number) => ({ madeAt: new Date(Date.UTC(2026, 0, 5) - day * DAY_MS) })

it('a name tells when a backup was made and which journal begins with it', () => {
  const madeAt = new Date('2026-11-22T06:36:52.120Z')
  expect(parseBackupId(makeBackupId(12, madeAt))).toMatchObject({ number: 12, madeAt })
  for (const strange of ['', 'x_1', '../../library', '2026-99-99T06-36-52.120Z_1']) expect(parseBackupId(strange)).toBeUndefined()
})

it('of a backup a day for half a year, seven days and four weeks are kept', () => {
  const backups = Array.from({ length: 180 }, (_, day) => madeOnDay(day))
  const days = [...chooseToKeep(backups)].map((backup) => backups.indexOf(backup))
  expect(days).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 15])
})

it('of many on one day the newest five are kept, and one of the day before', () => {
  const backups = [...Array.from({ length: 9 }, () => madeOnDay(0)), madeOnDay(1), madeOnDay(1)]
  expect([...chooseToKeep(backups)].map((backup) => backups.indexOf(backup))).toEqual([0, 1, 2, 3, 4, 9])
})

it('never keeps more than sixteen, and always the newest', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (days) => {
      const backups = days.map(madeOnDay)
      const kept = chooseToKeep(backups)
      expect(kept.size).toBeLessThanOrEqual(16)
      for (const backup of backups.slice(0, 5)) expect(kept.has(backup)).toBe(true)
    }),
  )
})
