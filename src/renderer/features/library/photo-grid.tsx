import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useRoute } from 'wouter'
import type { Settings } from '#shared/contract/settings.ts'
import { requestPhotos } from '../../api/photo-store.ts'
import { classNames } from '../../ui/class-names.ts'
import { useElementWidth } from '../../ui/use-element-size.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { DayHeadings } from './day-headings.tsx'
import { type Move, neighbourOf, rowOfPhoto } from './grid-geometry.ts'
import { type GridLayout, layoutGrid } from './grid-layout.ts'
import type { PhotoIndex } from './library-view.ts'
import styles from './photo-grid.module.css'
import { type MenuRequest, PhotoMenu } from './photo-menu.tsx'
import { PhotoRow } from './photo-row.tsx'
import { Scrubber } from './scrubber.tsx'
import { extendSelection, type Selection, togglePhoto } from './selection.ts'
import { selectionStore } from './selection-store.ts'
import { gridKeyOf, useSelectionKeys } from './use-grid-keys.ts'
import { type GridScroll, useGridScroll } from './use-grid-scroll.ts'
import type { PhotoActions } from './use-photo-actions.ts'
import { useRubberBand } from './use-rubber-band.ts'
import { useScrollAnchor } from './use-scroll-anchor.ts'

const TARGET_HEIGHTS: Record<Settings['gridSize'], number> = { small: 124, medium: 184, large: 264 }
// A window at 200 % zoom is half as wide; smaller rows keep more than one photo in each.
const NARROW_PX = 640
const NARROW_SCALE = 0.7
/** Fewer photos are gone through faster without a timeline. */
const LEAST_FOR_TIMELINE = 200
/** How many photos beside those drawn are asked for ahead. */
const AHEAD = 60

type PhotoGridProps = {
  index: PhotoIndex
  selection: Selection
  size: Settings['gridSize']
  chooseAll: () => void
  actions: PhotoActions
}

export function PhotoGrid({ index, selection, size, chooseAll, actions }: PhotoGridProps) {
  const { library } = useMessages()
  const { ids, days } = index
  const scroller = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const width = useElementWidth(sheet)
  const layout = useMemo(() => layoutFor(index, width, size), [index, width, size])
  const scroll = useGridScroll(scroller, layout)
  useScrollAnchor(scroller, index, layout, scroll)
  useAskAhead(index, layout, scroll)
  const { focusedIndex, focusPhoto, setFocusedId } = useGridFocus(sheet, index, layout, scroll)
  useSelectionKeys(chooseAll, () => photoOf(document.activeElement), actions)
  // The end is not known before all is; it is gone to when it has come.
  const [endAwaited, setEndAwaited] = useState(false)
  useEffect(() => {
    if (!endAwaited || !index.complete) return
    setEndAwaited(false)
    focusPhoto(ids.length - 1)
  }, [endAwaited, index, ids, focusPhoto])
  const [menu, setMenu] = useState<MenuRequest | null>(null)
  const closeMenu = useCallback(() => setMenu(null), [])
  const { band, startBand } = useRubberBand({ scroller, sheet, scroll, layout, ids })

  const press = (event: MouseEvent) => {
    const id = photoOf(event.target)
    if (id === null) return
    setFocusedId(id)
    const onMark = (event.target as Element).closest('[data-mark]') !== null
    if (event.shiftKey) selectionStore.set((state) => extendSelection(state, id, ids))
    // Once some are selected, a press goes on selecting: nobody has to aim at the small mark a hundred times.
    else if (onMark || event.ctrlKey || event.metaKey || selection.ids.size > 0) selectionStore.set((state) => togglePhoto(state, id))
    else actions.open(id)
  }
  const openMenu = (id: number, at: MenuRequest['at']) => {
    setFocusedId(id)
    setMenu({ at, photoId: id, ids: selection.ids.has(id) ? [...selection.ids] : [id] })
  }
  const move = (at: number, step: Move, extending: boolean) => {
    const next = neighbourOf(layout, at, step, scroll.view())
    if (extending) selectionStore.set((state) => extendTo(state, ids[at] ?? 0, ids[next] ?? 0, ids))
    focusPhoto(next)
    setEndAwaited(step === 'End' && !index.complete)
  }
  const takeKey = (event: KeyboardEvent) => {
    const focused = photoOf(event.target)
    const at = focused === null ? focusedIndex : ids.indexOf(focused)
    const id = ids[at]
    // Keys on a heading's button, or on the timeline, are its own.
    const key = focused === null && event.target !== sheet.current ? null : gridKeyOf(event)
    if (id === undefined || !key) return
    event.preventDefault()
    if (key.kind === 'move') move(at, key.move, event.shiftKey)
    else if (key.kind === 'toggle') selectionStore.set((state) => togglePhoto(state, id))
    else if (key.kind === 'open') actions.open(id)
    else openMenu(id, centreOf(event.target))
  }

  const { window, drawn } = scroll
  const focusedRow = rowOfPhoto(layout.rows, focusedIndex)
  const timeline = days !== null && index.total >= LEAST_FOR_TIMELINE && days[0]?.[0].slice(0, 7) !== days.at(-1)?.[0].slice(0, 7)
  return (
    <div className={classNames(styles.grid, timeline && styles.withTimeline)}>
      <div ref={scroller} className={styles.scroller} onPointerDown={startBand}>
        <div
          ref={sheet}
          role="listbox"
          tabIndex={-1}
          aria-label={library.gridLabel}
          aria-multiselectable
          className={styles.sheet}
          style={{ height: window.height }}
          onKeyDown={takeKey}
          onClick={press}
          onContextMenu={(event) => {
            const id = photoOf(event.target)
            if (id === null) return
            event.preventDefault()
            openMenu(id, { x: event.clientX, y: event.clientY })
          }}
        >
          {layout.bands.slice(...drawn.bands).map((days) => (
            <DayHeadings key={days.days[0]?.day} band={days} top={days.top - window.top} {...{ ids, selection, focusedIndex }} />
          ))}
          {rowsToDraw(layout, drawn.rows, focusedRow).map((row) => (
            <PhotoRow
              key={ids[row.from]}
              row={row}
              top={row.top - window.top}
              index={index}
              selected={selection.ids}
              focusedIndex={row.from <= focusedIndex && focusedIndex < row.to ? focusedIndex : -1}
            />
          ))}
          {band && (
            <div
              className={styles.band}
              style={{ left: band.left, top: band.top - window.top, width: band.right - band.left, height: band.bottom - band.top }}
            />
          )}
        </div>
      </div>
      {timeline && <Scrubber scroller={scroller} layout={layout} scroll={scroll} />}
      {menu && <PhotoMenu request={menu} actions={actions} onClose={closeMenu} />}
    </div>
  )
}

