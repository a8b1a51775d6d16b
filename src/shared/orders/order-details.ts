import { z } from 'zod'
import { cropSchema, fitSchema, orientationSchema, straightenSchema, turnSchema } from '../layout/geometry.ts'
import { multiLine, singleLine } from '../text/plain-text.ts'

export const MAX_LINES = 1000
export const MAX_QUANTITY = 999
/** Options that are chosen for one line. */
export const MAX_OPTIONS = 20

const optionKey = z.string().min(1).max(40)

/** Client-made, so that every call about an order may be repeated safely. */
export const orderId = z.uuid()

/** One photo on one kind of paper. What it means in pixels is `layoutPrint`'s. */
export const lineChoice = z.object({
  productId: z.string().min(1).max(40),
  quantity: z.int().min(1).max(MAX_QUANTITY),
  fit: fitSchema,
  /** Of the turned and straightened photo. Left out: the default crop of the paper's shape (paper-full) or the whole photo (image-full). */
  crop: cropSchema.optional(),
  /** Degrees clockwise by which the upright photo is turned; left out: not at all. */
  turn: turnSchema.optional(),
  /** Degrees clockwise by which a crooked photo is straightened, after the turn; left out: not at all. */
  straighten: straightenSchema.optional(),
  /** How the paper lies; left out: as the turned photo does. */
  orientation: orientationSchema.optional(),
  /** Option id → choice id; an option that is left out takes its first choice. */
  options: z
    .record(optionKey, optionKey)
    .refine((options) => Object.keys(options).length <= MAX_OPTIONS)
    .meta({ maxProperties: MAX_OPTIONS })
    .default({}),
})

const phone = z
  .string()
  .overwrite((text) => text.replace(/[\s().-]/g, ''))
  .regex(/^(\+?82|0)\d{8,10}$/)

export const receiverSchema = z.object({ name: singleLine(40).min(1), phone })

const pickupDelivery = z.object({
  kind: z.literal('pickup'),
  /** One of the catalogue's shops; left out: the only one. */
  shop: z.string().max(40).optional(),
  /** When the customer means to come; left out: some day after it is ready. */
  day: z.iso.date().optional(),
  /** One of the catalogue's slots on that day. */
  slot: z.string().max(40).optional(),
})

export const deliverySchema = z.discriminatedUnion('kind', [
  pickupDelivery,
  z.object({
    kind: z.literal('address'),
    postcode: z.string().regex(/^\d{5}$/),
    road: singleLine(120).min(2),
    detail: singleLine(80).default(''),
  }),
])

/**
 * What is taken from a customer is looked at more closely than what is kept: an order of before is read by `receiverSchema` and
 * `deliverySchema`, whatever it says.
 */
export const takenReceiverSchema = z.object({
  name: singleLine(40).min(1).refine(hasVisible),
  phone: z
    .string()
    .overwrite(plainNumber)
    .regex(/^(\+?82|0)\d{8,10}$/)
    .refine((phone) => phoneFlaw(phone) === null),
})

export const takenDeliverySchema = z.discriminatedUnion('kind', [
  pickupDelivery,
  z.object({
    kind: z.literal('address'),
    /** 01000 to 63999: there are no others in Korea. */
    postcode: z
      .string()
      .overwrite(plainNumber)
      .regex(/^(0[1-9]|[1-5]\d|6[0-3])\d{3}$/),
    road: singleLine(120).min(2).refine(hasTwoLetters),
    detail: singleLine(80).default(''),
  }),
])

/** At the counter when picking up (방문 결제), by bank transfer (무통장입금), or by a link that the studio sends. */
export const paymentSchema = z.enum(['at-pickup', 'bank-transfer', 'link'])

/** The name that stands on the transfer (입금자명), where it is not the receiver's. */
export const depositorSchema = singleLine(20)

export const memoSchema = multiLine(500)

export type LineChoice = z.infer<typeof lineChoice>
export type Receiver = z.infer<typeof receiverSchema>
export type Delivery = z.infer<typeof deliverySchema>
export type Payment = z.infer<typeof paymentSchema>

/** Digits as they are meant, typed full-width or pasted with spaces, dots and dashes of whatever kind. */
export function plainNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s().\p{Pd}\p{Cf}\u2212]/gu, '')
}

/** `representative`: such as 1588-1234, to which no message can be sent. `unused`: nobody has it. */
export type PhoneFlaw = 'unreadable' | 'representative' | 'unused'

const MOBILE = /^01(0\d{8}|[16-9]\d{7,8})$/
const AREA = /^0(2|3[1-3]|4[1-4]|5[1-5]|6[1-4])\d{7,8}$/
/** By internet, and numbers for life. */
const OTHER = /^0(70\d{8}|50\d{8,9})$/
const NOTHING_BUT_ZEROS = /^0(2|1\d|70|50\d|[3-6]\d)?0+$/
const REPRESENTATIVE = /^1[568]\d{6}$/

/** What keeps a text from being a number in Korea by which its owner is reached; null where nothing does. */
export function phoneFlaw(text: string): PhoneFlaw | null {
  const digits = plainNumber(text).replace(/^\+?82(?=[1-9])/, '0')
  if (REPRESENTATIVE.test(digits)) return 'representative'
  const isGiven = [MOBILE, AREA, OTHER].some((kind) => kind.test(digits))
  if (isGiven && !NOTHING_BUT_ZEROS.test(digits)) return null
  return /^0\d{8,10}$/.test(digits) ? 'unused' : 'unreadable'
}

/** Neither the spaces, fillers and marks that show nothing, nor characters of no meaning. */
function hasVisible(text: string): boolean {
  return /[^\s\p{C}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u.test(text)
}

function hasTwoLetters(text: string): boolean {
  return /\p{L}.*\p{L}/u.test(text.replace(/[\u115F\u1160\u3164\uFFA0]/g, ''))
}

/** Whether a name is pictures or marks alone: nobody can call it out at the counter. */
export function isNameless(name: string): boolean {
  return hasVisible(name) && !/[\p{L}\p{N}]/u.test(name)
}
