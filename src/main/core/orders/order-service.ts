import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { DraftLine, Order } from '#shared/contract/orders.ts'
import { AppError, hasCode } from '#shared/errors/app-error.ts'
import { offeredPayments } from '#shared/orders/offered-payments.ts'
import type { Delivery, Payment, Receiver } from '#shared/orders/order-details.ts'
import type { Attention } from '#shared/orders/order-state.ts'
import { type OrderPrice, priceOrder } from '#shared/pricing/price-order.ts'
import type { CatalogueService } from '../catalogue/catalogue-service.ts'
import type { Log } from '../host.ts'
import { toAppError } from '../jobs/error-facts.ts'
import { type JobContext, type JobService, Shutdown } from '../jobs/job-service.ts'
import type { LibraryService } from '../library/library-service.ts'
import type { StudioClient } from '../studio-client/studio-client.ts'
import { isPassing } from '../studio-client/studio-errors.ts'
import { createOrderFollower } from './follow-orders.ts'
import { freezeOrder } from './freeze-order.ts'
import { isOnItsWay, type OrderRepository, type StoredLine, type StoredOrder } from './order-repository.ts'
import { sendOrder } from './send-order.ts'

/** An order that waits for a better line, or for room on the disk, goes again by itself after this long, in ms. */
const GO_AGAIN_MS = 15_000
/** How long the customer waits for the studio's newest word on an order they look at. */
const FRESH_WITHIN_MS = 2000

type Parts = {
  orders: OrderRepository
  jobs: JobService
  library: LibraryService
  catalogue: CatalogueService
  studio: StudioClient
  log: Log
  /** Resolves when the library can be written to. */
  writable(): Promise<void>
  retryDelaysMs: readonly number[]
}

export type ConfirmInput = { orderId: string; total: number; receiver: Receiver; delivery: Delivery; payment: Payment; memo: string }

