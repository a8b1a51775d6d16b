import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { isYearBegun } from '#shared/hangul/parse-date.ts'
import { knownPhoto, requestPhotos, subscribeToPhoto } from '../../api/photo-store.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useStore } from '../../api/store.ts'
import { filterStore } from '../filters/filter-store.ts'
import { useLibraryPlace } from '../filters/library-place.ts'
import { useSearchQuery } from '../search/search-store.ts'
import type { IndexData, LibraryView } from './assemble-index.ts'
import { loadIndex } from './photo-index.ts'

/** The index of a view. Until the first answer `loaded` is false and everything is empty. */
export type PhotoIndex = IndexData & { readonly loaded: boolean; readonly error: Error | null; readonly retry: () => void }

const KEPT_MS = 3_600_000
// A search per keystroke would otherwise pile up for minutes.
const SEARCH_KEPT_MS = 10_000

/** What is looked for in the search box, within the place of the library one is at and the filters set there. */
export function useLibraryView(): LibraryView {
  const { text, typing, asIs } = useSearchQuery()
  const place = useLibraryPlace()
  const chosen = useStore(filterStore)
  return useMemo(
    () => ({ text, typing, ...(asIs && { asIs }), filter: { ...chosen, ...place.filter } }),
    [text, typing, asIs, chosen, place.filter],
  )
}

/** All that a view shows, loaded or not. While a new answer is awaited the old one stays; an answer that is too late is dropped. */
export function usePhotoIndex(view: LibraryView): PhotoIndex {
  const queryClient = useQueryClient()
  const key = queryKey.photoIndex(view)
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      loadIndex(view, signal, (first) => {
        // What is there already is more than a beginning.
        if (!queryClient.getQueryData(key)) queryClient.setQueryData(key, first)
      }),
    placeholderData: keepPreviousData,
    // One that was left while it was being loaded is only a beginning.
    staleTime: (query) => (query.state.data?.complete === false ? 0 : Number.POSITIVE_INFINITY),
    structuralSharing: false,
    gcTime: view.text === '' ? KEPT_MS : SEARCH_KEPT_MS,
  })
  const empty = useMemo(() => emptyIndex(view), [view])
  const answer = useWithoutFlash(data)
  const shown = answer ?? empty
  const loaded = answer !== undefined
  // The same object for as long as the answer is the same: what is laid out by it takes its time.
  return useMemo(() => ({ ...shown, loaded, error, retry: () => void refetch() }), [shown, loaded, error, refetch])
}

/** The first digits of a year are no reason to show that there is nothing: what was there stays until the year is whole. */
function useWithoutFlash(data: IndexData | undefined): IndexData | undefined {
  const [kept, setKept] = useState(data)
  const flashes = data?.total === 0 && data.typing && isYearBegun(data.text)
  if (!flashes && data !== kept) setKept(data)
  return flashes ? (kept ?? data) : data
}

/** A photo, undefined until it is known. Follows its changes. */
export function usePhoto(id: number | null | undefined): Photo | undefined {
  const photo = useSyncExternalStore(
    useCallback((listener: () => void) => (id == null ? () => {} : subscribeToPhoto(id, listener)), [id]),
    () => (id == null ? undefined : knownPhoto(id)),
  )
  useEffect(() => {
    if (id != null) requestPhotos([id])
  }, [id])
  return photo
}

/** As `usePhoto`, for several: in the order of `ids`, undefined where not known yet. `ids` should be the same array while it holds the same. */
export function usePhotos(ids: readonly number[]): readonly (Photo | undefined)[] {
  const [subscribe, snapshot] = useMemo(() => followPhotos(ids), [ids])
  const photos = useSyncExternalStore(subscribe, snapshot)
  useEffect(() => requestPhotos(ids), [ids])
  return photos
}

function followPhotos(ids: readonly number[]) {
  let photos = ids.map(knownPhoto)
  const subscribe = (listener: () => void) => {
    const ends = ids.map((id) => subscribeToPhoto(id, listener))
    return () => {
      for (const end of ends) end()
    }
  }
  const snapshot = () => {
    if (ids.some((id, index) => knownPhoto(id) !== photos[index])) photos = ids.map(knownPhoto)
    return photos
  }
  return [subscribe, snapshot] as const
}

function emptyIndex(view: LibraryView): IndexData {
  return { ...view, ids: [], aspects: [], days: null, total: 0, complete: false, corrected: undefined }
}
