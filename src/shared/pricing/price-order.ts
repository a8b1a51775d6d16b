import type { Catalogue, PrintProduct } from '../catalogue/catalogue.ts'
import { AppError } from '../errors/app-error.ts'

/** What is needed of an order line to price it. */
export type PricedItem = { productId: string; quantity: number; options: Readonly<Record<string, string>> }

/** All in whole won, tax included. */
export type PricedLine = { productId: string; name: string; quantity: number; unitPrice: number; total: number; fullPrice: number }

export type OrderPrice = {
  lines: PricedLine[]
  /** Sum of the lines. */
  subtotal: number
  /** 0 for pick-up. */
  deliveryFee: number
  total: number
  /** What is missing to the studio's minimum order; 0 where it is reached. */
  shortOfMinimum: number
}

/**
 * The one price of an order, for the client's live total and the studio's own reckoning alike.
 * Cost grows linearly with the lines. Throws PRODUCT_GONE, OPTION_GONE and DELIVERY_UNAVAILABLE.
 */
export function priceOrder(catalogue: Catalogue, items: readonly PricedItem[], delivery: 'pickup' | 'address'): OrderPrice {
  const products = new Map(catalogue.products.map((product) => [product.id, product]))
  const printsOfSize = countBySize(items)
  const lines = items.map((item) => {
    const product = products.get(item.productId)
    if (!product) throw new AppError('PRODUCT_GONE', { productId: item.productId })
    const counted = catalogue.tierBasis === 'size' ? (printsOfSize.get(item.productId) ?? 0) : item.quantity
    return priceLine(product, item, tierPrice(product, counted), optionSurcharge(catalogue, item.options))
  })
  const subtotal = lines.reduce((sum, line) => sum + line.total, 0)
  const deliveryFee = delivery === 'address' ? deliveryFeeOf(catalogue, subtotal) : 0
  return { lines, subtotal, deliveryFee, total: subtotal + deliveryFee, shortOfMinimum: Math.max(0, catalogue.minimumOrder - subtotal) }
}

function priceLine(product: PrintProduct, item: PricedItem, basePrice: number, surcharge: number): PricedLine {
  const unitPrice = basePrice + surcharge
  return {
    productId: product.id,
    name: product.name,
    quantity: item.quantity,
    unitPrice,
    total: unitPrice * item.quantity,
    fullPrice: (product.unitPrice + surcharge) * item.quantity,
  }
}

function countBySize(items: readonly PricedItem[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { productId, quantity } of items) counts.set(productId, (counts.get(productId) ?? 0) + quantity)
  return counts
}

function tierPrice(product: PrintProduct, quantity: number): number {
  const reached = product.tiers.filter((tier) => quantity >= tier.from)
  return reached.reduce((best, tier) => (tier.from >= best.from ? tier : best), { from: 0, unitPrice: product.unitPrice }).unitPrice
}

function optionSurcharge(catalogue: Catalogue, chosen: Readonly<Record<string, string>>): number {
  const known = new Set(catalogue.options.map((option) => option.id))
  const unknown = Object.keys(chosen).find((id) => !known.has(id))
  if (unknown) throw new AppError('OPTION_GONE', { option: unknown })
  return catalogue.options.reduce((sum, option) => {
    const choiceId = chosen[option.id] ?? option.choices[0]?.id
    const choice = option.choices.find((candidate) => candidate.id === choiceId)
    if (!choice) throw new AppError('OPTION_GONE', { option: option.name })
    return sum + choice.surcharge
  }, 0)
}

function deliveryFeeOf(catalogue: Catalogue, subtotal: number): number {
  if (!catalogue.delivery) throw new AppError('DELIVERY_UNAVAILABLE', {})
  const { fee, freeFrom } = catalogue.delivery
  return freeFrom !== undefined && subtotal >= freeFrom ? 0 : fee
}
