import { AppError } from '#shared/errors/app-error.ts'
import { type OrderStatus, orderStatusSchema, type StateAt } from '#shared/orders/studio-protocol.ts'
import type { Database } from '../database/open-database.ts'

type ReceivedRow = { order_id: string; number: string; state: string; total: number }

/** Where a received order of this customer stands. Throws ORDER_NOT_FOUND, also for another customer's. */
export function readOrderStatus(database: Database, customerId: number, orderId: string): OrderStatus {
  const row = database
    .prepare<[string, number], ReceivedRow>(
      `SELECT order_id, number, state, total FROM received_orders JOIN orders ON orders.id = order_id
       WHERE order_id = ? AND customer_id = ?`,
    )
    .get(orderId, customerId)
  if (!row) throw new AppError('ORDER_NOT_FOUND', { orderId })
  const { number, state, total } = row
  return orderStatusSchema.parse({ orderId, number, state, total, timeline: readTimeline(database, orderId) })
}

function readTimeline(database: Database, orderId: string): StateAt[] {
  return database.prepare<[string], StateAt>('SELECT state, at, note FROM state_changes WHERE order_id = ? ORDER BY position').all(orderId)
}
