import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { findCustomer, readTokenHash } from '../intake/customers.ts'
import { readOrderStatus } from '../orders/order-status.ts'
import type { StudioEnv, StudioServices } from './studio-env.ts'

const HEARTBEAT_MS = 15_000

/** Server-sent events: where the order stands, at start and whenever that has changed. */
export function createEventRoutes({ database, changes, closing, log }: StudioServices): Hono<StudioEnv> {
  return new Hono<StudioEnv>().get('/:orderId/events', (context) => {
    const customerId = findCustomer(database, readTokenHash(context.req.header('authorization')))
    const orderId = context.req.param('orderId')
    const readStatus = () => JSON.stringify(readOrderStatus(database, customerId, orderId))
    let sent = readStatus()

    return streamSSE(context, async (stream) => {
      await stream.writeSSE({ data: sent })
      const heartbeat = setInterval(() => void stream.write(':\n\n'), HEARTBEAT_MS)
      const ended = Promise.withResolvers<void>()
      const end = () => ended.resolve()
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
      })
      stream.onAbort(end)
      closing.addEventListener('abort', end)
      await ended.promise
      closing.removeEventListener('abort', end)
      clearInterval(heartbeat)
      unsubscribe()
    })
  })
}
