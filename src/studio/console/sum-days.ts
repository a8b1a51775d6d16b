import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { paymentSchema } from '#shared/orders/order-details.ts'
import type { Database } from '../database/open-database.ts'
import { orderHeadSchema } from '../intake/order-sheet.ts'
import { type DaySum, sumDay } from '../orders/list-orders.ts'
import { dayColumn } from '../studio-time.ts'
import { daysOf } from './studio-days.ts'

const SLICE = 100

export type DayDetails = {
  sizes: { name: string; prints: number; total: number }[]
  payments: { kind: z.infer<typeof paymentSchema>; orders: number; total: number; paid: number }[]
}

/** Every day of the month with what came in, the first first. */
export function sumMonth(database: Database, month: string): ({ day: string } & DaySum)[] {
  return daysOf(month).map((day) => ({ day, ...sumDay(database, day) }))
}

/** What came in on one day by size and by payment, without what was cancelled. In slices: a busy day has hundreds of orders. */
export async function readDayDetails(database: Database, day: string): Promise<DayDetails> {
  const sizes = new Map<string, DayDetails['sizes'][number]>()
  const payments = new Map<string, DayDetails['payments'][number]>()
  const readSlice = database.prepare<[string, number], { sequence: number }>(
    `SELECT sequence, total, paid_at AS paidAt, head ->> '$.payment' AS payment, head -> '$.sizes' AS sizes
     FROM received_orders WHERE day = ? AND sequence > ? AND state <> 'cancelled' ORDER BY sequence LIMIT ${SLICE}`,
  )
  for (let after: number | undefined = 0; after !== undefined; await setImmediate()) {
    const rows: { sequence: number }[] = readSlice.all(dayColumn(day), after)
    for (const row of rows) addOrder(dayOrder.parse(row), { sizes, payments })
    after = rows.at(-1)?.sequence
  }
  return { sizes: [...sizes.values()].sort((a, b) => b.prints - a.prints), payments: [...payments.values()] }
}

const dayOrder = z.object({
  total: z.int(),
  paidAt: z.string().nullable(),
  payment: paymentSchema,
  sizes: z.string().transform((json) => orderHeadSchema.shape.sizes.parse(JSON.parse(json))),
})

type Sums = { sizes: Map<string, DayDetails['sizes'][number]>; payments: Map<string, DayDetails['payments'][number]> }

function addOrder(order: z.infer<typeof dayOrder>, { sizes, payments }: Sums): void {
  const { total, payment } = order
  const way = payments.get(payment) ?? { kind: payment, orders: 0, total: 0, paid: 0 }
  const paid = order.paidAt === null ? 0 : total
  payments.set(payment, { ...way, orders: way.orders + 1, total: way.total + total, paid: way.paid + paid })
  for (const line of order.sizes) {
    const size = sizes.get(line.name) ?? { name: line.name, prints: 0, total: 0 }
    sizes.set(line.name, { ...size, prints: size.prints + line.prints, total: size.total + line.total })
  }
}
