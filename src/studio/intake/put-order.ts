import { createHash } from 'node:crypto'
import { AppError } from '#shared/errors/app-error.ts'
import { canonicalJson, type Manifest } from '#shared/orders/manifest.ts'
import type { Database } from '../database/open-database.ts'
import { findOrAddCustomer } from './customers.ts'
import { checkUnpaid } from './open-orders.ts'

/** So that a guest can't fill the disk with what is never ordered; nobody has as many under way. */
const MAX_UNSUBMITTED = 50

export type PutOrder = { created: boolean; manifestHash: string }

/**
 * Keeps a frozen order. Throws MANIFEST_CHANGED where another stands under its id, no matter whose that is, and TOO_MANY_ORDERS
 * where this customer has 50 orders that they never submitted, or 20 that are submitted and not paid.
 */
export function putOrder(database: Database, tokenHash: Buffer, manifest: Manifest, at: Date): PutOrder {
  const canonical = canonicalJson(manifest)
  const manifestHash = createHash('sha256').update(canonical).digest('hex')
  const put = database.transaction(() => {
    const customerId = findOrAddCustomer(database, tokenHash, at)
    const { changes } = database
      .prepare('INSERT INTO orders (id, customer_id, manifest_hash, put_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(manifest.orderId, customerId, manifestHash, at.toISOString())
    if (changes > 0) {
      // Before its photos are sent; what is submitted in between is looked at again then.
      checkUnpaid(database, customerId)
      database.prepare('INSERT INTO manifests (order_id, manifest) VALUES (?, ?)').run(manifest.orderId, canonical)
      if (countUnsubmitted(database, customerId) > MAX_UNSUBMITTED) throw new AppError('TOO_MANY_ORDERS', {})
      return true
    }
    const same = database
      .prepare('UPDATE orders SET put_at = ? WHERE id = ? AND customer_id = ? AND manifest_hash = ?')
      .run(at.toISOString(), manifest.orderId, customerId, manifestHash)
    if (same.changes === 0) throw new AppError('MANIFEST_CHANGED', {})
    return false
  })
  return { created: put.immediate(), manifestHash }
}

/** Whether this very order was put before. Of another customer's: no. */
export function isPut(database: Database, customerId: number | undefined, orderId: string): boolean {
  if (customerId === undefined) return false
  return database.prepare('SELECT 1 FROM orders WHERE id = ? AND customer_id = ?').get(orderId, customerId) !== undefined
}

function countUnsubmitted(database: Database, customerId: number): number {
  const row = database
    .prepare<[number], { count: number }>(
      'SELECT count(*) AS count FROM orders WHERE customer_id = ? AND id NOT IN (SELECT order_id FROM received_orders)',
    )
    .get(customerId)
  return row?.count ?? 0
}
