import { setImmediate } from 'node:timers/promises'
import type { PhotoFilter, PhotoIndexPage } from '#shared/contract/photos.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Db } from '../database/open-database.ts'
import { filterToSql, IN_LIBRARY, isEverything, REMOVED } from './photo-filter.ts'
import { idRanges, inSlices } from './slices.ts'

/** Rows that are looked at before other work gets its turn. */
const ROWS_A_SLICE = 10_000
const IDS_A_SLICE = 2_000

type IndexRow = { id: number; takenAt: string; width: number; height: number }
type Place = { takenAt: string; id: number }
/** A page of rows newest first; `cursor` where more follow. */
export type IndexRows = { total: number; rows: IndexRow[]; cursor?: string }
type PageInput = { filter: PhotoFilter; limit: number; cursor?: string | undefined }

/** Ids best first; `corrected` is the query that they answer, where it is another than was asked. */
export type Ranked = { ids: Uint32Array; corrected?: string }
export type RankedIds = { total: number; ids: number[]; corrected?: { text: string }; cursor?: string }

const COLUMNS = 'photos.id, photos.taken_at AS takenAt, photos.width, photos.height'
const NEWEST_FIRST = 'ORDER BY photos.taken_at DESC, photos.id DESC'
const BEFORE = '(photos.taken_at, photos.id) < (@takenAt, @id)'
/** Newer than every photo. */
const TOP: Place = { takenAt: '~', id: 0 }

export type PhotoIndex = ReturnType<typeof createPhotoIndex>

/**
 * Which photos a filter leaves, and in which order. Cost is linear in the rows of the library, and no look at the database takes in
 * more than a slice of them.
 */
