import type { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { type AxiosResponse, isAxiosError } from 'axios'
import { AppError, hasCode } from '#shared/errors/app-error.ts'
import { errorTable, isErrorCode } from '#shared/errors/error-table.ts'
import { errorBodySchema } from '#shared/orders/studio-protocol.ts'

const UNTRUSTED = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'INVALID_CA',
])
const TIMED_OUT = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'])
/** Too slow, too many at once, ended by a newer call: no fault of the order, the same call later may well be taken. */
const TRY_LATER = new Set([408, 499])
const TOO_MANY_CALLS = 429
/** What is meant by a 429 that does not say how long. */
const SOON_SECONDS = 1
/** However long a studio asks us to stay away: longer would look like an order that was forgotten. */
const MAX_RETRY_AFTER_SECONDS = 600

/** What a call that got no answer failed of. */
export function toTransportError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const code = isAxiosError(error) ? (error.code ?? '') : ''
  if (UNTRUSTED.has(code)) return new AppError('STUDIO_UNTRUSTED', {}, { cause: error })
  return new AppError(TIMED_OUT.has(code) ? 'STUDIO_SLOW' : 'STUDIO_UNREACHABLE', {}, { cause: error })
}

/** What an answer that is no success means: the studio can't just now (STUDIO_FAILED), or what it says in its body. */
export async function toAnswerError(response: AxiosResponse<unknown>): Promise<AppError> {
  const { status } = response
  const seconds = retryAfterSeconds(response)
  if (status === TOO_MANY_CALLS || (status === 503 && seconds !== null))
    return new AppError('TOO_BUSY', { seconds: seconds ?? SOON_SECONDS })
  if (TRY_LATER.has(status)) return new AppError('STUDIO_FAILED', { status })
  // HEAD has no body and a stream's is not read yet.
  const body = errorBodySchema.safeParse(await readBody(response))
  // Not in the studio's words: of whoever stands in between, a proxy or a captive portal, which says nothing of the order.
  if (!body.success) return status === 401 ? new AppError('NEEDS_LOGIN', {}) : new AppError('STUDIO_FAILED', { status })
  // What is full is the studio's disk, not this computer's.
  if (body.data.code === 'DISK_FULL') return new AppError('STUDIO_FULL', {})
  if (status >= 500) return new AppError('STUDIO_FAILED', { status })
  const { code, message, data } = body.data
  if (isErrorCode(code)) {
    const facts = errorTable[code].data.safeParse(data)
    if (facts.success) return new AppError(code, facts.data)
  }
  return new AppError('STUDIO_REFUSED', { code, message })
}

async function readBody({ data }: AxiosResponse<unknown>): Promise<unknown> {
  const isStream = typeof data === 'object' && data !== null && 'pipe' in data
  return isStream ? json(data as Readable).catch(() => null) : data
}

/** Whole seconds as the server names them; a date is not gone by, for this computer's clock may be wrong. */
function retryAfterSeconds({ headers }: AxiosResponse<unknown>): number | null {
  const after = String(headers['retry-after'] ?? '')
  return /^\d{1,9}$/.test(after) ? Math.min(Number(after), MAX_RETRY_AFTER_SECONDS) : null
}

/** How long the studio asks us to stay away, in ms; 0 where it does not. */
export function retryAfterMs(error: unknown): number {
  return hasCode(error, 'TOO_BUSY') ? error.data.seconds * 1000 : 0
}

/** Whether trying again later may help, without the customer doing anything. */
export function isPassing(error: unknown): boolean {
  return hasCode(error, 'STUDIO_UNREACHABLE', 'STUDIO_SLOW', 'STUDIO_FAILED', 'TOO_BUSY')
}
