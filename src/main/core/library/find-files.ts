import type { Stats } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** A file that the customer chose, or that lies in a folder they chose. `info` is null where it can't be looked at. */
export type FoundFile = {
  path: string
  info: Stats | null
  chosen: boolean
  /** A folder that may not be looked into. */
  denied: boolean
}

/**
 * The files of a choice, folders walked through. Hidden ones are left out, and a folder that a link leads back to is
 * visited once. Ends early where `signal` is aborted. Cost grows linearly with the entries.
 */
export async function* findFiles(paths: readonly string[], signal: AbortSignal): AsyncGenerator<FoundFile> {
  const visited = new Set<string>()
  for (const path of paths) yield* walk(path, true, visited, signal)
}

async function* walk(path: string, chosen: boolean, visited: Set<string>, signal: AbortSignal): AsyncGenerator<FoundFile> {
  if (signal.aborted) return
  if (!chosen && basename(path).startsWith('.')) return
  const info = await follow(path)
  if (!info?.isDirectory()) {
    yield { path, info, chosen, denied: false }
    return
  }
  const identity = `${info.dev}:${info.ino}`
  if (visited.has(identity)) return
  visited.add(identity)
  const names = await readdir(path).catch(() => null)
  if (!names) yield { path, info, chosen, denied: true }
  for (const name of names?.sort() ?? []) yield* walk(join(path, name), false, visited, signal)
}

async function follow(path: string): Promise<Stats | null> {
  try {
    const info = await lstat(path)
    return info.isSymbolicLink() ? await stat(path) : info
  } catch {
    return null
  }
}
