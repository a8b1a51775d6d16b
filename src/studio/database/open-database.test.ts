import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { takeInstanceLock } from '../instance-lock.ts'
import { migrations } from './migrations.ts'
import { openDatabase } from './open-database.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'database-'))
  path = join(folder, 'studio.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('keeps what it acknowledges, and checks what belongs together', () => {
  const database = openDatabase(path)
  const read = (name: string) => database.pragma(name, { simple: true })
  expect([read('journal_mode'), read('synchronous'), read('foreign_keys'), read('busy_timeout')]).toEqual(['wal', 2, 1, 5000])
  expect(read('user_version')).toBe(migrations.length)
  database.close()
})

it('opens again without doing a step twice', () => {
  openDatabase(path).close()
  expect(() => openDatabase(path).close()).not.toThrow()
})

it('refuses a database that a newer server has written, and leaves it as it is', () => {
  openDatabase(path).close()
  const newer = new Sqlite(path)
  newer.pragma(`user_version = ${migrations.length + 1}`)
  newer.close()
  expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'DATA_TOO_NEW' }))
  const after = new Sqlite(path)
  expect(after.pragma('user_version', { simple: true })).toBe(migrations.length + 1)
  after.close()
})

it('lets one server only work on a folder', () => {
  const lock = join(folder, 'studio.lock')
  const release = takeInstanceLock(lock)
  expect(() => takeInstanceLock(lock)).toThrow(expect.objectContaining({ code: 'DATA_IN_USE' }))
  release()
  takeInstanceLock(lock)()
})

it('makes a damaged lock file anew', () => {
  const lock = join(folder, 'studio.lock')
  writeFileSync(lock, 'this is no database '.repeat(100))
  const release = takeInstanceLock(lock)
  expect(() => takeInstanceLock(lock)).toThrow(expect.objectContaining({ code: 'DATA_IN_USE' }))
  release()
})

it('says what is wrong with the lock file where it is not that another server has it', () => {
  const lock = join(folder, 'studio.lock')
  mkdirSync(lock)
  expect(() => takeInstanceLock(lock)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^SQLITE_CANTOPEN/) }))
})
