import type { Job } from '#shared/contract/jobs.ts'
import type { Order } from '#shared/contract/orders.ts'

/** Where an order stands, as a customer would put it. */
export type Standing = 'sending' | 'paused' | 'waiting' | 'price-changed' | 'source-changed' | 'refused' | 'received'

export function standingOf(order: Pick<Order, 'state' | 'attention'>, job: Pick<Job, 'state'> | undefined): Standing {
  if (order.state === 'submitted') return 'received'
  if (order.attention) return order.attention
  // Nothing runs and nobody said why: it goes on where the customer says so.
  return job?.state === 'failed' || job?.state === 'cancelled' ? 'paused' : 'sending'
}

const takenBackFrom: readonly Order['state'][] = ['frozen', 'created', 'uploading', 'uploaded', 'quoted']

/** Whether its lines may still become a draft again: from `confirmed` on the studio may have it. */
export function canTakeBack(order: Pick<Order, 'state'>): boolean {
  return takenBackFrom.includes(order.state)
}