export function createPhotoIndex(db: Db) {
  const count = db.prepare(`SELECT count(*) FROM photos WHERE ${IN_LIBRARY}`).pluck()
  const page = db.prepare(`SELECT ${COLUMNS} FROM photos WHERE ${IN_LIBRARY} AND ${BEFORE} ${NEWEST_FIRST} LIMIT @limit`)
  const windowEnd = { library: prepareWindowEnd(IN_LIBRARY), removed: prepareWindowEnd(REMOVED) }
  const shapes = db.prepare('SELECT photos.id, width, height FROM json_each(?) AS given JOIN photos ON photos.id = given.value')

  /** The row after which a slice of the list ends. */
  function prepareWindowEnd(where: string) {
    return db.prepare(
      `SELECT taken_at AS takenAt, id FROM photos WHERE ${where} AND ${BEFORE} ${NEWEST_FIRST} LIMIT 1 OFFSET ${ROWS_A_SLICE - 1}`,
    )
  }

  async function countMatching(filter: PhotoFilter): Promise<number> {
    if (isEverything(filter)) return Number(count.get())
    const { where, parameters } = filterToSql(filter)
    const slice = db.prepare(`SELECT count(*) FROM photos NOT INDEXED WHERE photos.id > @after AND photos.id <= @upTo AND ${where}`).pluck()
    let total = 0
    for await (const range of idRanges(db)) total += Number(slice.get({ ...parameters, ...range }))
    return total
  }

  /** Looks for what a filter leaves between a place in the list and another, or the end. */
  function prepareWindow(filter: PhotoFilter) {
    const { where, parameters } = filterToSql(filter)
    // Named, since another index would be read from its start for every window.
    const index = filter.removed ? 'photos_removed' : 'photos_in_library'
    const select = `SELECT ${COLUMNS} FROM photos INDEXED BY ${index} WHERE ${where} AND ${BEFORE}`
    const window = db.prepare(`${select} AND (photos.taken_at, photos.id) >= (@endTakenAt, @endId) ${NEWEST_FIRST} LIMIT @limit`)
    const rest = db.prepare(`${select} ${NEWEST_FIRST} LIMIT @limit`)
    return (at: Place, end: Place | undefined, limit: number): IndexRow[] => {
      const given = { ...parameters, ...at, limit }
      return (end ? window.all({ ...given, endTakenAt: end.takenAt, endId: end.id }) : rest.all(given)) as IndexRow[]
    }
  }

  /** Newest first, from after `after` on. */
  async function findRows(filter: PhotoFilter, limit: number, after: Place): Promise<IndexRow[]> {
    if (isEverything(filter)) return page.all({ ...after, limit }) as IndexRow[]
    const look = prepareWindow(filter)
    const endOf = filter.removed ? windowEnd.removed : windowEnd.library
    const rows: IndexRow[] = []
    for (let at: Place | undefined = after; at && rows.length < limit; ) {
      const end = endOf.get(at) as Place | undefined
      rows.push(...look(at, end, limit - rows.length))
      at = end && end.takenAt >= (filter.from ?? '') ? end : undefined
      if (at) await setImmediate()
    }
    return rows
  }

  /** Newest first. The number of all is reckoned with the first page and travels in the cursor. Throws INVALID_INPUT for a strange cursor. */
  async function byTime({ filter, limit, cursor }: PageInput): Promise<IndexRows> {
    const { total, ...after } = cursor === undefined ? { ...startOf(filter), total: await countMatching(filter) } : parseTimeCursor(cursor)
    const found = await findRows(filter, limit + 1, after)
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    return { total, rows, ...(last && found.length > limit ? { cursor: `${last.takenAt}/${last.id}/${total}` } : {}) }
  }

  /** Where in `ids` those stand that the filter leaves; at most so many. */
  async function narrow(ids: Uint32Array, filter: PhotoFilter, most = ids.length): Promise<number[]> {
    if (isEverything(filter)) return Array.from({ length: Math.min(most, ids.length) }, (_, at) => at)
    const { where, parameters } = filterToSql(filter)
    const kept = db
      .prepare(`SELECT given.key FROM json_each(@ids) AS given JOIN photos ON photos.id = given.value WHERE ${where} ORDER BY given.key`)
      .pluck()
    const places: number[] = []
    let start = 0
    for await (const slice of inSlices(ids, IDS_A_SLICE)) {
      for (const key of kept.all({ ...parameters, ids: JSON.stringify([...slice]) }) as number[]) places.push(start + key)
      if (places.length >= most) break
      start += slice.length
    }
    return places.slice(0, most)
  }

  return {
    count: (): number => Number(count.get()),
    countMatching,
    byTime,

    /** What a search found, as far as the filter leaves it, in its order. Throws INVALID_INPUT for a strange cursor. */
    async byRank(ranked: Ranked, { filter, limit, cursor }: PageInput): Promise<RankedIds> {
      const { from, total } = cursor === undefined ? { from: 0, total: (await narrow(ranked.ids, filter)).length } : parseRankCursor(cursor)
      const rest = ranked.ids.subarray(from)
      const places = await narrow(rest, filter, limit + 1)
      const next = places[limit]
      return {
        total,
        ids: places.slice(0, limit).map((place) => rest[place] ?? 0),
        ...(ranked.corrected !== undefined && total > 0 ? { corrected: { text: ranked.corrected } } : {}),
        ...(next === undefined ? {} : { cursor: `${from + next}/${total}` }),
      }
    },

    /** Width by height in thousandths, as many as ids. */
    async aspectsOf(ids: readonly number[]): Promise<number[]> {
      const known = new Map<number, number>()
      for await (const slice of inSlices(ids, IDS_A_SLICE)) {
        for (const row of shapes.all(JSON.stringify([...slice])) as Omit<IndexRow, 'takenAt'>[]) known.set(row.id, aspectOf(row))
      }
      return ids.map((id) => known.get(id) ?? 1000)
    },
  }
}

export function describeRows(rows: readonly IndexRow[]): Pick<PhotoIndexPage, 'ids' | 'aspects' | 'days'> {
  const days: [string, number][] = []
  for (const { takenAt } of rows) {
    const day = takenAt.slice(0, 10)
    const run = days.at(-1)
    if (run?.[0] === day) run[1] += 1
    else days.push([day, 1])
  }
  return { ids: rows.map(({ id }) => id), aspects: rows.map(aspectOf), days }
}

function aspectOf({ width, height }: Pick<IndexRow, 'width' | 'height'>): number {
  return height > 0 ? Math.max(1, Math.round((width * 1000) / height)) : 1000
}

/** Photos after the last day that is asked for are not walked through. */
function startOf({ to }: PhotoFilter): Place {
  return to === undefined ? TOP : { takenAt: `${to}T~`, id: 0 }
}

function parseTimeCursor(cursor: string): Place & { total: number } {
  const [, takenAt = '', id, total] = /^([^/]+)\/(\d{1,15})\/(\d{1,9})$/.exec(cursor) ?? []
  if (id === undefined) throw new AppError('INVALID_INPUT', { field: 'cursor' })
  return { takenAt, id: Number(id), total: Number(total) }
}

function parseRankCursor(cursor: string): { from: number; total: number } {
  const [, from, total] = /^(\d{1,9})\/(\d{1,9})$/.exec(cursor) ?? []
  if (from === undefined) throw new AppError('INVALID_INPUT', { field: 'cursor' })
  return { from: Number(from), total: Number(total) }
}
