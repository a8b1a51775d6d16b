import { canMoveStudio, nextStudioStates, type StudioState } from '#shared/orders/order-state.ts'
import { multiLine } from '#shared/text/plain-text.ts'
import type { Database } from '../database/open-database.ts'

export type Move = { number: string; to: StudioState; note: string; at: Date }

/** `allowed` are the states that it may go to from where it is. */
export type MoveResult = { moved: true; from: StudioState } | { moved: false; from: StudioState; allowed: readonly StudioState[] }

const anyNote = multiLine(500)

/** What the customer reads beside the state. Of a problem it has to say what it is. */
export function noteSchema(to: StudioState) {
  return to === 'problem' ? anyNote.min(1) : anyNote
}

/**
 * Moves a received order on and keeps when; with `paid` also that it was. Answers `undefined` where there is no order of this
 * number. Throws a ZodError for a note that is too long, or missing.
 */
export function moveOrder(database: Database, { number, to, note, at }: Move): MoveResult | undefined {
  const kept = noteSchema(to).parse(note)
  const move = database.transaction((): MoveResult | undefined => {
    const order = readState(database, number)
    if (!order) return undefined
    const { orderId, state: from } = order
    if (!changeState(database, { orderId, to, note: kept, at })) return { moved: false, from, allowed: nextStudioStates(from) }
    if (to === 'paid') keepPayment(database, orderId, at)
    return { moved: true, from }
  })
  return move.immediate()
}

export function readState(database: Database, number: string): { orderId: string; state: StudioState } | undefined {
  return database
    .prepare<[string], { orderId: string; state: StudioState }>('SELECT order_id AS orderId, state FROM received_orders WHERE number = ?')
    .get(number)
}

/** Keeps that an order was paid; the first time stands. Inside the transaction of whoever notes it. */
export function keepPayment(database: Database, orderId: string, at: Date): void {
  database.prepare('UPDATE received_orders SET paid_at = coalesce(paid_at, ?) WHERE order_id = ?').run(at.toISOString(), orderId)
}

/**
 * The one place where a received order gets another state, with its line in the timeline; inside the transaction of whoever
 * changes it. Answers false, and changes nothing, where it may not go there from where it is.
 */
export function changeState(
  database: Database,
  { orderId, to, note, at }: { orderId: string; to: StudioState; note: string; at: Date },
): boolean {
  const from = database.prepare<[string], StudioState>('SELECT state FROM received_orders WHERE order_id = ?').pluck().get(orderId)
  if (from === undefined || !canMoveStudio(from, to)) return false
  database.prepare('UPDATE received_orders SET state = ? WHERE order_id = ?').run(to, orderId)
  addStateChange(database, orderId, to, note, at)
  return true
}

/** Adds to the timeline of an order; inside the transaction of whoever gives it its state. */
export function addStateChange(database: Database, orderId: string, state: StudioState, note: string, at: Date): void {
  database
    .prepare(
      `INSERT INTO state_changes (order_id, position, state, at, note)
       SELECT ?, count(*), ?, ?, ? FROM state_changes WHERE order_id = ?`,
    )
    .run(orderId, state, at.toISOString(), note, orderId)
}
