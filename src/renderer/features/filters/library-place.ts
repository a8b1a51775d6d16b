import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { PhotoFilter } from '#shared/contract/photos.ts'
import { createStore, useStore } from '../../api/store.ts'

/** A place of the library with an address of its own, and what it narrows the photos to. */
export type LibraryPlace = { path: string; kind: 'all' | 'favorites' | 'removed' | 'album'; filter: PhotoFilter }

/** What the router shows the library for; it stays below an open photo. */
export const LIBRARY_PATHS = /^\/(?:photo\/\d+|album\/\d+|favorites|removed)?$/

const ALL: LibraryPlace = { path: '/', kind: 'all', filter: {} }
const lastPlaceStore = createStore<LibraryPlace>(ALL)

/** Null where the address is no place of the library, or an open photo, which lies above whichever it was opened from. */
export function placeOfPath(path: string): LibraryPlace | null {
  if (path === '/') return ALL
  if (path === '/favorites') return { path, kind: 'favorites', filter: { favorite: true } }
  if (path === '/removed') return { path, kind: 'removed', filter: { removed: true } }
  const albumId = Number(/^\/album\/([1-9]\d{0,14})$/.exec(path)?.[1])
  return albumId ? { path, kind: 'album', filter: { albumId } } : null
}

/** The place of the library one is at, or was at last. */
export function useLibraryPlace(): LibraryPlace {
  const [location] = useLocation()
  const last = useStore(lastPlaceStore)
  const here = placeOfPath(location)
  // The same object as long as the place is the same.
  return here === null || here.path === last.path ? last : here
}

/** Keeps in mind which place an open photo lies above. Called once, by the router. */
export function useRememberedPlace(): void {
  const place = useLibraryPlace()
  useEffect(() => lastPlaceStore.set(place), [place])
}
