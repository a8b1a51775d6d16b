import type { Db } from './connection.ts'

/**
 * What is reckoned from the database, reckoned again only after something in it was written: by this connection, or by another, as a
 * restore does. What failed is not kept.
 */
export function keepUntilWritten<Value>(db: Db, reckon: () => Promise<Value>): () => Promise<Value> {
  const own = db.prepare('SELECT total_changes()').pluck()
  // SQLite counts the commits of others here, and only those.
  const others = db.prepare('PRAGMA data_version').pluck()
  let kept: { state: string; value: Promise<Value> } | undefined
  return () => {
    const state = `${own.get()} ${others.get()}`
    if (kept?.state === state) return kept.value
    const reckoned = { state, value: reckon() }
    kept = reckoned
    reckoned.value.catch(() => {
      if (kept === reckoned) kept = undefined
    })
    return reckoned.value
  }
}
