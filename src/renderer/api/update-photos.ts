import type { Photo, PhotoDetail } from '#shared/contract/photos.ts'
import { client } from './client.ts'
import { queryClient } from './query-client.ts'
import { queryKey } from './query-keys.ts'

export type PhotoChange = {
  caption?: string
  addTags?: readonly string[]
  removeTags?: readonly string[]
  rating?: number
  favorite?: boolean
}

type Pages = { pages: { photos: Photo[] }[]; pageParams: unknown[] }

/** Saves what the customer says of photos. Shown at once; taken back from the screen where saving fails. Rejects with what the call rejects with. */
export async function updatePhotos(ids: readonly number[], change: PhotoChange): Promise<void> {
  const chosen = new Set(ids)
  const patch = <P extends Photo>(photo: P): P => (chosen.has(photo.id) ? { ...photo, ...applyChange(photo, change) } : photo)
  // An answer that left before the change must not overwrite it.
  await queryClient.cancelQueries({ queryKey: queryKey.photos })
  queryClient.setQueriesData<Pages>({ queryKey: ['photos', 'list'] }, (data) =>
    data ? { ...data, pages: data.pages.map((page) => ({ ...page, photos: page.photos.map(patch) })) } : data,
  )
  for (const id of ids) queryClient.setQueryData<PhotoDetail>(queryKey.photoDetail(id), (photo) => (photo ? patch(photo) : photo))
  try {
    await client.photos.update({
      ...change,
      ids: [...ids],
      addTags: [...(change.addTags ?? [])],
      removeTags: [...(change.removeTags ?? [])],
    })
  } finally {
    void queryClient.invalidateQueries({ queryKey: queryKey.photos })
  }
}

function applyChange(photo: Photo, change: PhotoChange): Partial<Photo> {
  const removed = new Set(change.removeTags)
  return {
    ...(change.caption !== undefined && { caption: change.caption }),
    ...(change.rating !== undefined && { rating: change.rating }),
    ...(change.favorite !== undefined && { favorite: change.favorite }),
    tags: [...new Set([...photo.tags, ...(change.addTags ?? [])])].filter((tag) => !removed.has(tag)),
  }
}
