import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Database } from '../database/open-database.ts'
import { isOpen } from '../orders/list-orders.ts'
import { gatherFiles, removeFiles } from './order-files.ts'

const DAY = 24 * 3600_000

/** How long an order that is not submitted, and what was sent for it, waits since it was put last. */
const KEEP_DAYS = 30

export type Swept = { orders: number; files: number }
type Sweep = { database: Database; folder: string; at: Date }

/**
 * Removes the orders that were put more than 30 days ago and never submitted, and those of a day ago that nothing was sent for;
 * then every file, whole or not, that no order refers to any more. What a received order refers to stays.
 */
export async function sweepUploads({ database, folder, at }: Sweep): Promise<Swept> {
  const isOld = new Date(at.getTime() - KEEP_DAYS * DAY).toISOString()
  let orders = await removeUnsent({ database, folder, before: new Date(at.getTime() - DAY) })
  for (const { orderId } of findUnsubmitted(database, isOld)) {
    orders += removeOrder(database, orderId, isOld)
    await setImmediate()
  }
  const findOrders = database.prepare<[string], string>('SELECT id FROM orders WHERE customer_id = ?').pluck()

  let files = 0
  const entries = await readdir(folder, { withFileTypes: true })
  for (const { name: customerId } of entries.filter((entry) => entry.isDirectory()))
    files += await removeOthers(database, join(folder, customerId), () => findOrders.all(customerId))
  return { orders, files }
}

/**
 * Removes the orders that were put before this, never submitted, and of whose files nothing is here: who means to send them puts
 * them again. Answers with how many. One at a time, since each may be two megabytes.
 */
export async function removeUnsent({ database, folder, before }: { database: Database; folder: string; before: Date }): Promise<number> {
  let orders = 0
  for (const { orderId, customerId } of findUnsubmitted(database, before.toISOString())) {
    const here = new Set((await readdir(join(folder, String(customerId))).catch(() => [])).map((name) => name.replace(/\.part$/, '')))
    const wanted = here.size === 0 ? [] : await gatherFiles(database, () => [orderId])
    if (![...wanted].some((sha256) => here.has(sha256))) orders += removeOrder(database, orderId, before.toISOString())
    await setImmediate()
  }
  return orders
}

/** Those that were put first come first. */
export function findUnsubmitted(database: Database, before: string): { orderId: string; customerId: number }[] {
  return database
    .prepare<[string], { orderId: string; customerId: number }>(
      `SELECT id AS orderId, customer_id AS customerId FROM orders
       WHERE put_at < ? AND id NOT IN (SELECT order_id FROM received_orders) ORDER BY put_at`,
    )
    .all(before)
}

/** Unless it was put again, or submitted, meanwhile. */
function removeOrder(database: Database, orderId: string, before: string): number {
  return database
    .prepare('DELETE FROM orders WHERE id = ? AND put_at < ? AND id NOT IN (SELECT order_id FROM received_orders)')
    .run(orderId, before).changes
}

/**
 * Removes the photos of orders that have been over for so many days, but for those that another order of the customer refers to.
 * Answers with how many files that were.
 */
export async function sweepOldPhotos({ database, folder, at, keepDays }: Sweep & { keepDays: number }): Promise<number> {
  const before = new Date(at.getTime() - keepDays * DAY).toISOString()
  const isOld = `order_id IN (SELECT order_id FROM received_orders WHERE NOT (${isOpen})
    AND (SELECT max(at) FROM state_changes WHERE state_changes.order_id = received_orders.order_id) < ?)`
  const customers = database
    .prepare<[string], number>(`SELECT DISTINCT customer_id FROM orders JOIN received_orders ON order_id = id WHERE ${isOld}`)
    .pluck()
    .all(before)
  const findYounger = database
    .prepare<[number, string], string>(
      `SELECT id FROM orders LEFT JOIN received_orders ON order_id = id WHERE customer_id = ? AND (order_id IS NULL OR NOT ${isOld})`,
    )
    .pluck()

  let files = 0
  for (const customerId of customers)
    files += await removeOthers(database, join(folder, String(customerId)), () => findYounger.all(customerId, before))
  return files
}

/** Removes from a customer's folder what none of these orders refers to. */
async function removeOthers(database: Database, folder: string, readIds: () => readonly string[]): Promise<number> {
  // In this order: of a file that comes after its name was not read, nobody says that it is not wanted.
  const names = await readdir(folder).catch(() => [])
  if (names.length === 0) return 0
  const wanted = await gatherFiles(database, readIds)
  const unwanted = names.filter((name) => !wanted.has(name.replace(/\.part$/, '')))
  await removeFiles(folder, unwanted)
  return unwanted.length
}
