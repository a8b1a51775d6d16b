import { z } from 'zod'
import {
  deliverySchema,
  depositorSchema,
  lineChoice,
  MAX_LINES,
  memoSchema,
  orderId,
  paymentSchema,
  receiverSchema,
  takenDeliverySchema,
  takenReceiverSchema,
} from '../orders/order-details.ts'
import { attentionSchema, clientStateSchema, studioStateSchema } from '../orders/order-state.ts'
import { paymentStatusSchema } from '../orders/studio-protocol.ts'
import { orderPriceSchema } from '../pricing/price-order.ts'
import { singleLine } from '../text/plain-text.ts'
import { photoId } from './photos.ts'
import { jobStarted, procedure } from './procedure.ts'

/** `lineId` is the window's; a line without one is given one. It is by this that changes of two windows are told apart. */
export const draftLine = lineChoice.extend({ photoId, lineId: z.string().min(1).max(40).optional() })
export type DraftLine = z.infer<typeof draftLine>

/** What stands in the fields of the confirm page, right or not yet, so that nothing that was typed is lost. */
export const confirmFormSchema = z.strictObject({
  name: z.string().max(200),
  phone: z.string().max(200),
  delivery: z.enum(['pickup', 'address']),
  shop: z.string().max(40).nullable(),
  day: z.string().max(10).nullable(),
  slot: z.string().max(40).nullable(),
  postcode: z.string().max(200),
  road: z.string().max(200),
  detail: z.string().max(200),
  payment: paymentSchema.nullable(),
  depositor: z.string().max(200),
  memo: z.string().max(1000),
})
export type ConfirmFields = z.infer<typeof confirmFormSchema>

/** What the studio's server holds of the order, compared with what was sent: `files` are hashed on both sides. */
const receipt = z.object({
  at: z.iso.datetime(),
  manifestHash: z.string(),
  /** `photoId`: by which two files of one name are told apart. */
  files: z.array(z.object({ photoId, fileName: z.string(), sha256: z.string(), bytes: z.int() })),
})

export const orderSchema = z.object({
  orderId,
  /** What the customer calls a draft; empty where they gave it no name. */
  name: z.string(),
  /** Counts the changes of a draft's lines. */
  revision: z.int(),
  /** The studio's number, once it has said that it has it all. */
  number: z.string().nullable(),
  state: clientStateSchema,
  attention: attentionSchema.nullable(),
  /** Why it stands still: a code of the error table and its facts; null where it does not, or a person stopped it. */
  attentionError: z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
  /** Photos of an order on its way whose file is gone or another by now, or is none that the studio can read. */
  troubled: z.array(z.object({ photoId, fileName: z.string(), reason: z.enum(['missing', 'changed', 'unreadable']) })),
  studioState: studioStateSchema.nullable(),
  /** What the studio asks now, where that differs from what was confirmed; else null. */
  newTotal: z.int().nullable(),
  total: z.int(),
  /** By what the total came to be, as it was confirmed; null for a draft. */
  price: orderPriceSchema.nullable(),
  /** The catalogue that it was priced by; empty for a draft. */
  catalogueVersion: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  lines: z.array(draftLine.extend({ lineId: z.string(), fileName: z.string(), productName: z.string() })),
  form: confirmFormSchema.nullable(),
  receiver: receiverSchema.nullable(),
  delivery: deliverySchema.nullable(),
  payment: paymentSchema.nullable(),
  depositor: z.string(),
  memo: z.string(),
  /** What the studio says of the payment; null until it has the order. */
  studioPayment: paymentStatusSchema.nullable(),
  /** Whether `cancel` may succeed now. */
  canCancel: z.boolean(),
  messages: z.array(z.object({ at: z.iso.datetime(), text: z.string() })),
  receipt: receipt.nullable(),
  timeline: z.array(z.object({ state: z.union([clientStateSchema, studioStateSchema]), at: z.iso.datetime(), note: z.string() })),
})
export type Order = z.infer<typeof orderSchema>

/** As much of an order as a list of them shows, and as the next one begins with. */
export const orderSummarySchema = orderSchema
  .pick({ orderId: true, name: true, revision: true, state: true, attention: true, studioState: true, number: true, total: true })
  .extend(orderSchema.pick({ createdAt: true, updatedAt: true, receiver: true, delivery: true, payment: true, depositor: true }).shape)
  .extend({
    /** When the customer said yes; null for a draft. */
    orderedAt: z.iso.datetime().nullable(),
    prints: z.int(),
    /** The first few of its photos, each once. */
    photoIds: z.array(photoId).max(4),
    /** How many photos it is of. */
    photoCount: z.int(),
  })
export type OrderSummary = z.infer<typeof orderSummarySchema>

const sent = z.object({ orderId, number: z.string() })
const one = z.strictObject({ orderId })

