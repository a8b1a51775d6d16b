import { z } from 'zod'
import { studioStateSchema } from '#shared/orders/order-state.ts'
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

/** Received orders, newest first. */
export function listOrders(database: Database, limit: number): ListedOrder[] {
  return database
    .prepare('SELECT number, state, prints, total, received_at AS receivedAt, sheet FROM received_orders ORDER BY received_at DESC LIMIT ?')
    .all(limit)
    .map((row) => listedOrder.parse(row))
}
