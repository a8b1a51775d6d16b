const MAX_TRIES = 5
const WINDOW_MS = 15 * 60_000
// So that a flood from many addresses can't fill the memory.
const MAX_ADDRESSES = 10_000

/** Counts tries before they are checked, so that many at once don't slip through; a right one forgets them. */
export type LoginLimit = { allows(address: string): boolean; forget(address: string): void }

export function createLoginLimit(now: () => Date): LoginLimit {
  const tries = new Map<string, { count: number; until: number }>()

  return {
    allows(address) {
      const time = now().getTime()
      const known = tries.get(address)
      const entry = known && known.until > time ? known : { count: 0, until: time + WINDOW_MS }
      entry.count += 1
      if (!known && tries.size >= MAX_ADDRESSES) tries.clear()
      tries.set(address, entry)
      return entry.count <= MAX_TRIES
    },
    forget(address) {
      tries.delete(address)
    },
  }
}
