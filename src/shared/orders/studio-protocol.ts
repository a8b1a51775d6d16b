import { z } from 'zod'
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

export const quoteSchema = z.object({ quoteId: z.string(), total: z.int(), priceVersion: z.string() })

export const submitRequestSchema = z.object({
  quoteId: z.string().max(100),
  total: z.int().nonnegative(),
  manifestHash: z.string().max(100),
})

const stateAt = z.object({ state: studioStateSchema, at: z.iso.datetime(), note: z.string().default('') })
export type StateAt = z.infer<typeof stateAt>

/** What a customer may know of an order at the studio; the answer to submit, to GET, and the data of each server-sent event. */
export const orderStatusSchema = z.object({
  orderId: z.string(),
  number: z.string(),
  total: z.int(),
  state: studioStateSchema,
  timeline: z.array(stateAt),
})
export type OrderStatus = z.infer<typeof orderStatusSchema>
export type Quote = z.infer<typeof quoteSchema>

/** The body of every answer that is not a success. `code` is one of the error table's. */
export const errorBodySchema = z.object({ code: z.string(), message: z.string(), data: z.record(z.string(), z.unknown()).default({}) })
