import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import type { IndexData } from './assemble-index.ts'
import { lastAt, rowOfPhoto } from './grid-geometry.ts'
import type { GridLayout } from './grid-layout.ts'
import { type GridScroll, useOnScroll } from './use-grid-scroll.ts'

/** Where one is looking: a photo at the upper edge, and how many px of its row lie above the edge. */
type Place = { readonly photoId: number; readonly above: number }

/** Outlives the screen, so that one comes back to where one was. By what was looked for. */
const places = new Map<string, Place>()
// This near to the top one looks at the top itself, and wants to see what comes in there.
const NEAR_TOP_PX = 24
/** How many neighbours of a photo that has gone are looked for in its stead. */
const NEIGHBOURS = 200

/** Keeps the photo that one looks at where it is on screen, whatever comes in above it and however the window is resized. */
export function useScrollAnchor(scroller: RefObject<HTMLElement | null>, index: IndexData, layout: GridLayout, scroll: GridScroll): void {
  const { ids, complete } = index
  const key = JSON.stringify([index.text, index.filter])
  const before = useRef<{ key: string; ids: readonly number[] } | null>(null)
  const restored = useRef<number | null>(null)
  const { offset, scrollTo } = scroll

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is laid out anew moves anything, not where one has scrolled to since
  useLayoutEffect(() => {
    if (layout.rows.length === 0) return
    const place = places.get(key)
    const at = place ? survivorOf(place.photoId, ids, before.current?.key === key ? before.current.ids : []) : -1
    const row = layout.rows[rowOfPhoto(layout.rows, at)]
    if (place && row) {
      scrollTo(row.top + Math.min(place.above, row.height))
      restored.current = offset()
    } else if (before.current?.key !== key) scrollTo(0)
    // Until all are there the place may yet come.
    if (complete || row) before.current = { key, ids }
  }, [layout, key])

  const remember = useCallback(() => {
    const top = offset()
    // Not moved by hand: with each resize the photo would become another one of its row, and one would drift away.
    if (top === restored.current) return
    restored.current = null
    const row = layout.rows[lastAt(layout.rows, top)]
    const photoId = ids[row?.from ?? -1]
    if (top < NEAR_TOP_PX || !row || photoId === undefined) places.delete(key)
    else places.set(key, { photoId, above: top - row.top })
  }, [offset, layout, ids, key])
  useOnScroll(scroller, remember)
}

/** Where the photo stands now, or the next one of those that stood after it. */
function survivorOf(photoId: number, ids: readonly number[], idsBefore: readonly number[]): number {
  const at = ids.indexOf(photoId)
  const was = at < 0 ? idsBefore.indexOf(photoId) : -1
  if (was < 0) return at
  for (const next of idsBefore.slice(was + 1, was + NEIGHBOURS)) {
    const found = ids.indexOf(next)
    if (found >= 0) return found
  }
  return -1
}
