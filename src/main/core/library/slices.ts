import { setImmediate } from 'node:timers/promises'
import type { Db } from '../database/open-database.ts'

/** Parts of a list, one after the other, with room for other work between them. */
export async function* inSlices<Items extends { readonly length: number; slice(from: number, to: number): Items }>(
  items: Items,
  size: number,
): AsyncGenerator<Items> {
  for (let at = 0; at < items.length; at += size) {
    if (at > 0) await setImmediate()
    yield items.slice(at, at + size)
  }
}

/** For `WHERE photos.id > @after AND photos.id <= @upTo`. */
export type IdRange = { after: number; upTo: number }

/** Photos that one look at the database takes in. */
const IDS_A_RANGE = 10_000

/** All photos that there are, in runs of ids, with room for other work between them. */
export async function* idRanges(db: Db, size = IDS_A_RANGE): AsyncGenerator<IdRange> {
  const last = Number(db.prepare('SELECT coalesce(max(id), 0) FROM photos').pluck().get())
  for (let after = 0; after < last; after += size) {
    if (after > 0) await setImmediate()
    yield { after, upTo: after + size }
  }
}
