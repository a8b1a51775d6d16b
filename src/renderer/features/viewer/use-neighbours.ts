import { useEffect } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import type { PhotoList } from '../library/use-photo-list.ts'

/** How near the end of what is loaded the next page is asked for. */
const LOAD_AHEAD = 5

export type Neighbours = {
  photo: Photo | undefined
  previous: Photo | undefined
  next: Photo | undefined
  /** From 1; null where the photo is not in the list. */
  position: number | null
  total: number
}

/** What stands before and after a photo in the list that it was opened from. */
export function useNeighbours(list: PhotoList, photoId: number): Neighbours {
  const { photos, hasMore, loadMore } = list
  const index = photos.findIndex((photo) => photo.id === photoId)
  const nearEnd = hasMore && index >= photos.length - LOAD_AHEAD
  // biome-ignore lint/correctness/useExhaustiveDependencies: `loadMore` is new with every render; what is loaded is what matters
  useEffect(() => {
    if (nearEnd) loadMore()
  }, [nearEnd, photos])
  return {
    photo: photos[index],
    previous: index > 0 ? photos[index - 1] : undefined,
    next: index >= 0 ? photos[index + 1] : undefined,
    position: index >= 0 ? index + 1 : null,
    total: list.total ?? photos.length,
  }
}
