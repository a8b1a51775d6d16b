import { stat } from 'node:fs/promises'
import pLimit from 'p-limit'
import type { Order } from '#shared/contract/orders.ts'
import { AppError, hasCode } from '#shared/errors/app-error.ts'
import type { Attention } from '#shared/orders/order-state.ts'
import { attentionFor, mayBeTakenBack, meaningOf } from '#shared/orders/submit-answers.ts'
import type { Log } from '../host.ts'
import { toAppError, toErrorFacts } from '../jobs/error-facts.ts'
import { type JobContext, type JobService, Shutdown } from '../jobs/job-service.ts'
import type { LibraryService } from '../library/library-service.ts'
import type { StudioClient } from '../studio-client/studio-client.ts'
import { retryAfterMs } from '../studio-client/studio-errors.ts'
import type { OrderRepository } from './order-repository.ts'
import { sendOrder } from './send-order.ts'
import { workInTurn } from './work-in-turn.ts'

/** An order that waits for a better line, or for room on the disk, goes again by itself after this long, in ms. */
const GO_AGAIN_MS = 15_000
/** Each has lanes of its own; more would only make all of them late. */
const ORDERS_AT_ONCE = 2
/** In place of an order's id: whichever are on their way. */
const ALL = ''

type Parts = {
  orders: OrderRepository
  jobs: JobService
  library: Pick<LibraryService, 'pathOf' | 'requirePhoto'>
  studio: StudioClient
  log: Log
  /** Resolves when the library can be written to. */
  writable(): Promise<void>
  announce(): void
  /** An order has come to its end, or stands still. */
  onEnded(): void
  /** The studio reckons by another catalogue than the one at hand. */
  onCatalogueChanged(): void
  retryDelaysMs: readonly number[]
}

