import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { moveOrder } from '../orders/move-order.ts'
import { markPaid } from '../orders/payment.ts'
import { type OutboxBench, openOutboxBench } from '../testing/outbox-bench.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { createOrderSheets, type OrderSheets } from './order-sheets.ts'

const NUMBER = '261122-0001'
let bench: OutboxBench
let sheets: OrderSheets
let errors: string[]

beforeEach(async () => {
  bench = await openOutboxBench()
  errors = []
  const log = { info: () => undefined, warn: () => undefined, error: (message: string) => void errors.push(message) }
  sheets = createOrderSheets({ studioName: '사진관', database: bench.database, uploads: bench.uploads, folder: bench.folder, log })
})
afterEach(async () => {
  await sheets.close()
  await bench.close()
})

async function writeFolder(): Promise<string> {
  bench.addOrder(NUMBER)
  bench.outbox.drive()
  await bench.written(NUMBER)
  return join(bench.folder, `o${NUMBER}`)
}

async function readSheet() {
  const bytes = await sheets.read(NUMBER)
  return bytes && readPdf(bytes)
}

it('has none of an order that is not there', async () => {
  expect(await sheets.read(NUMBER)).toBeUndefined()
})

it('makes one, with pictures, of an order that has no folder yet', async () => {
  bench.addOrder(NUMBER)
  expect(await readSheet()).toMatchObject({ pages: [expect.stringContaining('300원 미결제')], images: 1, missing: 0 })
})

it.each(['o', 'e', 'q', 'x'])('gives the one that lies in the folder, also when that is called %s…', async (prefix) => {
  const folder = await writeFolder()
  writeFileSync(join(folder, 'order.pdf'), 'as it was written')
  if (prefix !== 'o') renameSync(folder, join(bench.folder, `${prefix}${NUMBER}`))
  expect(Buffer.from((await sheets.read(NUMBER)) ?? []).toString()).toBe('as it was written')
})

it('makes a new one once the order has been paid, with the prints of the folder', async () => {
  const folder = await writeFolder()
  writeFileSync(join(folder, 'order.pdf'), 'as it was written')
  rmSync(bench.uploads.pathOf(1, 'a'.repeat(64)))
  markPaid(bench.database, { number: NUMBER, at: new Date('2026-11-23T00:00:00.000Z') })
  expect(await readSheet()).toMatchObject({ pages: [expect.stringContaining('300원 결제됨')], images: 1 })
})

it('makes a new one, marked, once the order has been cancelled', async () => {
  const folder = await writeFolder()
  writeFileSync(join(folder, 'order.pdf'), 'as it was written')
  moveOrder(bench.database, { number: NUMBER, to: 'cancelled', note: '', at: new Date('2026-11-23T00:00:00.000Z') })
  expect(await readSheet()).toMatchObject({ pages: [expect.stringContaining('취소된 주문')] })
})

it('makes a new one where a lab has cleared the folder', async () => {
  const folder = await writeFolder()
  rmSync(join(folder, '4x6'), { recursive: true })
  expect(await readSheet()).toMatchObject({ images: 1 })
})

it('is a sheet also where a photo can not be shown', async () => {
  bench.addOrder(NUMBER)
  bench.addPhoto('a'.repeat(64), Buffer.from('no photo'))
  expect(await readSheet()).toMatchObject({ pages: [expect.stringContaining('바다.jpg')], images: 0 })
  expect(errors).toEqual([])
})

it('stops when it is told to, without a word in the log', async () => {
  const sheet = bench.addOrder(NUMBER)
  const photoPath = (sha256: string) => bench.uploads.pathOf(1, sha256)
  const made = sheets.make({
    sheet,
    paidAt: null,
    isCancelled: false,
    photoPath,
    root: '',
    pictures: new Map(),
    signal: AbortSignal.abort(),
  })
  await expect(made).rejects.toMatchObject({ name: 'AbortError' })
  expect(errors).toEqual([])
})
