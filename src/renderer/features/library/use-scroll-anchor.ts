import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { type GridLayout, type GridRow, rowOfPhoto } from './grid-layout.ts'
import type { PhotoList } from './use-photo-list.ts'

/** Where one is looking: a photo at the upper edge, and how many px of its row lie above the edge. */
type Place = { photoId: number; offset: number }

/** Outlives the screen, so that one comes back to where one was. By what was looked for. */
const places = new Map<string, Place>()
// This near to the top one looks at the top itself, and wants to see what comes in there.
const NEAR_TOP_PX = 24

/**
 * The photos to lay out now: those of the list, or, while photos that came in above have pushed the one looked at beyond what is
 * loaded, still the old ones until it is loaded again.
 */
export function useSteadyPhotos(list: PhotoList): readonly Photo[] {
  const [shown, setShown] = useState(list)
  const place = places.get(list.text)
  const missing =
    shown.text === list.text && place !== undefined && list.hasMore && !list.photos.some((photo) => photo.id === place.photoId)
  if (!missing && (shown.photos !== list.photos || shown.text !== list.text)) setShown(list)
  const { loadMore, photos } = list
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again for as long as what came did not bring the photo
  useEffect(() => {
    if (missing) loadMore()
  }, [missing, photos])
  return shown.photos
}

/** Keeps the photo that one looks at where it is on screen, whatever comes in above it and however the window is resized. */
export function useScrollAnchor(
  scroller: RefObject<HTMLElement | null>,
  text: string,
  photos: readonly Photo[],
  { rows }: GridLayout,
): void {
  const shownText = useRef<string | null>(null)

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || rows.length === 0) return
    const row = rowOfPlace(places.get(text), photos, rows)
    if (row) element.scrollTop = row.top
    else if (shownText.current !== text) element.scrollTop = 0
    shownText.current = text
  }, [scroller, rows, photos, text])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const remember = () => {
      const { scrollTop } = element
      const row = rows.find((candidate) => candidate.kind === 'photos' && candidate.top + candidate.size > scrollTop)
      const photo = row?.kind === 'photos' ? photos[row.from] : undefined
      if (scrollTop < NEAR_TOP_PX || !row || !photo) places.delete(text)
      else places.set(text, { photoId: photo.id, offset: scrollTop - row.top })
    }
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [scroller, rows, photos, text])
}

function rowOfPlace(place: Place | undefined, photos: readonly Photo[], rows: readonly GridRow[]): { top: number } | null {
  if (!place) return null
  const index = photos.findIndex((photo) => photo.id === place.photoId)
  const row = index < 0 ? undefined : rows[rowOfPhoto(rows, index)]
  return row ? { top: row.top + place.offset } : null
}
