import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll } from 'vitest'
import type { Core } from '#core/create-core.ts'
import type { Job } from '#shared/contract/jobs.ts'
import type { DraftLine } from '#shared/contract/orders.ts'
import { openDatabase } from '#studio/database/open-database.ts'
import { listOrders } from '#studio/orders/list-orders.ts'
import { studioPaths } from '#studio/studio-paths.ts'
import { startTestStudio, type TestStudio, type TestStudioOptions } from '#studio/testing/start-test-studio.ts'
import { writePhotos } from './photos.ts'
import { makeTempDir } from './temp-dir.ts'
import { endOfJob, importPaths, listPhotos } from './test-core.ts'

export const receiver = { name: '홍길동', phone: '01012345678' }
/** What a guest says who picks up and pays at the counter. */
export const pickup = { receiver, delivery: { kind: 'pickup' }, payment: 'at-pickup', depositor: '', memo: '' } as const

/** A real studio, gone when the test file has ended. */
export async function useStudio(options: TestStudioOptions = {}): Promise<TestStudio> {
  const studio = await startTestStudio(options)
  afterAll(() => studio.remove())
  return studio
}

export type Draft = { orderId: string; revision: number; total: number; paths: string[]; lines: DraftLine[] }

/** Takes photos in and makes a draft of one 4×6 of each; `total` is what it costs now. */
export async function makeDraft(core: Core, photos = 1): Promise<Draft> {
  const paths = await writePhotos(makeTempDir(), photos)
  await importPaths(core, ...paths)
  await core.catalogue.refresh()
  const lines = listPhotos(core).map(
    ({ id }): DraftLine => ({ photoId: id, productId: 'print-4x6', quantity: 1, fit: 'paper-full', options: {} }),
  )
  const { orderId, revision } = await core.orders.draft(lines)
  const { total } = await core.orders.price(orderId, 'pickup')
  return { orderId, revision, total, paths, lines }
}

/** Confirms and waits until the order has been sent, or stands still. */
export async function confirm(core: Core, { orderId, total }: Pick<Draft, 'orderId' | 'total'>): Promise<Job> {
  const { revision } = await core.orders.get(orderId)
  return endOfJob(core, await core.orders.confirm({ orderId, revision, total, ...pickup }))
}

/** Waits for the end of the job that sends an order, whoever began it. */
export async function endOfSending(core: Core, orderId: string): Promise<Job> {
  const stop = new AbortController()
  try {
    for await (const event of core.jobs.events(stop.signal)) {
      if (event.type === 'job' && event.job.orderId === orderId && event.job.state !== 'running') return event.job
    }
  } finally {
    stop.abort()
  }
  throw new Error('the events ended before the job did')
}

/** What the studio has received, as its own database says. */
export function ordersAt(studio: Pick<TestStudio, 'dataDir'>) {
  const database = openDatabase(studioPaths(studio.dataDir).database)
  try {
    return listOrders(database, 1000)
  } finally {
    database.close()
  }
}

/** How many orders of this id the studio has received. */
export function countAt(studio: Pick<TestStudio, 'dataDir'>, orderId: string): number {
  const database = openDatabase(studioPaths(studio.dataDir).database)
  try {
    return Number(database.prepare('SELECT count(*) FROM received_orders WHERE order_id = ?').pluck().get(orderId))
  } finally {
    database.close()
  }
}

type CatalogueJson = { version: string; products: { id: string; unitPrice: number }[] }

/** The studio's owner writes another catalogue. */
export function changeCatalogue(studio: Pick<TestStudio, 'dataDir'>, change: (catalogue: CatalogueJson) => object): void {
  const file = studioPaths(studio.dataDir).catalogue
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as CatalogueJson)))
}

/** The studio's owner sets what a 4×6 costs. */
export function setPrice(studio: Pick<TestStudio, 'dataDir'>, unitPrice: number): void {
  changeCatalogue(studio, (catalogue) => ({
    ...catalogue,
    version: `price-${unitPrice}`,
    products: catalogue.products.map((product) => (product.id === 'print-4x6' ? { ...product, unitPrice, tiers: [] } : product)),
  }))
}
