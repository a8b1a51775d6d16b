import { accessSync, constants, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '#shared/errors/app-error.ts'
import { beginJournal } from '../backup/journal.ts'
import { catchUp, needsRecovery, recoverLibrary } from '../backup/recover-library.ts'
import { breakSeal, openSeal, readSeal, sealLibrary, writeUnderSeal } from '../backup/seal.ts'
import { isSound, writeOwnBackup } from '../backup/write-backup.ts'
import { configure, type Db, isDamage, migrate, versionOf } from './connection.ts'
import { migrations } from './migrations.ts'

export { type Db, migrate } from './connection.ts'

/**
 * Opens the library's database, brings it up to date, and takes the lock that keeps a second program out. A damaged one is put together
 * again first (`readRecovery` tells of it).
 * Throws DATA_READ_ONLY, DATA_IN_USE or DATA_TOO_NEW.
 */
export function openDatabase(dataDir: string): { db: Db; close(): void } {
  ensureWritable(dataDir)
  const lock = takeLock(dataDir)
  try {
    if (needsRecovery(dataDir)) recoverLibrary(dataDir)
    const db = openWhole(dataDir)
    const close = () => {
      try {
        writeUnderSeal(dataDir, true, () => db.close())
      } finally {
        lock.close()
      }
    }
    return { db, close }
  } catch (error) {
    lock.close()
    throw error
  }
}

function openWhole(dataDir: string): Db {
  try {
    return openUpToDate(dataDir)
  } catch (error) {
    if (!isDamage(error)) throw error
    recoverLibrary(dataDir)
    return openUpToDate(dataDir)
  }
}

function openUpToDate(dataDir: string): Db {
  const db = new Database(join(dataDir, 'library.db'))
  try {
    configure(db)
    requireVersion(db)
    if (versionOf(db) > 0 && versionOf(db) < migrations.length) writeOwnBackup(db, dataDir, beginJournal(dataDir))
    migrate(db, migrations)
    takeUp(db, dataDir)
    return db
  } catch (error) {
    // Closing writes what a crash left in the log into the library's file.
    breakSeal(dataDir)
    db.close()
    throw error
  }
}

/** Looks closer where the program did not end as it should, and says that it is running now. */
function takeUp(db: Db, dataDir: string): void {
  const seal = readSeal(dataDir)
  // A crash came just while the library's file was written to, or this is the first time: only SQLite can say whether it is whole.
  if (!seal && !isSound(db)) throw new Database.SqliteError('the library is damaged', 'SQLITE_CORRUPT')
  if (!seal?.closed) catchUp(db, dataDir)
  if (seal) openSeal(dataDir, seal)
  else sealLibrary(dataDir, false)
}

/** Throws DATA_TOO_NEW before anything of a newer library is touched; a version that can't be is damage. */
function requireVersion(db: Db): void {
  const version = versionOf(db)
  if (version > migrations.length) throw new AppError('DATA_TOO_NEW', {})
  const hasTables = db.prepare('SELECT 1 FROM sqlite_master').pluck().get() !== undefined
  if (version <= 0 && hasTables) throw new Database.SqliteError('a library without its version', 'SQLITE_CORRUPT')
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
