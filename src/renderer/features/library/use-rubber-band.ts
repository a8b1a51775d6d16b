import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import { photosInRect, type Rect } from './grid-geometry.ts'
import type { GridLayout } from './grid-layout.ts'
import { addToSelection, NOTHING_SELECTED } from './selection.ts'
import { selectionStore } from './selection-store.ts'
import type { GridScroll } from './use-grid-scroll.ts'

/** A hand is never quite still: less than this is a click. */
const CLICK_PX = 6
/** How near the edge the grid begins to scroll, and how fast at the edge itself. */
const EDGE_PX = 56
const FASTEST_PX = 28

type Point = { readonly x: number; readonly y: number }
type Parts = {
  scroller: RefObject<HTMLElement | null>
  sheet: RefObject<HTMLElement | null>
  scroll: GridScroll
  layout: GridLayout
  ids: readonly number[]
}

/**
 * A rectangle drawn over the grid with the mouse chooses what it touches; with Shift or Ctrl/⌘ in addition to what is chosen
 * already. Reckoned from the geometry, so that it reaches photos that are not drawn. Esc takes it back.
 */
export function useRubberBand(parts: Parts): { band: Rect | null; startBand: (event: PointerEvent) => void } {
  const [band, setBand] = useState<Rect | null>(null)
  // What is laid out may change while one draws, as during an import.
  const latest = useRef(parts)
  latest.current = parts

  const startBand = (event: PointerEvent) => {
    if (event.button !== 0 || event.pointerType !== 'mouse' || isTaken(event)) return
    const start = pointInGrid(latest.current, event.clientX, event.clientY)
    const before = selectionStore.get()
    const base = event.shiftKey || event.ctrlKey || event.metaKey ? before : NOTHING_SELECTED
    let pointer: Point = { x: event.clientX, y: event.clientY }
    let drawing = false
    let frame = 0
    let lastRect = ''

    const draw = () => {
      scrollNearEdge(latest.current, pointer.y)
      const rect = rectOf(start, pointInGrid(latest.current, pointer.x, pointer.y))
      const name = JSON.stringify(rect)
      if (name !== lastRect) {
        lastRect = name
        setBand(rect)
        const { layout, ids } = latest.current
        selectionStore.set(
          addToSelection(
            base,
            photosInRect(layout, rect).map((index) => ids[index] ?? 0),
          ),
        )
      }
      frame = requestAnimationFrame(draw)
    }
    const move = (moved: globalThis.PointerEvent) => {
      pointer = { x: moved.clientX, y: moved.clientY }
      if (drawing || Math.hypot(pointer.x - event.clientX, pointer.y - event.clientY) < CLICK_PX) return
      drawing = true
      draw()
    }
    const end = () => {
      cancelAnimationFrame(frame)
      for (const [type, listener] of listeners) window.removeEventListener(type, listener, true)
      setBand(null)
      if (drawing) swallowClick()
    }
    const cancel = (pressed: Event) => {
      if (!drawing || !(pressed instanceof KeyboardEvent) || pressed.key !== 'Escape') return
      pressed.stopPropagation()
      selectionStore.set(before)
      end()
    }
    const listeners: [string, (event: Event) => void][] = [
      ['pointermove', (moved) => move(moved as globalThis.PointerEvent)],
      ['pointerup', end],
      ['pointercancel', end],
      ['keydown', cancel],
    ]
    for (const [type, listener] of listeners) window.addEventListener(type, listener, true)
  }
  return { band, startBand }
}

/** Whether the press belongs to a button, or to the scroll bar. */
function isTaken({ target, currentTarget, clientX }: PointerEvent): boolean {
  if (target instanceof Element && target.closest('button')) return true
  return clientX >= currentTarget.getBoundingClientRect().left + currentTarget.clientWidth
}

function pointInGrid({ sheet, scroll }: Parts, clientX: number, clientY: number): Point {
  const box = sheet.current?.getBoundingClientRect()
  return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) + scroll.window.top }
}

function rectOf(a: Point, b: Point): Rect {
  return { left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) }
}

function scrollNearEdge({ scroller, scroll }: Parts, clientY: number): void {
  const box = scroller.current?.getBoundingClientRect()
  if (!box) return
  const step = edgeStep(clientY - box.top, box.height)
  if (step !== 0) scroll.scrollTo(scroll.offset() + step)
}

/** How far to scroll in one frame with the pointer `y` px below the upper edge of a view; 0 away from its edges. */
export function edgeStep(y: number, height: number): number {
  const beyond = y < EDGE_PX ? y - EDGE_PX : Math.max(0, y - (height - EDGE_PX))
  return Math.round(Math.max(-1, Math.min(1, beyond / EDGE_PX)) * FASTEST_PX)
}

/** The click that the browser makes of letting go is none. */
function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation()
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, true))
}
