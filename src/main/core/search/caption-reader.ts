import type { Clause } from '#shared/hangul/parse-query.ts'
import type { Db } from '../database/open-database.ts'
import { IN_LIBRARY } from '../library/photo-filter.ts'
import type { Captioned } from './caption-index.ts'

type CaptionRow = { id: number; caption: string; takenAt: string; tags: string }

const CAPTIONS = `SELECT id, caption, taken_at AS takenAt,
  (SELECT json_group_array(tag) FROM photo_tags WHERE photo_id = photos.id) AS tags FROM photos WHERE ${IN_LIBRARY}`
const NEWEST_FIRST = 'ORDER BY taken_at DESC, id DESC'

export type CaptionReader = ReturnType<typeof createCaptionReader>

/** What the search reads of the library: captions, tags, dates, and which of them have changed. */
export function createCaptionReader(db: Db) {
  const identity = db.prepare('SELECT id FROM library_identity').pluck()
  const lastSeq = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'text_changes'").pluck()
  const firstSeq = db.prepare('SELECT min(seq) FROM text_changes').pluck()
  const changed = db.prepare('SELECT DISTINCT photo_id FROM text_changes WHERE seq > ? AND seq <= ?').pluck()
  const byIds = db.prepare(`${CAPTIONS} AND id IN (SELECT value FROM json_each(?))`)
  const slice = db.prepare(`${CAPTIONS} AND (taken_at, id) < (?, ?) ${NEWEST_FIRST} LIMIT ?`)

  return {
    /** Another one after the library was put back from a backup. */
    libraryId: () => identity.get() as string,
    /** How far the log of changes goes. */
    lastSeq: () => Number(lastSeq.get() ?? 0),
    /** Where the log begins; null where there is nothing in it. */
    firstSeq: () => firstSeq.get() as number | null,
    /** Photos that the log names after one place and up to another. */
    changedBetween: (seq: number, last: number) => changed.all(seq, last) as number[],
    read: (ids: readonly number[]): Captioned[] => (byIds.all(JSON.stringify(ids)) as CaptionRow[]).map(toCaptioned),

    /** All that is in the library, newest first, so many at a time. */
    *slices(size: number): Generator<Captioned[]> {
      let after = { takenAt: '~', id: 0 }
      for (;;) {
        const rows = slice.all(after.takenAt, after.id, size) as CaptionRow[]
        const last = rows.at(-1)
        if (!last) return
        after = last
        yield rows.map(toCaptioned)
      }
    },

    /** What plain SQL finds of the same question, newest first: every word somewhere in the caption, a tag or the date. */
    scan(clauses: readonly Clause[]): Uint32Array {
      const conditions = clauses.map(
        ({ exclude }) => `${exclude ? 'NOT ' : ''}(caption || ' ' || tags || ' ' || takenAt) LIKE ? ESCAPE '\\'`,
      )
      const rows = db.prepare(`SELECT id FROM (${CAPTIONS}) WHERE ${['1', ...conditions].join(' AND ')} ORDER BY takenAt DESC, id DESC`)
      const ids = rows.pluck().all(...clauses.map(({ raw }) => `%${raw.replace(/["#-]/g, '').replace(/[\\%_]/g, '\\$&')}%`)) as number[]
      return Uint32Array.from(ids)
    },
  }
}

function toCaptioned({ tags, ...row }: CaptionRow): Captioned {
  return { ...row, tags: JSON.parse(tags) as string[] }
}
