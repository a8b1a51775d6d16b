import type { Order } from '#shared/contract/orders.ts'

/** What was handed over has been paid, whether or not the counter wrote that down. */
export function isPaid({ studioPayment, studioState }: Pick<Order, 'studioPayment' | 'studioState'>): boolean {
  return Boolean(studioPayment?.paidAt) || studioState === 'done'
}
