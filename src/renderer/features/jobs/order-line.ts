import type { Job } from '#shared/contract/jobs.ts'

/**
 * An order being sent has a screen of its own at `/orders/<id>`, which tells more; how it ended is told there too, but one that is
 * paused would be forgotten. `newest`: the job that was last begun for the order; `paused`: the orders that a person stopped.
 */
export function isOrderWorthALine(
  { jobId, orderId, state }: Pick<Job, 'jobId' | 'orderId' | 'state'>,
  location: string,
  newest: Pick<Job, 'jobId'> | undefined,
  paused: ReadonlySet<string>,
): boolean {
  if (orderId === null || location === `/orders/${orderId}`) return false
  return state === 'running' || (paused.has(orderId) && newest?.jobId === jobId)
}
