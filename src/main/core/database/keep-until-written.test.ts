import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import type { Db } from './connection.ts'
import { keepUntilWritten } from './keep-until-written.ts'

let path: string
let db: Db
beforeEach(() => {
  path = join(makeTempDir(), 'library.db')
  db = new Database(path)
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE words (word TEXT)')
})
afterEach(() => db.close())

function countWords() {
  let reckoned = 0
  const count = keepUntilWritten(db, async () => {
    reckoned += 1
    return db.prepare('SELECT count(*) FROM words').pluck().get()
  })
  return { count, times: () => reckoned }
}

it('is reckoned once until something is written', async () => {
  const { count, times } = countWords()
  expect([await count(), await count()]).toEqual([0, 0])
  expect(times()).toBe(1)
  db.exec("INSERT INTO words VALUES ('바다')")
  expect([await count(), await count()]).toEqual([1, 1])
  expect(times()).toBe(2)
})

it('is reckoned again after another connection has written', async () => {
  const { count, times } = countWords()
  expect(await count()).toBe(0)
  const other = new Database(path)
  other.exec("INSERT INTO words VALUES ('바다')")
  expect([await count(), await count()]).toEqual([1, 1])
  expect(times()).toBe(2)
  other.close()
})

it('does not keep what failed', async () => {
  let fails = true
  const read = keepUntilWritten(db, async () => {
    if (fails) throw new Error('a disk that can’t be read')
    return 'read'
  })
  await expect(read()).rejects.toThrow('disk')
  fails = false
  expect(await read()).toBe('read')
})
