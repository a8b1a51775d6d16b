import { EventEmitter, once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { type Database, openDatabase } from '../database/open-database.ts'
import type { OrderSheet, SheetLine } from '../intake/order-sheet.ts'
import { createLabOutbox, type LabOutbox } from '../lab-folder/lab-outbox.ts'
import { addStateChange } from '../orders/move-order.ts'
import { createDiskGuard, PRINTS_RESERVE_BYTES } from '../uploads/disk-guard.ts'
import { createUploadStore, type UploadStore } from '../uploads/upload-store.ts'
import { makeTestLine, makeTestSheet } from './make-test-sheet.ts'

export type OutboxBench = {
  database: Database
  /** The hot folder. */
  folder: string
  uploads: UploadStore
  outbox: LabOutbox
  /** All that was logged, `level: message`. */
  lines: readonly string[]
  /** Lays a file into the uploads of the only customer. */
  addPhoto(sha256: string, bytes: Buffer): void
  /** A received order of one small photo, but for the changes. */
  addOrder(number: string, changes?: Partial<OrderSheet>): OrderSheet
  /** Called once, after all else of this order is written, in the place of its sheet, which waits for it. */
  onSheet(number: string, hook: () => unknown): void
  /** What the disk has free, in bytes; without end at first. */
  setFree(bytes: number): void
  /** Called when room is asked for the nth time, before the answer. */
  onAdmit(nth: number, hook: () => void): void
  /** How often room was asked for. */
  admitted(): number
  /** Puts the clock on. */
  wait(ms: number): void
  /** Resolves with the first line of the log, past or to come, that holds this text. */
  logged(text: string): Promise<void>
  /** Resolves once the folder of this order is reported as written. */
  written(number: string): Promise<void>
  /** Drives the outbox through all that is due: a further order, 261122-9001 and on, is the last to be written. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** An outbox alone, with a database, uploads and a hot folder of its own, and without a server. */
export async function openOutboxBench(): Promise<OutboxBench> {
  const root = makeTempDir()
  const folder = join(root, 'orders')
  mkdirSync(folder)
  const database = openDatabase(join(root, 'studio.db'))
  database.prepare("INSERT INTO customers (id, token_hash, created_at) VALUES (1, x'00', '2026-11-22')").run()
  const uploads = createUploadStore(join(root, 'files'))
  const photo = makeTestLine()
  mkdirSync(join(root, 'files', '1'), { recursive: true })
  await sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
    .jpeg()
    .toFile(uploads.pathOf(1, photo.sha256))

  const lines: string[] = []
  const written = new EventEmitter().setMaxListeners(0)
  const write = (level: string) => (message: string) => {
    lines.push(`${level}: ${message}`)
    written.emit('line')
  }
  const log = { info: write('info'), warn: write('warn'), error: write('error') }
  let admitted = 0
  let awaited: { nth: number; hook: () => void } = { nth: 0, hook: () => undefined }
  let free = Number.POSITIVE_INFINITY
  let at = Date.parse('2026-11-22T02:00:00.000Z')
  const hooks = new Map<string, () => unknown>()
  const outbox = createLabOutbox({
    database,
    uploads,
    folder,
    orderSheets: {
      async make({ sheet }) {
        const hook = hooks.get(sheet.number)
        hooks.delete(sheet.number)
        await hook?.()
        return undefined
      },
    },
    // A new one each time, since one does not look again at once.
    disk: {
      async admit(bytes) {
        admitted += 1
        if (admitted === awaited.nth) awaited.hook()
        await createDiskGuard(async () => free, { reserve: PRINTS_RESERVE_BYTES }).admit(bytes)
      },
    },
    log,
    now: () => new Date(at),
    announce: () => undefined,
  })
  let added = 0
  let settled = 0

  function addOrder(number: string, changes: Partial<OrderSheet> = {}): OrderSheet {
    added += 1
    const receivedAt = new Date(Date.UTC(2026, 10, 22, 1, 0, added)).toISOString()
    const sheet = { ...makeTestSheet([photo]), number, receivedAt, ...changes }
    keepOrder(database, sheet, added)
    return sheet
  }
  async function logged(text: string): Promise<void> {
    while (!lines.some((line) => line.includes(text))) await once(written, 'line')
  }
  const waitFor = (number: string) => logged(`${number}번의 인화 폴더를 만들었어요`)

  return {
    database,
    folder,
    uploads,
    outbox,
    lines,
    addPhoto: (sha256, bytes) => writeFileSync(uploads.pathOf(1, sha256), bytes),
    addOrder,
    onSheet: (number, hook) => void hooks.set(number, hook),
    onAdmit(nth, hook) {
      awaited = { nth, hook }
    },
    admitted: () => admitted,
    setFree(bytes) {
      free = bytes
    },
    wait(ms) {
      at += ms
    },
    logged,
    written: waitFor,
    async settle() {
      settled += 1
      const last = `261122-9${String(settled).padStart(3, '0')}`
      addOrder(last)
      outbox.drive()
      await waitFor(last)
    },
    async close() {
      await outbox.close()
      database.close()
    },
  }
}

function keepOrder(database: Database, sheet: OrderSheet, sequence: number): void {
  const id = sheet.number
  database.prepare("INSERT INTO orders (id, customer_id, manifest_hash, put_at) VALUES (?, 1, '', ?)").run(id, sheet.orderedAt)
  const prints = sheet.lines.reduce((sum: number, { quantity }: SheetLine) => sum + quantity, 0)
  database
    .prepare(
      `INSERT INTO received_orders (order_id, number, day, sequence, state, total, prints, received_at)
       VALUES (?, ?, '261122', ?, 'received', ?, ?, ?)`,
    )
    .run(id, sheet.number, sequence, sheet.total, prints, sheet.receivedAt)
  database.prepare("INSERT INTO sheets (order_id, sheet, answer) VALUES (?, ?, '{}')").run(id, JSON.stringify(sheet))
  addStateChange(database, id, 'received', '', new Date(sheet.receivedAt))
}
