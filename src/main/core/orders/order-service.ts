import { randomUUID } from 'node:crypto'
import type { Order, OrderSummary } from '#shared/contract/orders.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { CatalogueService } from '../catalogue/catalogue-service.ts'
import type { Host, Log } from '../host.ts'
import type { JobService } from '../jobs/job-service.ts'
import type { LibraryService } from '../library/library-service.ts'
import type { StudioClient } from '../studio-client/studio-client.ts'
import { type ConfirmInput, createConfirmation } from './confirm-order.ts'
import { createDrafts } from './draft-orders.ts'
import { frozenContents, NO_PHOTO } from './order-details.ts'
import type { OrderRepository, PhotoHistory, StoredOrder } from './order-repository.ts'
import { createSending } from './sending.ts'
import { createStudioWord } from './studio-word.ts'

type Parts = {
  orders: OrderRepository
  jobs: JobService
  library: LibraryService
  catalogue: CatalogueService
  studio: StudioClient
  settings: { get(): Settings }
  notify: Host['notify']
  log: Log
  /** Resolves when the library can be written to. */
  writable(): Promise<void>
  retryDelaysMs: readonly number[]
}

export function createOrderService(parts: Parts) {
  const { orders, jobs, catalogue } = parts
  const announce = () => jobs.announce('orders')
  const drafts = createDrafts({ ...parts, announce })
  const confirmation = createConfirmation({ ...parts, announce })
  const word = createStudioWord(parts)
  const sending = createSending({
    ...parts,
    announce,
    onEnded: word.update,
    onCatalogueChanged: () => void catalogue.refresh().catch(() => {}),
  })

  return {
    ...drafts,
    price: confirmation.price,
    /** Freezes the order and sends it; returns the job's id. */
    async confirm(input: ConfirmInput): Promise<string> {
      await confirmation.confirm(input)
      announce()
      return sending.send(input.orderId)
    },
    /** Goes on with an order that stands still; returns the job's id. */
    async send(orderId: string): Promise<string> {
      const order = orders.require(orderId)
      if (order.state === 'draft') throw new AppError('ORDER_NOT_EDITABLE', { orderId })
      return sending.send(orderId)
    },
    /** At once, as it is known here; `fresh`: the studio's newest word is waited for, two seconds at most. */
    async get(orderId: string, fresh = false): Promise<Order> {
      orders.require(orderId)
      const refreshed = orders.followed().includes(orderId) ? word.refresh([orderId]) : null
      if (fresh) await refreshed
      return toOrder(orders.require(orderId))
    },
    async list(): Promise<OrderSummary[]> {
      void word.refresh(orders.followed())
      return orders.list()
    },
    /** Throws ORDER_NOT_EDITABLE where the studio may have it already. */
    async takeBack(orderId: string, without: readonly number[] = []): Promise<string> {
      const known = orders.require(orderId).lines.filter(({ photoId }) => photoId !== NO_PHOTO)
      if (known.length === 0) throw new AppError('PHOTO_NOT_FOUND', { id: NO_PHOTO })
      const left = known.filter(({ photoId }) => !without.includes(photoId))
      // Nothing is left to order: the whole order is taken back, and thrown away as a draft.
      if (left.length === 0) throw new AppError('INVALID_INPUT', { field: 'without' })
      await sending.stopFor(orderId)
      const draftId = randomUUID()
      orders.takeBack(orderId, draftId, left)
      announce()
      return draftId
    },
    async cancel(orderId: string): Promise<Order> {
      await word.cancel(orderId)
      return toOrder(orders.require(orderId))
    },
    history: (photoIds: readonly number[]): PhotoHistory[] => orders.history(photoIds),
    /** Photos came into the library: an order that was put back without them has them again, and goes on. */
    photosTaken(): void {
      if (!orders.relink()) return
      announce()
      sending.filesFound()
    },
    /** The studio's catalogue is another by now. */
    explain: (): void => void confirmation.explain().catch(() => {}),
    /** Takes up what an earlier run of the program left, and listens to the studio. */
    resume(): void {
      orders.relink()
      sending.resume()
      word.update()
    },
    /** The computer has woken or its line is back: what waits is tried at once. */
    wake: sending.resume,
    onItsWay: sending.onItsWay,
    filesFound: sending.filesFound,
    close(): void {
      sending.close()
      word.close()
    },
  }
}

/** An order as it crosses the border: without what only the sending needs, and its receipt with the photos of its files. */
function toOrder({ manifest, quote: _quote, receipt, ...order }: StoredOrder): Order {
  if (!receipt) return { ...order, receipt }
  const photoOf = new Map(frozenContents(manifest).map((sha256, index) => [sha256, order.lines[index]?.photoId]))
  const files = receipt.files.map((file) => ({ ...file, photoId: photoOf.get(file.sha256) ?? NO_PHOTO }))
  return { ...order, receipt: { ...receipt, files } }
}
