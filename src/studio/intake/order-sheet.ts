import { z } from 'zod'
import { bankAccountSchema, type Catalogue, type Pickup, type PrintProduct } from '#shared/catalogue/catalogue.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { cropSchema, fitSchema, orientationSchema, straightenSchema, turnSchema } from '#shared/layout/geometry.ts'
import { type Manifest, sha256 } from '#shared/orders/manifest.ts'
import { type Delivery, deliverySchema, paymentSchema, receiverSchema } from '#shared/orders/order-details.ts'
import { printEffects } from '#shared/orders/print-effects.ts'
import { type OrderPrice, orderPriceSchema } from '#shared/pricing/price-order.ts'

const sheetLine = z.object({
  /** The product as it was when the order was taken. */
  product: z.object({
    id: z.string(),
    name: z.string(),
    shortMm: z.number(),
    longMm: z.number(),
    shortPx: z.int(),
    longPx: z.int(),
    /** Below these a print is said to be unsharp; orders of before have none. */
    goodDpi: z.number().optional(),
    warnDpi: z.number().optional(),
  }),
  quantity: z.int(),
  fit: fitSchema,
  crop: cropSchema.optional(),
  turn: turnSchema.optional(),
  straighten: straightenSchema.optional(),
  orientation: orientationSchema.optional(),
  /** White border by the options; left out: none. */
  borderMm: z.number().optional(),
  /** The day that is printed into the picture, where the options ask for it and it is known. */
  date: z.iso.date().optional(),
  /** Every option of the catalogue in its order, with what was chosen or stands as its first choice. */
  options: z.array(z.object({ id: z.string(), name: z.string(), choiceId: z.string(), choiceName: z.string() })),
  sha256,
  originalName: z.string(),
  /** The upright photo in pixels, as the customer's app said. */
  photo: z.object({ width: z.int(), height: z.int() }).optional(),
  unitPrice: z.int(),
  total: z.int(),
})

/**
 * An order as it was agreed, with all that is needed to make and hand it over, so that later edits of the catalogue change
 * neither its prices nor its paper.
 */
export const orderSheetSchema = z.object({
  number: z.string(),
  orderedAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  receiver: receiverSchema,
  delivery: deliverySchema,
  /** The names of what `delivery` names by id, as they were then. */
  pickup: z.object({ shopName: z.string().optional(), shopAddress: z.string().optional(), slotName: z.string().optional() }).optional(),
  payment: paymentSchema,
  /** The name on the transfer, where it is not the receiver's. */
  depositor: z.string().optional(),
  memo: z.string(),
  lines: z.array(sheetLine),
  subtotal: z.int(),
  discounts: orderPriceSchema.shape.discounts.default([]),
  deliveryFee: z.int(),
  total: z.int(),
  catalogueVersion: z.string(),
})
export type OrderSheet = z.infer<typeof orderSheetSchema>
export type SheetLine = OrderSheet['lines'][number]

/** What is known of an order without its lines, of which there may be a thousand. */
export const orderHeadSchema = orderSheetSchema.omit({ lines: true }).extend({
  /** What the lines come to by size, in the order in which the sizes first come. */
  sizes: z.array(z.object({ name: z.string(), prints: z.int(), total: z.int() })),
  /** Where to transfer to, as the customer was told: the catalogue may name another account by now. */
  account: bankAccountSchema.nullable(),
})
export type OrderHead = z.infer<typeof orderHeadSchema>

export function buildOrderHead({ lines, ...sheet }: OrderSheet, bankAccount: Catalogue['bankAccount']): OrderHead {
  return { ...sheet, sizes: sumSizes(lines), account: (sheet.payment === 'bank-transfer' && bankAccount) || null }
}

/** What the lines come to by size. */
export function sumSizes(lines: readonly SheetLine[]): OrderHead['sizes'] {
  const sizes = new Map<string, OrderHead['sizes'][number]>()
  for (const { product, quantity, total } of lines) {
    const size = sizes.get(product.id) ?? { name: product.name, prints: 0, total: 0 }
    sizes.set(product.id, { ...size, prints: size.prints + quantity, total: size.total + total })
  }
  return [...sizes.values()]
}

