import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Photo } from '#shared/contract/photos.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { useElementWidth } from '../../ui/use-element-size.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { type GridRow, layoutGrid, neighbourOf, rowOfPhoto } from './grid-layout.ts'
import styles from './photo-grid.module.css'
import { PhotoRow } from './photo-row.tsx'
import { extendSelection, type Selection, selectAll, togglePhoto } from './selection.ts'
import { clearSelection, selectionStore } from './selection-store.ts'
import { useScrollAnchor } from './use-scroll-anchor.ts'
import type { PhotoList } from './use-photo-list.ts'

const TARGET_HEIGHTS: Record<Settings['gridSize'], number> = { small: 124, medium: 184, large: 264 }
const MOVES = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'])
// Rows from the end at which the next page is asked for.
const LOAD_AHEAD = 12

export type GridQuery = { text: string; typing: boolean }

export function PhotoGrid({ list, query, selection, size }: { list: PhotoList; query: GridQuery; selection: Selection; size: Settings['gridSize'] }) {
  const { library, format } = useMessages()
  const [, navigate] = useLocation()
  const scroller = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const width = useElementWidth(sheet)
  const [focusedId, setFocusedId] = useState<number | null>(null)
  const searching = query.text !== ''
  const targetHeight = width < 640 ? TARGET_HEIGHTS[size] * 0.7 : TARGET_HEIGHTS[size]

  const shown = useScrollAnchor({ scroller, list, width, placeKey: searching ? `search:${query.text}` : 'all', layout: (photos, complete) =>
    layoutGrid(photos, { width, targetHeight, byDay: !searching, complete }), layoutKey: `${width}:${targetHeight}:${searching}` })
  const { photos, rows, height } = shown

  const focusedIndex = Math.max(0, photos.findIndex((photo) => photo.id === focusedId))
  const focusedRow = useMemo(() => rowOfPhoto(rows, focusedIndex), [rows, focusedIndex])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function tells the virtualizer that the rows are new
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index + 1]?.top ?? height) - (rows[index]?.top ?? 0),
    getItemKey,
    overscan: 5,
  })
  const visible = virtualizer.getVirtualItems().map((item) => item.index)
  const lastVisible = visible.at(-1) ?? 0
  const loadMore = list.loadMore
  const nearEnd = list.hasMore && lastVisible >= rows.length - LOAD_AHEAD
  useLoadMore(nearEnd, loadMore, photos.length)

  const focusPhoto = (index: number) => {
    const photo = photos[index]
    if (!photo) return
    setFocusedId(photo.id)
    virtualizer.scrollToIndex(rowOfPhoto(rows, index), { align: 'auto' })
    focusWhenRendered(scroller, photo.id)
  }

  const open = useCallback((photo: Photo) => navigate(`/photo/${photo.id}`, { state: { fromLibrary: true } }), [navigate])

  const takeKey = (event: KeyboardEvent) => {
    const photo = photos[focusedIndex]
    if (!photo) return
    const action = keyAction(event)
    if (!action) return
    event.preventDefault()
    if (action === 'move') {
      const next = neighbourOf(rows, focusedIndex, event.key, photos.length)
      const target = photos[next]
      if (event.shiftKey && target) selectionStore.set((state) => extendSelection(state.anchor === null ? togglePhoto(state, photo) : state, target, photos))
      focusPhoto(next)
    } else if (action === 'all') selectionStore.set(selectAll(photos))
    else if (action === 'clear') clearSelection()
    else if (action === 'select') selectionStore.set((state) => (event.shiftKey ? extendSelection(state, photo, photos) : togglePhoto(state, photo)))
    else open(photo)
  }

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

  const drawn = focusedRow >= 0 && focusedId !== null && !visible.includes(focusedRow) ? [...visible, focusedRow] : visible
  return (
    <div ref={scroller} className={styles.scroller} data-photo-scroller>
      <div
        ref={sheet}
        role="listbox"
        aria-label={library.gridLabel}
        aria-multiselectable
        className={styles.sheet}
        style={{ height }}
        onKeyDown={takeKey}
      >
        {width > 0 &&
          drawn.map((index) => {
            const row = rows[index]
            if (!row) return null
            return row.kind === 'heading' ? (
              <DayHeading key={row.key} row={row} day={format.day(row.takenAt)} count={row.count === null ? '' : format.photos(row.count)} />
            ) : (
              <PhotoRow
                key={row.key}
                row={row}
                photos={photos}
                total={list.total ?? photos.length}
                selected={selection.photos}
                focusedIndex={focusedIndex}
                query={query}
                onPress={press}
              />
            )
          })}
      </div>
    </div>
  )
}

function DayHeading({ row, day, count }: { row: GridRow; day: string; count: string }) {
  return (
    <div role="presentation" className={styles.heading} style={{ transform: `translateY(${row.top}px)`, height: row.size }}>
      <h2>{day}</h2>
      <span>{count}</span>
    </div>
  )
}

function keyAction(event: KeyboardEvent): 'move' | 'all' | 'clear' | 'select' | 'open' | null {
  if (MOVES.has(event.key)) return 'move'
  if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) return 'all'
  if (event.key === 'Escape') return 'clear'
  if (event.key === ' ') return 'select'
  return event.key === 'Enter' ? 'open' : null
}