function layoutFor(index: PhotoIndex, width: number, size: Settings['gridSize']): GridLayout {
  if (width === 0) return { rows: [], bands: [], height: 0 }
  return layoutGrid(index, { width, targetHeight: TARGET_HEIGHTS[size] * (width < NARROW_PX ? NARROW_SCALE : 1) })
}

/** The focused photo stays drawn while out of sight, or the focus would be lost with it. */
function rowsToDraw({ rows }: GridLayout, [first, end]: readonly [number, number], focused: number) {
  const seen = rows.slice(first, end)
  const alone = focused >= 0 && (focused < first || focused >= end) ? rows[focused] : undefined
  return alone ? [...seen, alone] : seen
}

/** Which photo the keys act on. It is kept by its id, whatever comes in before it. */
function useGridFocus(sheet: { readonly current: HTMLElement | null }, { ids }: PhotoIndex, layout: GridLayout, scroll: GridScroll) {
  const [focusedId, setFocusedId] = useState<number | null>(null)
  const focusedIndex = useMemo(() => Math.max(0, focusedId === null ? 0 : ids.indexOf(focusedId)), [ids, focusedId])
  const aimAt = (index: number) => {
    const id = ids[index]
    const row = layout.rows[rowOfPhoto(layout.rows, index)]
    if (id === undefined || !row) return
    setFocusedId(id)
    scroll.show(row.top, row.height)
  }
  const takeFocus = (index: number) =>
    sheet.current?.querySelector<HTMLElement>(`[data-photo="${ids[index]}"]`)?.focus({ preventScroll: true })
  /** At once, since the next key may come before the next frame. */
  const focusPhoto = (index: number) => {
    flushSync(() => aimAt(index))
    takeFocus(index)
  }
  // Where the photo has gone, as by Delete, the one that came into its place is next.
  const lastIndex = useRef(focusedIndex)
  useLayoutEffect(() => {
    if (focusedId === null || ids.length === 0) return
    const at = ids.indexOf(focusedId)
    if (at >= 0) {
      lastIndex.current = at
      return
    }
    const next = Math.min(lastIndex.current, ids.length - 1)
    setFocusedId(ids[next] ?? null)
    if (document.activeElement === document.body) requestAnimationFrame(() => takeFocus(next))
  })
  // Gives the focus back to the photo that was open last, once the viewer above has closed.
  const [viewing, params] = useRoute('/photo/:id')
  const open = useRef<number | null>(null)
  useEffect(() => {
    if (viewing) open.current = Number(params.id)
    else if (open.current !== null) {
      const index = ids.indexOf(open.current)
      aimAt(index)
      requestAnimationFrame(() => takeFocus(index))
      open.current = null
    }
  })
  return { focusedIndex, focusPhoto, setFocusedId }
}

/** Asks for what scrolling on will show, before what is drawn now asks for itself and so comes first. */
function useAskAhead({ ids }: PhotoIndex, { rows }: GridLayout, { drawn }: GridScroll): void {
  const [first, end] = drawn.rows
  useLayoutEffect(() => {
    const from = rows[first]?.from ?? 0
    const to = rows[end - 1]?.to ?? 0
    requestPhotos([...ids.slice(Math.max(0, from - AHEAD), from), ...ids.slice(to, to + AHEAD)])
  }, [ids, rows, first, end])
}

function photoOf(target: EventTarget | null): number | null {
  const photo = target instanceof Element ? target.closest<HTMLElement>('[data-photo]')?.dataset.photo : undefined
  return photo === undefined ? null : Number(photo)
}

function centreOf(target: EventTarget): { x: number; y: number } {
  const box = target instanceof Element ? target.getBoundingClientRect() : new DOMRect()
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 }
}

function extendTo(state: Selection, from: number, to: number, ids: readonly number[]): Selection {
  return extendSelection(state.anchor === null ? togglePhoto(state, from) : state, to, ids)
}