/** Writes down an order whose `price` was reckoned from this very catalogue. Throws PRODUCT_GONE and OPTION_GONE. */
export function buildOrderSheet(
  manifest: Manifest,
  catalogue: Catalogue,
  price: OrderPrice,
  received: { number: string; at: Date },
): OrderSheet {
  const products = new Map(catalogue.products.map((product) => [product.id, product]))
  const files = new Map(manifest.files.map((file) => [file.sha256, file]))
  const pickup = describePickup(manifest.delivery, catalogue.pickup)
  return {
    number: received.number,
    orderedAt: manifest.createdAt,
    receivedAt: received.at.toISOString(),
    receiver: manifest.receiver,
    delivery: manifest.delivery,
    ...(pickup && { pickup }),
    payment: manifest.payment,
    ...(manifest.depositor && { depositor: manifest.depositor }),
    memo: manifest.memo,
    lines: manifest.lines.map((line, index) => {
      const priced = price.lines[index]
      if (!priced) throw new Error('the price belongs to another order')
      return {
        ...describePrint(line, products.get(line.productId), catalogue),
        quantity: line.quantity,
        options: describeOptions(catalogue, line.options),
        ...describeFile(line.sha256, files.get(line.sha256)),
        unitPrice: priced.unitPrice,
        total: priced.total,
      }
    }),
    subtotal: price.subtotal,
    discounts: price.discounts,
    deliveryFee: price.deliveryFee,
    total: price.total,
    catalogueVersion: catalogue.version,
  }
}

type PrintPart = Pick<SheetLine, 'product' | 'fit' | 'crop' | 'turn' | 'straighten' | 'orientation' | 'borderMm' | 'date'>

function describePrint(line: Manifest['lines'][number], product: PrintProduct | undefined, catalogue: Catalogue): PrintPart {
  if (!product) throw new AppError('PRODUCT_GONE', { productId: line.productId })
  const { id, name, shortMm, longMm, shortPx, longPx, goodDpi, warnDpi } = product
  const { borderMm, dateImprint } = printEffects(catalogue, product, line.options)
  return {
    product: { id, name, shortMm, longMm, shortPx, longPx, goodDpi, warnDpi },
    fit: line.fit,
    ...(line.crop && { crop: line.crop }),
    ...(line.turn && { turn: line.turn }),
    ...(line.straighten && { straighten: line.straighten }),
    ...(line.orientation && { orientation: line.orientation }),
    ...(borderMm > 0 && { borderMm }),
    ...(dateImprint && line.date && { date: line.date }),
  }
}

function describeFile(hash: string, file: Manifest['files'][number] | undefined): Pick<SheetLine, 'sha256' | 'originalName' | 'photo'> {
  return { sha256: hash, originalName: file?.name ?? '', ...(file && { photo: { width: file.width, height: file.height } }) }
}

function describePickup(delivery: Delivery, { shops, slots }: Pickup): OrderSheet['pickup'] {
  if (delivery.kind !== 'pickup') return undefined
  const shop = delivery.shop === undefined ? shops[0] : shops.find(({ id }) => id === delivery.shop)
  const slot = slots.find(({ id }) => id === delivery.slot)
  return { ...(shop && { shopName: shop.name, shopAddress: shop.address }), ...(slot && { slotName: slot.name }) }
}

function describeOptions(catalogue: Catalogue, chosen: Readonly<Record<string, string>>): SheetLine['options'] {
  return catalogue.options.map((option) => {
    const choice = option.choices.find(({ id }) => id === (chosen[option.id] ?? option.choices[0]?.id))
    if (!choice) throw new AppError('OPTION_GONE', { option: option.name })
    return { id: option.id, name: option.name, choiceId: choice.id, choiceName: choice.name }
  })
}
