import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Db } from '../database/connection.ts'
import { backupFolder, backupNotePath, backupPath, chooseToKeep, listBackups, makeBackupId } from './backup-ids.ts'
import { fromCheckedLine, toCheckedLine } from './checked-line.ts'
import { flushFile, namesIn, removeDatabase, renameForGood, sumFile, writeSmallFile } from './files.ts'

/** 'SJGW': by this a file is known to be a library of this app. */
export const APPLICATION_ID = 0x534a4757

/** What a library holds. */
export type LibraryCounts = { photos: number; captions: number; albums: number }
export type BackupNote = LibraryCounts & { madeAt: string; bytes: number; crc32: number }

/**
 * Writes all of a library into one file at `target`, checked, whole or not at all; what stands there is replaced. Reads one state of
 * the library while others write to it. Takes about a second for 100,000 photos: at a start, or in a worker thread.
 */
export function copyLibrary(db: Db, target: string): LibraryCounts & { bytes: number; crc32: number } {
  const temporary = `${target}.part`
  removeDatabase(temporary)
  // A copy would have new indexes, and hide that those of the library are damaged.
  if (!isSound(db)) throw new Database.SqliteError('the library is damaged', 'SQLITE_CORRUPT')
  try {
    db.prepare('VACUUM INTO ?').run(temporary)
    const counts = sealCopy(temporary)
    flushFile(temporary)
    const sum = sumFile(temporary)
    renameForGood(temporary, target)
    return { ...counts, ...sum }
  } catch (error) {
    removeDatabase(temporary)
    throw error
  }
}

function sealCopy(path: string): LibraryCounts {
  const copy = new Database(path, { fileMustExist: true })
  try {
    copy.pragma('journal_mode = DELETE')
    copy.pragma(`application_id = ${APPLICATION_ID}`)
    if (!isSound(copy)) throw new Database.SqliteError('the copy of the library is damaged', 'SQLITE_CORRUPT')
    return countLibrary(copy)
  } finally {
    copy.close()
  }
}

/** Whether SQLite finds nothing wrong with a database. Reads all of it. */
export function isSound(db: Db): boolean {
  return db.pragma('integrity_check(1)', { simple: true }) === 'ok'
}

/** Counts of a library, also of one from the app's first version. */
export function countLibrary(db: Db): LibraryCounts {
  const has = (sql: string) => db.prepare(sql).pluck().get() !== undefined
  const inLibrary = has("SELECT 1 FROM pragma_table_info('photos') WHERE name = 'removed_at'") ? 'removed_at IS NULL' : 'true'
  const count = (sql: string) => Number(db.prepare(sql).pluck().get())
  return {
    photos: count(`SELECT count(*) FROM photos WHERE ${inLibrary}`),
    captions: count(`SELECT count(*) FROM photos WHERE caption <> '' AND ${inLibrary}`),
    albums: has("SELECT 1 FROM sqlite_master WHERE name = 'albums'") ? count('SELECT count(*) FROM albums') : 0,
  }
}

/** Makes one of the app's own backups; `number` is the journal file that has just begun. Those that are too many are deleted. */
export function writeOwnBackup(db: Db, dataDir: string, number: number, now = new Date()): BackupNote {
  mkdirSync(backupFolder(dataDir), { recursive: true })
  clearUnfinished(dataDir)
  const id = makeBackupId(number, now)
  const note = { ...copyLibrary(db, backupPath(dataDir, id)), madeAt: now.toISOString() }
  writeSmallFile(backupNotePath(dataDir, id), toCheckedLine(note))
  deleteOldBackups(dataDir)
  return note
}

/** What a kill left of backups that were being made. */
function clearUnfinished(dataDir: string): void {
  const folder = backupFolder(dataDir)
  for (const name of namesIn(folder)) if (name.includes('.part')) rmSync(`${folder}/${name}`, { force: true })
}

function deleteOldBackups(dataDir: string): void {
  const backups = listBackups(dataDir)
  const kept = chooseToKeep(backups)
  for (const mark of backups) {
    if (kept.has(mark)) continue
    rmSync(backupPath(dataDir, mark.id), { force: true })
    rmSync(backupNotePath(dataDir, mark.id), { force: true })
  }
}

/** What was noted of a backup when it was made; undefined where that can't be read. */
export function readBackupNote(dataDir: string, id: string): BackupNote | undefined {
  try {
    return fromCheckedLine(readFileSync(backupNotePath(dataDir, id), 'utf8')) as BackupNote | undefined
  } catch {
    return undefined
  }
}
