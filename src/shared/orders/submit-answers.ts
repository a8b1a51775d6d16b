import type { ErrorCode } from '../errors/error-table.ts'
import type { Attention, ClientState } from './order-state.ts'

/**
 * What an answer means for an order on its way.
 * - `passing`: it can't be just now, for reasons of the line, the studio or this computer: the order waits and goes again by itself.
 * - `no`: the studio does not take this order as it is. It does not have it, and the customer may take it back.
 * - `price`: it costs something else by now: the customer is asked.
 * - `photo`: one of its photos can't be sent.
 * - `unknown`: the studio does not know the order, or not by whom it is: whether it has it can't be told.
 */
export type AnswerMeaning = 'passing' | 'no' | 'price' | 'photo' | 'unknown'

/** What bringing an order to the studio may fail of: what the studio answers to put, files, quote and submit, and what keeps it from answering. */
export const submitAnswers = {
  STUDIO_UNREACHABLE: 'passing',
  STUDIO_SLOW: 'passing',
  STUDIO_FAILED: 'passing',
  // A captive portal, say, or this computer's clock: another line may well lead to the right studio.
  STUDIO_UNTRUSTED: 'passing',
  STUDIO_FULL: 'passing',
  TOO_BUSY: 'passing',
  CANCELLED: 'passing',
  FILES_MISSING: 'passing',
  WRONG_OFFSET: 'passing',
  WRONG_HASH: 'passing',
  // A failure of this computer's own is not the studio's no.
  DISK_FULL: 'passing',
  INTERNAL: 'passing',

  PRICE_CHANGED: 'price',

  PHOTO_FILE_MISSING: 'photo',
  PHOTO_FILE_CHANGED: 'photo',
  NOT_AN_IMAGE: 'photo',

  PRODUCT_GONE: 'no',
  OPTION_GONE: 'no',
  DELIVERY_UNAVAILABLE: 'no',
  PAYMENT_UNAVAILABLE: 'no',
  PICKUP_UNAVAILABLE: 'no',
  BELOW_MINIMUM: 'no',
  INVALID_INPUT: 'no',
  TOO_LARGE: 'no',
  TOO_MANY_ORDERS: 'no',
  QUOTA_EXCEEDED: 'no',
  NOT_FOUND: 'no',
  /** A code that this program does not know, of a studio that is newer. */
  STUDIO_REFUSED: 'no',

  NEEDS_LOGIN: 'unknown',
  ORDER_NOT_FOUND: 'unknown',
  MANIFEST_CHANGED: 'unknown',
} as const satisfies Partial<Record<ErrorCode, AnswerMeaning>>

const attentions: Record<AnswerMeaning, Attention> = {
  passing: 'waiting',
  no: 'refused',
  price: 'price-changed',
  photo: 'source-changed',
  unknown: 'refused',
}

/** Of a code that nobody foresaw a person has to know: it is no passing one. */
export function meaningOf(code: ErrorCode): AnswerMeaning {
  return Object.hasOwn(submitAnswers, code) ? submitAnswers[code as keyof typeof submitAnswers] : 'unknown'
}

/** How an order stands that failed of this. */
export function attentionFor(code: ErrorCode): Attention {
  return attentions[meaningOf(code)]
}

const takenBackFrom: readonly ClientState[] = ['frozen', 'created', 'uploading', 'uploaded', 'quoted']

/** Whether its lines may still become a draft again: from `confirmed` on the studio may have it though its answer was lost. */
export function mayBeTakenBack({ state }: { state: ClientState }): boolean {
  return takenBackFrom.includes(state)
}
