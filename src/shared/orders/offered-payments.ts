import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Delivery, Payment } from './order-details.ts'

/** How an order may be paid: at the counter only by who comes there, by transfer only where the studio names an account. */
export function offeredPayments(catalogue: Pick<Catalogue, 'bankAccount'>, delivery: Delivery['kind']): Payment[] {
  const payments: Payment[] = delivery === 'pickup' ? ['at-pickup'] : []
  return catalogue.bankAccount ? [...payments, 'bank-transfer'] : payments
}
