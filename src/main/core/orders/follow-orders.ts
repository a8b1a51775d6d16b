import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { createParser } from 'eventsource-parser'
import { type OrderStatus, orderStatusSchema } from '#shared/orders/studio-protocol.ts'
import type { Log } from '../host.ts'
import { Shutdown } from '../jobs/job-service.ts'
import type { StudioClient } from '../studio-client/studio-client.ts'

/** Streams open at once: one order each, the newest ones. Older orders are asked for when they are looked at. */
const MAX_STREAMS = 6
/** Waits before the first try, and after each that failed. */
const RECONNECT_MS: readonly number[] = [0, 1000, 2000, 5000, 15_000, 60_000]

type Parts = {
  orders: { followed(): string[]; applyStatus(orderId: string, status: OrderStatus): void }
  studio: Pick<StudioClient, 'openOrderEvents'>
  log: Log
  /** Resolves when the library can be written to. */
  writable(): Promise<void>
}

/** Listens to what the studio says of orders that are not over, and keeps listening through cut lines. */
export function createOrderFollower({ orders, studio, log, writable }: Parts) {
  const streams = new Map<string, AbortController>()
  const live = new Set<string>()
  let closed = false
  const isFollowed = (orderId: string) => orders.followed().includes(orderId)

  /** Follows the newest orders and no others. */
  function update(): void {
    if (closed) return
    const newest = new Set(orders.followed().slice(0, MAX_STREAMS))
    for (const [orderId, controller] of streams) if (!newest.has(orderId)) controller.abort()
    for (const orderId of newest) {
      if (streams.has(orderId)) continue
      const controller = new AbortController()
      streams.set(orderId, controller)
      void follow(orderId, controller.signal).finally(() => {
        streams.delete(orderId)
        // There is room for an older order now.
        update()
      })
    }
  }

  async function follow(orderId: string, signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted && isFollowed(orderId); failures++) {
      await sleep(RECONNECT_MS[Math.min(failures, RECONNECT_MS.length - 1)], undefined, { signal, ref: false }).catch(() => {})
      try {
        const stream = await studio.openOrderEvents(orderId, signal)
        await listen(orderId, stream, () => {
          failures = 0
          live.add(orderId)
        })
      } catch (error) {
        if (!signal.aborted) log.info('order stream ended', { reason: error instanceof Error ? error.name : 'unknown' })
      }
      live.delete(orderId)
    }
  }

  async function listen(orderId: string, stream: Readable, onHeard: () => void): Promise<void> {
    const parser = createParser({
      onEvent({ data }) {
        onHeard()
        const status = orderStatusSchema.safeParse(JSON.parse(data))
        if (status.success) orders.applyStatus(orderId, status.data)
        if (!isFollowed(orderId)) stream.destroy()
      },
    })
    stream.setEncoding('utf8')
    for await (const text of stream) {
      await writable()
      parser.feed(String(text))
    }
  }

  return {
    /** Looks which orders are to be followed now. */
    update,
    /** Whether the studio's word on this order arrives by itself just now. */
    isLive: (orderId: string) => live.has(orderId),
    close(): void {
      closed = true
      for (const controller of streams.values()) controller.abort(new Shutdown())
    },
  }
}
