import { isIPv4 } from 'node:net'
import { networkOf } from '../http/call-limits.ts'

const MAX_TRIES = 5
const WINDOW_MS = 15 * 60_000
/** So that a flood from many networks can't fill the memory; the oldest are forgotten first. */
const MAX_KEYS = 10_000

/**
 * Counts tries before they are checked, so that many at once don't slip through; a right one forgets them. They count for the
 * network that they come from. A device that was signed in before counts for itself: what others try can't keep it out.
 */
export type LoginLimit = {
  allows(from: LoginSource): boolean
  /** Of a try that was never checked. */
  giveBack(from: LoginSource): void
  forget(from: LoginSource): void
}

/** `device`: what is known of it from an earlier sign-in. */
export type LoginSource = { address: string; device?: string | undefined }

export function createLoginLimit(now: () => Date): LoginLimit {
  const tries = new Map<string, { count: number; until: number }>()

  return {
    allows(from) {
      const key = keyOf(from)
      const time = now().getTime()
      const known = tries.get(key)
      const entry = known && known.until > time ? known : { count: 0, until: time + WINDOW_MS }
      entry.count += 1
      // Anew at the end: who goes on trying is not among the oldest.
      tries.delete(key)
      const [oldest] = tries.keys()
      if (tries.size >= MAX_KEYS && oldest !== undefined) tries.delete(oldest)
      tries.set(key, entry)
      return entry.count <= MAX_TRIES
    },
    giveBack(from) {
      const known = tries.get(keyOf(from))
      if (known) known.count -= 1
    },
    forget(from) {
      tries.delete(keyOf(from))
    },
  }
}

function keyOf({ address, device }: LoginSource): string {
  return device === undefined ? loginNetworkOf(address) : `device ${device}`
}

/** Wider than for calls: a /24 of IPv4, since addresses in a row are let together; a /64 of IPv6. */
export function loginNetworkOf(address: string): string {
  const network = networkOf(address)
  return isIPv4(network) ? network.replace(/\.\d+$/, '') : network
}
