import type { Order } from '#shared/contract/orders.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Manifest } from '#shared/orders/manifest.ts'
import { CHUNK_BYTES } from '#shared/orders/studio-protocol.ts'
import { meaningOf } from '#shared/orders/submit-answers.ts'
import type { JobContext } from '../jobs/job-service.ts'
import { FILES_AT_ONCE, type StudioClient } from '../studio-client/studio-client.ts'
import { readManifest } from './freeze-order.ts'
import type { OrderRepository, StoredOrder } from './order-repository.ts'
import { retryPassing } from './retry.ts'
import { createLanes } from './share-lanes.ts'
import { createReadBuffers, type HeldFile, uploadFile } from './upload-file.ts'

/** Three chunks fill any line; of small files, whose way there and back takes longer than they do, it takes more. */
const ROOM = { atOnce: FILES_AT_ONCE, bytes: 3 * CHUNK_BYTES }

/** By SHA-256 what the studio holds of an order's files; what is left out it does not hold. Null where it does not say: each is asked for. */
export type HeldFiles = ReadonlyMap<string, HeldFile> | null

type Parts = {
  orders: OrderRepository
  studio: StudioClient
  /** Where a photo's content was last seen. */
  pathOf(sha256: string): string | undefined
  /** Resolves when the library can be written to. */
  writable(): Promise<void>
  retryDelaysMs: readonly number[]
}

const NOTHING: HeldFile = { offset: 0, complete: false }

/**
 * Brings the files of an order to the studio, some at a time. A photo whose file is gone or another by now holds up none of
 * the rest, nor does one that the studio can't read; once they are there, the order says which it is about and its
 * PHOTO_FILE_MISSING, PHOTO_FILE_CHANGED or NOT_AN_IMAGE is thrown.
 */
export async function uploadFiles(order: StoredOrder, manifest: string, held: HeldFiles, parts: Parts, context: JobContext): Promise<void> {
  const { files, lines } = readManifest(manifest)
  const progress = createProgress(files, held, context)
  const troubled = new Map<string, AppError>()
  // The first failure that is none of a single photo ends the other lanes too; what they have sent stays at the studio.
  const lanes = new AbortController()
  const signal = AbortSignal.any([context.signal, lanes.signal])
  const workInLane = createLanes(ROOM)
  const buffers = createReadBuffers()

  async function upload(file: Manifest['files'][number]): Promise<void> {
    signal.throwIfAborted()
    const known = held === null ? undefined : (held.get(file.sha256) ?? NOTHING)
    await uploadFile({
      orderId: order.orderId,
      file,
      path: parts.pathOf(file.sha256),
      held: known,
      studio: parts.studio,
      buffers,
      retry: (call) => retryPassing(call, parts.retryDelaysMs, signal),
      onProgress: (bytes) => progress.holds(file, bytes),
      signal,
    })
    progress.finished()
  }

  const uploads = files
    .filter(({ sha256 }) => !held?.get(sha256)?.complete)
    .map((file) =>
      workInLane(Math.min(file.bytes, CHUNK_BYTES), () => upload(file)).catch((error: unknown) => {
        if (error instanceof AppError && meaningOf(error.code) === 'photo') troubled.set(file.sha256, error)
        else lanes.abort(error)
      }),
    )
  // Every lane has ended before anything else is done with the order.
  await Promise.all(uploads)
  await parts.writable()
  signal.throwIfAborted()
  const [first] = troubled.values()
  if (!first) return
  parts.orders.amend(order.orderId, { troubled: listTroubled(order, lines, troubled) })
  throw first
}

/** The photos of these files, each once: the lines of a manifest stand as those of its order. */
function listTroubled(
  { lines }: Pick<Order, 'lines'>,
  manifestLines: Manifest['lines'],
  troubled: ReadonlyMap<string, AppError>,
): Order['troubled'] {
  const photos = new Map<string, Order['troubled'][number]>()
  lines.forEach(({ photoId, fileName }, index) => {
    const sha256 = manifestLines[index]?.sha256 ?? ''
    const error = troubled.get(sha256)
    if (error) photos.set(sha256, { photoId, fileName, reason: reasonOf(error) })
  })
  return [...photos.values()]
}

function reasonOf({ code }: AppError): Order['troubled'][number]['reason'] {
  if (code === 'NOT_AN_IMAGE') return 'unreadable'
  return code === 'PHOTO_FILE_MISSING' ? 'missing' : 'changed'
}

/** Counts files and bytes that are at the studio, those that were there before among them. */
function createProgress(files: Manifest['files'], held: HeldFiles, { report }: JobContext) {
  const bytesOf = new Map(files.map(({ sha256, bytes }) => [sha256, Math.min(held?.get(sha256)?.offset ?? 0, bytes)]))
  const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let bytesDone = [...bytesOf.values()].reduce((sum, bytes) => sum + bytes, 0)
  let done = files.filter(({ sha256 }) => held?.get(sha256)?.complete).length
  const tell = () => report({ done, total: files.length, bytesDone, bytesTotal })
  tell()
  return {
    holds({ sha256, bytes: most }: Manifest['files'][number], bytes: number): void {
      const now = Math.min(bytes, most)
      bytesDone += now - (bytesOf.get(sha256) ?? 0)
      bytesOf.set(sha256, now)
      tell()
    },
    finished(): void {
      done += 1
      tell()
    },
  }
}
