import { z } from 'zod'
import { cropSchema, fitSchema } from '../layout/geometry.ts'
import { multiLine, singleLine } from '../text/plain-text.ts'

export const MAX_LINES = 1000
export const MAX_QUANTITY = 999

/** Client-made, so that every call about an order may be repeated safely. */
export const orderId = z.uuid()

/** One photo on one kind of paper. */
export const lineChoice = z.object({
  productId: z.string().min(1).max(40),
  quantity: z.int().min(1).max(MAX_QUANTITY),
  fit: fitSchema,
  /** Left out: the default crop of the paper's shape (paper-full) or the whole photo (image-full). */
  crop: cropSchema.optional(),
  /** Option id → choice id; an option that is left out takes its first choice. */
  options: z.record(z.string().max(40), z.string().max(40)).default({}),
})

const phone = z
  .string()
  .overwrite((text) => text.replace(/[\s().-]/g, ''))
  .regex(/^(\+?82|0)\d{8,10}$/)

export const receiverSchema = z.object({ name: singleLine(40).min(1), phone })

export const deliverySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pickup') }),
  z.object({
    kind: z.literal('address'),
    postcode: z.string().regex(/^\d{5}$/),
    road: singleLine(120).min(2),
    detail: singleLine(80).default(''),
  }),
])

/** At the counter when picking up (방문 결제), or by bank transfer (무통장입금). */
export const paymentSchema = z.enum(['at-pickup', 'bank-transfer'])

export const memoSchema = multiLine(500)

export type LineChoice = z.infer<typeof lineChoice>
export type Receiver = z.infer<typeof receiverSchema>
export type Delivery = z.infer<typeof deliverySchema>
export type Payment = z.infer<typeof paymentSchema>
