import { AppError } from '#shared/errors/app-error.ts'
import { createSearchService } from './search-service.ts'

export type TestPhoto = { caption: string; tags?: string[]; taken?: string }

/** A search over photos that are only there in memory; their ids count from 1. */
export function startSearch(photos: readonly TestPhoto[]) {
  const all = photos.map(makePhoto)
  const service = createSearchService({
    *each() {
      yield* all
    },
    requirePhoto: (id) => {
      const photo = all[id - 1]
      if (!photo) throw new AppError('PHOTO_NOT_FOUND', { id })
      return photo
    },
  })
  const search = (text: string, typing = false) => service.search({ text, typing, limit: 200_000 })
  return {
    search,
    find: (text: string, typing = false) => search(text, typing).photos.map(({ id }) => id),
    /** Says something else of a photo, or of a new one. */
    set(id: number, photo: TestPhoto): void {
      all[id - 1] = makePhoto(photo, id - 1)
      service.refresh([id])
    },
  }
}

function makePhoto({ caption, tags = [], taken = '2024-01-01' }: TestPhoto, index: number) {
  return {
    id: index + 1,
    fileName: `IMG_${index}.jpg`,
    caption,
    tags,
    rating: 0,
    favorite: false,
    takenAt: `${taken}T10:00:00`,
    width: 4000,
    height: 3000,
    colour: '#888888',
    version: '1',
    damaged: false,
    sha256: '',
    bytes: 1,
    path: '',
    modifiedMs: 0,
    camera: '',
    place: null,
  }
}
