import type { Photo } from '#shared/contract/photos.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { parseQuery } from '#shared/hangul/parse-query.ts'
import { type LibraryService, toPhoto } from '../library/library-service.ts'
import { type CaptionIndex, indexCaptions } from './caption-index.ts'
import { type Hits, rankPhotos } from './rank-photos.ts'

type SearchInput = { text: string; typing: boolean; limit: number; cursor?: string | undefined }

// Beyond so many changed photos, indexing them again before each search costs more than indexing all once.
const MOST_CHANGED = 2000
const CHANGED_SHARE = 20

/**
 * Finds photos by caption, tag and date in one string of all their text, kept in memory from the first search on. Changed photos
 * go into a small index of their own. Cost grows linearly with the length of the text.
 */
export function createSearchService(library: Pick<LibraryService, 'each' | 'requirePhoto'>) {
  let main: CaptionIndex | undefined
  let recent: CaptionIndex | undefined
  const changed = new Set<number>()

  function indexes(): CaptionIndex[] {
    if (main && changed.size > Math.max(MOST_CHANGED, main.ids.length / CHANGED_SHARE)) main = undefined
    if (!main) {
      main = indexCaptions(library.each())
      changed.clear()
      recent = undefined
    }
    if (changed.size > 0) recent ??= indexCaptions([...changed].map((id) => library.requirePhoto(id)))
    return recent ? [main, recent] : [main]
  }

  function find(text: string, typing: boolean): Hits {
    const clauses = parseQuery(text, typing)
    // Nothing was asked, so everything answers; but nothing answers to punctuation.
    if (clauses.length === 0 && text.trim() !== '') return { ids: [] }
    return rankPhotos(indexes(), clauses)
  }

  return {
    /** These photos are new, or what is said of them has changed. */
    refresh(ids: readonly number[]): void {
      if (!main) return
      recent = undefined
      for (const id of ids) {
        changed.add(id)
        const number = main.numberOf.get(id)
        if (number !== undefined) main.gone[number] = 1
      }
    },

    /** `corrected.text`: the query that was answered, where the one that was asked finds nothing. Throws INVALID_INPUT for a strange cursor. */
    search({ text, typing, limit, cursor }: SearchInput) {
      const from = cursor === undefined ? 0 : parseOffset(cursor)
      const { ids, corrected } = find(text, typing)
      const page = ids.slice(from, from + limit)
      const next = from + page.length
      const photos: Photo[] = page.map((id) => toPhoto(library.requirePhoto(id)))
      return {
        total: ids.length,
        ...(corrected !== undefined && ids.length > 0 ? { corrected: { text: corrected } } : {}),
        photos,
        ...(next < ids.length ? { cursor: String(next) } : {}),
      }
    },
  }
}

function parseOffset(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new AppError('INVALID_INPUT', { field: 'cursor' })
  return Number(cursor)
}