export const ordersContract = {
  /**
   * Starts a draft, or with `orderId` replaces the lines of one. With `revision`, only where it is still the draft's: throws
   * DRAFT_CHANGED where another window was quicker.
   */
  draft: procedure('PHOTO_NOT_FOUND', 'ORDER_NOT_FOUND', 'ORDER_NOT_EDITABLE', 'DRAFT_CHANGED')
    .input(
      z.strictObject({
        orderId: orderId.optional(),
        revision: z.int().optional(),
        lines: z.array(draftLine).min(1).max(MAX_LINES),
      }),
    )
    .output(z.object({ orderId, revision: z.int() })),
  /** Names a draft, or with an empty name takes it away. */
  rename: procedure('ORDER_NOT_FOUND', 'ORDER_NOT_EDITABLE')
    .input(z.strictObject({ orderId, name: singleLine(40) }))
    .output(z.object({})),
  /** Keeps what is typed on the confirm page of a draft. */
  keepForm: procedure('ORDER_NOT_FOUND', 'ORDER_NOT_EDITABLE')
    .input(z.strictObject({ orderId, form: confirmFormSchema }))
    .output(z.object({})),
  /** What it costs by the catalogue at hand. */
  price: procedure('ORDER_NOT_FOUND', 'CATALOGUE_UNAVAILABLE', 'PRODUCT_GONE', 'OPTION_GONE', 'DELIVERY_UNAVAILABLE')
    .input(z.strictObject({ orderId, delivery: z.enum(['pickup', 'address']).default('pickup') }))
    .output(orderPriceSchema),
  /**
   * The customer has seen the lines of `revision` and `total`, and says yes. Ends when the studio has it all. Repeating it goes on
   * where it stood, whatever the revision. Throws DRAFT_CHANGED where the draft has other lines by now.
   */
  confirm: procedure(
    'ORDER_NOT_FOUND',
    'PRICE_CHANGED',
    'BELOW_MINIMUM',
    'PAYMENT_UNAVAILABLE',
    'PICKUP_UNAVAILABLE',
    'ORDER_NOT_EDITABLE',
    'DRAFT_CHANGED',
    'PHOTO_NOT_FOUND',
    'PHOTO_FILE_MISSING',
    'PHOTO_FILE_CHANGED',
    'PHOTO_TOO_LARGE',
  )
    .meta({ jobResult: sent })
    .input(
      z.strictObject({
        orderId,
        revision: z.int(),
        total: z.int().nonnegative(),
        receiver: takenReceiverSchema,
        delivery: takenDeliverySchema,
        payment: paymentSchema,
        depositor: depositorSchema.default(''),
        memo: memoSchema.default(''),
      }),
    )
    .output(jobStarted),
  /** Goes on with a confirmed order that stands still. To stop one that is being sent: `jobs.cancel`. */
  send: procedure('ORDER_NOT_FOUND').meta({ jobResult: sent }).input(one).output(jobStarted),
  /**
   * As it is known here. What the studio says by now is asked for meanwhile and told by the `orders` event; with `fresh` the studio
   * is waited for, two seconds at most.
   */
  get: procedure('ORDER_NOT_FOUND')
    .input(z.strictObject({ orderId, fresh: z.boolean().default(false) }))
    .output(orderSchema),
  /** All orders as they are known here, newest first: by when they were ordered, a draft by when it was begun. */
  list: procedure()
    .input(z.strictObject({}))
    .output(z.object({ orders: z.array(orderSummarySchema) })),
  /**
   * Takes back an order that the studio does not have yet: its lines, but those of the photos named in `without`, become a new
   * draft with what was typed, whose id is the answer. What the studio holds of its photos is not sent again. Throws INVALID_INPUT
   * where `without` leaves nothing, PHOTO_NOT_FOUND where the library has none of its photos.
   */
  takeBack: procedure('ORDER_NOT_FOUND', 'ORDER_NOT_EDITABLE', 'PHOTO_NOT_FOUND')
    .input(z.strictObject({ orderId, without: z.array(photoId).max(MAX_LINES).default([]) }))
    .output(z.object({ orderId })),
  /** Asks the studio to cancel an order that it has, as long as it allows that. */
  cancel: procedure(
    'ORDER_NOT_FOUND',
    'ORDER_NOT_CANCELLABLE',
    'STUDIO_UNREACHABLE',
    'STUDIO_SLOW',
    'STUDIO_FAILED',
    'STUDIO_UNTRUSTED',
    'TOO_BUSY',
  )
    .input(one)
    .output(orderSchema),
  /** Makes a new draft like an order. `missing`: how many of its photos are no longer in the library. Throws PHOTO_NOT_FOUND where none is. */
  reorder: procedure('ORDER_NOT_FOUND', 'PHOTO_NOT_FOUND')
    .input(one)
    .output(z.object({ orderId, missing: z.int() })),
  /** When photos were ordered last; those never ordered are left out. */
  history: procedure()
    .input(z.strictObject({ photoIds: z.array(photoId).min(1).max(MAX_LINES) }))
    .output(z.object({ photos: z.array(z.object({ photoId, orderedAt: z.iso.datetime(), productName: z.string() })) })),
  /** The line is back: what waits for it goes at once. */
  wake: procedure().input(z.strictObject({})).output(z.object({})),
  /** Throws a draft away. */
  discard: procedure('ORDER_NOT_FOUND', 'ORDER_NOT_EDITABLE').input(one).output(z.object({})),
}
