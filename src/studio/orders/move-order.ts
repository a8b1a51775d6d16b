import { canMoveStudio, nextStudioStates, type StudioState } from '#shared/orders/order-state.ts'
import type { Database } from '../database/open-database.ts'

export type Move = { number: string; to: StudioState; note: string; at: Date }

/** `allowed` are the states that it may go to from where it is. */
export type MoveResult = { moved: true; from: StudioState } | { moved: false; from: StudioState; allowed: readonly StudioState[] }

/** Moves a received order on and keeps when. Answers `undefined` where there is no order of this number. */
export function moveOrder(database: Database, { number, to, note, at }: Move): MoveResult | undefined {
  const move = database.transaction((): MoveResult | undefined => {
    const order = database
      .prepare<[string], { order_id: string; state: StudioState }>('SELECT order_id, state FROM received_orders WHERE number = ?')
      .get(number)
    if (!order) return undefined
    if (!canMoveStudio(order.state, to)) return { moved: false, from: order.state, allowed: nextStudioStates(order.state) }
    database.prepare('UPDATE received_orders SET state = ? WHERE order_id = ?').run(to, order.order_id)
    addStateChange(database, order.order_id, to, note, at)
    return { moved: true, from: order.state }
  })
  return move.immediate()
}

/** Adds to the timeline of an order; inside the transaction of whoever changes its state. */
export function addStateChange(database: Database, orderId: string, state: StudioState, note: string, at: Date): void {
  database
    .prepare(
      `INSERT INTO state_changes (order_id, position, state, at, note)
       SELECT ?, count(*), ?, ?, ? FROM state_changes WHERE order_id = ?`,
    )
    .run(orderId, state, at.toISOString(), note, orderId)
}
