import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { offeredPayments } from '#shared/orders/offered-payments.ts'
import type { Delivery, Payment, Receiver } from '#shared/orders/order-details.ts'
import { isPickupOpen } from '#shared/orders/pickup-days.ts'
import { type OrderPrice, priceOrder } from '#shared/pricing/price-order.ts'
import type { CatalogueService } from '../catalogue/catalogue-service.ts'
import type { LibraryService } from '../library/library-service.ts'
import { freezeOrder } from './freeze-order.ts'
import type { OrderRepository, StoredOrder } from './order-repository.ts'

export type ConfirmInput = {
  orderId: string
  /** Of the lines that the customer has seen. */
  revision: number
  total: number
  receiver: Receiver
  delivery: Delivery
  payment: Payment
  depositor: string
  memo: string
}

/** How many orders of earlier runs are looked at for a total that is not explained. */
const LOOKED_AT = 10

/** What is said at the confirming, beside the total. */
type Detail = 'receiver' | 'delivery' | 'payment' | 'depositor' | 'memo'

type Parts = {
  orders: OrderRepository
  library: Pick<LibraryService, 'requirePhoto'>
  catalogue: Pick<CatalogueService, 'current' | 'refresh'>
  /** Resolves when the library can be written to. */
  writable(): Promise<void>
  announce(): void
}

/** The customer's yes: what is sent is frozen by it, with the price it was said to. */
export function createConfirmation({ orders, library, catalogue, writable, announce }: Parts) {
  let unexplained: Set<string> | undefined

  async function confirm(input: ConfirmInput): Promise<void> {
    const { orderId, total } = input
    const details = detailsOf(input)
    const draft = orders.require(orderId)
    if (draft.state !== 'draft') return confirmAgain(input)
    requireSeen(draft, input)
    if (draft.lines.length === 0) throw new AppError('INVALID_INPUT', { field: 'lines' })
    const { catalogue: current } = await catalogue.current()
    const order = { ...draft, ...details }
    const price = priceOrder(current, order.lines, details.delivery.kind)
    if (price.shortOfMinimum > 0) throw new AppError('BELOW_MINIMUM', { minimum: current.minimumOrder, subtotal: price.subtotal })
    if (price.total !== total) throw new AppError('PRICE_CHANGED', { confirmed: total, now: price.total })
    const { delivery, payment } = details
    if (!offeredPayments(current, delivery.kind).includes(payment)) throw new AppError('PAYMENT_UNAVAILABLE', {})
    if (delivery.kind === 'pickup' && !isPickupOpen(current.pickup, delivery, new Date())) throw new AppError('PICKUP_UNAVAILABLE', {})
    const manifest = await freezeOrder(order, current, { photoOf: library.requirePhoto, receivedFiles: orders.receivedFiles })
    // Another yes may have come while the files were looked at: what it froze is on its way.
    const since = orders.require(orderId)
    if (since.state !== 'draft') return confirmAgain(input)
    // The lines changed meanwhile, in another window say: nobody has said yes to these.
    requireSeen(since, input)
    const facts = { ...details, total, price, catalogueVersion: current.version, manifest, quote: null, newTotal: null }
    orders.move(orderId, 'frozen', facts)
  }

  /** A yes to an order that is on its way already: the same again, or to the new total that the studio asks. */
  async function confirmAgain(input: ConfirmInput): Promise<void> {
    const { orderId, total } = input
    const order = orders.require(orderId)
    if (!isDeepStrictEqual(detailsOf(order), detailsOf(input))) throw new AppError('ORDER_NOT_EDITABLE', { orderId })
    const asked = order.newTotal ?? order.total
    if (total !== asked) throw new AppError('PRICE_CHANGED', { confirmed: total, now: asked })
    if (total === order.total) return
    const { catalogue: current } = await catalogue.current()
    const explained = explainTotal(current, order, total)
    orders.amend(orderId, { total, newTotal: null, ...explained })
    // The studio reckons by another catalogue than the one at hand: with it the total is explained, see `explain`.
    if (explained.price !== null) return
    unexplained?.add(orderId)
    void catalogue
      .refresh()
      .then(explain)
      .catch(() => {})
  }

  /** Explains the totals that could not be explained when they were confirmed, as far as the catalogue at hand can. */
  async function explain(): Promise<void> {
    // Of an earlier run: the newest of those that are not over.
    unexplained ??= new Set([...orders.unfinished(), ...orders.followed()].slice(0, LOOKED_AT))
    const { catalogue: current } = await catalogue.current()
    for (const orderId of unexplained) {
      // A large order takes some milliseconds.
      await setImmediate()
      await writable()
      const order = orders.find(orderId)
      if (order?.price === null && !explainOrder(order, current)) continue
      unexplained.delete(orderId)
    }
  }

  function explainOrder(order: StoredOrder, current: Catalogue): boolean {
    // By another catalogue it may come to the same by chance.
    if (order.quote?.priceVersion !== current.version) return false
    const explained = explainTotal(current, order, order.total)
    if (explained.price === null) return false
    orders.amend(order.orderId, explained)
    announce()
    return true
  }

  return {
    confirm,
    explain,
    /** What it costs by the catalogue at hand. */
    async price(orderId: string, delivery: Delivery['kind']): Promise<OrderPrice> {
      const { catalogue: current } = await catalogue.current()
      return priceOrder(current, orders.require(orderId).lines, delivery)
    },
  }
}

function requireSeen({ orderId, revision }: StoredOrder, seen: Pick<ConfirmInput, 'revision'>): void {
  if (revision !== seen.revision) throw new AppError('DRAFT_CHANGED', { orderId })
}

/** How the total comes to be by the catalogue at hand; no explanation where that is not yet the one that the studio reckons by. */
function explainTotal(
  catalogue: Catalogue,
  { lines, delivery }: StoredOrder,
  total: number,
): Pick<StoredOrder, 'price' | 'catalogueVersion'> {
  try {
    const price = priceOrder(catalogue, lines, delivery?.kind ?? 'pickup')
    return { price: price.total === total ? price : null, catalogueVersion: catalogue.version }
  } catch {
    return { price: null, catalogueVersion: catalogue.version }
  }
}

function detailsOf<From extends Pick<StoredOrder, Detail>>(from: From): Pick<From, Detail> {
  const { receiver, delivery, payment, depositor, memo } = from
  return { receiver, delivery, payment, depositor, memo }
}
