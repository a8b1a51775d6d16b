import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { canonicalJson, MAX_FILE_BYTES, type Manifest, manifestSchema, type OrderFile } from '#shared/orders/manifest.ts'
import { printEffects } from '#shared/orders/print-effects.ts'
import type { StoredPhoto } from '../library/photo-row.ts'
import type { StoredLine, StoredOrder } from './order-repository.ts'

type Sources = {
  photoOf(id: number): StoredPhoto
  /** SHA-256 of the files that this studio has had by earlier orders. */
  receivedFiles(): Promise<ReadonlySet<string>>
}

/**
 * The manifest of an order as it is sent, byte for byte. Every photo's file is looked at first; one that is gone may do
 * without where the studio has had it before: should it have thrown it away since, that is found out while sending.
 * Throws PHOTO_FILE_MISSING, PHOTO_FILE_CHANGED, PHOTO_TOO_LARGE and PHOTO_NOT_FOUND.
 */
export async function freezeOrder(order: StoredOrder, catalogue: Catalogue, { photoOf, receivedFiles }: Sources): Promise<string> {
  const files = new Map<string, OrderFile>()
  // Asked once: of a folder that is gone a thousand photos are.
  let received: Promise<ReadonlySet<string>> | undefined
  const lines: Manifest['lines'] = []
  for (const line of order.lines) {
    const photo = photoOf(line.photoId)
    if (!files.has(photo.sha256)) {
      await requireUnchanged(photo).catch(async (error: unknown) => {
        received ??= receivedFiles()
        if (!(await received).has(photo.sha256)) throw error
      })
      const { sha256, bytes, fileName: name, width, height } = photo
      files.set(sha256, { sha256, bytes, name, width, height })
    }
    lines.push(freezeLine(line, photo, catalogue))
  }
  const { orderId, receiver, delivery, payment, depositor, memo } = order
  const manifest = {
    protocol: 1,
    orderId,
    createdAt: new Date().toISOString(),
    catalogueVersion: catalogue.version,
    lines,
    files: [...files.values()],
    receiver,
    delivery,
    payment,
    ...(depositor !== '' && { depositor }),
    memo,
  }
  // Of 1,000 lines each of these takes some ten milliseconds, which others wait for.
  await setImmediate()
  const checked = manifestSchema.parse(manifest)
  await setImmediate()
  const frozen = canonicalJson(checked)
  await setImmediate()
  return frozen
}

/** What was frozen, which was looked at then. */
export function readManifest(manifest: string): Manifest {
  return JSON.parse(manifest) as Manifest
}

/** The name of a manifest's content, which a quote and a submission hold on to. */
export function hashManifest(manifest: string): string {
  return createHash('sha256').update(manifest).digest('hex')
}

function freezeLine(line: StoredLine, { sha256, takenAt }: StoredPhoto, catalogue: Catalogue): Manifest['lines'][number] {
  const { lineId: _lineId, photoId: _photoId, fileName: _fileName, productName: _productName, ...choice } = line
  const product = catalogue.products.find(({ id }) => id === line.productId)
  const isDated = product !== undefined && printEffects(catalogue, product, line.options).dateImprint
  return { ...choice, options: spellOut(line.options, catalogue), sha256, ...(isDated && { date: takenAt.slice(0, 10) }) }
}

/** With the choices that nobody touched, as the customer saw them: a catalogue of tomorrow may begin with other ones. */
function spellOut(chosen: StoredLine['options'], { options }: Catalogue): StoredLine['options'] {
  const first = options.flatMap(({ id, choices: [choice] }) => (choice ? [[id, choice.id]] : []))
  return { ...Object.fromEntries(first), ...chosen }
}

async function requireUnchanged({ path, bytes, fileName }: StoredPhoto): Promise<void> {
  if (bytes > MAX_FILE_BYTES) throw new AppError('PHOTO_TOO_LARGE', { fileName, megabytes: MAX_FILE_BYTES / 1024 ** 2 })
  const info = await stat(path).catch((cause: unknown) => {
    throw new AppError('PHOTO_FILE_MISSING', { fileName }, { cause })
  })
  if (info.size !== bytes) throw new AppError('PHOTO_FILE_CHANGED', { fileName })
}
