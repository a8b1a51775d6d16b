import pLimit from 'p-limit'
import { AppError, hasCode } from '#shared/errors/app-error.ts'
import { type Manifest, manifestSchema } from '#shared/orders/manifest.ts'
import type { JobContext } from '../jobs/job-service.ts'
import type { StudioClient } from '../studio-client/studio-client.ts'
import { hashManifest } from './freeze-order.ts'
import type { OrderRepository, StoredOrder } from './order-repository.ts'
import { retryPassing } from './retry.ts'
import { uploadFile } from './upload-file.ts'

const FILES_AT_ONCE = 3
const REFUSALS = ['PAYMENT_UNAVAILABLE', 'DELIVERY_UNAVAILABLE', 'BELOW_MINIMUM', 'PRODUCT_GONE', 'OPTION_GONE', 'STUDIO_REFUSED'] as const
/** More than any honest way takes, so that a studio which sends us in circles is not asked for ever. */
const MAX_STEPS = 40

type Parts = {
  orders: OrderRepository
  studio: StudioClient
  /** Where a photo's content was last seen. */
  pathOf(sha256: string): string | undefined
  /** Resolves when the library can be written to: the studio's answers are, and they come at any time. */
  writable(): Promise<void>
  onMoved(): void
  retryDelaysMs: readonly number[]
}

/**
 * Takes a confirmed order from the state where it stands to `submitted`, one durable state after the other: begun again
 * after a crash, it goes on. Throws PRICE_CHANGED with the order at `quoted`; what else it throws leaves the order where it is.
 */
export async function sendOrder(orderId: string, parts: Parts, context: JobContext): Promise<{ orderId: string; number: string }> {
  let order = parts.orders.require(orderId)
  let putAgain = false
  for (let steps = 0; order.state !== 'submitted'; steps++) {
    context.signal.throwIfAborted()
    if (steps > MAX_STEPS) throw new AppError('STUDIO_FAILED', { status: 200 })
    try {
      order = await takeStep(order, parts, context)
    } catch (error) {
      if (!hasCode(error, 'NEEDS_LOGIN') || putAgain) throw error
      // The studio has forgotten who we are, having gone back to an older copy of its data say: the order tells it anew.
      putAgain = true
      await putOrder(order, parts, context)
    }
    parts.onMoved()
  }
  if (order.number === null) throw new Error('a submitted order has a number')
  return { orderId, number: order.number }
}

async function takeStep(order: StoredOrder, parts: Parts, context: JobContext): Promise<StoredOrder> {
  const { orders, studio } = parts
  const { signal } = context
  const { orderId } = order
  switch (order.state) {
    case 'frozen':
      await putOrder(order, parts, context)
      return orders.move(orderId, 'created')
    case 'created':
      return orders.move(orderId, 'uploading')
    case 'uploading':
      await uploadFiles(order, parts, context)
      return orders.move(orderId, 'uploaded')
    case 'uploaded': {
      const quote = await retryPassing(() => studio.quote(orderId, signal), parts.retryDelaysMs, signal).finally(parts.writable)
      return orders.move(orderId, 'quoted', { quote })
    }
    case 'quoted':
      return confirmQuote(order, orders)
    case 'confirmed':
      return orders.move(orderId, 'submitting')
    case 'submitting':
      return submit(order, parts, context)
    default:
      throw new Error(`nothing to send in state ${order.state}`)
  }
}

function putOrder(order: StoredOrder, { studio, retryDelaysMs, writable }: Parts, { signal }: JobContext): Promise<void> {
  return retryPassing(() => studio.putOrder(order.orderId, requireManifest(order), signal), retryDelaysMs, signal).finally(writable)
}

/** Only the total that the customer has seen is confirmed for them. */
function confirmQuote(order: StoredOrder, orders: OrderRepository): StoredOrder {
  const { orderId, quote, total } = order
  if (!quote) throw new Error('a quoted order has a quote')
  if (quote.total !== total) throw new AppError('PRICE_CHANGED', { confirmed: total, now: quote.total })
  return orders.move(orderId, 'confirmed', { newTotal: null })
}

async function submit(
  order: StoredOrder,
  { orders, studio, retryDelaysMs, writable }: Parts,
  { signal }: JobContext,
): Promise<StoredOrder> {
  const { orderId, quote, total } = order
  if (!quote) throw new Error('an order that is submitted has a quote')
  const body = { quoteId: quote.quoteId, total, manifestHash: hashManifest(requireManifest(order)) }
  try {
    const status = await retryPassing(() => studio.submit(orderId, body, signal), retryDelaysMs, signal).finally(writable)
    const submitted = orders.move(orderId, 'submitted', { number: status.number })
    orders.applyStatus(orderId, status)
    return submitted
  } catch (error) {
    if (hasCode(error, 'FILES_MISSING')) return orders.move(orderId, 'uploading')
    // A definite no: the studio does not have the order, and the customer may take it back.
    if (hasCode(error, ...REFUSALS)) orders.move(orderId, 'quoted')
    if (!hasCode(error, 'PRICE_CHANGED')) throw error
    return orders.move(orderId, 'quoted', { quote: await studio.quote(orderId, signal).finally(writable) })
  }
}

async function uploadFiles(order: StoredOrder, parts: Parts, { signal, report }: JobContext): Promise<void> {
  const { files }: Manifest = manifestSchema.parse(JSON.parse(requireManifest(order)))
  const held = new Map<string, number>()
  let done = 0
  const bytesTotal = files.reduce((sum, file) => sum + file.bytes, 0)
  const tell = () => report({ done, total: files.length, bytesDone: [...held.values()].reduce((sum, bytes) => sum + bytes, 0), bytesTotal })
  tell()
  // The first failure ends the other lanes too; what they have sent stays at the studio.
  const lanes = new AbortController()
  const laneSignal = AbortSignal.any([signal, lanes.signal])
  const limit = pLimit(FILES_AT_ONCE)
  const uploads = files.map((file) =>
    limit(async () => {
      laneSignal.throwIfAborted()
      const path = parts.pathOf(file.sha256)
      if (path === undefined) throw new AppError('PHOTO_FILE_MISSING', { fileName: file.name })
      await uploadFile({
        orderId: order.orderId,
        file,
        path,
        studio: parts.studio,
        retry: (call) => retryPassing(call, parts.retryDelaysMs, laneSignal),
        onProgress: (bytes) => {
          held.set(file.sha256, Math.min(bytes, file.bytes))
          tell()
        },
        signal: laneSignal,
      })
      done += 1
      tell()
    }).catch((error: unknown) => lanes.abort(error)),
  )
  // Every lane has ended before anything else is done with the order.
  await Promise.all(uploads)
  await parts.writable()
  laneSignal.throwIfAborted()
}

function requireManifest({ manifest }: StoredOrder): string {
  if (manifest === null) throw new Error('an order on its way has a manifest')
  return manifest
}
