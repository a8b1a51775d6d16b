import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { paymentSchema } from '#shared/orders/order-details.ts'
import { studioStateSchema } from '#shared/orders/order-state.ts'
import type { Database } from '../database/open-database.ts'
import { paymentNames } from '../orders/detail-names.ts'
import { stateNames } from '../orders/state-names.ts'
import { dayColumn, studioMoment } from '../studio-time.ts'
import { daysOf } from './studio-days.ts'

const BOM = '\uFEFF'
const head = ['날짜', '주문 번호', '이름', '장수', '금액', '결제', '받은 때', '상태']

const row = z.object({
  number: z.string(),
  name: z.string(),
  prints: z.int(),
  total: z.int(),
  payment: paymentSchema,
  receivedAt: z.string(),
  paidAt: z.string().nullable(),
  state: studioStateSchema,
})

/** The orders of a month, `YYYY-MM`, one a line, cancelled ones too, as spreadsheet programs in Korea open it: UTF-8 with a BOM, CRLF. */
export async function buildOrdersCsv(database: Database, month: string): Promise<string> {
  const readSlice = database.prepare<[string, number], { sequence: number }>(
    `SELECT sequence, number, receiver_name AS name, prints, total, head ->> '$.payment' AS payment, received_at AS receivedAt, paid_at AS paidAt, state
     FROM received_orders WHERE day = ? AND sequence > ? ORDER BY sequence LIMIT 200`,
  )
  const lines = [writeLine(head)]
  for (const day of daysOf(month)) {
    for (let after: number | undefined = 0; after !== undefined; ) {
      const rows: { sequence: number }[] = readSlice.all(dayColumn(day), after)
      lines.push(...rows.map((found) => describeRow(row.parse(found))))
      after = rows.at(-1)?.sequence
      // Whoever waits may go first.
      await setImmediate()
    }
  }
  return BOM + lines.join('')
}

function describeRow({ number, name, prints, total, payment, receivedAt, paidAt, state }: z.infer<typeof row>): string {
  const paid = paidAt === null ? '' : formatMoment(paidAt)
  return writeLine([formatMoment(receivedAt), number, name, prints, total, paymentNames[payment], paid, stateNames[state]])
}

function writeLine(cells: readonly (string | number)[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`
}

/**
 * One cell, always in quotes. Text that a spreadsheet would take for a formula gets an apostrophe before it: a customer chooses
 * their own name, and the studio opens the file.
 */
export function writeCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = /^[\s]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value
  return `"${harmless.replaceAll('"', '""')}"`
}

/** `2026-11-22 14:05` where the studio is. */
function formatMoment(iso: string): string {
  return studioMoment(new Date(iso)).slice(0, 16)
}
