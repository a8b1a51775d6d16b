import { ORPCError } from '@orpc/client'
import { AppError } from '#shared/errors/app-error.ts'
import { errorTable, isErrorCode } from '#shared/errors/error-table.ts'
import type { Messages } from '#shared/messages/index.ts'
import { InboxError } from './browser-bridge.ts'

/** The sentence for an error that came back from a call, or that a rule shared with the core threw here, in the language at hand. */
export function describeError(error: unknown, messages: Messages): string {
  if (error instanceof ORPCError) return describeCode(error.code, error.data, messages)
  if (error instanceof AppError) return describeCode(error.code, error.data, messages)
  if (error instanceof InboxError) return messages.jobs.uploadFailed(error.fileName)
  if (error instanceof TypeError) return messages.common.disconnected
  return messages.errors.INTERNAL({})
}

/** The same for an error that a job ended with. Facts that don't fit the code's shape fall back to INTERNAL. */
export function describeCode(code: string, data: unknown, messages: Messages): string {
  if (!isErrorCode(code)) return messages.errors.INTERNAL({})
  const facts = errorTable[code].data.safeParse(data ?? {})
  if (!facts.success) return messages.errors.INTERNAL({})
  return (messages.errors[code] as (data: unknown) => string)(facts.data)
}
