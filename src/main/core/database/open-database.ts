import { accessSync, constants, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '#shared/errors/app-error.ts'
import { type Migration, migrations } from './migrations.ts'

export type Db = Database.Database

const BUSY_TIMEOUT_MS = 5000

/**
 * Opens the library's database, brings it up to date, and takes the lock that keeps a second program out.
 * Throws DATA_READ_ONLY, DATA_IN_USE or DATA_TOO_NEW.
 */
export function openDatabase(dataDir: string): { db: Db; close(): void } {
  ensureWritable(dataDir)
  const lock = takeLock(dataDir)
  let db: Db | undefined
  const close = () => {
    db?.close()
    lock.close()
  }
  try {
    db = new Database(join(dataDir, 'library.db'))
    configure(db)
    migrate(db, migrations)
    return { db, close }
  } catch (error) {
    close()
    throw error
  }
}

// A read-only folder can't even open a WAL database, with an error that names neither: find out first and say so.
function ensureWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    throw new AppError('DATA_READ_ONLY', { path: dataDir }, { cause: error })
  }
}

/** One program a data folder: an exclusive transaction on a database of its own, which even `kill -9` gives free. */
function takeLock(dataDir: string): Db {
  const path = join(dataDir, 'lock.db')
  const lock = new Database(path, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    const code = error instanceof Database.SqliteError ? error.code : ''
    if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') throw new AppError('DATA_IN_USE', {}, { cause: error })
    if (code !== 'SQLITE_NOTADB' && code !== 'SQLITE_CORRUPT') throw error
    // Damaged, and there is nothing in it to lose.
    rmSync(path, { force: true })
    return takeLock(dataDir)
  }
}

function configure(db: Db): void {
  db.pragma('journal_mode = WAL')
  // better-sqlite3 opens WAL databases with NORMAL, which loses acknowledged commits in a power cut.
  db.pragma('synchronous = FULL')
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite did not take synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  if (process.platform === 'darwin') db.pragma('fullfsync = ON')
}

/** Runs what is missing of `steps`, each in one transaction with its version number. Throws DATA_TOO_NEW. */
export function migrate(db: Db, steps: readonly Migration[]): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > steps.length) throw new AppError('DATA_TOO_NEW', {})
  steps.slice(version).forEach((step, index) => {
    db.transaction(() => {
      db.exec(step)
      db.pragma(`user_version = ${version + index + 1}`)
    }).immediate()
  })
}
