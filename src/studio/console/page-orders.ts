import type { Database } from '../database/open-database.ts'
import { isOpen, type ListedOrder, listedColumns, listedOrder } from '../orders/list-orders.ts'
import { dayColumn } from '../studio-time.ts'

export const PAGE_SIZE = 50

/** What is still to be done, what came in today, everything, and what is over. */
export const orderTabs = ['todo', 'today', 'all', 'over'] as const
export type OrderTab = (typeof orderTabs)[number]

const conditions: Record<OrderTab, string> = {
  todo: isOpen,
  today: 'day = @day',
  all: 'TRUE',
  over: `NOT (${isOpen})`,
}

/** One page of a tab's orders, newest first, and whether others follow. `page` counts from 1; `today` is `YYYY-MM-DD`. */
export function pageOrders(
  database: Database,
  { tab, page, today }: { tab: OrderTab; page: number; today: string },
): { orders: ListedOrder[]; hasMore: boolean } {
  const rows = database
    .prepare(
      `SELECT ${listedColumns} FROM received_orders WHERE order_id IN (
         SELECT order_id FROM received_orders WHERE ${conditions[tab]} ORDER BY received_at DESC LIMIT @limit OFFSET @offset)
       ORDER BY received_at DESC`,
    )
    .all({ day: dayColumn(today), limit: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE })
  return { orders: rows.slice(0, PAGE_SIZE).map((row) => listedOrder.parse(row)), hasMore: rows.length > PAGE_SIZE }
}

/** How many orders are still to be done. */
export function countTodo(database: Database): number {
  return readCount(database, `SELECT count(*) AS count FROM received_orders WHERE ${isOpen}`)
}

/** How many orders have ever come in: grows with each new one, and with nothing else. */
export function countReceived(database: Database): number {
  return readCount(database, 'SELECT count(*) AS count FROM received_orders')
}

function readCount(database: Database, query: string): number {
  return database.prepare<[], { count: number }>(query).get()?.count ?? 0
}
