import { z } from 'zod'
import { bankAccountSchema } from '../catalogue/catalogue.ts'
import { sha256 } from './manifest.ts'
import { paymentSchema } from './order-details.ts'
import { studioStateSchema } from './order-state.ts'

/** The studio's HTTP calls, for client and server alike. The prose is docs/studio-protocol.md. */

/** At most this many bytes in one PATCH. */
export const CHUNK_BYTES = 8 * 1024 * 1024

export const header = {
  /** How many bytes of the file the server holds. */
  uploadOffset: 'upload-offset',
  /** `?1` once the whole file is there and its hash is right, else `?0`. */
  uploadComplete: 'upload-complete',
  idempotencyKey: 'idempotency-key',
} as const

export const PARTIAL_UPLOAD = 'application/partial-upload'

/**
 * The answer to PUT: the manifest's hash, and what the studio holds of its files; those of which it holds nothing are left out.
 * A server that does not say is asked for each file.
 */
export const putAnswerSchema = z.object({
  manifestHash: sha256,
  held: z.array(z.object({ sha256, offset: z.int().nonnegative(), complete: z.boolean() })).optional(),
})
export type PutAnswer = z.infer<typeof putAnswerSchema>

export const quoteSchema = z.object({ quoteId: z.string(), total: z.int(), priceVersion: z.string() })

export const submitRequestSchema = z.object({
  quoteId: z.string().max(100),
  total: z.int().nonnegative(),
  manifestHash: z.string().max(100),
})

const stateAt = z.object({ state: studioStateSchema, at: z.iso.datetime(), note: z.string().default('') })
export type StateAt = z.infer<typeof stateAt>

/** How an order is paid, and whether it is. */
export const paymentStatusSchema = z.object({
  kind: paymentSchema,
  paidAt: z.iso.datetime().nullable().default(null),
  /** Where to transfer to, as it was when the order was taken; bank transfers only. */
  account: bankAccountSchema.nullable().default(null),
  /** The name that the studio looks for on its account; empty but for bank transfers. */
  depositor: z.string().default(''),
  /** When an order that is not paid lapses; null where it does not. */
  dueAt: z.iso.datetime().nullable().default(null),
  /** Where to pay, once the studio has sent it. */
  link: z
    .url({ protocol: /^https$/ })
    .nullable()
    .default(null),
})

/** What a customer may know of an order at the studio; the answer to GET and to cancel, and the data of each server-sent event. */
export const orderStatusSchema = z.object({
  orderId: z.string(),
  number: z.string(),
  total: z.int(),
  state: studioStateSchema,
  timeline: z.array(stateAt),
  payment: paymentStatusSchema,
  /** Whether the customer may cancel it by themselves now. */
  canCancel: z.boolean(),
  /** What the studio wrote to the customer about this order, oldest first. */
  messages: z.array(z.object({ at: z.iso.datetime(), text: z.string() })).default([]),
})
export type OrderStatus = z.infer<typeof orderStatusSchema>

/** The answer to submit: the status, and what the studio holds of the order, hashed by itself. */
export const submitAnswerSchema = orderStatusSchema.extend({
  receipt: z.object({ manifestHash: sha256, files: z.array(z.object({ sha256, bytes: z.int() })) }),
})
export type SubmitAnswer = z.infer<typeof submitAnswerSchema>
export type Quote = z.infer<typeof quoteSchema>

/** The body of every answer that is not a success. `code` is one of the error table's. */
export const errorBodySchema = z.object({ code: z.string(), message: z.string(), data: z.record(z.string(), z.unknown()).default({}) })
