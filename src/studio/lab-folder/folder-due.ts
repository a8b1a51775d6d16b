import type { StudioState } from '#shared/orders/order-state.ts'
import type { Database } from '../database/open-database.ts'
import { type OrderSheet, orderSheetSchema } from '../intake/order-sheet.ts'
import { type IntakeSettings, readIntakeSettings } from '../settings/intake-settings.ts'

/** An order whose folder is to be written now, and how. */
export type DueOrder = {
  orderId: string
  number: string
  customerId: number
  paidAt: string | null
  sheet: OrderSheet
  settings: IntakeSettings
}

type After = IntakeSettings['after']

// A problem may come before or after any of them; whether the order had got there is in its timeline.
const reachedBy: Record<After, readonly StudioState[]> = {
  received: ['received', 'checked', 'paid', 'printing', 'ready', 'shipped', 'done'],
  checked: ['checked', 'paid', 'printing', 'ready', 'shipped', 'done'],
  paid: ['paid', 'printing', 'ready', 'shipped', 'done'],
}

/** The same as `isFolderDue`, in the words of the database. */
const isDue = `lab_folder_written_at IS NULL AND state <> 'cancelled' AND (
  paid_at IS NOT NULL OR EXISTS (
    SELECT 1 FROM state_changes WHERE state_changes.order_id = received_orders.order_id
      AND state_changes.state IN (SELECT value FROM json_each(?))))`

/** Whether an order has got as far as the studio wants it to before its folder is written. */
export function isFolderDue(after: After, order: { paidAt: string | null; timeline: readonly { state: StudioState }[] }): boolean {
  return order.paidAt !== null || order.timeline.some(({ state }) => reachedBy[after].includes(state))
}

/** The orders whose folder is due and not written yet, by their ids, those that came first going first. */
export function listDueOrders(database: Database): string[] {
  return database
    .prepare<[string], string>(`SELECT order_id FROM received_orders WHERE ${isDue} ORDER BY received_at`)
    .pluck()
    .all(JSON.stringify(reachedBy[readIntakeSettings(database).after]))
}

/** `undefined` where its folder is not due any more, or not yet by what the studio has chosen meanwhile. */
export function readDueOrder(database: Database, orderId: string): DueOrder | undefined {
  const settings = readIntakeSettings(database)
  const row = database
    .prepare<[string, string], Omit<DueOrder, 'sheet' | 'settings'> & { sheet: string }>(
      `SELECT order_id AS orderId, number, customer_id AS customerId, sheet, paid_at AS paidAt
       FROM received_orders JOIN sheets USING (order_id) JOIN orders ON orders.id = order_id
       WHERE ${isDue} AND order_id = ?`,
    )
    .get(JSON.stringify(reachedBy[settings.after]), orderId)
  return row && { ...row, settings, sheet: orderSheetSchema.parse(JSON.parse(row.sheet)) }
}

/** How much paper an order takes to render, in pixels; copies cost nothing. */
export function measureOrder(database: Database, orderId: string): number {
  const sum = database
    .prepare<[string], number | null>(
      `SELECT sum((value ->> '$.product.shortPx') * (value ->> '$.product.longPx'))
       FROM sheets, json_each(sheet, '$.lines') WHERE order_id = ?`,
    )
    .pluck()
    .get(orderId)
  return sum ?? 0
}
