import { createHash } from 'node:crypto'
import { AppError } from '#shared/errors/app-error.ts'
import { canonicalJson, type Manifest } from '#shared/orders/manifest.ts'
import type { Database } from '../database/open-database.ts'
import { findOrAddCustomer } from './customers.ts'

/** So that a guest can't fill the disk with what is never ordered; nobody has as many under way. */
const MAX_UNSUBMITTED = 50

/** SHA-256, in lower-case hex, of the manifest's canonical JSON. */
function hashManifest(manifest: Manifest): string {
  return createHash('sha256').update(canonicalJson(manifest)).digest('hex')
}

/**
 * Keeps a frozen order. Throws MANIFEST_CHANGED where another stands under its id, no matter whose that is, and TOO_MANY_ORDERS
 * where this customer has 50 orders that they never submitted.
 */
export function putOrder(database: Database, tokenHash: Buffer, manifest: Manifest, at: Date): { created: boolean; manifestHash: string } {
  const manifestHash = hashManifest(manifest)
  const put = database.transaction(() => {
    const customerId = findOrAddCustomer(database, tokenHash, at)
    const { changes } = database
      .prepare('INSERT INTO orders (id, customer_id, manifest, manifest_hash, put_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(manifest.orderId, customerId, canonicalJson(manifest), manifestHash, at.toISOString())
    if (changes > 0) {
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

function countUnsubmitted(database: Database, customerId: number): number {
  const row = database
    .prepare<[number], { count: number }>(
      'SELECT count(*) AS count FROM orders WHERE customer_id = ? AND id NOT IN (SELECT order_id FROM received_orders)',
    )
    .get(customerId)
  return row?.count ?? 0
}
