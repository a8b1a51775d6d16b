import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useRoute } from 'wouter'
import type { Photo } from '#shared/contract/photos.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { useElementWidth } from '../../ui/use-element-size.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { type GridRow, type HeadingRow, layoutGrid, neighbourOf, rowOfPhoto } from './grid-layout.ts'
import styles from './photo-grid.module.css'
import { PhotoRow } from './photo-row.tsx'
import { extendSelection, type Selection, selectAll, togglePhoto } from './selection.ts'
import { clearSelection, selectionStore } from './selection-store.ts'
import type { PhotoList } from './use-photo-list.ts'
import { useScrollAnchor, useSteadyPhotos } from './use-scroll-anchor.ts'

const TARGET_HEIGHTS: Record<Settings['gridSize'], number> = { small: 124, medium: 184, large: 264 }
// A window at 200 % zoom is half as wide; smaller rows keep more than one photo in each.
const NARROW_PX = 640
const NARROW_SCALE = 0.7
const MOVES = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'])
/** What a row that is moved to keeps free: a heading above it, the bar of the selection below. */
const ROOM_ABOVE = 56
const ROOM_BELOW = 96
/** Rows from the end at which the next page is asked for. */
const LOAD_AHEAD = 12

export function PhotoGrid({ list, selection, size }: { list: PhotoList; selection: Selection; size: Settings['gridSize'] }) {
  const { library } = useMessages()
  const [, navigate] = useLocation()
  const scroller = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const width = useElementWidth(sheet)
  const [focusedId, setFocusedId] = useState<number | null>(null)

  const photos = useSteadyPhotos(list)
  const layout = useMemo(() => {
    if (width === 0) return { rows: [], height: 0 }
    const targetHeight = TARGET_HEIGHTS[size] * (width < NARROW_PX ? NARROW_SCALE : 1)
    return layoutGrid(photos, { width, targetHeight, byDay: list.text === '', complete: !list.hasMore })
  }, [photos, width, size, list.text, list.hasMore])
  const { rows, height } = layout
  useScrollAnchor(scroller, list.text, photos, layout)

  const { visible, showRow } = useVisibleRows(scroller, rows, height)
  useLoadMore(list, rows.length - (visible.at(-1) ?? 0) <= LOAD_AHEAD)

  const focusedIndex = Math.max(
    0,
    photos.findIndex((photo) => photo.id === focusedId),
  )
  const focusPhoto = (index: number) => {
    const photo = photos[index]
    if (!photo) return
    setFocusedId(photo.id)
    showRow(rowOfPhoto(rows, index))
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-photo="${photo.id}"]`)?.focus({ preventScroll: true }))
  }
  useFocusOnReturn((photoId) => focusPhoto(photos.findIndex((photo) => photo.id === photoId)))

  const open = useCallback((photo: Photo) => navigate(`/photo/${photo.id}`, { state: { fromLibrary: true } }), [navigate])
  const press = useCallback(
    (photo: Photo, how: { range: boolean; toggle: boolean }) => {
      setFocusedId(photo.id)
      if (how.range) selectionStore.set((state) => extendSelection(state, photo, photos))
      // Once some are selected, a press goes on selecting: nobody has to aim at the small mark a hundred times.
      else if (how.toggle || selectionStore.get().photos.size > 0) selectionStore.set((state) => togglePhoto(state, photo))
      else open(photo)
    },
    [photos, open],
  )

  const takeKey = (event: KeyboardEvent) => {
    const photo = photos[focusedIndex]
    const action = keyAction(event)
    if (!photo || !action) return
    event.preventDefault()
    if (action === 'move') {
      const next = neighbourOf(rows, focusedIndex, event.key, photos.length)
      if (event.shiftKey) selectionStore.set((state) => extendTo(state, photo, photos[next] ?? photo, photos))
      focusPhoto(next)
    } else if (action === 'all') selectionStore.set(selectAll(photos))
    else if (action === 'clear') clearSelection()
    else if (action === 'select') selectionStore.set((state) => togglePhoto(state, photo))
    else open(photo)
  }

  const focusedRow = rowOfPhoto(rows, focusedIndex)
  // The focused photo stays drawn while out of sight, or the focus would be lost with it.
  const drawn = visible.includes(focusedRow) ? visible : [...visible, focusedRow]
  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        ref={sheet}
        role="listbox"
        tabIndex={-1}
        aria-label={library.gridLabel}
        aria-multiselectable
        className={styles.sheet}
        style={{ height }}
        onKeyDown={takeKey}
      >
        {drawn.map((index) => {
          const row = rows[index]
          if (!row) return null
          if (row.kind === 'headings') return <DayHeadings key={row.key} row={row} />
          return <PhotoRow key={row.key} {...{ row, photos, list, focusedIndex }} selected={selection.photos} onPress={press} />
        })}
      </div>
    </div>
  )
}

function DayHeadings({ row }: { row: HeadingRow }) {
  const { format } = useMessages()
  return (
    <div role="presentation" className={styles.headings} style={{ transform: `translateY(${row.top}px)`, height: row.size }}>
      {row.days.map(({ takenAt, left, width, count }) => (
        <div key={takenAt} role="presentation" className={styles.heading} style={{ left, width }}>
          <h2>{format.day(takenAt)}</h2>
          {count !== null && <span>{format.photos(count)}</span>}
        </div>
      ))}
    </div>
  )
}

function useVisibleRows(scroller: { readonly current: HTMLDivElement | null }, rows: readonly GridRow[], height: number) {
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index + 1]?.top ?? height) - (rows[index]?.top ?? 0),
    // Being a new function with new rows is what tells the virtualizer to reckon anew.
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: 5,
    scrollPaddingStart: ROOM_ABOVE,
    scrollPaddingEnd: ROOM_BELOW,
  })
  return {
    visible: virtualizer.getVirtualItems().map((item) => item.index),
    showRow: (index: number) => virtualizer.scrollToIndex(Math.max(0, index), { align: 'auto' }),
  }
}

/** Asks for the next page once the end is near, and again while it still is with what has come. */
function useLoadMore(list: PhotoList, nearEnd: boolean): void {
  const { loadMore, photos } = list
  // biome-ignore lint/correctness/useExhaustiveDependencies: `loadMore` is new with every render; what is loaded is what matters
  useEffect(() => {
    if (nearEnd) loadMore()
  }, [nearEnd, photos])
}

/** Gives the focus back to the photo that was open last, once the viewer above has closed. */
function useFocusOnReturn(focus: (photoId: number) => void): void {
  const [viewing, params] = useRoute('/photo/:id')
  const open = useRef<number | null>(null)
  useEffect(() => {
    if (viewing) open.current = Number(params.id)
    else if (open.current !== null) {
      focus(open.current)
      open.current = null
    }
  })
}

function extendTo(state: Selection, from: Photo, to: Photo, shown: readonly Photo[]): Selection {
  return extendSelection(state.anchor === null ? togglePhoto(state, from) : state, to, shown)
}

function keyAction(event: KeyboardEvent): 'move' | 'all' | 'clear' | 'select' | 'open' | null {
  if (MOVES.has(event.key)) return 'move'
  if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) return 'all'
  if (event.key === 'Escape') return 'clear'
  if (event.key === ' ') return 'select'
  return event.key === 'Enter' ? 'open' : null
}
