import { AppError } from '#shared/errors/app-error.ts'

export type ErrorFacts = { code: string; message: string; data: Record<string, unknown> }

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])

/** An error as it crosses a border. What is not meant for a person becomes INTERNAL: its own words stay inside. */
export function toErrorFacts(error: unknown): ErrorFacts {
  const known = toAppError(error)
  return { code: known.code, message: known.message, data: known.data }
}

export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return DISK_FULL.has(code) ? new AppError('DISK_FULL', {}, { cause: error }) : new AppError('INTERNAL', {}, { cause: error })
}
