import { z } from 'zod'
import type { OrderStatus, StateAt } from '#shared/orders/studio-protocol.ts'
import type { Database } from '../database/open-database.ts'
import { type OrderSheet, orderSheetSchema } from '../intake/order-sheet.ts'
import { type ListedOrder, listedColumns, listedOrder } from './list-orders.ts'

/** All that the counter shows of one order. */
export type ReadOrder = ListedOrder & {
  orderId: string
  customerId: number
  sheet: OrderSheet
  timeline: StateAt[]
  messages: OrderStatus['messages']
}

const wholeOrder = listedOrder.extend({
  orderId: z.string(),
  customerId: z.int(),
  sheet: z.string().transform((json) => orderSheetSchema.parse(JSON.parse(json))),
})

/** Answers `undefined` where there is no order of this number. */
export function readOrder(database: Database, number: string): ReadOrder | undefined {
  const row = database
    .prepare<[string], object>(
      `SELECT ${listedColumns}, sheet, order_id AS orderId, customer_id AS customerId
       FROM received_orders JOIN sheets USING (order_id) JOIN orders ON orders.id = order_id WHERE number = ?`,
    )
    .get(number)
  if (!row) return undefined
  const order = wholeOrder.parse(row)
  return { ...order, timeline: readTimeline(database, order.orderId), messages: readMessages(database, order.orderId) }
}

export function readTimeline(database: Database, orderId: string): StateAt[] {
  return database.prepare<[string], StateAt>('SELECT state, at, note FROM state_changes WHERE order_id = ? ORDER BY position').all(orderId)
}

/** What the studio wrote to the customer about an order, oldest first. */
export function readMessages(database: Database, orderId: string): OrderStatus['messages'] {
  return database
    .prepare<[string], OrderStatus['messages'][number]>('SELECT at, text FROM order_messages WHERE order_id = ? ORDER BY position')
    .all(orderId)
}
