import type { z } from 'zod'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Manifest } from '#shared/orders/manifest.ts'
import { offeredPayments } from '#shared/orders/offered-payments.ts'
import { isPickupOpen } from '#shared/orders/pickup-days.ts'
import { type SubmitAnswer, submitAnswerSchema, type submitRequestSchema } from '#shared/orders/studio-protocol.ts'
import type { OrderPrice } from '#shared/pricing/price-order.ts'
import type { Database } from '../database/open-database.ts'
import { addStateChange } from '../orders/move-order.ts'
import { readOrderStatus } from '../orders/order-status.ts'
import { dueAfter } from '../orders/payment.ts'
import type { UploadStore } from '../uploads/upload-store.ts'
import { type FrozenOrder, readFrozenOrder } from './frozen-order.ts'
import { checkUnpaid } from './open-orders.ts'
import { nextOrderNumber, type OrderNumber } from './order-number.ts'
import { buildOrderHead, buildOrderSheet, type OrderHead } from './order-sheet.ts'
import { quoteOrder } from './quote-order.ts'

export type Submission = { customerId: number; orderId: string; request: z.infer<typeof submitRequestSchema> }
type Tools = { database: Database; uploads: UploadStore; catalogue: Catalogue; at: Date; isNumberTaken: (number: string) => boolean }

/**
 * Takes an order on: one transaction checks files and price, gives the number, and keeps the answer, which every later call
 * gets again. Throws ORDER_NOT_FOUND, MANIFEST_CHANGED, FILES_MISSING, PRICE_CHANGED, BELOW_MINIMUM, PAYMENT_UNAVAILABLE,
 * PICKUP_UNAVAILABLE, TOO_MANY_ORDERS and what quoteOrder does.
 */
export function submitOrder({ customerId, orderId, request }: Submission, tools: Tools): { answer: SubmitAnswer; isNew: boolean } {
  const { database, uploads, catalogue, at } = tools
  const submit = database.transaction(() => {
    const order = readFrozenOrder(database, customerId, orderId)
    if (order.manifestHash !== request.manifestHash) throw new AppError('MANIFEST_CHANGED', {})
    const answered = readAnswer(database, orderId)
    if (answered) return { answer: answered, isNew: false }

    checkUnpaid(database, customerId)
    checkFiles(order.manifest, customerId, uploads)
    const quote = quoteOrder(order, catalogue)
    if (quote.quoteId !== request.quoteId || quote.total !== request.total) {
      throw new AppError('PRICE_CHANGED', { confirmed: request.total, now: quote.total })
    }
    checkTerms(order.manifest, catalogue, quote.price, at)

    const number = nextOrderNumber(database, at, tools.isNumberTaken)
    const sheet = buildOrderSheet(order.manifest, catalogue, quote.price, { number: number.number, at })
    const head = buildOrderHead(sheet, catalogue.bankAccount)
    receiveOrder(database, orderId, head, number, dueDateOf(order.manifest, catalogue, at))
    const answer = buildAnswer(database, customerId, order, catalogue)
    database
      .prepare('INSERT INTO sheets (order_id, sheet, answer) VALUES (?, ?, ?)')
      .run(orderId, JSON.stringify(sheet), JSON.stringify(answer))
    return { answer, isNew: true }
  })
  return submit.immediate()
}

function readAnswer(database: Database, orderId: string): SubmitAnswer | undefined {
  const row = database.prepare<[string], { answer: string }>('SELECT answer FROM sheets WHERE order_id = ?').get(orderId)
  return row && submitAnswerSchema.parse(JSON.parse(row.answer))
}

function checkFiles({ files }: Manifest, customerId: number, uploads: UploadStore): void {
  const missing = files.filter((file) => !uploads.isComplete(customerId, file))
  if (missing.length > 0) throw new AppError('FILES_MISSING', { count: missing.length })
}

function checkTerms({ payment, delivery }: Manifest, catalogue: Catalogue, price: OrderPrice, at: Date): void {
  if (price.shortOfMinimum > 0) throw new AppError('BELOW_MINIMUM', { minimum: catalogue.minimumOrder, subtotal: price.subtotal })
  if (!offeredPayments(catalogue, delivery.kind).includes(payment)) throw new AppError('PAYMENT_UNAVAILABLE', {})
  if (delivery.kind === 'pickup' && !isPickupOpen(catalogue.pickup, delivery, at)) throw new AppError('PICKUP_UNAVAILABLE', {})
}

function dueDateOf({ payment }: Manifest, { unpaidDays }: Catalogue, at: Date): string | null {
  return payment === 'bank-transfer' && unpaidDays !== undefined ? dueAfter(at, unpaidDays).toISOString() : null
}

function receiveOrder(
  database: Database,
  orderId: string,
  head: OrderHead,
  { number, day, sequence }: OrderNumber,
  dueAt: string | null,
): void {
  const { total, receivedAt, receiver, sizes } = head
  const prints = sizes.reduce((sum, size) => sum + size.prints, 0)
  const phone = receiver.phone.replace(/\D/g, '')
  database
    .prepare(
      `INSERT INTO received_orders
         (order_id, number, day, sequence, state, total, prints, head, received_at, receiver_name, receiver_phone, due_at)
       VALUES (?, ?, ?, ?, 'received', ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(orderId, number, day, sequence, total, prints, JSON.stringify(head), receivedAt, receiver.name, phone, dueAt)
  addStateChange(database, orderId, 'received', '', new Date(receivedAt))
}

/** What this and every later submit of the order answers. */
function buildAnswer(database: Database, customerId: number, { manifest, manifestHash }: FrozenOrder, catalogue: Catalogue): SubmitAnswer {
  const { orderId, files } = manifest
  return {
    ...readOrderStatus(database, { customerId, orderId, cancelUntil: catalogue.cancelUntil }),
    // A file stands under its hash only after this server has reckoned it.
    receipt: { manifestHash, files: files.map(({ sha256, bytes }) => ({ sha256, bytes })) },
  }
}
