import { readdirSync } from 'node:fs'
import type { StudioState } from '#shared/orders/order-state.ts'
import type { Database } from '../database/open-database.ts'
import type { Log } from '../log.ts'
import { isOpen } from '../orders/list-orders.ts'
import { moveOrder } from '../orders/move-order.ts'

type LabResult = { name: 'taken' | 'failed'; to: StudioState; note: string; sentence: string }
type Services = { database: Database; folder: string; log: Log; now: () => Date; announce: () => void }

/** By the letter that the lab puts in the place of our `o`. */
const results: Record<string, LabResult> = {
  e: { name: 'taken', to: 'printing', note: '', sentence: '인화기가 가져갔어요.' },
  q: {
    name: 'failed',
    to: 'problem',
    note: '인화기에서 문제가 생겨 사진관에서 확인하고 있어요.',
    sentence: '인화기가 처리하지 못했어요. 인화기의 화면을 확인해 주세요.',
  },
}

/** Reads back from the hot folder how the lab fares with each order. */
export function createLabResults({ database, folder, log, now, announce }: Services): { read(): void } {
  const openOrders = database.prepare<[], { number: string; result: string | null }>(
    `SELECT number, lab_result AS result FROM received_orders
     WHERE lab_folder_written_at IS NOT NULL AND ${isOpen}`,
  )
  const keepResult = database.prepare<[string, string]>('UPDATE received_orders SET lab_result = ? WHERE number = ?')

  // Kept together with the move, so that each rename moves an order once: what a person decides after that stands.
  const takeResult = database.transaction((number: string, { name, to, note }: LabResult) => {
    keepResult.run(name, number)
    moveOrder(database, { number, to, note, at: now() })
  })

  return {
    read() {
      const known = new Map(openOrders.all().map(({ number, result }) => [number, result]))
      if (known.size === 0) return
      for (const [number, result] of listResults(folder)) {
        if (!known.has(number) || known.get(number) === result.name) continue
        takeResult.immediate(number, result)
        log.info(`주문 ${number}번: ${result.sentence}`)
        announce()
      }
    },
  }
}

/** One for each number: where a lab has copied a folder and both names are there, what failed counts. */
function listResults(folder: string): Map<string, LabResult> {
  const found = new Map<string, LabResult>()
  for (const name of readdirSync(folder)) {
    const result = results[name.charAt(0)]
    const number = name.slice(1)
    if (result && found.get(number)?.name !== 'failed') found.set(number, result)
  }
  return found
}
