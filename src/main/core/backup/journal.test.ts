import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { createJournal, firstToReplay, type JournalEntry, markReplaced, readJournal } from './journal.ts'
import { contentOf, openFixture, somethingSaid } from './library-fixture.ts'

const entry = (index: number): JournalEntry => ({ photo: contentOf(index), said: somethingSaid(index) })
const entries = (count: number) => Array.from({ length: count }, (_, index) => entry(index))
const fileIn = (dataDir: string) =>
  join(dataDir, 'journal', readdirSync(join(dataDir, 'journal')).findLast((name) => name.endsWith('.journal')) ?? '')

function makeJournal(count: number): string {
  const dataDir = makeTempDir()
  const journal = createJournal(dataDir)
  journal.append(entries(count))
  journal.close()
  return dataDir
}

it('tells again what it was told, of photos, albums and imports', () => {
  const dataDir = makeTempDir()
  const journal = createJournal(dataDir)
  const told: JournalEntry[] = [
    entry(1),
    { album: '제주 "여름"\n', add: [contentOf(1)], remove: [] },
    { albumDeleted: '제주' },
    { imported: ['/사진/여름'] },
  ]
  for (const one of told) journal.append([one])
  // Read without being closed, as after a crash.
  expect([...readJournal(dataDir, 0)]).toEqual(told)
  journal.close()
})

it('goes on in its last file at the next start, and in a new one when told', () => {
  const dataDir = makeJournal(1)
  const journal = createJournal(dataDir)
  journal.append([entry(1)])
  const second = journal.begin()
  journal.append([entry(2)])
  expect([...readJournal(dataDir, 0)]).toEqual(entries(3))
  expect([...readJournal(dataDir, second)]).toEqual([entry(2)])
  journal.deleteBefore(second)
  expect([...readJournal(dataDir, 0)]).toEqual([entry(2)])
  journal.close()
})

it('whose folder was deleted begins behind the backups that there are', () => {
  const dataDir = makeTempDir()
  const library = openFixture(dataDir)
  library.addPhotos(0, 1)
  library.backUp()
  library.backUp()
  library.close()
  rmSync(join(dataDir, 'journal'), { recursive: true })
  const journal = createJournal(dataDir)
  expect(journal.begin()).toBe(5)
  journal.close()
})

it('loses only the line that a crash tore, and goes on behind it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 250 }), (cut) => {
      const dataDir = makeJournal(3)
      const file = fileIn(dataDir)
      truncateSync(file, readFileSync(file).length - cut)
      const journal = createJournal(dataDir)
      journal.append([entry(7)])
      journal.close()
      // The last byte is a line break, which nothing hangs on.
      expect([...readJournal(dataDir, 0)]).toEqual([...entries(cut === 1 ? 3 : 2), entry(7)])
    }),
    { numRuns: 30 },
  )
})

it('leaves out a line with a flipped bit, and no other', () => {
  const dataDir = makeJournal(5)
  const file = fileIn(dataDir)
  const whole = readFileSync(file)
  const allowed = entries(5).map((one) => JSON.stringify(one))
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
      const flipped = Buffer.from(whole)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
      writeFileSync(file, flipped)
      const read = [...readJournal(dataDir, 0)].map((one) => JSON.stringify(one))
      // A line break that is none any more costs the two lines that it stood between.
      expect(read.length).toBeGreaterThanOrEqual(whole[at] === 10 && at > 0 && at < whole.length - 1 ? 3 : 4)
      expect(allowed).toEqual(expect.arrayContaining(read))
    }),
    { numRuns: 200 },
  )
})

it('is not confused by what is no journal', () => {
  const dataDir = makeJournal(1)
  writeFileSync(join(dataDir, 'journal', 'notes.txt'), 'x')
  appendFileSync(fileIn(dataDir), Buffer.from([0, 255, 10, 0, 10, 10]))
  expect([...readJournal(dataDir, 0)]).toEqual(entries(1))
})

it('has lines of any length, also longer than what is read at once', () => {
  const dataDir = makeTempDir()
  const journal = createJournal(dataDir)
  const long = [1, 1_500_000, 3, 4_000_000, 5].map((length, index) => ({
    photo: contentOf(index),
    said: { ...somethingSaid(index), caption: '할'.repeat(length) },
  }))
  journal.append(long)
  journal.close()
  expect([...readJournal(dataDir, 0)].every((one, index) => isDeepStrictEqual(one, long[index]))).toBe(true)
  expect([...readJournal(dataDir, 0)]).toHaveLength(long.length)
})

it('is read however long it is, in little memory', () => {
  const dataDir = makeJournal(2)
  // Longer than the longest text that there can be.
  truncateSync(fileIn(dataDir), 600 * 1024 * 1024)
  const journal = createJournal(dataDir)
  journal.append([entry(7)])
  journal.close()
  expect([...readJournal(dataDir, 0)]).toEqual([...entries(2), entry(7)])
  rmSync(fileIn(dataDir))
})

it('tells nothing that was said of a library before another took its place, and goes on behind that', () => {
  const dataDir = makeJournal(1)
  const journal = createJournal(dataDir)
  const number = journal.begin()
  journal.append([entry(1)])
  expect(firstToReplay(dataDir)).toBe(0)
  markReplaced(dataDir, number)
  expect(firstToReplay(dataDir)).toBe(number)
  expect([...readJournal(dataDir, 0)]).toEqual([entry(1)])
  journal.close()
  rmSync(fileIn(dataDir))
  const again = createJournal(dataDir)
  again.append([entry(2)])
  again.close()
  expect([...readJournal(dataDir, 0)]).toEqual([entry(2)])
})
