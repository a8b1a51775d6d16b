import { readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

/** Freed beyond what is needed, so that not every new picture throws out another one. */
const KEPT_SHARE = 0.9
const STATS_AT_ONCE = 64

type Entry = { bytes: number; usedAt: number }

export type PictureCache = ReturnType<typeof createPictureCache>

/**
 * Keeps the files below `folder` under `maxBytes` together: those that were not looked at for the longest go first. When a file
 * was last looked at is its own time, so that nothing else has to be written down. The folder is read when first needed.
 */
export function createPictureCache(folder: string, maxBytes: number, now: () => number = Date.now) {
  const entries = new Map<string, Entry>()
  let total = 0
  let reading: Promise<void> | undefined
  let freeing: Promise<void> = Promise.resolve()

  function note(path: string, entry: Entry): void {
    total += entry.bytes - (entries.get(path)?.bytes ?? 0)
    entries.set(path, entry)
  }

  async function readFolder(): Promise<void> {
    const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    for (let from = 0; from < paths.length; from += STATS_AT_ONCE) {
      await Promise.all(
        paths.slice(from, from + STATS_AT_ONCE).map(async (path) => {
          const info = await stat(path).catch(() => null)
          // What was added meanwhile is known better already.
          if (info && !entries.has(path)) note(path, { bytes: info.size, usedAt: info.mtimeMs })
        }),
      )
    }
  }

  async function free(): Promise<void> {
    if (total <= maxBytes) return
    const oldestFirst = [...entries].sort(([, a], [, b]) => a.usedAt - b.usedAt)
    for (const [path, { bytes }] of oldestFirst) {
      if (total <= maxBytes * KEPT_SHARE) return
      await rm(path, { force: true })
      entries.delete(path)
      total -= bytes
    }
  }

  return {
    /** A file was looked at. */
    async touch(path: string): Promise<void> {
      const usedAt = now()
      const entry = entries.get(path)
      if (entry) entry.usedAt = usedAt
      await utimes(path, usedAt / 1000, usedAt / 1000).catch(() => {})
    },
    /** A file was put there. Resolves when there is room again. */
    async add(path: string): Promise<void> {
      const info = await stat(path).catch(() => null)
      if (info) note(path, { bytes: info.size, usedAt: now() })
      reading ??= readFolder()
      await reading
      freeing = freeing.then(free)
      await freeing
    },
  }
}
