import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Delivery, Payment } from './order-details.ts'

/** How an order may be paid: at the counter only by who comes there, by transfer only where the studio names an account, by link where it sends one. */
export function offeredPayments(catalogue: Pick<Catalogue, 'bankAccount' | 'paymentLink'>, delivery: Delivery['kind']): Payment[] {
  return [
    ...(delivery === 'pickup' ? (['at-pickup'] as const) : []),
    ...(catalogue.bankAccount ? (['bank-transfer'] as const) : []),
    ...(catalogue.paymentLink ? (['link'] as const) : []),
  ]
}
