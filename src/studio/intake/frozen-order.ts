import { AppError } from '#shared/errors/app-error.ts'
import { type Manifest, storedManifestSchema } from '#shared/orders/manifest.ts'
import type { Database } from '../database/open-database.ts'

export type FrozenOrder = { manifest: Manifest; manifestHash: string }

/** An order of this customer as it was put. Throws ORDER_NOT_FOUND, also for another customer's. */
export function readFrozenOrder(database: Database, customerId: number, orderId: string): FrozenOrder {
  const row = database
    .prepare<[string, number], { manifest: string; manifest_hash: string }>(
      'SELECT manifest, manifest_hash FROM orders JOIN manifests ON order_id = id WHERE id = ? AND customer_id = ?',
    )
    .get(orderId, customerId)
  if (!row) throw new AppError('ORDER_NOT_FOUND', { orderId })
  return { manifest: storedManifestSchema.parse(JSON.parse(row.manifest)), manifestHash: row.manifest_hash }
}
