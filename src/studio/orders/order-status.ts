import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { canCustomerCancel } from '#shared/orders/order-state.ts'
import { type OrderStatus, orderStatusSchema } from '#shared/orders/studio-protocol.ts'
import type { Database } from '../database/open-database.ts'
import { listedColumns, listedOrder } from './list-orders.ts'
import { waitsForPayment } from './payment.ts'
import { readMessages, readTimeline } from './read-order.ts'

/**
 * Where a received order of this customer stands; `cancelUntil` is the catalogue's. Throws ORDER_NOT_FOUND, also for another
 * customer's.
 */
export function readOrderStatus(
  database: Database,
  { customerId, orderId, cancelUntil }: { customerId: number; orderId: string } & Pick<Catalogue, 'cancelUntil'>,
): OrderStatus {
  const row = database
    .prepare(`SELECT ${listedColumns} FROM received_orders JOIN orders ON orders.id = order_id WHERE order_id = ? AND customer_id = ?`)
    .get(orderId, customerId)
  if (!row) throw new AppError('ORDER_NOT_FOUND', { orderId })
  const { number, state, total, head, paidAt, dueAt, link, labResult } = listedOrder.parse(row)
  const depositor = head.payment === 'bank-transfer' ? head.depositor || head.receiver.name : ''
  const waitsUntil = waitsForPayment(state, paidAt) ? dueAt : null
  return orderStatusSchema.parse({
    orderId,
    number,
    state,
    total,
    timeline: readTimeline(database, orderId),
    payment: { kind: head.payment, paidAt, account: head.account, depositor, dueAt: waitsUntil, link },
    // What the lab has taken is being printed, whatever the state still says.
    canCancel: canCustomerCancel(state, cancelUntil) && labResult === null,
    messages: readMessages(database, orderId),
  })
}
