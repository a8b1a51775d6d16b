import { z } from 'zod'
import type { Catalogue, PrintProduct } from '#shared/catalogue/catalogue.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { cropSchema, fitSchema } from '#shared/layout/geometry.ts'
import { type Manifest, sha256 } from '#shared/orders/manifest.ts'
import { deliverySchema, paymentSchema, receiverSchema } from '#shared/orders/order-details.ts'
import type { OrderPrice } from '#shared/pricing/price-order.ts'

const sheetLine = z.object({
  /** The product as it was when the order was taken. */
  product: z.object({
    id: z.string(),
    name: z.string(),
    shortMm: z.number(),
    longMm: z.number(),
    shortPx: z.int(),
    longPx: z.int(),
  }),
  quantity: z.int(),
  fit: fitSchema,
  crop: cropSchema.optional(),
  /** Every option of the catalogue in its order, with what was chosen or stands as its first choice. */
  options: z.array(z.object({ id: z.string(), name: z.string(), choiceId: z.string(), choiceName: z.string() })),
  sha256,
  originalName: z.string(),
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
  payment: paymentSchema,
  memo: z.string(),
  lines: z.array(sheetLine),
  subtotal: z.int(),
  deliveryFee: z.int(),
  total: z.int(),
  catalogueVersion: z.string(),
})
export type OrderSheet = z.infer<typeof orderSheetSchema>
export type SheetLine = OrderSheet['lines'][number]

/** Writes down an order whose `price` was reckoned from this very catalogue. Throws PRODUCT_GONE and OPTION_GONE. */
export function buildOrderSheet(
  manifest: Manifest,
  catalogue: Catalogue,
  price: OrderPrice,
  received: { number: string; at: Date },
): OrderSheet {
  const products = new Map(catalogue.products.map((product) => [product.id, product]))
  const names = new Map(manifest.files.map((file) => [file.sha256, file.name]))
  return {
    number: received.number,
    orderedAt: manifest.createdAt,
    receivedAt: received.at.toISOString(),
    receiver: manifest.receiver,
    delivery: manifest.delivery,
    payment: manifest.payment,
    memo: manifest.memo,
    lines: manifest.lines.map((line, index) => {
      const priced = price.lines[index]
      if (!priced) throw new Error('the price belongs to another order')
      return {
        product: describeProduct(products.get(line.productId), line.productId),
        quantity: line.quantity,
        fit: line.fit,
        ...(line.crop && { crop: line.crop }),
        options: describeOptions(catalogue, line.options),
        sha256: line.sha256,
        originalName: names.get(line.sha256) ?? '',
        unitPrice: priced.unitPrice,
        total: priced.total,
      }
    }),
    subtotal: price.subtotal,
    deliveryFee: price.deliveryFee,
    total: price.total,
    catalogueVersion: catalogue.version,
  }
}

function describeProduct(product: PrintProduct | undefined, productId: string): SheetLine['product'] {
  if (!product) throw new AppError('PRODUCT_GONE', { productId })
  const { id, name, shortMm, longMm, shortPx, longPx } = product
  return { id, name, shortMm, longMm, shortPx, longPx }
}

function describeOptions(catalogue: Catalogue, chosen: Readonly<Record<string, string>>): SheetLine['options'] {
  return catalogue.options.map((option) => {
    const choice = option.choices.find(({ id }) => id === (chosen[option.id] ?? option.choices[0]?.id))
    if (!choice) throw new AppError('OPTION_GONE', { option: option.name })
    return { id: option.id, name: option.name, choiceId: choice.id, choiceName: choice.name }
  })
}
