import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { AppError, hasCode } from '#shared/errors/app-error.ts'
import { header } from '#shared/orders/studio-protocol.ts'
import type { Log } from '../log.ts'
import type { StudioEnv } from './studio-env.ts'

/** Milliseconds between two lines that say that the disk is full: apps ask again and again. */
const SAY_AGAIN_MS = 60_000

/**
 * Turns what a route throws into `{code, message, data}`. What nobody foresaw is logged, without what the customer sent. `clock`
 * is in milliseconds and never goes back.
 */
export function createErrorAnswer(log: Log, clock = () => performance.now()) {
  const sayDiskIsFull = createDiskWarning(log, clock)
  return (error: unknown, context: Context<StudioEnv>): Response => {
    const known = toAppError(error)
    if (known.code === 'INTERNAL') log.error(`${context.req.method} 요청을 처리하지 못했어요.`, error)
    if (known.code === 'DISK_FULL') sayDiskIsFull()
    if (hasCode(known, 'WRONG_OFFSET')) context.header(header.uploadOffset, String(known.data.offset))
    if (hasCode(known, 'TOO_BUSY')) context.header('retry-after', String(known.data.seconds))
    if (hasCode(known, 'WRONG_HASH')) context.header(header.uploadOffset, '0')
    return context.json({ code: known.code, message: known.message, data: known.data }, known.status as ContentfulStatusCode)
  }
}

function createDiskWarning(log: Log, clock: () => number): () => void {
  let saidAt = Number.NEGATIVE_INFINITY
  let unsaid = 0

  return () => {
    unsaid += 1
    if (clock() - saidAt < SAY_AGAIN_MS) return
    const times = unsaid > 1 ? ` (${unsaid.toLocaleString('ko-KR')}번)` : ''
    log.error(`디스크에 빈 공간이 없어 주문을 받지 못했어요.${times} 공간을 비워 주세요.`)
    saidAt = clock()
    unsaid = 0
  }
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof z.ZodError) return new AppError('INVALID_INPUT', { field: error.issues[0]?.path.join('.') ?? '' })
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return new AppError('DISK_FULL', {}, { cause: error })
  return new AppError('INTERNAL', {}, { cause: error })
}
