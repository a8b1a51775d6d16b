import { stat } from 'node:fs/promises'
import type { Database } from '../database/open-database.ts'
import type { Log } from '../log.ts'
import type { OrderSheets } from '../order-sheet/order-sheets.ts'
import { moveOrder } from '../orders/move-order.ts'
import type { DiskGuard } from '../uploads/disk-guard.ts'
import type { UploadStore } from '../uploads/upload-store.ts'
import type { DueOrder } from './folder-due.ts'
import { explainLacking, readLacking } from './lacking-pictures.ts'
import { findFinishedFolder } from './order-folders.ts'
import type { Spend } from './share-budget.ts'
import { writeLabFolder } from './write-lab-folder.ts'

/** What a print takes for a pixel of its paper, in bytes: as much as noise does, more than twice what most photos do. */
const BYTES_A_PIXEL = 1

export type OrderWriting = {
  database: Database
  uploads: UploadStore
  /** The hot folder. */
  folder: string
  orderSheets: Pick<OrderSheets, 'make'>
  disk: DiskGuard
  spend: Spend
  log: Log
  now: () => Date
}

/** Writes the folder of one order, unless a crash has left it whole, and keeps in the database that it is there. */
export async function writeOrder(order: DueOrder, signal: AbortSignal, services: OrderWriting): Promise<void> {
  const { sheet, settings, number, paidAt } = order
  const { folder, orderSheets, disk, spend } = services
  const photoPath = photosOf(order, services.uploads)
  const found = findFinishedFolder(folder, number, sheet.receivedAt)
  const makeSheet: Parameters<typeof writeLabFolder>[0]['makeSheet'] = (root, pictures) =>
    orderSheets.make({ sheet, paidAt, isCancelled: false, photoPath, root, pictures, signal })
  const lacking = found
    ? await readLacking(found)
    : await writeLabFolder({ sheet, settings, folder, photoPath, makeSheet, spend, disk, signal })
  keepWritten(order, explainLacking(lacking), services)
}

/** How much room the folder of an order takes, in bytes, rather too much than too little. */
export async function estimateFolder(order: DueOrder, uploads: UploadStore): Promise<number> {
  const { sheet, settings } = order
  if (settings.images === 'rendered')
    return sheet.lines.reduce((sum, { product }) => sum + product.shortPx * product.longPx * BYTES_A_PIXEL, 0)
  const photoPath = photosOf(order, uploads)
  let bytes = 0
  for (const { sha256 } of sheet.lines) bytes += (await stat(photoPath(sha256)).catch(() => undefined))?.size ?? 0
  return bytes
}

function photosOf({ customerId }: DueOrder, uploads: UploadStore): (sha256: string) => string {
  return (sha256) => uploads.pathOf(customerId, sha256)
}

/** Both at once: after a crash between them nobody would learn of the problem. */
function keepWritten({ orderId, number }: DueOrder, problem: string, { database, now, log }: OrderWriting): void {
  const keep = database.transaction(() => {
    database.prepare('UPDATE received_orders SET lab_folder_written_at = ? WHERE order_id = ?').run(now().toISOString(), orderId)
    if (problem) moveOrder(database, { number, to: 'problem', note: problem, at: now() })
  })
  keep.immediate()
  if (problem) log.warn(`주문 ${number}번: ${problem}`)
  log.info(`주문 ${number}번의 인화 폴더를 만들었어요.`)
}
