import { closeSync, fsyncSync, openSync, readdirSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { renameWithPatienceSync } from '../files/rename-with-patience.ts'

const CHUNK_BYTES = 4 * 1024 * 1024
const LONGEST_LINE_BYTES = 128 * 1024 * 1024
const LINE_BREAK = 10

/** Makes new names and renames in a folder last through a power cut. Windows can't open folders, and keeps them by itself. */
export function flushFolder(path: string): void {
  if (process.platform !== 'win32') flushFile(path, 'r')
}

/** Makes a file's content last through a power cut. */
export function flushFile(path: string, flags: 'r' | 'r+' = 'r+'): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Gives a file that is written and flushed its name for good. */
export function renameForGood(from: string, to: string): void {
  renameWithPatienceSync(from, to)
  flushFolder(dirname(to))
}

/** A small file, whole or not at all. */
export function writeSmallFile(path: string, content: string): void {
  const temporary = `${path}.part`
  writeFileSync(temporary, content, { flush: true })
  renameForGood(temporary, path)
}

/** A database and what SQLite keeps beside it. */
export const databaseFiles = (path: string): string[] => [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]

export function removeDatabase(path: string): void {
  for (const file of databaseFiles(path)) rmSync(file, { force: true })
}

/** Length and CRC-32 of a file's content. */
export function sumFile(path: string): { bytes: number; crc32: number } {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
    const sum = { bytes: 0, crc32: 0 }
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      sum.bytes += read
      sum.crc32 = crc32(chunk.subarray(0, read), sum.crc32)
    }
    return sum
  } finally {
    closeSync(file)
  }
}

/** The lines of a file of any length, one after the other. One that is longer than anything that is ever written is left out. */
export function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
    let begun: Buffer[] = []
    let bytes = 0
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      let start = 0
      for (let end = chunk.subarray(0, read).indexOf(LINE_BREAK); end >= 0; end = chunk.subarray(0, read).indexOf(LINE_BREAK, start)) {
        const line = chunk.subarray(start, end)
        if (bytes + line.length <= LONGEST_LINE_BYTES) yield Buffer.concat([...begun, line]).toString()
        begun = []
        bytes = 0
        start = end + 1
      }
      bytes += read - start
      // Copied, since the next chunk is read into the same place.
      begun = bytes <= LONGEST_LINE_BYTES ? [...begun, Buffer.from(chunk.subarray(start, read))] : []
    }
    if (bytes <= LONGEST_LINE_BYTES) yield Buffer.concat(begun).toString()
  } finally {
    closeSync(file)
  }
}

/** What stands in a folder; nothing where there is none. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
