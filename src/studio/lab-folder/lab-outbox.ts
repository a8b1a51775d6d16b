import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../database/open-database.ts'
import { orderSheetSchema } from '../intake/order-sheet.ts'
import type { Log } from '../log.ts'
import { moveOrder } from '../orders/move-order.ts'
import type { UploadStore } from '../uploads/upload-store.ts'
import { writeLabFolder } from './write-lab-folder.ts'

const RETRY_MS = 30_000
const MAX_RETRY_MS = 10 * 60_000

// As written by us, taken by the lab, and failed at the lab.
const FINISHED_PREFIXES = ['o', 'e', 'q']

export type LabOutbox = {
  /** Writes the folder of every received order that has none yet, in the background. */
  drive(): void
  /** Whether a folder of this number is there, in whatever state. */
  hasFolder(number: string): boolean
  /** Stops at once, and resolves when nothing writes any more. */
  close(): Promise<void>
}

type Services = { database: Database; uploads: UploadStore; folder: string; log: Log; now: () => Date; announce: () => void }
type PendingOrder = { orderId: string; number: string; customerId: number; sheet: string }

/** Whether an order's folder is written is in the database, so that no crash between submit and folder can lose one. */
export function createLabOutbox({ database, uploads, folder, log, now, announce }: Services): LabOutbox {
  const stopping = new AbortController()
  /** The orders whose folder failed: how often, and when to try again (ms since 1970). */
  const failures = new Map<string, { attempts: number; dueAt: number }>()
  let wanted = false
  let isRunning = false
  let ended: Promise<void> = Promise.resolve()
  let retry: NodeJS.Timeout | undefined

  function drive(): void {
    wanted = true
    if (!isRunning && !stopping.signal.aborted) ended = run()
  }

  async function run(): Promise<void> {
    isRunning = true
    while (wanted && !stopping.signal.aborted) {
      wanted = false
      for (const order of findPending(database)) if (isDue(order)) await tryWriting(order)
    }
    isRunning = false
    if (failures.size === 0 || stopping.signal.aborted) return
    clearTimeout(retry)
    retry = setTimeout(drive, RETRY_MS).unref()
  }

  // A new order drives the outbox too: it must not have every failing one rendered anew.
  function isDue({ orderId }: PendingOrder): boolean {
    return (failures.get(orderId)?.dueAt ?? 0) <= now().getTime()
  }

  async function tryWriting(order: PendingOrder): Promise<void> {
    try {
      stopping.signal.throwIfAborted()
      await writeOrder(order)
      failures.delete(order.orderId)
    } catch (error) {
      if (stopping.signal.aborted) return
      const attempts = (failures.get(order.orderId)?.attempts ?? 0) + 1
      const wait = Math.min(MAX_RETRY_MS, RETRY_MS * 2 ** (attempts - 1))
      failures.set(order.orderId, { attempts, dueAt: now().getTime() + wait })
      log.error(`주문 ${order.number}번의 인화 폴더를 만들지 못했어요. (${attempts}번째) 잠시 뒤 다시 해요.`, error)
    }
  }

  async function writeOrder({ orderId, number, customerId, sheet }: PendingOrder): Promise<void> {
    const agreed = orderSheetSchema.parse(JSON.parse(sheet))
    const isThere = FINISHED_PREFIXES.some((prefix) => holdsOrder(join(folder, `${prefix}${number}`), agreed.receivedAt))
    const photoPath = (sha256: string) => uploads.pathOf(customerId, sha256)
    const { unrendered } = isThere ? { unrendered: 0 } : await writeLabFolder({ sheet: agreed, folder, photoPath, signal: stopping.signal })
    if (unrendered > 0) reportUnrendered(number, unrendered)
    database.prepare('UPDATE received_orders SET lab_folder_written_at = ? WHERE order_id = ?').run(now().toISOString(), orderId)
    log.info(`주문 ${number}번의 인화 폴더를 만들었어요.`)
  }

  function reportUnrendered(number: string, count: number): void {
    const note = `사진 ${count}장을 인화 파일로 만들지 못해 사진관에서 확인하고 있어요.`
    log.warn(`주문 ${number}번: ${note}`)
    moveOrder(database, { number, to: 'problem', note, at: now() })
    announce()
  }

  return {
    drive,
    hasFolder: (number) => ['p', ...FINISHED_PREFIXES].some((prefix) => existsSync(join(folder, `${prefix}${number}`))),
    async close() {
      stopping.abort()
      clearTimeout(retry)
      await ended
    },
  }
}

/** Throws where the folder is another order's, as after a database was lost or set back: its pictures must not be printed for this one. */
function holdsOrder(path: string, receivedAt: string): boolean {
  if (!existsSync(path)) return false
  const sheet = join(path, 'order.json')
  // A lab may have cleared a folder that it took.
  if (!existsSync(sheet)) return true
  const written = JSON.parse(readFileSync(sheet, 'utf8')) as { receivedAt?: unknown }
  if (written.receivedAt !== receivedAt) throw new Error('the folder of this number holds another order')
  return true
}

function findPending(database: Database): PendingOrder[] {
  return database
    .prepare<[], PendingOrder>(
      `SELECT order_id AS orderId, number, customer_id AS customerId, sheet FROM received_orders JOIN orders ON orders.id = order_id
       WHERE lab_folder_written_at IS NULL ORDER BY received_at`,
    )
    .all()
}
