import { setImmediate } from 'node:timers/promises'
import { listNames, type NameList } from '#shared/hangul/name-list.ts'
import { keepUntilWritten } from '../database/keep-until-written.ts'
import type { Db } from '../database/open-database.ts'
import { IN_LIBRARY } from '../library/photo-filter.ts'
import { idRanges } from '../library/slices.ts'

const TAGS_A_SLICE = 2_000
const byName = new Intl.Collator('ko', { numeric: true })

export type TagCount = { tag: string; count: number }
/** Most used first; `names` are those of `tags`, in that order. */
export type CountedTags = { tags: readonly TagCount[]; names: NameList }

/** How many photos of the library bear each tag. Counted in slices, and kept until anything in the database has changed. */
export function createTagCounts(db: Db) {
  const borne = db.prepare(`SELECT tag, count(*) AS count FROM photo_tags WHERE tag > ? GROUP BY tag ORDER BY tag LIMIT ${TAGS_A_SLICE}`)
  const borneAway = db.prepare(
    `SELECT tag, count(*) AS count FROM photos NOT INDEXED CROSS JOIN photo_tags ON photo_id = photos.id
     WHERE photos.id > @after AND photos.id <= @upTo AND NOT (${IN_LIBRARY}) GROUP BY tag`,
  )

  async function count(): Promise<CountedTags> {
    const counts = new Map<string, number>()
    for (let slice = borne.all('') as TagCount[]; slice.length > 0; slice = borne.all(slice.at(-1)?.tag ?? '') as TagCount[]) {
      for (const { tag, count: photos } of slice) counts.set(tag, photos)
      await setImmediate()
    }
    // Few photos are away or behind another; to take them off again is cheaper than to look up every photo that bears a tag.
    for await (const range of idRanges(db)) {
      for (const { tag, count: photos } of borneAway.all(range) as TagCount[]) counts.set(tag, (counts.get(tag) ?? 0) - photos)
    }
    const tags = [...counts].flatMap(([tag, photos]) => (photos > 0 ? [{ tag, count: photos }] : []))
    tags.sort((one, other) => other.count - one.count || byName.compare(one.tag, other.tag))
    return { tags, names: listNames(tags.map(({ tag }) => tag)) }
  }

  return { get: keepUntilWritten(db, count) }
}
