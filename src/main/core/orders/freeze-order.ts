import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { AppError } from '#shared/errors/app-error.ts'
import { canonicalJson, MAX_FILE_BYTES, type Manifest, manifestSchema, type OrderFile } from '#shared/orders/manifest.ts'
import type { StoredPhoto } from '../library/photo-row.ts'
import type { StoredOrder } from './order-repository.ts'

/**
 * The manifest of an order as it is sent, byte for byte. Every photo's file is looked at first.
 * Throws PHOTO_FILE_MISSING, PHOTO_FILE_CHANGED, PHOTO_TOO_LARGE and PHOTO_NOT_FOUND.
 */
export async function freezeOrder(order: StoredOrder, catalogueVersion: string, photoOf: (id: number) => StoredPhoto): Promise<string> {
  const files = new Map<string, OrderFile>()
  const lines: Manifest['lines'] = []
  for (const { photoId, fileName: _fileName, productName: _productName, ...choice } of order.lines) {
    const photo = photoOf(photoId)
    if (!files.has(photo.sha256)) {
      await requireUnchanged(photo)
      const { sha256, bytes, fileName: name, width, height } = photo
      files.set(sha256, { sha256, bytes, name, width, height })
    }
    lines.push({ ...choice, sha256: photo.sha256 })
  }
  const { orderId, createdAt, receiver, delivery, payment, memo } = order
  const manifest = {
    protocol: 1,
    orderId,
    createdAt,
    catalogueVersion,
    lines,
    files: [...files.values()],
    receiver,
    delivery,
    payment,
    memo,
  }
  return canonicalJson(manifestSchema.parse(manifest))
}

/** The name of a manifest's content, which a quote and a submission hold on to. */
export function hashManifest(manifest: string): string {
  return createHash('sha256').update(manifest).digest('hex')
}

async function requireUnchanged({ path, bytes, fileName }: StoredPhoto): Promise<void> {
  if (bytes > MAX_FILE_BYTES) throw new AppError('PHOTO_TOO_LARGE', { fileName, megabytes: MAX_FILE_BYTES / 1024 ** 2 })
  const info = await stat(path).catch((cause: unknown) => {
    throw new AppError('PHOTO_FILE_MISSING', { fileName }, { cause })
  })
  if (info.size !== bytes) throw new AppError('PHOTO_FILE_CHANGED', { fileName })
}
