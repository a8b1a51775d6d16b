import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../database/open-database.ts'
import { SCARCE_BYTES } from './disk-guard.ts'
import { gatherFiles, removeFiles } from './order-files.ts'
import { findUnsubmitted, removeUnsent } from './sweep-uploads.ts'

/** Nothing that moved in this time is taken away from whoever still sends it. */
const RECENT_MS = 3600_000

type Room = { database: Database; folder: string; at: Date; freeBytes: () => Promise<number> }

/**
 * Where the disk fills up, removes what was sent for orders that were never submitted, those that were put first going first, until
 * there is room. Orders that nothing was sent for go with them; the others stay: an app that comes back sends its photos again. Answers with how many files were removed.
 */
export async function makeRoom({ database, folder, at, freeBytes }: Room): Promise<number> {
  const isScarce = async () => (await freeBytes()) < SCARCE_BYTES
  if (!(await isScarce())) return 0
  const recent = new Date(at.getTime() - RECENT_MS)
  await removeUnsent({ database, folder, before: recent })
  const waiting = findUnsubmitted(database, recent.toISOString())
  const findNeeded = database
    .prepare<[number, string], string>(
      'SELECT id FROM orders WHERE customer_id = ? AND (put_at >= ? OR id IN (SELECT order_id FROM received_orders))',
    )
    .pluck()

  let files = 0
  for (const { orderId, customerId } of waiting) {
    const sent = await gatherFiles(database, () => [orderId])
    const needed = await gatherFiles(database, () => findNeeded.all(customerId, recent.toISOString()))
    const own = join(folder, String(customerId))
    const names = [...sent].filter((sha256) => !needed.has(sha256)).flatMap((sha256) => [sha256, `${sha256}.part`])
    const idle = names.filter((name) => isIdle(join(own, name), recent))
    await removeFiles(own, idle)
    files += idle.length
    if (idle.length > 0 && !(await isScarce())) break
  }
  return files
}

function isIdle(path: string, recent: Date): boolean {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat !== undefined && stat.mtimeMs < recent.getTime()
}
