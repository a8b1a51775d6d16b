import { AppError } from '#shared/errors/app-error.ts'
import { type Manifest, manifestSchema } from '#shared/orders/manifest.ts'
import type { Database } from '../database/open-database.ts'

export type StoredOrder = { manifest: Manifest; manifestHash: string }

/** An order of this customer. Throws ORDER_NOT_FOUND, also for another customer's. */
export function findOrder(database: Database, customerId: number, orderId: string): StoredOrder {
  const row = database
    .prepare<[string, number], { manifest: string; manifest_hash: string }>(
      'SELECT manifest, manifest_hash FROM orders WHERE id = ? AND customer_id = ?',
    )
    .get(orderId, customerId)
  if (!row) throw new AppError('ORDER_NOT_FOUND', { orderId })
  return { manifest: manifestSchema.parse(JSON.parse(row.manifest)), manifestHash: row.manifest_hash }
}
