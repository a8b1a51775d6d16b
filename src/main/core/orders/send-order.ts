import { setImmediate } from 'node:timers/promises'
import { AppError, hasCode } from '#shared/errors/app-error.ts'
import type { OrderStatus } from '#shared/orders/studio-protocol.ts'
import { meaningOf } from '#shared/orders/submit-answers.ts'
import type { JobContext } from '../jobs/job-service.ts'
import type { StudioClient } from '../studio-client/studio-client.ts'
import { hashManifest } from './freeze-order.ts'
import type { OrderRepository, StoredOrder } from './order-repository.ts'
import { retryPassing } from './retry.ts'
import { type HeldFiles, uploadFiles } from './upload-files.ts'
import { verifyReceipt } from './verify-receipt.ts'

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

/** What the studio has last said of the files of the order in hand. `undefined`: nobody has asked; null: it does not say. */
type Known = { held: HeldFiles | undefined }

/**
 * Takes a confirmed order from the state where it stands to `submitted`, one durable state after the other: begun again
 * after a crash, it goes on. Throws PRICE_CHANGED with the order at `quoted`; what else it throws leaves the order where it is.
 */
export async function sendOrder(orderId: string, parts: Parts, context: JobContext): Promise<{ orderId: string; number: string }> {
  let order = parts.orders.require(orderId)
  let putAgain = false
  const known: Known = { held: undefined }
  for (let steps = 0; order.state !== 'submitted'; steps++) {
    context.signal.throwIfAborted()
    if (steps > MAX_STEPS) throw new AppError('STUDIO_FAILED', { status: 200 })
    try {
      order = await takeStep(order, parts, context, known)
    } catch (error) {
      if (!hasCode(error, 'NEEDS_LOGIN', 'ORDER_NOT_FOUND') || putAgain) throw error
      // The studio has forgotten who we are, having gone back to an older copy of its data say, or has thrown away an order that
      // lay there unfinished for too long: the same order tells it anew.
      putAgain = true
      known.held = await putOrder(order, parts, context)
    }
    parts.onMoved()
    // Some steps are long and none of them waits for anything: other work has its turn between them.
    await setImmediate()
  }
  if (order.number === null) throw new Error('a submitted order has a number')
  return { orderId, number: order.number }
}

async function takeStep(order: StoredOrder, parts: Parts, context: JobContext, known: Known): Promise<StoredOrder> {
  const { orders, studio } = parts
  const { signal } = context
  const { orderId } = order
  switch (order.state) {
    case 'frozen':
      known.held = await putOrder(order, parts, context)
      return orders.move(orderId, 'created')
    case 'created':
      return orders.move(orderId, 'uploading')
    case 'uploading':
      // Where it goes on after a restart one call tells of all files, instead of one call each.
      await uploadFiles(order, requireManifest(order), known.held ?? (await putOrder(order, parts, context)), parts, context)
      known.held = undefined
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

async function putOrder(order: StoredOrder, { studio, retryDelaysMs, writable }: Parts, { signal }: JobContext): Promise<HeldFiles> {
  const put = () => studio.putOrder(order.orderId, requireManifest(order), signal)
  const { held } = await retryPassing(put, retryDelaysMs, signal).finally(writable)
  return held ? new Map(held.map(({ sha256, ...state }) => [sha256, state])) : null
}

/** Only the total that the customer has seen is confirmed for them. */
function confirmQuote(order: StoredOrder, orders: OrderRepository): StoredOrder {
  const { orderId, quote, total } = order
  if (!quote) throw new Error('a quoted order has a quote')
  if (quote.total !== total) throw new AppError('PRICE_CHANGED', { confirmed: total, now: quote.total })
  return orders.move(orderId, 'confirmed', { newTotal: null })
}

async function submit(order: StoredOrder, parts: Parts, { signal }: JobContext): Promise<StoredOrder> {
  const { orders, studio, retryDelaysMs, writable } = parts
  const { orderId, quote, total } = order
  if (!quote) throw new Error('an order that is submitted has a quote')
  const manifest = requireManifest(order)
  const body = { quoteId: quote.quoteId, total, manifestHash: hashManifest(manifest) }
  const askAndVerify = async () => {
    const answer = await studio.submit(orderId, body, signal)
    return { answer, receipt: verifyReceipt(answer, { orderId, total, manifest }) }
  }
  try {
    const { answer, receipt } = await retryPassing(askAndVerify, retryDelaysMs, signal).finally(writable)
    return orders.submit(orderId, answer, receipt)
  } catch (error) {
    if (hasCode(error, 'FILES_MISSING')) return orders.move(orderId, 'uploading')
    const isNo = error instanceof AppError && meaningOf(error.code) === 'no'
    if (!isNo && !hasCode(error, 'PRICE_CHANGED')) throw error
    // An order that goes back may be taken back and made anew: none that the studio has.
    const status = await askStatus(orderId, parts, signal)
    if (status) {
      const again = await askAndVerify().catch(() => null)
      await writable()
      return again ? orders.submit(orderId, again.answer, again.receipt) : orders.submit(orderId, status, null)
    }
    if (hasCode(error, 'PRICE_CHANGED'))
      return orders.move(orderId, 'quoted', { quote: await studio.quote(orderId, signal).finally(writable) })
    orders.move(orderId, 'quoted')
    throw error
  }
}

/** What the studio says of an order that it has; null where it says that it has none of this id. */
async function askStatus(orderId: string, { studio, retryDelaysMs, writable }: Parts, signal: AbortSignal): Promise<OrderStatus | null> {
  const ask = () => studio.orderStatus(orderId, signal)
  return retryPassing(ask, retryDelaysMs, signal)
    .catch((error: unknown) => {
      if (hasCode(error, 'ORDER_NOT_FOUND')) return null
      // Of any other answer it can't be told: the order stays where it is.
      throw error instanceof AppError && meaningOf(error.code) === 'no' ? new AppError('MAYBE_ORDERED', {}, { cause: error }) : error
    })
    .finally(writable)
}

function requireManifest({ manifest }: StoredOrder): string {
  if (manifest === null) throw new Error('an order on its way has a manifest')
  return manifest
}
