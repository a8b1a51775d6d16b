import { AppError } from '#shared/errors/app-error.ts'
import type { SubmitAnswer } from '#shared/orders/studio-protocol.ts'
import { hashManifest, readManifest } from './freeze-order.ts'
import type { StoredReceipt } from './order-details.ts'

type Sent = { orderId: string; total: number; manifest: string }

/**
 * The receipt of an order, once what the studio says it holds is what was sent: each file with its hash and length, the
 * manifest, the total. Throws STUDIO_FAILED where it is not: such an order is not called received.
 */
export function verifyReceipt(answer: SubmitAnswer, { orderId, total, manifest }: Sent): StoredReceipt {
  const { files } = readManifest(manifest)
  const manifestHash = hashManifest(manifest)
  const held = new Map(answer.receipt.files.map(({ sha256, bytes }) => [sha256, bytes]))
  const isWhole = held.size === files.length && files.every(({ sha256, bytes }) => held.get(sha256) === bytes)
  const isThis =
    answer.orderId === orderId && answer.total === total && answer.number !== '' && answer.receipt.manifestHash === manifestHash
  if (!isWhole || !isThis) throw new AppError('STUDIO_FAILED', { status: 200 })
  return {
    at: answer.timeline.find(({ state }) => state === 'received')?.at ?? new Date().toISOString(),
    manifestHash,
    files: files.map(({ name: fileName, sha256, bytes }) => ({ fileName, sha256, bytes })),
  }
}
