import { AppError } from '#shared/errors/app-error.ts'
import type { Database } from '../database/open-database.ts'

/** So that a guest can't bury the counter, and the lab, under what nobody pays; a studio that knows the customer notes the money. */
export const MAX_UNPAID = 100

/** Throws TOO_MANY_ORDERS where this customer has 100 orders at the studio that are neither paid nor begun. */
export function checkUnpaid(database: Database, customerId: number): void {
  const unpaid = database
    .prepare<[number], number>(
      `SELECT count(*) FROM orders JOIN received_orders ON order_id = id
       WHERE customer_id = ? AND paid_at IS NULL AND state IN ('received', 'checked')`,
    )
    .pluck()
    .get(customerId)
  if ((unpaid ?? 0) >= MAX_UNPAID) throw new AppError('TOO_MANY_ORDERS', {})
}
