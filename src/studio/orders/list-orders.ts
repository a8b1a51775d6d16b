import { z } from 'zod'
import { isOver, studioStateSchema } from '#shared/orders/order-state.ts'
import type { Database } from '../database/open-database.ts'
import { orderSheetSchema } from '../intake/order-sheet.ts'

const listedOrder = z.object({
  number: z.string(),
  state: studioStateSchema,
  prints: z.int(),
  total: z.int(),
  receivedAt: z.iso.datetime(),
  sheet: z.string().transform((json) => orderSheetSchema.parse(JSON.parse(json))),
})
export type ListedOrder = z.infer<typeof listedOrder>

const overStates = JSON.stringify(studioStateSchema.options.filter(isOver))

/** Received orders, newest first: all that are not over, and the newest `limit` of those that are. */
export function listOrders(database: Database, limit: number): ListedOrder[] {
  return database
    .prepare(
      `WITH over_orders AS (SELECT order_id, received_at FROM received_orders WHERE state IN (SELECT value FROM json_each(?)))
       SELECT number, state, prints, total, received_at AS receivedAt, sheet FROM received_orders
       WHERE order_id NOT IN (SELECT order_id FROM over_orders ORDER BY received_at DESC LIMIT -1 OFFSET ?)
       ORDER BY received_at DESC`,
    )
    .all(overStates, limit)
    .map((row) => listedOrder.parse(row))
}
