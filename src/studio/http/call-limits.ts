import { isIPv4, isIPv6 } from 'node:net'
import type { Context, MiddlewareHandler } from 'hono'
import { hasCode } from '#shared/errors/app-error.ts'
import { readTokenHash } from '../intake/customers.ts'
import { createPoints } from './points.ts'
import type { StudioEnv } from './studio-env.ts'

const WINDOW_SECONDS = 10
/** A manifest costs the more the longer it is: its JSON is parsed and checked. */
const BYTES_A_POINT = 2 * 1024
const PUT_POINTS = 10
/** Of the longest manifest; what says to be longer is refused unread. */
const MOST_POINTS = 1000
const POST_POINTS = 5
/** For a call that led nowhere: who guesses ids or tokens, or sends nonsense, is through sooner. */
const MISS_POINTS = 20
const misses = [400, 401, 404]

/** Points in ten seconds; see `pointsOf`. An order of 1,000 photos takes about 2,300 in all, on the fastest of lines too. */
export type CallLimits = { address: number; token: number }
export const callLimits: CallLimits = { address: 20_000, token: 10_000 }

/** Refuses with TOO_BUSY who calls more often than any honest app. Counts in memory only, and forgets after ten seconds. */
export function createCallLimit({ address, token }: CallLimits): MiddlewareHandler<StudioEnv> {
  const byAddress = createPoints(address, WINDOW_SECONDS)
  const byToken = createPoints(token, WINDOW_SECONDS)

  return async (context, next) => {
    const points = pointsOf(context)
    const from = networkOf(context.env.incoming.socket.remoteAddress ?? '')
    await byAddress.take(from, points)
    const customer = customerOf(context)
    if (customer) await byToken.take(customer, points)
    await next()
    if (misses.includes(context.res.status)) await byAddress.fine(from, MISS_POINTS)
  }
}

/** An IPv4 address, or the half of an IPv6 address that one line is given: who has it has all of them. */
export function networkOf(address: string): string {
  const mapped = address.replace(/^::ffff:/i, '')
  if (isIPv4(mapped)) return mapped
  if (!isIPv6(address)) return ''
  const [head = '', tail] = address.replace(/%.*$/, '').split('::')
  const groups = head === '' ? [] : head.split(':')
  const last = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - groups.length - last.length }, () => '0')
  return [...groups, ...zeros, ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

function pointsOf({ req }: Context<StudioEnv>): number {
  if (req.method === 'PUT') return Math.min(MOST_POINTS, PUT_POINTS + lengthPoints(req.header('content-length')))
  return req.method === 'POST' ? POST_POINTS : 1
}

/** A length that is no number is refused later. */
function lengthPoints(length: string | undefined): number {
  return Math.floor(Number(length ?? 0) / BYTES_A_POINT) || 0
}

function customerOf({ req }: Context<StudioEnv>): string | undefined {
  try {
    return readTokenHash(req.header('authorization')).toString('base64')
  } catch (error) {
    if (hasCode(error, 'NEEDS_LOGIN')) return undefined
    throw error
  }
}
