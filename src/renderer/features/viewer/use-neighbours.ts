import { useEffect, useMemo, useRef } from 'react'
import { mediaAddress } from '#shared/addresses.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { type PhotoIndex, usePhotos } from '../library/library-view.ts'
import { idsAround, type Neighbours, neighboursOf } from './neighbours.ts'

/** Whose thumbnails are at hand for a key that is held down. */
const THUMBNAILS = { before: 6, after: 12 }

export type KnownNeighbours = Neighbours & {
  total: number
  first: number | undefined
  last: number | undefined
  /** Whose large pictures are worth having before they are asked for: two ahead and one behind, most likely first. */
  around: readonly Photo[]
}

/** What stands before and after a photo in the list that it was opened from. */
export function useNeighbours(list: PhotoIndex, photoId: number): KnownNeighbours {
  const { ids } = list
  const lastIndex = useRef<number | null>(null)
  const found = neighboursOf(ids, photoId, lastIndex.current)
  useEffect(() => {
    if (found.index !== null) lastIndex.current = found.index
  }, [found.index])

  const at = found.index ?? 0
  const near = useMemo(() => idsAround(ids, at, THUMBNAILS.before, THUMBNAILS.after), [ids, at])
  const photos = usePhotos(near)
  useThumbnails(photos)
  const around = [ids[at + 1], ids[at + 2], ids[at - 1]].map((id) => (found.index === null ? undefined : photos[near.indexOf(id ?? -1)]))
  return {
    ...found,
    total: list.total,
    first: ids[0],
    last: ids.at(-1),
    around: around.filter((photo) => photo !== undefined),
  }
}

function useThumbnails(photos: readonly (Photo | undefined)[]): void {
  // Held on to, or the browser may throw them away before they are shown.
  const held = useRef(new Map<string, HTMLImageElement>())
  useEffect(() => {
    const sources = photos.flatMap((photo) => (photo ? [mediaAddress('grid', photo)] : []))
    held.current = new Map(sources.map((source) => [source, held.current.get(source) ?? Object.assign(new Image(), { src: source })]))
  }, [photos])
}
