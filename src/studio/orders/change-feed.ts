import type { Database } from '../database/open-database.ts'

/** Tells whoever waits that something in the database may have changed; they look for themselves what it was. */
export type ChangeFeed = {
  /** With `orderId`: only of that order, and of what may be any. */
  subscribe(listener: () => void, orderId?: string): () => void
  /** Left out: any order may have changed. */
  announce(orderId?: string): void
  /** Announces what another process has committed since the last look. */
  poll(): void
}

export function createChangeFeed(database: Database): ChangeFeed {
  const listeners = new Set<() => void>()
  const byOrder = new Map<string, Set<() => void>>()
  // Changes only when another connection commits.
  const readVersion = () => database.pragma('data_version', { simple: true })
  let version = readVersion()

  function announce(orderId?: string): void {
    const ofOrders = orderId === undefined ? [...byOrder.values()] : [byOrder.get(orderId) ?? []]
    for (const told of [listeners, ...ofOrders]) for (const listener of told) listener()
  }
  return {
    subscribe(listener, orderId) {
      const told = orderId === undefined ? listeners : (byOrder.get(orderId) ?? new Set())
      told.add(listener)
      if (orderId !== undefined) byOrder.set(orderId, told)
      return () => {
        told.delete(listener)
        if (orderId !== undefined && told.size === 0) byOrder.delete(orderId)
      }
    },
    announce,
    poll() {
      const now = readVersion()
      if (now === version) return
      version = now
      announce()
    },
  }
}
