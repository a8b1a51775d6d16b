import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { configure } from '../database/connection.ts'
import { fromCheckedLine, toCheckedLine } from './checked-line.ts'
import { sumFile } from './files.ts'

/** `closed`: the program ended as it should, with nothing left in SQLite's log. */
type Seal = { bytes: number; crc32: number; closed: boolean }

// SQLite itself sees neither a bit that flipped inside a caption nor most of those inside numbers. So a file beside the database says
// what the database's file is. That file changes only when SQLite's log is written into it, which happens nowhere but here and at the
// end of the program: SQLite's own moment for it is turned off. So the seal holds through a crash too. About 1 ms a MB.
// To read the file costs this process its locks on it (POSIX), which nobody asks for: another program is kept out by lock.db.
const sealPath = (dataDir: string) => join(dataDir, 'library.seal')
const markPath = (dataDir: string) => join(dataDir, 'library.damaged')
const libraryPath = (dataDir: string) => join(dataDir, 'library.db')

/** What was said of the library's file; undefined where a crash came while it was written to, or nothing was ever said. */
export function readSeal(dataDir: string): Seal | undefined {
  if (!existsSync(sealPath(dataDir))) return undefined
  return fromCheckedLine(readFileSync(sealPath(dataDir), 'utf8')) as Seal | undefined
}

/** Whether the library's file is another than it was when it was last written to. Reads all of it. */
export function isSealBroken(dataDir: string): boolean {
  const seal = readSeal(dataDir)
  if (!seal) return false
  if (!existsSync(libraryPath(dataDir))) return true
  const sum = sumFile(libraryPath(dataDir))
  return sum.bytes !== seal.bytes || sum.crc32 !== seal.crc32
}

export function sealLibrary(dataDir: string, closed: boolean): void {
  writeSeal(dataDir, { ...sumFile(libraryPath(dataDir)), closed })
}

/** The library is open from now on: what is written goes into SQLite's log, and its file stays as it is. */
export function openSeal(dataDir: string, seal: Seal): void {
  writeSeal(dataDir, { ...seal, closed: false })
}

function writeSeal(dataDir: string, seal: Seal): void {
  writeFileSync(sealPath(dataDir), toCheckedLine(seal), { flush: true })
}

/** Emptied rather than deleted, for that lasts through a power cut everywhere. */
export function breakSeal(dataDir: string): void {
  if (existsSync(sealPath(dataDir))) writeFileSync(sealPath(dataDir), '', { flush: true })
}

/** Does what writes to the library's file. One that was not what it should be is remembered for the next start. */
export function writeUnderSeal(dataDir: string, closes: boolean, write: () => void): void {
  if (isSealBroken(dataDir)) markDamaged(dataDir)
  breakSeal(dataDir)
  write()
  try {
    sealLibrary(dataDir, closes)
  } catch {
    // The disk is full, or somebody deleted the library: half a seal is none, and the next start looks closer.
  }
}

/** Writes SQLite's log into the library's file, while others read and write. */
export function settleLibrary(dataDir: string): void {
  const db = new Database(libraryPath(dataDir), { fileMustExist: true })
  try {
    configure(db)
    writeUnderSeal(dataDir, false, () => db.pragma('wal_checkpoint(PASSIVE)'))
  } finally {
    db.close()
  }
}

/** Remembers for the next start that the library is damaged. */
export function markDamaged(dataDir: string): void {
  writeFileSync(markPath(dataDir), '', { flush: true })
}

export function isMarkedDamaged(dataDir: string): boolean {
  return existsSync(markPath(dataDir))
}

export function unmarkDamaged(dataDir: string): void {
  rmSync(markPath(dataDir), { force: true })
}
