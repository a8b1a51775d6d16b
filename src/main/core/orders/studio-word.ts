import pLimit from 'p-limit'
import type { Settings } from '#shared/contract/settings.ts'
import { AppError, hasCode } from '#shared/errors/app-error.ts'
import { messages } from '#shared/messages/index.ts'
import type { OrderStatus } from '#shared/orders/studio-protocol.ts'
import type { Log, Notice } from '../host.ts'
import type { JobService } from '../jobs/job-service.ts'
import type { StudioClient } from '../studio-client/studio-client.ts'
import { createOrderFollower } from './follow-orders.ts'
import type { News, OrderRepository } from './order-repository.ts'

/** How long the studio is waited for, and how long its word on an order that is looked at counts as new. */
const FRESH_WITHIN_MS = 2000
/** Of many orders that are looked at together. */
const CALLS_AT_ONCE = 6

type Parts = {
  orders: OrderRepository
  jobs: Pick<JobService, 'announce' | 'announceMoved'>
  studio: StudioClient
  log: Log
  /** Resolves when the library can be written to. */
  writable(): Promise<void>
  settings: { get(): Pick<Settings, 'locale' | 'notifications'> }
  notify: ((notice: Notice) => void) | undefined
  now?: () => number
}

/** What the studio says of orders that it has: kept, and told where it is news. */
export function createStudioWord({ orders, jobs, studio, log, writable, settings, notify, now = () => performance.now() }: Parts) {
  const askedAt = new Map<string, number>()
  const turns = pLimit(CALLS_AT_ONCE)
  const closing = new AbortController()
  /** Counts what is asked and heard, so that an answer which was overtaken is known by it. */
  let count = 0
  const newest = new Map<string, number>()
  const follower = createOrderFollower({
    orders: { followed: orders.followed, applyStatus: (orderId, status) => learn(orderId, status) },
    studio,
    log,
    writable,
  })

  /** `asked`: when, where it was; an answer that was begun before newer news says how it was before. */
  function learn(orderId: string, status: OrderStatus, asked?: number): void {
    if (asked !== undefined && asked < (newest.get(orderId) ?? 0)) return
    newest.set(orderId, asked ?? ++count)
    const news = orders.applyStatus(orderId, status)
    if (!news) return
    jobs.announce('orders')
    if (news.moved) jobs.announceMoved({ orderId, number: news.number, state: news.state })
    notifyOf(orderId, news)
  }

  function notifyOf(orderId: string, { number, moved, state, messages: told }: NonNullable<News>): void {
    const { locale, notifications } = settings.get()
    if (!notify || !notifications) return
    const words = messages[locale].orders
    if (moved) notify({ title: words.studioStates[state], body: words.numberOf(number), orderId })
    for (const text of told) notify({ title: words.numberOf(number), body: text, orderId })
  }

  /** Asks the studio for its newest word, and does without where it does not answer soon. */
  async function refresh(orderIds: readonly string[]): Promise<void> {
    const isDue = (orderId: string) => now() - (askedAt.get(orderId) ?? Number.NEGATIVE_INFINITY) >= FRESH_WITHIN_MS
    const asked = orderIds.filter((orderId) => !follower.isLive(orderId) && isDue(orderId))
    // Marked before its turn comes, so that looking again meanwhile does not ask again.
    for (const orderId of asked) askedAt.set(orderId, now())
    await Promise.all(asked.map((orderId) => turns(() => ask(orderId))))
  }

  /** Throws nothing: nobody need wait for it. */
  async function ask(orderId: string): Promise<void> {
    if (closing.signal.aborted) return
    askedAt.set(orderId, now())
    const asked = ++count
    try {
      const status = await studio.orderStatus(orderId, AbortSignal.any([closing.signal, AbortSignal.timeout(FRESH_WITHIN_MS)]))
      await writable()
      if (!closing.signal.aborted) learn(orderId, status, asked)
    } catch (error) {
      if (!closing.signal.aborted) log.info('the studio was not heard', { reason: error instanceof Error ? error.name : 'unknown' })
    }
  }

  return {
    refresh,
    update: follower.update,
    close(): void {
      closing.abort()
      follower.close()
    },

    /** Asks the studio to cancel an order. Throws ORDER_NOT_CANCELLABLE where it does not have it or no longer allows that. */
    async cancel(orderId: string): Promise<void> {
      if (orders.require(orderId).state !== 'submitted') throw new AppError('ORDER_NOT_CANCELLABLE', {})
      try {
        const status = await studio.cancelOrder(orderId)
        await writable()
        // No news to who asked for it.
        newest.set(orderId, ++count)
        orders.applyStatus(orderId, status)
      } catch (error) {
        askedAt.delete(orderId)
        // It has moved on, of which its stream has not told yet.
        if (hasCode(error, 'ORDER_NOT_CANCELLABLE')) await ask(orderId)
        throw error
      } finally {
        jobs.announce('orders')
        follower.update()
      }
    },
  }
}
