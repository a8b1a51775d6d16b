import { setImmediate } from 'node:timers/promises'
import type { PhotoFacets, PhotoFilter } from '#shared/contract/photos.ts'
import type { Db } from '../database/open-database.ts'
import { CAPTIONED, filterToSql, IN_BASKET, ORDERED, PLACED, TAGGED } from './photo-filter.ts'
import type { PhotoIndex } from './photo-index.ts'
import { idRanges } from './slices.ts'

type Counts = Omit<PhotoFacets, 'months' | 'cameras' | 'removed'>

const COUNTS: Record<keyof Counts, string> = {
  total: '1',
  placed: PLACED,
  tagged: TAGGED,
  captioned: CAPTIONED,
  favorite: 'photos.favorite = 1',
  ordered: ORDERED,
  inBasket: IN_BASKET,
  missing: 'photos.missing = 1',
  damaged: 'photos.damaged = 1',
}
const SUMS = Object.entries(COUNTS).map(([name, condition]) => `coalesce(sum(${condition}), 0) AS ${name}`)
const NOTHING: Counts = { total: 0, placed: 0, tagged: 0, captioned: 0, favorite: 0, ordered: 0, inBasket: 0, missing: 0, damaged: 0 }

/** How many photos each further filter would leave of those that `filter` leaves; in slices, with room for other work between them. */
export async function countFacets(db: Db, { countMatching }: Pick<PhotoIndex, 'countMatching'>, filter: PhotoFilter): Promise<PhotoFacets> {
  const { where, parameters } = filterToSql(filter)
  const slice = `photos NOT INDEXED WHERE photos.id > @after AND photos.id <= @upTo AND ${where}`
  const sums = db.prepare(`SELECT ${SUMS.join(', ')} FROM ${slice}`)
  const groups = db.prepare(`SELECT substr(taken_at, 1, 7) AS month, camera, count(*) AS count FROM ${slice} GROUP BY 1, 2`)
  const counts = { ...NOTHING }
  const months = new Map<string, number>()
  const cameras = new Map<string, number>()
  for await (const range of idRanges(db)) {
    addCounts(counts, sums.get({ ...parameters, ...range }) as Counts)
    await setImmediate()
    for (const { month, camera, count } of groups.all({ ...parameters, ...range }) as { month: string; camera: string; count: number }[]) {
      months.set(month, (months.get(month) ?? 0) + count)
      if (camera !== '') cameras.set(camera, (cameras.get(camera) ?? 0) + count)
    }
  }
  return {
    ...counts,
    months: [...months].sort(([one], [other]) => (one < other ? 1 : -1)).map(([month, count]) => ({ month, count })),
    cameras: [...cameras].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([camera, count]) => ({ camera, count })),
    removed: await countMatching({ ...filter, removed: true }),
  }
}

function addCounts(counts: Counts, more: Counts): void {
  for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += more[name]
}
