import { setImmediate } from 'node:timers/promises'
import { stemsOf } from '#shared/hangul/josa.ts'
import { normalizeForSearch } from '#shared/hangul/normalize.ts'
import type { AlbumsService } from '../../albums/albums-service.ts'
import type { Db } from '../../database/open-database.ts'
import { IN_LIBRARY } from '../../library/photo-filter.ts'
import type { TagsService } from '../../tags/tags-service.ts'

/** Words, and how often each was come across: enough to tell a common one from a rare one. */
export type WordCounts = ReadonlyMap<string, number>

// The newest are those that one remembers, and looking through all of a million would take too long for a hint.
const MOST_CAPTIONS = 20_000
const CAPTIONS_A_SLICE = 500
const MOST_TAGS = 10_000
const SHORTEST = 2
const LONGEST = 20

type Parts = { db: Db; tags: Pick<TagsService, 'list'>; albums: Pick<AlbumsService, 'list'> }

/** The words of tags, albums and the newest captions, without their 조사. */
export async function collectWords({ db, tags, albums }: Parts): Promise<WordCounts> {
  const counts = new Map<string, number>()
  const add = (words: readonly string[], times: number) => {
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + times)
  }
  for (const { tag, count } of await tags.list('', MOST_TAGS)) add(wordsOf(tag), count)
  for (const { name, count } of await albums.list()) add(wordsOf(name), count)
  await setImmediate()
  const slice = db.prepare(
    `SELECT id, caption FROM photos WHERE id < ? AND caption <> '' AND ${IN_LIBRARY} ORDER BY id DESC LIMIT ${CAPTIONS_A_SLICE}`,
  )
  let before = Number.MAX_SAFE_INTEGER
  for (let read = 0; read < MOST_CAPTIONS; read += CAPTIONS_A_SLICE) {
    const rows = slice.all(before) as { id: number; caption: string }[]
    for (const { caption } of rows) add(wordsOf(caption).map(withoutJosa), 1)
    const last = rows.at(-1)
    if (!last || rows.length < CAPTIONS_A_SLICE) break
    before = last.id
    await setImmediate()
  }
  return counts
}

function wordsOf(text: string): string[] {
  const words = normalizeForSearch(text).split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word.length >= SHORTEST && word.length <= LONGEST)
}

function withoutJosa(word: string): string {
  const stem = stemsOf(word).find(({ trust, whole }) => trust === 'sure' && !whole)?.text
  return stem !== undefined && isPlainJosa(word.slice(stem.length)) ? stem : word
}

/** 여름휴가 ends with no 조사, and neither do 효과 and 기와. */
function isPlainJosa(josa: string): boolean {
  return josa.length > 1 || '을를에랑'.includes(josa)
}