/** Brings confirmed orders to the studio, and those that stand still on their way again when what held them has passed. */
export function createSending(parts: Parts) {
  const { orders, jobs, library, log, writable, announce } = parts
  const turns = pLimit(ORDERS_AT_ONCE)
  /** Each order goes again when its own time has come. */
  const goAgain = new Map<string, NodeJS.Timeout>()
  let closed = false

  async function send(orderId: string): Promise<string> {
    forgetTimer(orderId)
    // Two at once would send everything twice: one that is being cancelled ends first, and whoever waited too may be quicker.
    for (let running = jobs.runningFor(orderId); running; running = jobs.runningFor(orderId)) {
      if (!running.cancelled) return running.jobId
      await jobs.waitFor(running.jobId)
    }
    if (orders.require(orderId).attention) orders.amend(orderId, { attention: null, attentionError: null, troubled: [] })
    announce()
    return jobs.start('send-order', (context) => runSend(orderId, context), { orderId })
  }

  async function runSend(orderId: string, context: JobContext) {
    const { studio, retryDelaysMs } = parts
    const sending = { orders, studio, pathOf: library.pathOf, writable, onMoved: announce, retryDelaysMs }
    try {
      return await workInTurn(turns, () => sendOrder(orderId, sending, context), context.signal)
    } catch (error) {
      await writable()
      if (!(context.signal.reason instanceof Shutdown)) standStill(orderId, context.signal.aborted ? null : toAppError(error))
      throw error
    } finally {
      announce()
      if (!context.signal.aborted) parts.onEnded()
    }
  }

  /** Writes down why an order stands still, which is null where a person stopped it; what can pass is tried again by itself. */
  function standStill(orderId: string, error: AppError | null): void {
    try {
      const order = orders.require(orderId)
      const attention = error ? attentionFor(error.code) : attentionWhenStopped(order)
      const newTotal = hasCode(error, 'PRICE_CHANGED') ? { newTotal: error.data.now } : {}
      const { code, data } = toErrorFacts(error && whatIsKnown(error, order))
      orders.amend(orderId, { attention, attentionError: error && { code, data }, ...newTotal })
      if (attention === 'waiting') goAgainLater(orderId, Math.max(GO_AGAIN_MS, retryAfterMs(error)))
      if (hasCode(error, 'PRICE_CHANGED', 'PRODUCT_GONE', 'OPTION_GONE')) parts.onCatalogueChanged()
    } catch (unwritten) {
      // On a full disk, say: the order is as it was when it went, so it goes again and finds out anew.
      log.error('why an order stands still could not be kept', unwritten)
      goAgainLater(orderId)
    }
  }

  function goAgainLater(orderId: string, afterMs = GO_AGAIN_MS): void {
    forgetTimer(orderId)
    if (!closed) goAgain.set(orderId, setTimeout(() => takeUp(orderId), afterMs).unref())
  }

  function forgetTimer(orderId: string): void {
    clearTimeout(goAgain.get(orderId))
    goAgain.delete(orderId)
  }

  /** Sends what nobody stopped. Throws nothing, since it is called by a timer too: what fails is tried again later. */
  function resume(): void {
    for (const orderId of [...goAgain.keys()]) forgetTimer(orderId)
    takeUp(ALL)
  }

  function takeUp(which: string): void {
    goAgain.delete(which)
    const tryLater = (orderId: string) => (error: unknown) => {
      log.error('an order on its way could not be taken up', error)
      goAgainLater(orderId)
    }
    try {
      // Stopped by now, it waits for a person.
      const going = orders.unfinished().filter((orderId) => which === ALL || which === orderId)
      for (const orderId of going) void send(orderId).catch(tryLater(orderId))
    } catch (error) {
      tryLater(which)(error)
    }
  }

  /** Sends on those orders whose photos' files are all at hand again. */
  async function resumeTroubled(): Promise<void> {
    for (const orderId of orders.troubled()) {
      const { troubled } = orders.require(orderId)
      // What the studio could not read it still can't.
      const atHand = await Promise.all(troubled.map(({ photoId, reason }) => reason !== 'unreadable' && isAtHand(photoId)))
      if (!closed && troubled.length > 0 && atHand.every(Boolean)) await send(orderId)
    }
  }

  /** By its size, as when it was ordered; its content is looked at before it is sent. */
  async function isAtHand(photoId: number): Promise<boolean> {
    try {
      const { path, bytes } = library.requirePhoto(photoId)
      return (await stat(path)).size === bytes
    } catch {
      return false
    }
  }

  return {
    send,
    resume,
    /** Files of photos were found again. */
    filesFound: (): void =>
      void resumeTroubled().catch((error: unknown) => log.error('an order whose photos were found could not be taken up', error)),
    /** How many orders go, or will by themselves as soon as they can. */
    onItsWay: (): number => orders.unfinished().length,
    /** Stops what is being sent of an order that may still be taken back. Throws ORDER_NOT_EDITABLE where the studio may have it. */
    async stopFor(orderId: string): Promise<void> {
      requireTakeable(orders, orderId)
      const running = jobs.runningFor(orderId)
      if (!running) return
      jobs.cancel(running.jobId)
      await jobs.waitFor(running.jobId)
      requireTakeable(orders, orderId)
    },
    close(): void {
      closed = true
      for (const timer of goAgain.values()) clearTimeout(timer)
    },
  }
}

function requireTakeable(orders: OrderRepository, orderId: string): void {
  if (!mayBeTakenBack(orders.require(orderId))) throw new AppError('ORDER_NOT_EDITABLE', { orderId })
}

/** Where the studio may have the order already, the only way is forward: stopping puts it off. */
function attentionWhenStopped(order: Pick<Order, 'state'>): Attention {
  return mayBeTakenBack(order) ? 'paused' : 'waiting'
}

/** A studio that does not know us any more may have the order all the same, by another name of ours: nobody is to order twice. */
function whatIsKnown(error: AppError, order: Pick<Order, 'state'>): AppError {
  return meaningOf(error.code) === 'unknown' && !mayBeTakenBack(order) ? new AppError('MAYBE_ORDERED', {}, { cause: error }) : error
}
