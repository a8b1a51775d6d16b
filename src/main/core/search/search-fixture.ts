import type { Captioned } from './caption-index.ts'
import { createSearchEngine } from './search-engine.ts'

export type TestPhoto = { caption: string; tags?: string[]; taken?: string }

/** A search over photos that are only there in memory; their ids count from 1. */
export function startSearch(photos: readonly TestPhoto[]) {
  const all = photos.map(makePhoto)
  const changes: number[] = []
  const engine = createSearchEngine(
    {
      libraryId: () => 'test',
      firstSeq: () => 1,
      lastSeq: () => changes.length,
      changedBetween: (seq, last) => changes.slice(seq, last),
      read: (ids) => ids.flatMap((id) => all[id - 1] ?? []),
      *slices() {
        yield all.toSorted((a, b) => b.takenAt.localeCompare(a.takenAt) || b.id - a.id)
      },
      scan: () => new Uint32Array(),
    },
    { read: () => undefined, write: () => {} },
  )
  // Over in one go where there is one slice.
  void engine.start()
  const search = (text: string, typing = false) => {
    const { ids, corrected } = engine.find(text, typing)
    return { total: ids.length, ids: [...ids], corrected: ids.length > 0 ? corrected : undefined }
  }
  return {
    search,
    find: (text: string, typing = false) => search(text, typing).ids,
    /** Says something else of a photo, or of a new one. */
    set(id: number, photo: TestPhoto): void {
      all[id - 1] = makePhoto(photo, id - 1)
      changes.push(id)
    },
  }
}

function makePhoto({ caption, tags = [], taken = '2024-01-01' }: TestPhoto, index: number): Captioned {
  return { id: index + 1, caption, tags, takenAt: `${taken}T10:00:00` }
}
