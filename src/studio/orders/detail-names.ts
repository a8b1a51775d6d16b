import type { Delivery, Payment } from '#shared/orders/order-details.ts'

/** What the studio's own people call the ways to hand an order over. */
export const deliveryNames: Record<Delivery['kind'], string> = { pickup: '매장에서 찾기', address: '배송' }

/** What the studio's own people call the ways to pay. */
export const paymentNames: Record<Payment, string> = { 'at-pickup': '방문 결제', 'bank-transfer': '무통장입금', link: '결제 링크' }
