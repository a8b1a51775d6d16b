import { copyFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { configure, type Db, migrate, versionOf } from '../database/connection.ts'
import { migrations } from '../database/migrations.ts'
import { renameWithPatienceSync } from '../files/rename-with-patience.ts'
import { backupPath, listBackups } from './backup-ids.ts'
import { databaseFiles, flushFile, flushFolder, namesIn, removeDatabase, sumFile, writeSmallFile } from './files.ts'
import { firstToReplay, journalNumbers, readJournal } from './journal.ts'
import { isSaid, replayJournal } from './replay-journal.ts'
import { salvageLibrary } from './salvage-library.ts'
import { breakSeal, isMarkedDamaged, isSealBroken, unmarkDamaged } from './seal.ts'
import { countLibrary, isSound, readBackupNote } from './write-backup.ts'

/** Databases that were found damaged and are kept, for somebody who knows how to read more out of them. */
const KEEP_DAMAGED = 3

/** How the library was put together again; `backupAt` null: without a backup. */
export type Recovery = { backupAt: string | null; photos: number; edits: number }

const libraryPath = (dataDir: string) => join(dataDir, 'library.db')
const recoveryPath = (dataDir: string) => join(dataDir, 'recovered.json')

/** Whether the library must not be opened as it is: gone, not as it was written, or found damaged in an earlier run. */
export function needsRecovery(dataDir: string): boolean {
  if (isMarkedDamaged(dataDir)) return true
  const info = statSync(libraryPath(dataDir), { throwIfNoEntry: false })
  // SQLite would make a new, empty library of an empty file.
  if (!info || info.size === 0) return listBackups(dataDir).length > 0 || journalNumbers(dataDir).length > 0
  return isSealBroken(dataDir)
}

/**
 * Puts the library together again: the newest good backup, what can still be read of the damaged one, and the journal since. The
 * damaged one is set aside. May be killed at any moment: the next start begins again.
 */
export function recoverLibrary(dataDir: string, now = new Date()): void {
  const path = libraryPath(dataDir)
  const part = `${path}.part`
  const recovery = buildLibrary(dataDir, part, now)
  flushFile(part)
  writeSmallFile(recoveryPath(dataDir), JSON.stringify(recovery))
  const aside = `${path}.damaged-${now.toISOString().replaceAll(':', '-')}`
  // With its log beside it under the name that SQLite looks for; what is left of it must never be taken for the new one's.
  for (const file of databaseFiles(path)) if (existsSync(file)) renameWithPatienceSync(file, aside + file.slice(path.length))
  breakSeal(dataDir)
  renameWithPatienceSync(part, path)
  flushFolder(dataDir)
  unmarkDamaged(dataDir)
  deleteOldDamaged(dataDir)
}

/**
 * After a crash: says again what the journal holds and the library does not, for SQLite leaves out the rest of its log from the first
 * byte on that is wrong, without a word, and all of it where the file is gone.
 */
export function catchUp(db: Db, dataDir: string): void {
  const entries = () => readJournal(dataDir, firstToReplay(dataDir))
  if (!isSaid(db, entries())) replayJournal(db, entries())
}

function buildLibrary(dataDir: string, part: string, now: Date): Recovery {
  removeDatabase(part)
  const backup = listBackups(dataDir).find(({ id }) => isGoodBackup(dataDir, id))
  if (backup) copyFileSync(backupPath(dataDir, backup.id), part)
  const db = new Database(part)
  try {
    configure(db)
    migrate(db, migrations)
    // What the search has kept was made from the library that is set aside.
    db.exec('UPDATE library_identity SET id = lower(hex(randomblob(16)))')
    if (existsSync(libraryPath(dataDir))) salvageLibrary(db, libraryPath(dataDir))
    const edits = replayJournal(db, readJournal(dataDir, backup?.number ?? 0), now)
    return { backupAt: backup?.madeAt.toISOString() ?? null, photos: countLibrary(db).photos, edits }
  } finally {
    db.close()
  }
}

function isGoodBackup(dataDir: string, id: string): boolean {
  const path = backupPath(dataDir, id)
  const note = readBackupNote(dataDir, id)
  try {
    if (!note) return isSoundLibrary(path)
    const sum = sumFile(path)
    return sum.bytes === note.bytes && sum.crc32 === note.crc32
  } catch {
    // Damaged beyond opening, or a disk that can't read it.
    return false
  }
}

function isSoundLibrary(path: string): boolean {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return versionOf(db) > 0 && versionOf(db) <= migrations.length && isSound(db)
  } finally {
    db.close()
  }
}

function deleteOldDamaged(dataDir: string): void {
  const names = namesIn(dataDir).filter((name) => /^library\.db\.damaged-[^-]+-[^-]+-[^-]+-[^-]+-[^-]+Z$/.test(name))
  for (const name of names.sort().reverse().slice(KEEP_DAMAGED)) removeDatabase(join(dataDir, name))
}

/** What was found at this start or an earlier one and was not acknowledged yet. */
export function readRecovery(dataDir: string): Recovery | null {
  try {
    return JSON.parse(readFileSync(recoveryPath(dataDir), 'utf8')) as Recovery
  } catch {
    return null
  }
}

export function acknowledgeRecovery(dataDir: string): void {
  rmSync(recoveryPath(dataDir), { force: true })
}
