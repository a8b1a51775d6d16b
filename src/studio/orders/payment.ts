import { z } from 'zod'
import type { StudioState } from '#shared/orders/order-state.ts'
import type { Database } from '../database/open-database.ts'
import { changeState, keepPayment, readState } from './move-order.ts'

const DAY = 24 * 3600_000

/** Where an order can be paid; https only, and written as browsers write it: without line feeds, whatever was pasted. */
export const paymentLinkSchema = z.url({ protocol: /^https$/, normalize: true }).max(500)

/** Whether money is still to come before the work begins. */
export function waitsForPayment(state: StudioState, paidAt: string | null): boolean {
  return paidAt === null && (state === 'received' || state === 'checked')
}

/** When a transfer that has not come lapses. */
export function dueAfter(receivedAt: Date, unpaidDays: number): Date {
  return new Date(receivedAt.getTime() + unpaidDays * DAY)
}

/**
 * Keeps that an order was paid. One that waits for it moves to `paid`; one that is further on only gets the time, and keeps the
 * first. Answers `undefined` where there is no order of this number.
 */
export function markPaid(database: Database, { number, at }: { number: string; at: Date }): { moved: boolean } | undefined {
  const mark = database.transaction(() => {
    const order = readState(database, number)
    if (!order) return undefined
    keepPayment(database, order.orderId, at)
    return { moved: changeState(database, { orderId: order.orderId, to: 'paid', note: '', at }) }
  })
  return mark.immediate()
}

/** Keeps where the customer can pay; `null` takes the link back. Answers false where there is no order of this number. */
export function setPaymentLink(database: Database, { number, link }: { number: string; link: string | null }): boolean {
  const kept = link === null ? null : paymentLinkSchema.parse(link)
  return database.prepare('UPDATE received_orders SET payment_link = ? WHERE number = ?').run(kept, number).changes > 0
}

/** What the customer reads in the timeline of an order that lapsed. */
const LAPSED_NOTE = '입금 기한이 지나 자동으로 취소되었어요.'

/**
 * Cancels the orders whose transfer has not come in time, and answers with their numbers. Never what is paid or on its way:
 * `withdraw` takes a folder back from the lab, and answers false where the lab has it.
 */
export function lapseUnpaid(database: Database, at: Date, withdraw: (number: string) => boolean = () => true): string[] {
  const lapse = database.transaction(() => {
    const late = database
      .prepare<[string], { orderId: string; number: string }>(
        `SELECT order_id AS orderId, number FROM received_orders
         WHERE due_at <= ? AND paid_at IS NULL AND state IN ('received', 'checked') AND lab_result IS NULL`,
      )
      .all(at.toISOString())
      .filter(({ number }) => withdraw(number))
    for (const { orderId } of late) changeState(database, { orderId, to: 'cancelled', note: LAPSED_NOTE, at })
    return late.map(({ number }) => number)
  })
  return lapse.immediate()
}
