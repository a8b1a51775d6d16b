import { koreanDay } from '#shared/korean-time.ts'
import type { Database } from '../database/open-database.ts'
import { dayColumn } from '../studio-time.ts'

export type OrderNumber = { number: string; day: string; sequence: number }

/** The next number of the studio's local day, `YYMMDD-NNNN`; inside the transaction that gives it to an order. */
export function nextOrderNumber(database: Database, at: Date, isTaken: (number: string) => boolean): OrderNumber {
  const day = dayColumn(koreanDay(at))
  const { last } = database
    .prepare<[string], { last: number | null }>('SELECT max(sequence) AS last FROM received_orders WHERE day = ?')
    .get(day) ?? { last: null }
  let sequence = (last ?? 0) + 1
  // A folder that the database knows nothing of is left from a database that was lost or set back.
  while (isTaken(numberOf(day, sequence))) sequence += 1
  return { number: numberOf(day, sequence), day, sequence }
}

function numberOf(day: string, sequence: number): string {
  return `${day}-${String(sequence).padStart(4, '0')}`
}
