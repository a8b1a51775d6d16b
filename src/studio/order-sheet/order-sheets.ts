import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import pLimit from 'p-limit'
import { z } from 'zod'
import type { StudioState } from '#shared/orders/order-state.ts'
import { parseJson } from '#shared/text/parse-json.ts'
import type { Database } from '../database/open-database.ts'
import { shrinkPaper } from '../images/shrink-paper.ts'
import { type OrderSheet, orderSheetSchema } from '../intake/order-sheet.ts'
import { findOrderFolder } from '../lab-folder/order-folders.ts'
import { openRenderer } from '../lab-folder/renderer.ts'
import { SHEET_FILE } from '../lab-folder/write-lab-folder.ts'
import type { WrittenPicture } from '../lab-folder/write-pictures.ts'
import type { Log } from '../log.ts'
import type { UploadStore } from '../uploads/upload-store.ts'
import { THUMBNAIL_PIXELS } from './thumbnail-size.ts'

const SHEETS_AT_ONCE = 2
const RENDERS_AT_ONCE = 2
const HEAP_MB = 512

/** What the thread is given: the pictures of lines by their position, as the path or the bytes of a print that we made. */
export type SheetTask = {
  sheet: OrderSheet
  studioName: string
  paidAt: string | null
  isCancelled: boolean
  /** Positions of photos that no print could be made of. */
  unrendered: number[]
  pictures: [number, string | Uint8Array][]
}

export type SheetRequest = {
  sheet: OrderSheet
  paidAt: string | null
  isCancelled: boolean
  /** Where the original of a hash stands. */
  photoPath: (sha256: string) => string
  /** The order's folder, and what lies in it by the position of the line. */
  root: string
  pictures: ReadonlyMap<number, WrittenPicture>
  /** Stops at once. */
  signal: AbortSignal
}

export type OrderSheets = {
  /** The order sheet as PDF; `undefined` where it can't be made, which is logged. Rejects only when it is stopped. */
  make(request: SheetRequest): Promise<Uint8Array | undefined>
  /**
   * The order sheet of a received order: the one in its folder, or a new one where that has none or was written before the
   * order was paid or cancelled. `undefined` where there is no such order, or it can't be made.
   */
  read(number: string): Promise<Uint8Array | undefined>
  /** Stops what is being made. */
  close(): Promise<void>
}

type Services = { studioName: string; database: Database; uploads: UploadStore; folder: string; log: Log }

/** Order sheets, drawn in a thread of their own. */
export function createOrderSheets({ studioName, database, uploads, folder, log }: Services): OrderSheets {
  const limit = pLimit(SHEETS_AT_ONCE)
  const closing = new AbortController()
  const running = new Set<Promise<unknown>>()

  async function make(request: SheetRequest): Promise<Uint8Array | undefined> {
    const { sheet, paidAt, isCancelled, pictures, signal } = request
    try {
      const unrendered = [...pictures].filter(([, { kind }]) => kind === 'unrendered' || kind === 'missing').map(([position]) => position)
      return await drawInThread({ sheet, studioName, paidAt, isCancelled, unrendered, pictures: await gatherPictures(request) }, signal)
    } catch (error) {
      signal.throwIfAborted()
      log.error(`주문 ${sheet.number}번의 주문서를 만들지 못했어요.`, error)
      return undefined
    }
  }

  async function read(number: string): Promise<Uint8Array | undefined> {
    const order = findSheetOrder(database, number)
    if (!order) return undefined
    const root = findOrderFolder(folder, number, order.sheet.receivedAt)
    const isCancelled = order.state === 'cancelled'
    const isCurrent = !isCancelled && order.writtenAt !== null && (order.paidAt === null || order.paidAt <= order.writtenAt)
    const written = root && isCurrent ? await readFile(join(root, SHEET_FILE)).catch(() => undefined) : undefined
    if (written) return written
    const pictures = root ? await readPictures(root) : new Map<number, WrittenPicture>()
    const photoPath = (sha256: string) => uploads.pathOf(order.customerId, sha256)
    return await make({
      sheet: order.sheet,
      paidAt: order.paidAt,
      isCancelled,
      photoPath,
      root: root ?? '',
      pictures,
      signal: closing.signal,
    })
  }

  return {
    make: (request) => limit(() => make(request)),
    async read(number) {
      const reading = limit(() => read(number)).finally(() => running.delete(reading))
      running.add(reading)
      return await reading
    },
    async close() {
      closing.abort()
      await Promise.allSettled(running)
    },
  }
}

/** The prints that were made already, and small ones of the photos that lie untouched in the folder. */
async function gatherPictures({ sheet, photoPath, root, pictures, signal }: SheetRequest): Promise<SheetTask['pictures']> {
  const renderer = openRenderer()
  const limit = pLimit(RENDERS_AT_ONCE)
  signal.addEventListener('abort', renderer.close)
  try {
    const gathered = sheet.lines.map(async (line, index): Promise<SheetTask['pictures'][number] | undefined> => {
      const picture = pictures.get(index + 1)
      if (picture?.kind === 'print') return [index + 1, join(root, picture.file)]
      if (picture?.kind === 'unrendered' || picture?.kind === 'missing') return undefined
      const small = await limit(() =>
        signal.aborted ? undefined : renderer.render({ photoPath: photoPath(line.sha256), line: shrinkPaper(line, THUMBNAIL_PIXELS) }),
      )
      return small && [index + 1, small]
    })
    return (await Promise.all(gathered)).filter((picture) => picture !== undefined)
  } finally {
    signal.removeEventListener('abort', renderer.close)
    renderer.close()
  }
}

function drawInThread(task: SheetTask, signal: AbortSignal): Promise<Uint8Array> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const thread = new Worker(new URL('./sheet-thread.ts', import.meta.url), {
    workerData: task,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  const stop = () => void thread.terminate()
  signal.addEventListener('abort', stop)
  let drawn: Uint8Array | undefined
  thread.on('message', (bytes: Uint8Array) => {
    drawn = bytes
  })
  thread.on('error', reject)
  thread.on('exit', (code) => {
    signal.removeEventListener('abort', stop)
    if (drawn) resolve(drawn)
    else reject(new Error(`the thread of the order sheet ended with ${code}`))
  })
  return promise
}

type FoundOrder = { customerId: number; state: StudioState; paidAt: string | null; writtenAt: string | null; sheet: OrderSheet }

function findSheetOrder(database: Database, number: string): FoundOrder | undefined {
  const row = database
    .prepare<[string], Omit<FoundOrder, 'sheet'> & { sheet: string }>(
      `SELECT customer_id AS customerId, state, paid_at AS paidAt, lab_folder_written_at AS writtenAt, sheet
       FROM received_orders JOIN sheets USING (order_id) JOIN orders ON orders.id = order_id WHERE number = ?`,
    )
    .get(number)
  return row && { ...row, sheet: orderSheetSchema.parse(JSON.parse(row.sheet)) }
}

const writtenLines = z.object({ lines: z.array(z.object({ position: z.int(), file: z.string(), image: z.string() })) })

/** What an order's folder says of its prints, as far as they still lie in it. */
async function readPictures(root: string): Promise<Map<number, WrittenPicture>> {
  const text = await readFile(join(root, 'order.json'), 'utf8').catch(() => '{}')
  const { success, data } = writtenLines.safeParse(parseJson(text))
  const prints = success ? data.lines.filter(({ image, file }) => image === 'print' && existsSync(join(root, file))) : []
  return new Map(prints.map(({ position, file }) => [position, { kind: 'print', file }]))
}