export function createOrderService({ orders, jobs, library, catalogue, studio, log, writable, retryDelaysMs }: Parts) {
  const announce = () => jobs.announce('orders')
  const follower = createOrderFollower({ orders, studio, log, writable, onChanged: announce })
  const askedAt = new Map<string, number>()
  let goAgain: NodeJS.Timeout | undefined
  let closed = false

  async function price(orderId: string, delivery: Delivery['kind']): Promise<OrderPrice> {
    const { catalogue: current } = await catalogue.current()
    return priceOrder(current, orders.require(orderId).lines, delivery)
  }

  async function nameLines(lines: readonly DraftLine[]): Promise<StoredLine[]> {
    // A draft can be made before the first catalogue has arrived: its sizes then have no names yet.
    const known = await catalogue.current().catch(() => null)
    const names = new Map(known?.catalogue.products.map((product) => [product.id, product.name]))
    return lines.map((line) => ({
      ...line,
      fileName: library.requirePhoto(line.photoId).fileName,
      productName: names.get(line.productId) ?? line.productId,
    }))
  }

  /** The customer has said yes to this total: what is sent is frozen now. */
  async function freeze(input: ConfirmInput): Promise<void> {
    const { orderId, total, receiver, delivery, payment, memo } = input
    const details = { receiver, delivery, payment, memo }
    const { catalogue: current } = await catalogue.current()
    const order = { ...orders.require(orderId), ...details }
    const now = priceOrder(current, order.lines, delivery.kind)
    if (now.shortOfMinimum > 0) throw new AppError('BELOW_MINIMUM', { minimum: current.minimumOrder, subtotal: now.subtotal })
    if (now.total !== total) throw new AppError('PRICE_CHANGED', { confirmed: total, now: now.total })
    if (!offeredPayments(current, delivery.kind).includes(payment)) throw new AppError('PAYMENT_UNAVAILABLE', {})
    const manifest = await freezeOrder(order, current.version, library.requirePhoto)
    // Another yes may have come while the files were looked at: what it froze is on its way.
    const since = orders.require(orderId)
    if (since.state !== 'draft') return confirmAgain(input)
    // The lines changed meanwhile, in another window say: the total is looked at again for what is ordered now.
    if (!isDeepStrictEqual(since.lines, order.lines)) return freeze(input)
    orders.move(orderId, 'frozen', { ...details, total, manifest, quote: null, newTotal: null })
    announce()
  }

  /** A yes to an order that is on its way already: the same total again, or the new one that the studio asks. */
  function confirmAgain({ orderId, total }: ConfirmInput): void {
    const order = orders.require(orderId)
    const asked = order.newTotal ?? order.total
    if (total !== asked) throw new AppError('PRICE_CHANGED', { confirmed: total, now: asked })
    orders.amend(orderId, { total, newTotal: null })
  }

  async function send(orderId: string): Promise<string> {
    // Two at once would send everything twice: one that is being cancelled ends first, and whoever waited too may be quicker.
    for (let running = jobs.runningFor(orderId); running; running = jobs.runningFor(orderId)) {
      if (!running.cancelled) return running.jobId
      await jobs.waitFor(running.jobId)
    }
    if (orders.require(orderId).attention) orders.amend(orderId, { attention: null, attentionMessage: '' })
    announce()
    return jobs.start('send-order', (context) => runSend(orderId, context), { orderId })
  }

  async function runSend(orderId: string, context: JobContext) {
    try {
      return await sendOrder(orderId, { orders, studio, pathOf: library.pathOf, writable, onMoved: announce, retryDelaysMs }, context)
    } catch (error) {
      await writable()
      if (!(context.signal.reason instanceof Shutdown)) standStill(orderId, context.signal.aborted ? null : toAppError(error))
      throw error
    } finally {
      announce()
      if (!context.signal.aborted) follower.update()
    }
  }

  /** Writes down why an order stands still, which is null where a person stopped it; what can pass is tried again by itself. */
  function standStill(orderId: string, error: AppError | null): void {
    try {
      const attention = error ? attentionFor(error) : attentionWhenStopped(orders.require(orderId))
      const newTotal = hasCode(error, 'PRICE_CHANGED') ? { newTotal: error.data.now } : {}
      orders.amend(orderId, { attention, attentionMessage: error?.message ?? '', ...newTotal })
      if (attention === 'waiting') goAgainLater()
    } catch (unwritten) {
      // On a full disk, say: the order is as it was when it went, so it goes again and finds out anew.
      log.error('why an order stands still could not be kept', unwritten)
      goAgainLater()
    }
  }

  function goAgainLater(): void {
    if (!closed) goAgain ??= setTimeout(resume, GO_AGAIN_MS).unref()
  }

  /** Sends what nobody stopped. Throws nothing, since it is called by a timer too: what fails is tried again later. */
  function resume(): void {
    goAgain = undefined
    const tryLater = (error: unknown) => {
      log.error('an order on its way could not be taken up', error)
      goAgainLater()
    }
    try {
      for (const orderId of orders.unfinished()) void send(orderId).catch(tryLater)
      follower.update()
    } catch (error) {
      tryLater(error)
    }
  }

  function requireTakeable(orderId: string): void {
    if (!mayBeTakenBack(orders.require(orderId))) throw new AppError('ORDER_NOT_EDITABLE', { orderId })
  }

  /** Asks the studio for its newest word, and does without where it does not answer soon. */
  async function refresh(orderIds: readonly string[]): Promise<void> {
    const signal = AbortSignal.timeout(FRESH_WITHIN_MS)
    const asked = orderIds.filter((orderId) => !follower.isLive(orderId) && Date.now() - (askedAt.get(orderId) ?? 0) >= FRESH_WITHIN_MS)
    const changes = await Promise.all(
      asked.map(async (orderId) => {
        askedAt.set(orderId, Date.now())
        const status = await studio.orderStatus(orderId, signal).catch(() => null)
        await writable()
        return status !== null && orders.applyStatus(orderId, status)
      }),
    )
    if (changes.includes(true)) announce()
  }

  return {
    async draft(lines: readonly DraftLine[], orderId: string = randomUUID()): Promise<string> {
      orders.saveDraft(orderId, await nameLines(lines))
      announce()
      return orderId
    },
    price,
    /** Freezes the order and sends it; returns the job's id. */
    async confirm(input: ConfirmInput): Promise<string> {
      const { state } = orders.require(input.orderId)
      if (state === 'draft') await freeze(input)
      else if (state !== 'submitted') confirmAgain(input)
      return send(input.orderId)
    },
    /** Goes on with an order that stands still; returns the job's id. */
    async send(orderId: string): Promise<string> {
      const order = orders.require(orderId)
      if (order.state === 'draft') throw new AppError('ORDER_NOT_EDITABLE', { orderId })
      return send(orderId)
    },
    async get(orderId: string): Promise<Order> {
      orders.require(orderId)
      if (orders.followed().includes(orderId)) await refresh([orderId])
      return toOrder(orders.require(orderId))
    },
    async list(): Promise<Order[]> {
      await refresh(orders.followed())
      return orders.list()
    },
    /** Throws ORDER_NOT_EDITABLE where the studio may have it already. */
    async takeBack(orderId: string): Promise<string> {
      requireTakeable(orderId)
      const running = jobs.runningFor(orderId)
      if (running) {
        jobs.cancel(running.jobId)
        await jobs.waitFor(running.jobId)
        requireTakeable(orderId)
      }
      const draftId = randomUUID()
      orders.takeBack(orderId, draftId)
      announce()
      return draftId
    },
    discard(orderId: string): void {
      orders.discard(orderId)
      announce()
    },
    /** Takes up what an earlier run of the program left, and listens to the studio. */
    resume,
    close(): void {
      closed = true
      clearTimeout(goAgain)
      follower.close()
    },
  }
}

/** From `confirmed` on the studio may have the order though its answer was lost. */
function mayBeTakenBack({ state }: StoredOrder): boolean {
  return isOnItsWay(state) && state !== 'confirmed' && state !== 'submitting'
}

/** Where the studio may have the order already, the only way is forward: stopping puts it off. */
function attentionWhenStopped(order: StoredOrder): Attention {
  return mayBeTakenBack(order) ? 'paused' : 'waiting'
}

function attentionFor(error: AppError): Attention {
  // A failure of this computer's own is not the studio's no: the order waits until it has passed.
  if (isPassing(error) || hasCode(error, 'DISK_FULL', 'INTERNAL')) return 'waiting'
  if (hasCode(error, 'PRICE_CHANGED')) return 'price-changed'
  if (hasCode(error, 'PHOTO_FILE_MISSING', 'PHOTO_FILE_CHANGED')) return 'source-changed'
  return 'refused'
}

/** An order as it crosses the border: without what only the sending needs. */
function toOrder({ manifest: _manifest, quote: _quote, ...order }: StoredOrder): Order {
  return order
}
