import type { Photo } from '#shared/contract/photos.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { matchesQuery, parseTextQuery, type TextQuery } from '#shared/hangul/match-text.ts'
import { normalizeForSearch } from '#shared/hangul/normalize.ts'
import { type LibraryService, toPhoto } from '../library/library-service.ts'

type Entry = { id: number; takenAt: string; fields: readonly string[] }

/**
 * Finds photos by caption, tag and date with one pass over their normalised text, kept in memory from the first search on.
 * Cost grows linearly with the photos and the length of their text.
 */
export function createSearchService(library: Pick<LibraryService, 'each' | 'requirePhoto'>) {
  let entries: Map<number, Entry> | undefined
  let newestFirst: Entry[] = []
  let sorted = false

  function load(): Map<number, Entry> {
    if (entries) return entries
    entries = new Map()
    for (const photo of library.each()) entries.set(photo.id, toEntry(photo))
    sorted = false
    return entries
  }

  function inOrder(): Entry[] {
    const all = load()
    if (!sorted) newestFirst = [...all.values()].sort((a, b) => b.takenAt.localeCompare(a.takenAt) || b.id - a.id)
    sorted = true
    return newestFirst
  }

  return {
    /** These photos are new, or what is said of them has changed. */
    refresh(ids: readonly number[]): void {
      if (!entries) return
      for (const id of ids) entries.set(id, toEntry(library.requirePhoto(id)))
      sorted = false
    },

    search(input: { text: string; typing: boolean; limit: number; cursor?: string | undefined }) {
      const query = parseTextQuery(input.text, input.typing)
      const hits = inOrder().filter((entry) => query.words.length === 0 || isHit(entry, query))
      const from = input.cursor === undefined ? 0 : parseOffset(input.cursor)
      const page = hits.slice(from, from + input.limit)
      const next = from + page.length
      const photos: Photo[] = page.map(({ id }) => toPhoto(library.requirePhoto(id)))
      return { total: hits.length, photos, ...(next < hits.length ? { cursor: String(next) } : {}) }
    },
  }
}

function isHit(entry: Entry, query: TextQuery): boolean {
  return matchesQuery(entry.fields, query)
}

function toEntry(photo: Photo): Entry {
  const { id, takenAt, caption, tags } = photo
  return { id, takenAt, fields: [...[caption, ...tags].map(normalizeForSearch), dateWords(takenAt)] }
}

/** A date as people write it, both ways: 2024-05-04 and 2024년 5월 4일. */
function dateWords(takenAt: string): string {
  const [year = '', month = '', day = ''] = takenAt.slice(0, 10).split('-')
  return `${year}-${month}-${day} ${year}년 ${Number(month)}월 ${Number(day)}일`
}

function parseOffset(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new AppError('INVALID_INPUT', { field: 'cursor' })
  return Number(cursor)
}
