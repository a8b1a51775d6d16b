import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { isPhotoAbsent, knownPhoto, requestPhotos, subscribeToPhoto } from '../../api/photo-store.ts'

/** By id; null where the library lacks it, not there while it is not known yet. */
export type BasketPhotos = ReadonlyMap<number, Photo | null>

/** All photos of a basket. A whole answer for hundreds of them is taken in one go. `ids` should be the same array while it holds the same. */
export function useBasketPhotos(ids: readonly number[]): BasketPhotos {
  const [subscribe, snapshot] = useMemo(() => follow(ids), [ids])
  const photos = useSyncExternalStore(subscribe, snapshot)
  useEffect(() => requestPhotos(ids), [ids])
  return photos
}

function follow(ids: readonly number[]) {
  let photos = readPhotos(ids)
  const subscribe = (listener: () => void) => {
    let told = false
    const tell = () => {
      if (told) return
      told = true
      queueMicrotask(() => {
        told = false
        photos = readPhotos(ids)
        listener()
      })
    }
    photos = readPhotos(ids)
    const ends = ids.map((id) => subscribeToPhoto(id, tell))
    return () => {
      for (const end of ends) end()
    }
  }
  return [subscribe, () => photos] as const
}

function readPhotos(ids: readonly number[]): BasketPhotos {
  const entries = ids.flatMap((id): [number, Photo | null][] => {
    const photo = knownPhoto(id)
    if (photo) return [[id, photo]]
    return isPhotoAbsent(id) ? [[id, null]] : []
  })
  return new Map(entries)
}
