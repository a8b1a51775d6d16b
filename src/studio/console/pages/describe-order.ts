import type { OrderSheet } from '../../intake/order-sheet.ts'
import { deliveryNames, paymentNames } from '../../orders/detail-names.ts'
import type { ListedOrder } from '../../orders/list-orders.ts'
import { formatDay } from './words.ts'

/** How an order is handed over, and where and when, as parts of one line. */
export function deliveryParts({ delivery, pickup }: Pick<OrderSheet, 'delivery' | 'pickup'>): string[] {
  const name = deliveryNames[delivery.kind]
  if (delivery.kind === 'address') return [name, `(${delivery.postcode}) ${delivery.road} ${delivery.detail}`.trim()]
  const when = [delivery.day && formatDay(delivery.day), pickup?.slotName ?? delivery.slot].filter(Boolean).join(' ')
  return [name, pickup?.shopName ?? delivery.shop ?? '', when].filter(Boolean)
}

/** How an order is paid, and whether it is. */
export function paymentLine({ head, paidAt, state }: Pick<ListedOrder, 'head' | 'paidAt' | 'state'>): string {
  const name = paymentNames[head.payment]
  if (paidAt !== null) return `${name} · 받았어요`
  return state === 'cancelled' ? name : `${name} · 아직 안 받음`
}
