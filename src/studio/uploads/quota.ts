import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { AppError } from '#shared/errors/app-error.ts'
import type { Database } from '../database/open-database.ts'
import { gatherFiles } from './order-files.ts'

const MIB = 1024 ** 2

/** What one customer may have at the studio of orders that they have not made yet. */
export const QUOTA_BYTES = 20 * 1024 ** 3

/** So that a flood of tokens can't fill the memory. */
const MAX_CUSTOMERS = 1000
const STATS_AT_ONCE = 16
/** Milliseconds before a count that says no is made again. */
const FRESH_MS = 10_000

export type Quota = {
  /** Throws QUOTA_EXCEEDED where so many bytes more are too many. */
  admit(customerId: number, bytes: number): Promise<void>
  /** Counts what is coming, be it kept in the end or not. */
  add(customerId: number, bytes: number): void
}

type Count = { countedAt: number; bytes: Promise<number>; added: number }
type QuotaOptions = { database: Database; folder: string; limit?: number; clock?: () => number }

/**
 * Limits what lies on the disk of a customer and belongs to no order that the studio has taken. The disk is looked at for the
 * first call, and before a refusal: what was ordered or removed meanwhile counts no more. `clock` is in milliseconds.
 */
export function createQuota({ database, folder, limit = QUOTA_BYTES, clock = () => performance.now() }: QuotaOptions): Quota {
  const counts = new Map<number, Count>()
  const receivedOrders = database
    .prepare<[number], string>('SELECT order_id FROM received_orders JOIN orders ON orders.id = order_id WHERE customer_id = ?')
    .pluck()

  function count(customerId: number): Count {
    const bytes = countBytes(customerId)
    const made = { countedAt: clock(), bytes, added: 0 }
    if (counts.size >= MAX_CUSTOMERS) counts.clear()
    counts.set(customerId, made)
    bytes.catch(() => counts.delete(customerId))
    return made
  }

  async function countBytes(customerId: number): Promise<number> {
    const ordered = await gatherFiles(database, () => receivedOrders.all(customerId))
    const own = join(folder, String(customerId))
    const names = (await namesIn(own)).filter((name) => !ordered.has(name))
    const sizes = await pLimit(STATS_AT_ONCE).map(names, (name) => sizeOf(join(own, name)))
    return sizes.reduce((sum, size) => sum + size, 0)
  }

  return {
    async admit(customerId, bytes) {
      const known = counts.get(customerId) ?? count(customerId)
      if ((await known.bytes) + known.added + bytes <= limit) return
      const recent = clock() - known.countedAt < FRESH_MS ? known : count(customerId)
      if ((await recent.bytes) + recent.added + bytes > limit) throw new AppError('QUOTA_EXCEEDED', { megabytes: Math.floor(limit / MIB) })
    },
    add(customerId, bytes) {
      const known = counts.get(customerId)
      if (known) known.added += bytes
    },
  }
}

/** None where the folder is not there. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** 0 where it has just gone. */
async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0
}
