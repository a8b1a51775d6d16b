import type { Order } from '#shared/contract/orders.ts'
import type { StudioState } from '#shared/orders/order-state.ts'

/** What a customer counts as a step of their order. */
export type StepName = 'ordered' | Exclude<StudioState, 'cancelled' | 'problem'>

export type OrderStep = {
  name: StepName | 'cancelled' | 'problem'
  /** `stopped`: the way ends here, or waits here for the studio. */
  phase: 'done' | 'now' | 'next' | 'stopped'
  /** Null where it has not happened, or was passed over. */
  at: string | null
}

type Steered = Pick<Order, 'state' | 'studioState' | 'timeline' | 'delivery' | 'payment' | 'studioPayment'>

/**
 * The way of an order: what is done, where it stands, what comes. A payment that is not made yet stays open wherever the order
 * stands; one at the counter is a step only once it was made.
 */
export function orderSteps(order: Steered): OrderStep[] {
  const names = stepNames(order)
  const stopped = order.studioState === 'cancelled' || order.studioState === 'problem' ? order.studioState : null
  const reached = reachedStep(order, names)
  const steps = names.map((name, index): OrderStep => {
    const time = timeOfStep(order, name)
    const done = name === 'paid' ? time !== null : index < reached || (index === reached && (stopped !== null || name === 'done'))
    const phase = done ? 'done' : index === reached ? 'now' : 'next'
    return { name, phase, at: phase === 'next' ? null : time }
  })
  if (!stopped) return steps
  const stop: OrderStep = { name: stopped, phase: 'stopped', at: timeOf(order, stopped) }
  if (stopped === 'cancelled') return [...steps.filter(({ phase }) => phase === 'done'), stop]
  return [...steps.slice(0, reached + 1), stop, ...steps.slice(reached + 1)]
}

function stepNames(order: Steered): StepName[] {
  const { delivery, payment, studioState } = order
  const paidBefore = payment === 'bank-transfer' || payment === 'link' || timeOfStep(order, 'paid') !== null
  const toAddress = delivery?.kind === 'address'
  const isFetched = !toAddress || studioState === 'ready' || timeOf(order, 'ready') !== null
  const isSent = toAddress || studioState === 'shipped' || timeOf(order, 'shipped') !== null
  return [
    'ordered',
    'received',
    'checked',
    ...(paidBefore ? (['paid'] as const) : []),
    'printing',
    ...(isFetched ? (['ready'] as const) : []),
    ...(isSent ? (['shipped'] as const) : []),
    'done',
  ]
}

/** Where it stands among `names`; a studio may have set it back, so what was reached once says nothing but after a stop. */
function reachedStep(order: Steered, names: readonly OrderStep['name'][]): number {
  if (order.state !== 'submitted') return 0
  const here = names.indexOf(order.studioState ?? 'received')
  if (here >= 0) return here
  return Math.max(
    names.indexOf('received'),
    names.findLastIndex((name) => timeOfStep(order, name) !== null),
  )
}

function timeOfStep(order: Steered, name: OrderStep['name']): string | null {
  if (name === 'ordered') return orderedAt(order)
  if (name === 'received') return timeOf(order, 'received') ?? timeOf(order, 'submitted')
  if (name === 'paid') return timeOf(order, 'paid') ?? order.studioPayment?.paidAt ?? null
  return timeOf(order, name)
}

/** When the customer said yes; null for a draft. */
export function orderedAt(order: Pick<Order, 'timeline'>): string | null {
  return timeOf(order, 'frozen') ?? order.timeline[0]?.at ?? null
}

/** When it came to that state last. */
function timeOf({ timeline }: Pick<Order, 'timeline'>, state: Order['timeline'][number]['state']): string | null {
  const times = timeline.filter((entry) => entry.state === state).map(({ at }) => at)
  return times.sort().at(-1) ?? null
}
