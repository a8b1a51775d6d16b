import { errorsKo } from '../messages/ko/errors.ts'
import { type ErrorCode, type ErrorData, errorTable } from './error-table.ts'

/** An error meant for a person: a typed code, the facts, and a Korean sentence that says what happened and what to do. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError'
  readonly code: Code
  readonly data: ErrorData<Code>

  constructor(code: Code, data: ErrorData<Code>, options?: ErrorOptions) {
    super(errorsKo[code](data), options)
    this.code = code
    this.data = data
  }

  get status(): number {
    return errorTable[this.code].status
  }
}

/** Whether `error` is an AppError of one of these codes. */
export function hasCode<Code extends ErrorCode>(error: unknown, ...codes: Code[]): error is AppError<Code> {
  return error instanceof AppError && (codes as ErrorCode[]).includes(error.code)
}
