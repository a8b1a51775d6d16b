import { multiLine } from '#shared/text/plain-text.ts'
import type { Database } from '../database/open-database.ts'

export const messageSchema = multiLine(1000).min(1)

/** Keeps what the studio says to the customer of an order; their app shows it. Answers false where there is no order of this number. */
export function sendMessage(database: Database, { number, text, at }: { number: string; text: string; at: Date }): boolean {
  const { changes } = database
    .prepare(
      `INSERT INTO order_messages (order_id, position, at, text)
       SELECT order_id, (SELECT count(*) FROM order_messages AS said WHERE said.order_id = received_orders.order_id), ?, ?
       FROM received_orders WHERE number = ?`,
    )
    .run(at.toISOString(), messageSchema.parse(text), number)
  return changes > 0
}
