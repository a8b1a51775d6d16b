import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { findCustomer, readTokenHash } from '../intake/customers.ts'
import { readOrderStatus } from '../orders/order-status.ts'
import type { StudioEnv, StudioServices } from './studio-env.ts'

const HEARTBEAT_MS = 15_000
/** Of one order to one customer. An app has one; a second may hang on a line that nobody noticed is dead. */
const MAX_STREAMS = 4

/** Server-sent events: where the order stands, at start and whenever that has changed. */
export function createEventRoutes({ database, catalogue, changes, closing, log }: StudioServices): Hono<StudioEnv> {
  /** What ends the streams of each order, the oldest first. */
  const open = new Map<string, Set<() => void>>()

  function makeRoom(orderId: string): Set<() => void> {
    const streams = open.get(orderId) ?? new Set()
    open.set(orderId, streams)
    const [oldest] = streams
    if (streams.size >= MAX_STREAMS) oldest?.()
    return streams
  }

  return new Hono<StudioEnv>().get('/:orderId/events', (context) => {
    const customerId = findCustomer(database, readTokenHash(context.req.header('authorization')))
    const orderId = context.req.param('orderId')
    const readStatus = () =>
      JSON.stringify(readOrderStatus(database, { customerId, orderId, cancelUntil: catalogue.current().cancelUntil }))
    let sent = readStatus()

    return streamSSE(context, async (stream) => {
      await stream.writeSSE({ data: sent })
      const heartbeat = setInterval(() => void stream.write(':\n\n'), HEARTBEAT_MS)
      const ended = Promise.withResolvers<void>()
      const streams = makeRoom(orderId)
      const end = () => {
        streams.delete(end)
        ended.resolve()
      }
      streams.add(end)
      const unsubscribe = changes.subscribe(() => {
        try {
          const status = readStatus()
          if (status === sent) return
          sent = status
          void stream.writeSSE({ data: status })
        } catch (error) {
          // Whoever made the change must not suffer from it; the client opens the stream again.
          log.error('주문 상태를 알리지 못했어요.', error)
          end()
        }
      }, orderId)
      stream.onAbort(end)
      closing.addEventListener('abort', end)
      await ended.promise
      if (streams.size === 0 && open.get(orderId) === streams) open.delete(orderId)
      closing.removeEventListener('abort', end)
      clearInterval(heartbeat)
      unsubscribe()
    })
  })
}
