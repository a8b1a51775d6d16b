import type { Dirent, Stats } from 'node:fs'
import { lstat, opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SkipReason } from '#shared/contract/library.ts'
import { kindByName } from '#shared/photo-formats.ts'

/** A file that the customer chose, or that lies in a folder they chose and is named like a photo or a film. */
export type FoundFile = { path: string; info: Stats } | { path: string; problem: SkipReason }

/** So many names of a folder are put in order together; a folder may hold any number. */
const NAMES_AT_ONCE = 4096

/**
 * The files of a choice that are worth a word to the customer, folders walked through, last name first: cameras count up, so that
 * the newest come early. Hidden files are left out, and a folder that a link leads back to is visited once. Folders that can't be
 * looked into are named as a problem. Ends early where `signal` is aborted. Memory does not grow with the number of files.
 */
export async function* findFiles(paths: readonly string[], signal: AbortSignal): AsyncGenerator<FoundFile> {
  const visited = new Set<string>()
  for (const path of paths) yield* walk(path, true, visited, signal)
}

async function* walk(path: string, chosen: boolean, visited: Set<string>, signal: AbortSignal): AsyncGenerator<FoundFile> {
  if (signal.aborted) return
  const info = await follow(path)
  if (info?.isDirectory()) yield* walkFolder(path, visited, signal)
  else if (!chosen && kindByName(path) === undefined) return
  else yield info ? { path, info } : { path, problem: isGarbled(path) ? 'NAME_UNREADABLE' : 'FILE_GONE' }
}

async function* walkFolder(path: string, visited: Set<string>, signal: AbortSignal): AsyncGenerator<FoundFile> {
  try {
    // Exact: on Windows the numbers of two folders may be the same once they are rounded.
    const { dev, ino } = await stat(path, { bigint: true })
    const identity = `${dev}:${ino}`
    if (visited.has(identity)) return
    visited.add(identity)
    for await (const entries of readInOrder(path)) {
      for (const entry of entries) yield* walkEntry(join(path, entry.name), entry, visited, signal)
      if (signal.aborted) return
    }
  } catch (error) {
    if (!isSystemError(error)) throw error
    yield { path, problem: 'NO_PERMISSION' }
  }
}

async function* walkEntry(path: string, entry: Dirent, visited: Set<string>, signal: AbortSignal): AsyncGenerator<FoundFile> {
  if (entry.name.startsWith('.')) return
  // Most that lies beside photos need not even be looked at.
  if (entry.isFile() && kindByName(entry.name) === undefined) return
  if (entry.isDirectory() && isGarbled(entry.name) && !(await follow(path))) yield { path, problem: 'NAME_UNREADABLE' }
  else yield* walk(path, false, visited, signal)
}

async function* readInOrder(path: string): AsyncGenerator<Dirent[]> {
  let entries: Dirent[] = []
  for await (const entry of await opendir(path, { bufferSize: 256 })) {
    entries.push(entry)
    if (entries.length < NAMES_AT_ONCE) continue
    yield entries.sort(lastFirst)
    entries = []
  }
  yield entries.sort(lastFirst)
}

function lastFirst(one: Dirent, other: Dirent): number {
  return one.name < other.name ? 1 : -1
}

/** A name that is no UTF-8 arrives with replacement characters, under which its file can't be opened. */
function isGarbled(name: string): boolean {
  return name.includes('\ufffd')
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

async function follow(path: string): Promise<Stats | null> {
  try {
    const info = await lstat(path)
    return info.isSymbolicLink() ? await stat(path) : info
  } catch {
    return null
  }
}
