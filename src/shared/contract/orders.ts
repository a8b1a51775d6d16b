import { z } from 'zod'
import { deliverySchema, lineChoice, MAX_LINES, memoSchema, orderId, paymentSchema, receiverSchema } from '../orders/order-details.ts'
import { attentionSchema, clientStateSchema, studioStateSchema } from '../orders/order-state.ts'
import { photoId } from './photos.ts'
import { jobStarted, procedure } from './procedure.ts'

export const draftLine = lineChoice.extend({ photoId })
export type DraftLine = z.infer<typeof draftLine>

const orderPrice = z.object({
  lines: z.array(
    z.object({
      productId: z.string(),
      name: z.string(),
      quantity: z.int(),
      unitPrice: z.int(),
      total: z.int(),
      fullPrice: z.int(),
    }),
  ),
  subtotal: z.int(),
  deliveryFee: z.int(),
  total: z.int(),
  shortOfMinimum: z.int(),
})

export const orderSchema = z.object({
  orderId,
  /** The studio's number, once it has said that it has it all. */
  number: z.string().nullable(),
  state: clientStateSchema,
  attention: attentionSchema.nullable(),
  /** Why it stands still, as a sentence; empty where it does not. */
  attentionMessage: z.string(),
  studioState: studioStateSchema.nullable(),
  /** What the studio asks now, where that differs from what was confirmed; else null. */
  newTotal: z.int().nullable(),
  total: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  lines: z.array(draftLine.extend({ fileName: z.string(), productName: z.string() })),
  receiver: receiverSchema.nullable(),
  delivery: deliverySchema.nullable(),
  payment: paymentSchema.nullable(),
  memo: z.string(),
  timeline: z.array(z.object({ state: z.union([clientStateSchema, studioStateSchema]), at: z.iso.datetime(), note: z.string() })),
})
export type Order = z.infer<typeof orderSchema>

const sent = z.object({ orderId, number: z.string() })

export const ordersContract = {
  /** Starts a draft, or with `orderId` replaces the lines of one. */
  draft: procedure('PHOTO_NOT_FOUND', 'ORDER_NOT_FOUND', 'ORDER_NOT_EDITABLE')
    .input(z.strictObject({ orderId: orderId.optional(), lines: z.array(draftLine).min(1).max(MAX_LINES) }))
    .output(z.object({ orderId })),
  /** What it costs by the catalogue at hand. */
  price: procedure('ORDER_NOT_FOUND', 'CATALOGUE_UNAVAILABLE', 'PRODUCT_GONE', 'OPTION_GONE', 'DELIVERY_UNAVAILABLE')
    .input(z.strictObject({ orderId, delivery: z.enum(['pickup', 'address']).default('pickup') }))
    .output(orderPrice),
  /** The customer has seen `total` and says yes. Ends when the studio has it all. Repeating it goes on where it stood. */
  confirm: procedure('ORDER_NOT_FOUND', 'PRICE_CHANGED', 'BELOW_MINIMUM', 'PHOTO_FILE_MISSING', 'PHOTO_FILE_CHANGED', 'PHOTO_TOO_LARGE')
    .meta({ jobResult: sent })
    .input(
      z.strictObject({
        orderId,
        total: z.int().nonnegative(),
        receiver: receiverSchema,
        delivery: deliverySchema,
        payment: paymentSchema,
        memo: memoSchema.default(''),
      }),
    )
    .output(jobStarted),
  /** Goes on with a confirmed order that stands still. */
  send: procedure('ORDER_NOT_FOUND').meta({ jobResult: sent }).input(z.strictObject({ orderId })).output(jobStarted),
  get: procedure('ORDER_NOT_FOUND').input(z.strictObject({ orderId })).output(orderSchema),
  /** All orders, newest first. */
  list: procedure()
    .input(z.strictObject({}))
    .output(z.object({ orders: z.array(orderSchema) })),
  /** Takes back an order that the studio does not have yet: its lines become a new draft, whose id is the answer. */
  takeBack: procedure('ORDER_NOT_FOUND', 'ORDER_NOT_EDITABLE').input(z.strictObject({ orderId })).output(z.object({ orderId })),
  /** Throws a draft away. */
  discard: procedure('ORDER_NOT_FOUND', 'ORDER_NOT_EDITABLE').input(z.strictObject({ orderId })).output(z.object({})),
}
