import { createHash } from 'node:crypto'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { canonicalJson } from '#shared/orders/manifest.ts'
import type { Quote } from '#shared/orders/studio-protocol.ts'
import { type OrderPrice, priceOrder } from '#shared/pricing/price-order.ts'
import type { FrozenOrder } from './frozen-order.ts'

/**
 * The studio's own reckoning of an order. The quote names all that the price hangs on, so nothing has to be kept: whether it
 * still holds is seen by making it again. Throws PRODUCT_GONE, OPTION_GONE and DELIVERY_UNAVAILABLE.
 */
export function quoteOrder({ manifest, manifestHash }: FrozenOrder, catalogue: Catalogue): Quote & { price: OrderPrice } {
  const price = priceOrder(catalogue, manifest.lines, manifest.delivery.kind)
  const { total } = price
  const priceVersion = catalogue.version
  const quoteId = createHash('sha256').update(canonicalJson({ manifestHash, priceVersion, total })).digest('hex')
  return { quoteId, total, priceVersion, price }
}
