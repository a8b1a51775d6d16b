import type { AppEvent } from '#shared/contract/jobs.ts'
import { createStore } from './store.ts'

export type OrderMove = Omit<Extract<AppEvent, { type: 'order-moved' }>, 'type'>

/** What the studio did last with any of the orders; each time another object. */
export const orderMoves = createStore<OrderMove | null>(null)
