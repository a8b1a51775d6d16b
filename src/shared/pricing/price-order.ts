import { z } from 'zod'
import { type Catalogue, type PrintProduct, won } from '../catalogue/catalogue.ts'
import { AppError } from '../errors/app-error.ts'

/** What is needed of an order line to price it. */
export type PricedItem = { productId: string; quantity: number; options: Readonly<Record<string, string>> }

/** What a customer brings that makes an order cheaper. */
export type Benefits = {
  readonly coupon?: Coupon | undefined
  /** Points that are to be spent, a won each. */
  readonly points?: number | undefined
}

export type Coupon = {
  readonly id: string
  readonly name: string
  /** Taken off in won; or of the subtotal in whole percent, rounded down to the won, `most` at most. */
  readonly takesOff: { readonly won: number } | { readonly percent: number; readonly most?: number | undefined }
  /** Subtotal from which on it holds. */
  readonly from?: number | undefined
}

const tier = z.object({ from: z.int(), unitPrice: won })

const pricedLine = z.object({
  productId: z.string(),
  name: z.string(),
  quantity: z.int(),
  /** Of one print without tiers and surcharges. */
  basePrice: won,
  /** The quantity tier that is reached. */
  tier: tier.nullable(),
  /** The next one, and how many prints are missing to it. */
  nextTier: tier.extend({ missing: z.int() }).nullable(),
  surcharges: z.array(z.object({ name: z.string(), amount: won })),
  /** Of one print, with all of that. */
  unitPrice: won,
  total: z.int(),
  /** What it would cost without tiers. */
  fullPrice: z.int(),
})

/** All in whole won, tax included. */
export const orderPriceSchema = z.object({
  lines: z.array(pricedLine),
  /** Sum of the lines. */
  subtotal: z.int(),
  /** In the order in which they are taken off: the coupon, then the points. Each more than 0. */
  discounts: z.array(z.object({ kind: z.enum(['coupon', 'points']), name: z.string(), amount: z.int() })),
  /** 0 for pick-up. */
  deliveryFee: z.int(),
  total: z.int(),
  /** What is missing to the studio's minimum order; 0 where it is reached. */
  shortOfMinimum: z.int(),
})

export type PricedLine = z.infer<typeof pricedLine>
export type OrderPrice = z.infer<typeof orderPriceSchema>

/**
 * The one price of an order, for the client's live total and the studio's own reckoning alike. Free delivery and the minimum
 * order go by what the prints cost, before coupons and points, which never pay for delivery. Cost grows linearly with the
 * lines. Throws PRODUCT_GONE, OPTION_GONE and DELIVERY_UNAVAILABLE.
 */
export function priceOrder(
  catalogue: Catalogue,
  items: readonly PricedItem[],
  delivery: 'pickup' | 'address',
  benefits: Benefits = {},
): OrderPrice {
  const products = new Map(catalogue.products.map((product) => [product.id, product]))
  const printsOfSize = countBySize(items)
  const lines = items.map((item) => {
    const product = products.get(item.productId)
    if (!product) throw new AppError('PRODUCT_GONE', { productId: item.productId })
    const counted = catalogue.tierBasis === 'size' ? (printsOfSize.get(item.productId) ?? 0) : item.quantity
    return priceLine(product, item, counted, surchargesOf(catalogue, item.options))
  })
  const subtotal = lines.reduce((sum, line) => sum + line.total, 0)
  const discounts = discountsOf(subtotal, benefits)
  const deliveryFee = delivery === 'address' ? deliveryFeeOf(catalogue, subtotal) : 0
  const total = discounts.reduce((rest, { amount }) => rest - amount, subtotal) + deliveryFee
  return { lines, subtotal, discounts, deliveryFee, total, shortOfMinimum: Math.max(0, catalogue.minimumOrder - subtotal) }
}

function priceLine(product: PrintProduct, item: PricedItem, counted: number, surcharges: PricedLine['surcharges']): PricedLine {
  const surcharge = surcharges.reduce((sum, { amount }) => sum + amount, 0)
  const tier = reachedTier(product, counted)
  const unitPrice = (tier?.unitPrice ?? product.unitPrice) + surcharge
  return {
    productId: product.id,
    name: product.name,
    quantity: item.quantity,
    basePrice: product.unitPrice,
    tier,
    nextTier: nextTier(product, counted),
    surcharges,
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

function reachedTier({ tiers }: PrintProduct, quantity: number): PricedLine['tier'] {
  const reached = tiers.filter(({ from }) => quantity >= from)
  return reached.reduce<PricedLine['tier']>((best, tier) => (best && best.from > tier.from ? best : tier), null)
}

function nextTier({ tiers }: PrintProduct, quantity: number): PricedLine['nextTier'] {
  const open = tiers.filter(({ from }) => quantity < from)
  const next = open.reduce<PricedLine['tier']>((best, tier) => (best && best.from < tier.from ? best : tier), null)
  return next && { ...next, missing: next.from - quantity }
}

function surchargesOf(catalogue: Catalogue, chosen: Readonly<Record<string, string>>): PricedLine['surcharges'] {
  const known = new Set(catalogue.options.map((option) => option.id))
  const unknown = Object.keys(chosen).find((id) => !known.has(id))
  if (unknown !== undefined) throw new AppError('OPTION_GONE', { option: unknown })
  return catalogue.options.flatMap((option) => {
    const choiceId = chosen[option.id] ?? option.choices[0]?.id
    const choice = option.choices.find((candidate) => candidate.id === choiceId)
    if (!choice) throw new AppError('OPTION_GONE', { option: option.name })
    return choice.surcharge > 0 ? [{ name: choice.name, amount: choice.surcharge }] : []
  })
}

function discountsOf(subtotal: number, { coupon, points = 0 }: Benefits): OrderPrice['discounts'] {
  const byCoupon = coupon ? Math.min(subtotal, couponAmount(coupon, subtotal)) : 0
  const byPoints = Math.min(subtotal - byCoupon, Math.max(0, Math.floor(points)))
  return [
    ...(coupon && byCoupon > 0 ? [{ kind: 'coupon' as const, name: coupon.name, amount: byCoupon }] : []),
    ...(byPoints > 0 ? [{ kind: 'points' as const, name: '', amount: byPoints }] : []),
  ]
}

function couponAmount({ takesOff, from = 0 }: Coupon, subtotal: number): number {
  if (subtotal < from) return 0
  if ('won' in takesOff) return Math.max(0, Math.floor(takesOff.won))
  const percent = Math.min(100, Math.max(0, Math.floor(takesOff.percent)))
  return Math.min(Math.floor((subtotal * percent) / 100), takesOff.most ?? subtotal)
}

function deliveryFeeOf(catalogue: Catalogue, subtotal: number): number {
  if (!catalogue.delivery) throw new AppError('DELIVERY_UNAVAILABLE', {})
  const { fee, freeFrom } = catalogue.delivery
  return freeFrom !== undefined && subtotal >= freeFrom ? 0 : fee
}
