import type { z } from 'zod'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Manifest } from '#shared/orders/manifest.ts'
import { offeredPayments } from '#shared/orders/offered-payments.ts'
import { type OrderStatus, orderStatusSchema, type submitRequestSchema } from '#shared/orders/studio-protocol.ts'
import type { Database } from '../database/open-database.ts'
import { addStateChange } from '../orders/move-order.ts'
import type { UploadStore } from '../uploads/upload-store.ts'
import { findOrder } from './find-order.ts'
import { nextOrderNumber } from './order-number.ts'
import { buildOrderSheet, type OrderSheet } from './order-sheet.ts'
import { quoteOrder } from './quote-order.ts'

export type Submission = { customerId: number; orderId: string; request: z.infer<typeof submitRequestSchema> }
type Tools = { database: Database; uploads: UploadStore; catalogue: Catalogue; at: Date; isNumberTaken: (number: string) => boolean }

/**
 * Takes an order on: one transaction checks files and price, gives the number, and keeps the answer, which every later call
 * gets again. Throws ORDER_NOT_FOUND, MANIFEST_CHANGED, FILES_MISSING, PRICE_CHANGED, BELOW_MINIMUM, PAYMENT_UNAVAILABLE and
 * what quoteOrder does.
 */
export function submitOrder({ customerId, orderId, request }: Submission, tools: Tools): { status: OrderStatus; isNew: boolean } {
  const { database, uploads, catalogue, at } = tools
  const submit = database.transaction(() => {
    const order = findOrder(database, customerId, orderId)
    if (order.manifestHash !== request.manifestHash) throw new AppError('MANIFEST_CHANGED', {})
    const answered = readAnswer(database, orderId)
    if (answered) return { status: answered, isNew: false }

    checkFiles(order.manifest, customerId, uploads)
    const quote = quoteOrder(order, catalogue)
    if (quote.quoteId !== request.quoteId || quote.total !== request.total) {
      throw new AppError('PRICE_CHANGED', { confirmed: request.total, now: quote.total })
    }
    checkTerms(order.manifest, catalogue, quote.price)

    const number = nextOrderNumber(database, at, tools.isNumberTaken)
    const sheet = buildOrderSheet(order.manifest, catalogue, quote.price, { number: number.number, at })
    return { status: receiveOrder(database, orderId, sheet, number, at), isNew: true }
  })
  return submit.immediate()
}

function readAnswer(database: Database, orderId: string): OrderStatus | undefined {
  const row = database.prepare<[string], { answer: string }>('SELECT answer FROM received_orders WHERE order_id = ?').get(orderId)
  return row && orderStatusSchema.parse(JSON.parse(row.answer))
}

function checkFiles({ files }: Manifest, customerId: number, uploads: UploadStore): void {
  const missing = files.filter((file) => !uploads.isComplete(customerId, file))
  if (missing.length > 0) throw new AppError('FILES_MISSING', { count: missing.length })
}

function checkTerms({ payment, delivery }: Manifest, catalogue: Catalogue, price: { subtotal: number; shortOfMinimum: number }): void {
  if (price.shortOfMinimum > 0) throw new AppError('BELOW_MINIMUM', { minimum: catalogue.minimumOrder, subtotal: price.subtotal })
  if (!offeredPayments(catalogue, delivery.kind).includes(payment)) throw new AppError('PAYMENT_UNAVAILABLE', {})
}

function receiveOrder(
  database: Database,
  orderId: string,
  sheet: OrderSheet,
  { number, day, sequence }: { number: string; day: string; sequence: number },
  at: Date,
): OrderStatus {
  const status: OrderStatus = {
    orderId,
    number,
    total: sheet.total,
    state: 'received',
    timeline: [{ state: 'received', at: at.toISOString(), note: '' }],
  }
  const prints = sheet.lines.reduce((sum, line) => sum + line.quantity, 0)
  database
    .prepare(
      `INSERT INTO received_orders (order_id, number, day, sequence, state, total, prints, sheet, answer, received_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(orderId, number, day, sequence, status.state, sheet.total, prints, JSON.stringify(sheet), JSON.stringify(status), at.toISOString())
  addStateChange(database, orderId, status.state, '', at)
  return status
}
