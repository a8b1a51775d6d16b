import type { Order } from '#shared/contract/orders.ts'
import { createStore } from '../../api/store.ts'
import type { ConfirmForm } from './confirm-form.ts'

/** What was filled in for a draft, kept while one goes back to look at the photos again. Never the agreement. */
export const confirmStore = createStore<{ orderId: string; form: ConfirmForm } | null>(null)

/** The draft that this window is about to make an order of. */
export const placingStore = createStore<string | null>(null)

export type Refusal = NonNullable<Order['attentionError']>

let returned: { orderId: string; refusal: Refusal } | null = null

export function filledForm(orderId: string): ConfirmForm | null {
  const kept = confirmStore.get()
  return kept?.orderId === orderId ? kept.form : null
}

/** Notes for what the studio has refused the order that became this draft, so that the page shows what to choose anew. */
export function noteReturned(orderId: string, refusal: Refusal | null): void {
  returned = refusal && { orderId, refusal }
}

export function refusalOf(orderId: string): Refusal | null {
  return returned?.orderId === orderId ? returned.refusal : null
}
