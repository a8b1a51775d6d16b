import Database from 'better-sqlite3'
import { AppError } from '#shared/errors/app-error.ts'
import type { Migration } from './migrations.ts'

export type Db = Database.Database

const BUSY_TIMEOUT_MS = 5000
/** What SQLite's log is cut to once it is written into the database. */
const LOG_BYTES = 16 * 1024 * 1024

/** Sets what every connection that writes to the library needs. */
export function configure(db: Db): void {
  db.pragma('journal_mode = WAL')
  // better-sqlite3 opens WAL databases with NORMAL, which loses acknowledged commits in a power cut.
  db.pragma('synchronous = FULL')
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite did not take synchronous = FULL')
  // The log is written into the database by `settleLibrary`, which says what the file is then, and never on the main thread.
  db.pragma('wal_autocheckpoint = 0')
  db.pragma(`journal_size_limit = ${LOG_BYTES}`)
  db.pragma('foreign_keys = ON')
  db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  if (process.platform === 'darwin') db.pragma('fullfsync = ON')
}

export function versionOf(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Runs what is missing of `steps`, each in one transaction with its version number. Throws DATA_TOO_NEW. */
export function migrate(db: Db, steps: readonly Migration[]): void {
  const version = versionOf(db)
  if (version > steps.length) throw new AppError('DATA_TOO_NEW', {})
  steps.slice(version).forEach((step, index) => {
    db.transaction(() => {
      db.exec(step)
      db.pragma(`user_version = ${version + index + 1}`)
    }).immediate()
  })
}

/** Whether SQLite says that a database is none, or not any more. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)
}
