import type { Job } from '#shared/contract/jobs.ts'
import type { Order } from '#shared/contract/orders.ts'
import { mayBeTakenBack } from '#shared/orders/submit-answers.ts'

/** Where an order stands, as a customer would put it. */
export type Standing = 'sending' | 'paused' | 'waiting' | 'price-changed' | 'source-changed' | 'refused' | 'received'

export function standingOfOrder(order: Pick<Order, 'state' | 'attention'>, job: Pick<Job, 'state'> | undefined): Standing {
  if (order.state === 'submitted') return 'received'
  if (order.attention) return order.attention
  // Nothing runs and nobody said why: it goes on where the customer says so.
  return job?.state === 'failed' || job?.state === 'cancelled' ? 'paused' : 'sending'
}

/** Whether its lines may still become a draft again. */
export function canTakeBack(order: Pick<Order, 'state'>): boolean {
  return mayBeTakenBack(order)
}

/** Whether it stands still for a word of the customer's, and nothing has been ordered yet. */
export function isUndecided({ state, attention }: Pick<Order, 'state' | 'attention'>): boolean {
  return state !== 'submitted' && (attention === 'price-changed' || attention === 'source-changed' || attention === 'refused')
}
