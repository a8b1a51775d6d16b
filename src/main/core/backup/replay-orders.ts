import type { Db } from '../database/connection.ts'
import { NO_PHOTO } from '../orders/order-details.ts'
import type { ConfirmedOrder, JournalEntry, OrderEntry } from './journal.ts'

/** What the journal says of an order in the end. `order` null: it was confirmed before the journal begins. */
type LastOrder = { order: ConfirmedOrder | null; number: string | null; isGone: boolean }
export type LastOrders = Map<string, LastOrder>

/** Takes in an entry that tells of an order; false where it tells of something else. */
export function gatherOrder(orders: LastOrders, entry: JournalEntry): entry is OrderEntry {
  if ('order' in entry) orders.set(entry.order.orderId, { order: entry.order, number: null, isGone: false })
  else if ('orderSent' in entry) orders.set(entry.orderSent, { ...known(orders, entry.orderSent), number: entry.number })
  else if ('orderGone' in entry) orders.set(entry.orderGone, { ...known(orders, entry.orderGone), isGone: true })
  else return false
  return true
}

/**
 * Makes confirmed orders stand as the journal says. One that was on its way begins at `frozen` again: the studio knows it by its
 * id, so that nothing goes twice. One that was sent asks the studio for the rest.
 */
export function replayOrders(db: Db, orders: LastOrders): void {
  const stateOf = db.prepare('SELECT state FROM orders WHERE order_id = ?').pluck()
  const remove = db.prepare('DELETE FROM orders WHERE order_id = ?')
  const send = db.prepare(`
    UPDATE orders SET state = 'submitted', number = ?, attention = NULL, attention_error = NULL WHERE order_id = ? AND state <> 'submitted'`)
  for (const [orderId, { order, number, isGone }] of orders) {
    const state = stateOf.get(orderId)
    if (isGone || (order && state === 'draft')) remove.run(orderId)
    if (isGone) continue
    if (order && (state === undefined || state === 'draft')) insertOrder(db, order)
    if (number !== null) send.run(number, orderId)
  }
}

/** Whether the library's orders stand as the journal says. */
export function areOrdersSaid(db: Db, orders: LastOrders): boolean {
  const stateOf = db.prepare('SELECT state FROM orders WHERE order_id = ?').pluck()
  return [...orders].every(([orderId, { order, number, isGone }]) => {
    const state = stateOf.get(orderId)
    if (isGone) return state === undefined
    if (number !== null && (order || state !== undefined)) return state === 'submitted'
    return order === null || (state !== undefined && state !== 'draft')
  })
}

function known(orders: LastOrders, orderId: string): LastOrder {
  return orders.get(orderId) ?? { order: null, number: null, isGone: false }
}

function insertOrder(db: Db, { orderId, createdAt, confirmedAt, name, total, details, manifest, lines }: ConfirmedOrder): void {
  db.prepare(`
    INSERT INTO orders (order_id, state, name, revision, total, details, manifest, created_at, updated_at)
    VALUES (@orderId, 'frozen', @name, 1, @total, @details, @manifest, @createdAt, @confirmedAt)`).run({
    ...{ orderId, name, total, details, manifest, createdAt, confirmedAt },
  })
  db.prepare("INSERT INTO order_history (order_id, state, at, note, at_studio) VALUES (?, 'frozen', ?, '', 0)").run(orderId, confirmedAt)
  const byContent = db.prepare('SELECT id FROM photos WHERE sha256 = ?').pluck()
  const insertLine = db.prepare(`
    INSERT INTO order_lines (order_id, position, line_id, photo_id, file_name, product_name, choice) VALUES (?, ?, ?, ?, ?, ?, ?)`)
  lines.forEach(({ lineId, sha256, fileName, productName, choice }, position) => {
    insertLine.run(orderId, position, lineId, byContent.get(sha256) ?? NO_PHOTO, fileName, productName, choice)
  })
}
