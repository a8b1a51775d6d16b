import { closeSync, fdatasyncSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { newestBackupNumber } from './backup-ids.ts'
import { fromCheckedLine, toCheckedLine } from './checked-line.ts'
import { flushFolder, linesOf, namesIn, writeSmallFile } from './files.ts'

/** Everything that a person says of a photo, whole, as it stands after a change. `takenAt` is wall-clock time. */
export type SaidOfPhoto = {
  caption: string
  tags: readonly string[]
  rating: number
  favorite: boolean
  takenAt: string
  removed: boolean
}

/** An order as the customer confirmed it: with what it is sent by. `details` and a line's `choice` are JSON as in the database. */
export type ConfirmedOrder = {
  orderId: string
  createdAt: string
  confirmedAt: string
  name: string
  total: number
  details: string
  manifest: string
  lines: readonly { lineId: string; sha256: string; fileName: string; productName: string; choice: string }[]
}

/** What became of an order. */
export type OrderEntry =
  | { order: ConfirmedOrder }
  /** The id of an order that the studio has, and the number that it gave. */
  | { orderSent: string; number: string }
  /** The id of an order that was taken back. */
  | { orderGone: string }

/** What can't be made again from the photos' files. Photos are named by their SHA-256, albums by their name. */
export type JournalEntry =
  | { photo: string; said: SaidOfPhoto }
  /** An empty `add` and `remove` make an empty album. */
  | { album: string; add: readonly string[]; remove: readonly string[] }
  | { albumDeleted: string }
  | OrderEntry
  /** Absolute paths that were given to an import. */
  | { imported: readonly string[] }

export type Journal = ReturnType<typeof createJournal>

/**
 * What was said since the last backup, kept apart from the database: one line an entry, each with its CRC-32, in numbered files.
 * A new file begins before each backup, so that a backup and the files from its number on are the whole truth.
 */
export function createJournal(dataDir: string) {
  const folder = journalFolder(dataDir)
  const last = journalNumbers(dataDir).at(-1)
  // Behind the backups only where the folder was emptied by hand: what is said now must stand after them.
  let number = last !== undefined && last >= firstToReplay(dataDir) ? last : beginJournal(dataDir)
  let file = openSync(fileOf(folder, number), 'a')

  return {
    /** On disk when this returns; called inside the transaction that it tells of, before its commit. */
    append(entries: readonly JournalEntry[]): void {
      if (entries.length === 0) return
      // The line break in front ends a line that a crash tore.
      writeAll(file, Buffer.from(`\n${entries.map(toCheckedLine).join('\n')}\n`))
      fdatasyncSync(file)
    },
    /** Goes on in a new file and returns its number: what is said from now on stands in that file and those after it. */
    begin(): number {
      const next = beginJournal(dataDir)
      const opened = openSync(fileOf(folder, next), 'a')
      closeSync(file)
      file = opened
      number = next
      return number
    },
    /** Deletes what backups from `first` on need no more. */
    deleteBefore(first: number): void {
      for (const old of journalNumbers(dataDir)) if (old < first && old !== number) rmSync(fileOf(folder, old), { force: true })
    },
    close: (): void => closeSync(file),
  }
}

/** Makes the next file and returns its number. */
export function beginJournal(dataDir: string): number {
  const folder = journalFolder(dataDir)
  mkdirSync(folder, { recursive: true })
  const number = Math.max(journalNumbers(dataDir).at(-1) ?? 0, firstToReplay(dataDir)) + 1
  closeSync(openSync(fileOf(folder, number), 'a'))
  flushFolder(folder)
  return number
}

/**
 * The entries of the files from `first` on, in order; not those that were said of a library before another took its place. Torn and
 * damaged lines are left out.
 */
export function* readJournal(dataDir: string, first: number): Generator<JournalEntry> {
  for (const number of numbersFrom(dataDir, Math.max(first, replacedBefore(dataDir)))) {
    for (const line of linesOf(fileOf(journalFolder(dataDir), number))) {
      const entry = fromCheckedLine(line)
      if (entry !== undefined) yield entry as JournalEntry
    }
  }
}

/** The file from which on the library as it stands, or its newest backup, lacks what is said. */
export function firstToReplay(dataDir: string): number {
  return Math.max(newestBackupNumber(dataDir), replacedBefore(dataDir))
}

/** How much the next start may have to read, in bytes. */
export function bytesToReplay(dataDir: string): number {
  const sizes = numbersFrom(dataDir, firstToReplay(dataDir)).map(
    (number) => statSync(fileOf(journalFolder(dataDir), number), { throwIfNoEntry: false })?.size ?? 0,
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Another library takes the place of this one: what stands in the files before `number` was said of the old one. */
export function markReplaced(dataDir: string, number: number): void {
  writeSmallFile(markPath(dataDir), String(number))
}

/** The file with which the last restored library begins; 0 where none was restored. */
export function replacedBefore(dataDir: string): number {
  try {
    return Number.parseInt(readFileSync(markPath(dataDir), 'latin1'), 10) || 0
  } catch {
    return 0
  }
}

/** Numbers of the files that there are, oldest first. */
export function journalNumbers(dataDir: string): number[] {
  const names = namesIn(journalFolder(dataDir))
  return names.flatMap((name) => /^(\d+)\.journal$/.exec(name)?.slice(1).map(Number) ?? []).sort((a, b) => a - b)
}

const numbersFrom = (dataDir: string, first: number) => journalNumbers(dataDir).filter((number) => number >= first)
const journalFolder = (dataDir: string) => join(dataDir, 'journal')
const markPath = (dataDir: string) => join(journalFolder(dataDir), 'replaced-before')
const fileOf = (folder: string, number: number) => join(folder, `${String(number).padStart(6, '0')}.journal`)

function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
}
