import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Database } from '../database/open-database.ts'
import { readFrozenOrder } from '../intake/frozen-order.ts'
import type { Log } from '../log.ts'
import type { UploadStore } from '../uploads/upload-store.ts'

const MIB = 1024 ** 2

type Services = { database: Database; uploads: UploadStore; files: string; orders: string; log: Log; signal: AbortSignal }
type OpenOrder = { orderId: string; number: string; customerId: number }

/**
 * Looks whether each order that is still to be printed has its folder or all of its photos, and what of uploads is unfinished,
 * and says what is wrong. In slices, beside the server.
 */
export async function checkOrders({ database, uploads, files, orders, log, signal }: Services): Promise<void> {
  const numbers = new Set((await readdir(orders)).filter((name) => /^[oeq]/.test(name)).map((name) => name.slice(1)))
  const open = database
    .prepare<[], OpenOrder>(
      `SELECT order_id AS orderId, number, customer_id AS customerId FROM received_orders JOIN orders ON orders.id = order_id
       WHERE state IN ('received', 'checked', 'paid', 'problem')`,
    )
    .all()
  for (const { orderId, number, customerId } of open) {
    if (numbers.has(number)) continue
    if (signal.aborted) return
    const wanted = readFrozenOrder(database, customerId, orderId).manifest.files
    const missing = wanted.filter((file) => !uploads.isComplete(customerId, file)).length
    if (missing > 0) log.error(`주문 ${number}번의 사진 ${missing}장이 서버에 없어요. 손님께 연락해 다시 받아 주세요.`)
    await setImmediate()
  }
  const { count, bytes } = await countUnfinished(files, signal)
  if (count > 0) log.info(`보내다 만 사진 파일 ${count}개(${Math.ceil(bytes / MIB).toLocaleString('ko-KR')}MB)가 이어 오기를 기다려요.`)
}

async function countUnfinished(folder: string, signal: AbortSignal): Promise<{ count: number; bytes: number }> {
  let count = 0
  let bytes = 0
  for (const customer of await readdir(folder)) {
    if (signal.aborted) break
    const parts = (await readdir(join(folder, customer)).catch(() => [])).filter((name) => name.endsWith('.part'))
    for (const part of parts) bytes += (await stat(join(folder, customer, part)).catch(() => undefined))?.size ?? 0
    count += parts.length
  }
  return { count, bytes }
}
