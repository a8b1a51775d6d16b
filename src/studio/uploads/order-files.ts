import { renameSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Database } from '../database/open-database.ts'

/** Stands at the end of the name of a file that is about to be removed. */
const GONE = '.gone'

/**
 * The hashes of all files of the orders that `readIds` names, one order at a time: a customer of many years has many long ones.
 * `readIds` is asked until it names no others, so that what is put meanwhile counts too.
 */
export async function gatherFiles(database: Database, readIds: () => readonly string[]): Promise<Set<string>> {
  const filesOf = database
    .prepare<[string], string>("SELECT value ->> 'sha256' FROM manifests, json_each(manifest, '$.files') WHERE order_id = ?")
    .pluck()
  const gathered = new Set<string>()
  const seen = new Set<string>()
  for (;;) {
    const unseen = readIds().filter((orderId) => !seen.has(orderId))
    if (unseen.length === 0) return gathered
    for (const orderId of unseen) {
      for (const sha256 of filesOf.all(orderId)) gathered.add(sha256)
      seen.add(orderId)
      await setImmediate()
    }
  }
}

/** Removes files of a folder: they are out of the way at once, before anything else can happen, and off the disk when it resolves. */
export async function removeFiles(folder: string, names: readonly string[]): Promise<void> {
  const paths = names.map((name) => join(folder, name))
  const gone = paths.map((path) => (path.endsWith(GONE) ? path : `${path}${GONE}`))
  for (const [index, path] of paths.entries()) {
    const target = gone[index] ?? path
    if (target !== path) renameSync(path, target)
  }
  for (const path of gone) await rm(path, { force: true })
}
