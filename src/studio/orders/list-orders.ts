import { z } from 'zod'
import { studioStateSchema } from '#shared/orders/order-state.ts'
import type { Database } from '../database/open-database.ts'
import { orderHeadSchema } from '../intake/order-sheet.ts'
import { dayColumn } from '../studio-time.ts'

const DAY = 24 * 3600_000

export const listedOrder = z.object({
  number: z.string(),
  state: studioStateSchema,
  prints: z.int(),
  total: z.int(),
  receivedAt: z.iso.datetime(),
  paidAt: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable(),
  link: z.string().nullable(),
  labResult: z.enum(['taken', 'failed']).nullable(),
  head: z.string().transform((json) => orderHeadSchema.parse(JSON.parse(json))),
})
export type ListedOrder = z.infer<typeof listedOrder>

/** What `listedOrder` reads. */
export const listedColumns =
  'number, state, prints, total, head, received_at AS receivedAt, paid_at AS paidAt, due_at AS dueAt, payment_link AS link, lab_result AS labResult'

/** Orders that something is still to be done with. In these words, since an index has them too. */
export const isOpen = "state NOT IN ('done', 'cancelled')"

/** Received orders, newest first: all that are not over, and the newest `limit` of those that are. */
export function listOrders(database: Database, limit: number): ListedOrder[] {
  return database
    .prepare(
      `SELECT ${listedColumns} FROM received_orders
       WHERE ${isOpen} OR order_id IN (SELECT order_id FROM received_orders WHERE NOT (${isOpen}) ORDER BY received_at DESC LIMIT ?)
       ORDER BY received_at DESC`,
    )
    .all(limit)
    .map((row) => listedOrder.parse(row))
}

/** Received orders whose number, receiver or phone holds the text, newest first. A phone is found however its digits are grouped. */
export function searchOrders(database: Database, text: string, limit: number): ListedOrder[] {
  const wanted = text.trim()
  if (wanted === '') return []
  // Four digits are the end of a phone; fewer would find everyone.
  const digits = /^[\d\s().+-]{3,}$/.test(wanted) ? wanted.replace(/\D/g, '') : ''
  return database
    .prepare(
      `SELECT ${listedColumns} FROM received_orders WHERE order_id IN (
         SELECT order_id FROM received_orders INDEXED BY received_orders_for_search
         WHERE instr(number, @wanted) > 0 OR instr(lower(receiver_name), lower(@wanted)) > 0
           OR (@digits <> '' AND (instr(receiver_phone, @digits) > 0 OR instr(replace(number, '-', ''), @digits) > 0))
         ORDER BY received_at DESC LIMIT @limit)
       ORDER BY received_at DESC`,
    )
    .all({ wanted, digits, limit })
    .map((row) => listedOrder.parse(row))
}

export type DaySum = {
  orders: number
  prints: number
  /** Won. */
  total: number
  /** Won of those of them that are paid, whenever that was. */
  paid: number
  /** Won that were noted as paid on this day, whenever they were ordered. */
  takenIn: number
}

/** What was ordered and what was paid on a day of the studio, `YYYY-MM-DD`, without what was cancelled. */
export function sumDay(database: Database, day: string): DaySum {
  const sum = database
    .prepare<[string], Omit<DaySum, 'takenIn'>>(
      `SELECT count(*) AS orders, coalesce(sum(prints), 0) AS prints, coalesce(sum(total), 0) AS total,
         coalesce(sum(total) FILTER (WHERE paid_at IS NOT NULL), 0) AS paid
       FROM received_orders WHERE day = ? AND state <> 'cancelled'`,
    )
    .get(dayColumn(day))
  return { ...(sum ?? { orders: 0, prints: 0, total: 0, paid: 0 }), takenIn: sumTakenIn(database, day) }
}

function sumTakenIn(database: Database, day: string): number {
  const begins = new Date(`${day}T00:00:00+09:00`)
  const taken = database
    .prepare<[string, string], number>(
      "SELECT coalesce(sum(total), 0) FROM received_orders WHERE paid_at >= ? AND paid_at < ? AND state <> 'cancelled'",
    )
    .pluck()
    .get(begins.toISOString(), new Date(begins.getTime() + DAY).toISOString())
  return taken ?? 0
}
