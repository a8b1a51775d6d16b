import { isDeepStrictEqual } from 'node:util'
import type { StudioState } from '#shared/orders/order-state.ts'
import type { Database } from '../database/open-database.ts'

const UNDO_MS = 2 * 60_000

/** Where an order stands; it has moved, or was paid, when any of it is another. */
export type Standing = {
  orderId: string
  state: StudioState
  paidAt: string | null
  /** How many lines its timeline has. */
  changes: number
}

/** What was done to an order at `at`: from where it stood to where it then stood. */
export type Step = { before: Standing; after: Standing; at: Date }

/** Answers `undefined` where there is no order of this number. */
export function readStanding(database: Database, number: string): Standing | undefined {
  return database
    .prepare<[string], Standing>(
      `SELECT order_id AS orderId, state, paid_at AS paidAt,
         (SELECT count(*) FROM state_changes WHERE state_changes.order_id = received_orders.order_id) AS changes
       FROM received_orders WHERE number = ?`,
    )
    .get(number)
}

/**
 * Takes a step back, with its line in the timeline: it was a wrong tap, and the customer sees what is so. Answers false, and changes
 * nothing, where anything has happened to the order since, or more than two minutes have passed. Besides `changeState` the only
 * place where a received order gets another state.
 */
export function undoMove(database: Database, { number, step, at }: { number: string; step: Step; at: Date }): boolean {
  if (at.getTime() - step.at.getTime() > UNDO_MS) return false
  const undo = database.transaction(() => {
    if (!isDeepStrictEqual({ ...readStanding(database, number) }, { ...step.after })) return false
    const { orderId, state, paidAt, changes } = step.before
    database.prepare('UPDATE received_orders SET state = ?, paid_at = ? WHERE order_id = ?').run(state, paidAt, orderId)
    database.prepare('DELETE FROM state_changes WHERE order_id = ? AND position >= ?').run(orderId, changes)
    return true
  })
  return undo.immediate()
}
