import type { Database } from '../database/open-database.ts'

/** Tells whoever waits that something in the database may have changed; they look for themselves what it was. */
export type ChangeFeed = {
  subscribe(listener: () => void): () => void
  announce(): void
  /** Announces what another process has committed since the last look. */
  poll(): void
}

export function createChangeFeed(database: Database): ChangeFeed {
  const listeners = new Set<() => void>()
  // Changes only when another connection commits.
  const readVersion = () => database.pragma('data_version', { simple: true })
  let version = readVersion()

  function announce(): void {
    for (const listener of listeners) listener()
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
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
