import { AppError } from '#shared/errors/app-error.ts'
import type { Database } from '../database/open-database.ts'
import type { WantedFile } from '../uploads/upload-store.ts'
import { readFrozenOrder } from './frozen-order.ts'

/** Orders that are being sent at the same time; a long one has a thousand files. */
const MAX_ORDERS = 50

/** Which files an order of this customer has. Throws ORDER_NOT_FOUND, also for another customer's, and NOT_FOUND. */
export type FileIndex = { findFile(customerId: number, orderId: string, sha256: string): WantedFile }

/** Remembers the files of the orders asked for last: a manifest takes milliseconds to read, and each chunk asks. */
export function createFileIndex(database: Database): FileIndex {
  const known = new Map<string, Map<string, WantedFile>>()
  const findHash = database.prepare<[string, number], string>('SELECT manifest_hash FROM orders WHERE id = ? AND customer_id = ?').pluck()

  function filesOf(customerId: number, orderId: string): Map<string, WantedFile> {
    // The hash names the content: an order that was removed and put anew is another one.
    const hash = findHash.get(orderId, customerId)
    if (hash === undefined) throw new AppError('ORDER_NOT_FOUND', { orderId })
    const files =
      known.get(hash) ?? new Map(readFrozenOrder(database, customerId, orderId).manifest.files.map((file) => [file.sha256, file]))
    known.delete(hash)
    const [oldest] = known.keys()
    if (known.size >= MAX_ORDERS && oldest !== undefined) known.delete(oldest)
    known.set(hash, files)
    return files
  }

  return {
    findFile(customerId, orderId, sha256) {
      const file = filesOf(customerId, orderId).get(sha256)
      if (!file) throw new AppError('NOT_FOUND', {})
      return file
    },
  }
}
