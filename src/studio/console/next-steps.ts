import type { Delivery, Payment } from '#shared/orders/order-details.ts'
import { nextStudioStates, type StudioState } from '#shared/orders/order-state.ts'

// What can't be taken back, or is no step forward, is kept aside.
const asideStates: readonly StudioState[] = ['problem', 'cancelled']

export type NextSteps = { forward: StudioState[]; aside: StudioState[] }

/**
 * Where an order may go from here, the likeliest step first. By how it is handed over and paid: an order that is picked up is never
 * sent, one that is delivered is sent first, and who pays at the counter pays when it is fetched.
 */
export function nextSteps(state: StudioState, delivery: Delivery['kind'], payment: Payment, isPaid: boolean): NextSteps {
  const allowed = nextStudioStates(state)
  const steps = allowed.filter((next) => next !== 'shipped' && !(next === 'paid' && (isPaid || payment === 'at-pickup')))
  const canBeSent = delivery === 'address' && allowed.includes('shipped')
  const sorted: StudioState[] = canBeSent ? ['shipped', ...steps] : steps
  return {
    forward: sorted.filter((next) => !asideStates.includes(next)),
    aside: sorted.filter((next) => asideStates.includes(next)),
  }
}
