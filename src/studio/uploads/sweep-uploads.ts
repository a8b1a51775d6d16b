import { rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../database/open-database.ts'

const DAY = 24 * 3600_000

/** How long an order that is not submitted, and what was sent for it, waits since it was put last. */
const KEEP_DAYS = 30

export type Swept = { orders: number; files: number }

/**
 * Removes the orders that were put more than 30 days ago and never submitted, then every file, whole or not, that no order
 * refers to any more. What a received order refers to stays.
 */
export async function sweepUploads({ database, folder, at }: { database: Database; folder: string; at: Date }): Promise<Swept> {
  const { changes: orders } = database
    .prepare('DELETE FROM orders WHERE put_at < ? AND id NOT IN (SELECT order_id FROM received_orders)')
    .run(new Date(at.getTime() - KEEP_DAYS * DAY).toISOString())
  const findWanted = database
    .prepare<[string], string>(
      "SELECT DISTINCT file.value ->> 'sha256' FROM orders, json_each(manifest, '$.files') AS file WHERE customer_id = ?",
    )
    .pluck()

  let files = 0
  const entries = await readdir(folder, { withFileTypes: true })
  for (const { name: customerId } of entries.filter((entry) => entry.isDirectory())) {
    const names = await readdir(join(folder, customerId))
    // From here on nothing waits: an order that is put meanwhile would be one too late.
    const wanted = new Set(findWanted.all(customerId))
    const unwanted = names.filter((name) => !wanted.has(name.replace(/\.part$/, '')))
    for (const name of unwanted) rmSync(join(folder, customerId, name), { force: true })
    files += unwanted.length
  }
  return { orders, files }
}
