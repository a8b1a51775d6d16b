import { createHash } from 'node:crypto'
import { AppError } from '#shared/errors/app-error.ts'
import { canonicalJson, type Manifest } from '#shared/orders/manifest.ts'
import type { Database } from '../database/open-database.ts'
import { findOrAddCustomer } from './customers.ts'

/** SHA-256, in lower-case hex, of the manifest's canonical JSON. */
function hashManifest(manifest: Manifest): string {
  return createHash('sha256').update(canonicalJson(manifest)).digest('hex')
}

/** Keeps a frozen order. Throws MANIFEST_CHANGED where another stands under its id, no matter whose that is. */
export function putOrder(database: Database, tokenHash: Buffer, manifest: Manifest, at: Date): { created: boolean; manifestHash: string } {
  const manifestHash = hashManifest(manifest)
  const put = database.transaction(() => {
    const customerId = findOrAddCustomer(database, tokenHash, at)
    const { changes } = database
      .prepare('INSERT INTO orders (id, customer_id, manifest, manifest_hash, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(manifest.orderId, customerId, canonicalJson(manifest), manifestHash, at.toISOString())
    if (changes > 0) return true
    const same = database
      .prepare('SELECT 1 FROM orders WHERE id = ? AND customer_id = ? AND manifest_hash = ?')
      .get(manifest.orderId, customerId, manifestHash)
    if (!same) throw new AppError('MANIFEST_CHANGED', {})
    return false
  })
  return { created: put.immediate(), manifestHash }
}
