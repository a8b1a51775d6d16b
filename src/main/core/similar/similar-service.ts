import type { PhotoFilter } from '#shared/contract/photos.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { SimilarGroup } from '#shared/similar/group-similar.ts'
import type { Db } from '../database/open-database.ts'
import type { Host } from '../host.ts'
import { filterToSql } from '../library/photo-filter.ts'
import { idRanges } from '../library/slices.ts'
import { groupInWorker } from './group-in-worker.ts'

const IDS_A_SLICE = 2000

type Row = { id: number; likeness: string; taken_at: string; favorite: number; rating: number; pixels: number; bytes: number }
type TimedRow = Row & { takenMs: number }

/** Finds photos that look alike by the hashes that were made with their thumbnails. */
export function createSimilarService({ db, workerScript }: { db: Db; workerScript: Host['workerScript'] }) {
  const closing = new AbortController()

  /** All that have a hash, newest first, in slices that hold nobody up however few of them the filter leaves. */
  async function readRows(filter: PhotoFilter): Promise<TimedRow[]> {
    const { where, parameters } = filterToSql(filter)
    const select = db.prepare(`
      SELECT id, likeness, taken_at, favorite, rating, width * height AS pixels, bytes FROM photos NOT INDEXED
      WHERE photos.id > @after AND photos.id <= @upTo AND ${where} AND likeness IS NOT NULL`)
    const rows: TimedRow[] = []
    for await (const range of idRanges(db, IDS_A_SLICE)) {
      closing.signal.throwIfAborted()
      // Read as UTC: only differences count, and no hour is missing from it or there twice.
      const slice = (select.all({ ...parameters, ...range }) as Row[]).map((row) => ({ ...row, takenMs: Date.parse(`${row.taken_at}Z`) }))
      // Those that are in order already need no more than to be put together in the end.
      rows.push(...slice.sort(newestFirst))
    }
    return rows.sort(newestFirst)
  }

  return {
    /** Groups of two and more, newest first; in each the best candidates for keeping first. Throws CANCELLED when the program ends. */
    async find(filter: PhotoFilter): Promise<{ groups: SimilarGroup[] }> {
      try {
        const rows = await readRows(filter)
        if (rows.length < 2) return { groups: [] }
        const hashes = rows.map(({ likeness }) => likeness).join('')
        const times = Float64Array.from(rows, ({ takenMs }) => takenMs)
        const groups = await groupInWorker(workerScript('likeness'), { hashes, takenMs: times }, closing.signal)
        return { groups: groups.map(({ kind, ids }) => ({ kind, ids: bestFirst(ids.flatMap((index) => rows[index] ?? [])) })) }
      } catch (error) {
        if (closing.signal.aborted) throw new AppError('CANCELLED', {}, { cause: error })
        throw error
      }
    },
    close: () => closing.abort(),
  }
}

function newestFirst(one: TimedRow, other: TimedRow): number {
  return other.takenMs - one.takenMs || other.id - one.id
}

/** What the customer marked, then what has more in it; else newest first, as they come. */
function bestFirst(rows: readonly Row[]): number[] {
  const better = (a: Row, b: Row) => b.favorite - a.favorite || b.rating - a.rating || b.pixels - a.pixels || b.bytes - a.bytes
  return rows.toSorted(better).map(({ id }) => id)
}
