import { ORPCError } from '@orpc/client'
import { AppError } from '#shared/errors/app-error.ts'
import { errorTable } from '#shared/errors/error-table.ts'
import type { Messages } from '#shared/messages/index.ts'
import { describeCode, describeError } from '../../api/describe-error.ts'
import { type ConfirmField, FIELD_ORDER } from './confirm-form.ts'
import type { Refusal } from './confirm-store.ts'

/** What kept an order from being placed, in words that say what to do about it. */
export function describeFailure(error: unknown, messages: Messages): string {
  const code = codeOf(error)
  const own = code === null ? null : sayInOwnWords(code, messages)
  if (own !== null) return own
  if (error instanceof AppError) return describeCode(error.code, error.data, messages)
  return describeError(error, messages)
}

/** The same of what the studio refused an order for that has come back to be put right. */
export function describeRefusal({ code, data }: Refusal, messages: Messages): string {
  return sayInOwnWords(code, messages) ?? describeCode(code, data, messages)
}

function sayInOwnWords(code: string, { confirm }: Messages): string | null {
  if (code === 'PICKUP_UNAVAILABLE') return confirm.pickupLapsed
  if (code === 'PAYMENT_UNAVAILABLE') return confirm.paymentLapsed
  if (code === 'DELIVERY_UNAVAILABLE') return confirm.deliveryLapsed
  if (code === 'PRODUCT_GONE' || code === 'OPTION_GONE') return confirm.unsold
  return code === 'INVALID_INPUT' ? confirm.checkFields : null
}

/** The fields in which something may have to be chosen anew. */
export function fieldsToMend(code: string): readonly ConfirmField[] {
  if (code === 'PICKUP_UNAVAILABLE') return ['shop', 'day']
  if (code === 'PAYMENT_UNAVAILABLE' || code === 'DELIVERY_UNAVAILABLE') return ['payment']
  return code === 'INVALID_INPUT' ? FIELD_ORDER.filter((field) => field !== 'agreed') : []
}

/** The photo file that kept the order from being placed, since it is gone or another by now. */
export function troubledFile(error: unknown): { fileName: string; reason: 'missing' | 'changed' } | null {
  const code = codeOf(error)
  if (code !== 'PHOTO_FILE_MISSING' && code !== 'PHOTO_FILE_CHANGED') return null
  const fileName = error instanceof ORPCError && errorTable[code].data.safeParse(error.data).data?.fileName
  return fileName ? { fileName, reason: code === 'PHOTO_FILE_MISSING' ? 'missing' : 'changed' } : null
}

export function codeOf(error: unknown): string | null {
  return error instanceof ORPCError || error instanceof AppError ? String(error.code) : null
}
