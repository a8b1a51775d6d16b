import type { Database } from '../database/open-database.ts'
import type { ReadOrder } from '../orders/read-order.ts'

/** The folder for the lab: not there yet, there, taken by the lab, or failed at the lab. */
export type LabState = 'none' | 'written' | 'taken' | 'failed'

export function readLabState(database: Database, { orderId, labResult }: Pick<ReadOrder, 'orderId' | 'labResult'>): LabState {
  if (labResult !== null) return labResult
  const row = database
    .prepare<[string], { writtenAt: string | null }>('SELECT lab_folder_written_at AS writtenAt FROM received_orders WHERE order_id = ?')
    .get(orderId)
  return row?.writtenAt ? 'written' : 'none'
}
