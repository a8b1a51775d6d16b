import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { koreanDay } from '#shared/korean-time.ts'
import { singleLine } from '#shared/text/plain-text.ts'
import type { StudioEnv } from '../../http/studio-env.ts'
import { searchOrders } from '../../orders/list-orders.ts'
import { readPasswordRecord } from '../console-password.ts'
import type { ConsoleTools } from '../console-tools.ts'
import { countReceived, countTodo, orderTabs, PAGE_SIZE, pageOrders } from '../page-orders.ts'
import { ordersPage } from '../pages/orders-page.ts'
import { sayDone } from '../said.ts'
import { readSessionCookie } from './session-cookie.ts'

const HEARTBEAT_MS = 15_000

// Whatever an address bar holds, a list comes.
const listQuery = z.object({
  tab: z.enum(orderTabs).catch('todo'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  q: singleLine(60).catch(''),
})
export type ListQuery = z.infer<typeof listQuery>

/** A list as the query of an address says it. */
export function parseListQuery(query: string): ListQuery {
  return listQuery.parse(Object.fromEntries(new URLSearchParams(query)))
}

/** Where a list is found; with `extra` as well in the address. */
export function listPath({ tab, page, q }: ListQuery, extra: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    ...(q ? { q } : { ...(tab !== 'todo' && { tab }), ...(page > 1 && { page: String(page) }) }),
    ...extra,
  })
  return query.size === 0 ? '/console' : `/console?${query}`
}

/** The list of orders, and the stream that tells it when something has changed. */
export function createListRoutes(tools: ConsoleTools): Hono<StudioEnv> {
  return new Hono<StudioEnv>()
    .get('/', (context) => context.html(renderOrders(tools, listQuery.parse(context.req.query()), { ...context.req.query() })))
    .get('/events', (context) => {
      const secret = readSessionCookie(context)
      const isSignedIn = () => tools.sessions.isOpen(secret, readPasswordRecord(tools.database) ?? '')

      return streamSSE(context, async (stream) => {
        const ended = Promise.withResolvers<void>()
        const end = () => ended.resolve()
        const tell = () => {
          try {
            if (!isSignedIn()) return end()
            void stream.writeSSE({ data: JSON.stringify({ received: countReceived(tools.database) }) })
          } catch (error) {
            // Whoever made the change must not suffer from it; the page opens the stream again.
            tools.log.error('주문 화면에 새 소식을 알리지 못했어요.', error)
            end()
          }
        }
        const heartbeat = setInterval(() => (isSignedIn() ? void stream.writeSSE({ event: 'beat', data: '{}' }) : end()), HEARTBEAT_MS)
        const unsubscribe = tools.changes.subscribe(tell)
        stream.onAbort(end)
        tools.closing.addEventListener('abort', end)
        tell()
        await ended.promise
        tools.closing.removeEventListener('abort', end)
        clearInterval(heartbeat)
        unsubscribe()
      })
    })
}

type ListWords = { notice?: string; said?: string; moved?: string }

/** The list as the address asks for it, with one sentence above. `moved`: the number of the order that has just been moved from here. */
export function renderOrders({ database, profile, steps, now }: ConsoleTools, { tab, page, q }: ListQuery, words: ListWords) {
  const found = q ? searchAll(database, q) : pageOrders(database, { tab, page, today: koreanDay(now()) })
  return ordersPage({
    studioName: profile.name,
    ...found,
    tab,
    page,
    wanted: q,
    todo: countTodo(database),
    notice: words.notice ?? '',
    done: sayDone(words.said),
    step: words.moved ? steps.offer(words.moved) : undefined,
  })
}

function searchAll(database: ConsoleTools['database'], wanted: string) {
  const orders = searchOrders(database, wanted, PAGE_SIZE + 1)
  return { orders: orders.slice(0, PAGE_SIZE), hasMore: orders.length > PAGE_SIZE }
}
