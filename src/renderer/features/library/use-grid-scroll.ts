import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { touched } from './grid-geometry.ts'
import type { GridLayout } from './grid-layout.ts'
import { setCalm } from './scroll-pace.ts'
import { followWindow, type SheetWindow } from './sheet-window.ts'

/** First (included) and last (left out) of the rows and bands to draw: what can be seen, and as much above and below. */
export type Drawn = { readonly rows: readonly [number, number]; readonly bands: readonly [number, number] }

export type GridScroll = {
  /** The part of the grid that the element stands for; more than that only in very tall grids. */
  readonly window: SheetWindow
  readonly drawn: Drawn
  /** The height of the grid that stands at the upper edge, in px from its beginning. */
  readonly offset: () => number
  /** How much of the grid can be seen at once, in px. */
  readonly view: () => number
  readonly scrollTo: (offset: number) => void
  /** Moves as little as it takes to see a row that begins at `top`. */
  readonly show: (top: number, height: number) => void
}

/** What a row that is moved to keeps free: a heading above it, the bar of the selection below. */
const ROOM_ABOVE = 56
const ROOM_BELOW = 96

/** Which rows of a known geometry to draw, at whatever speed one scrolls. */
export function useGridScroll(scroller: RefObject<HTMLElement | null>, layout: GridLayout): GridScroll {
  const [spot, setSpot] = useState<Spot>({ offset: 0, view: 0 })
  const [wanted, setWanted] = useState<SheetWindow>({ top: 0, height: 0 })
  const offset = useRef(0)
  const window = useMemo(() => followWindow(wanted, offset.current, 0, layout.height), [wanted, layout.height])
  const drawn = useMemo(() => drawnAt(layout, spot), [layout, spot])
  const latestDrawn = useRef(drawn)
  useLayoutEffect(() => {
    latestDrawn.current = drawn
  })

  // What the element stands for has moved: what one looks at stays where it is.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element && element.scrollTop !== offset.current - window.top) element.scrollTop = offset.current - window.top
  }, [scroller, window.top])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    let last = performance.now()
    const look = (): Spot => {
      const now = performance.now()
      const here = window.top + element.scrollTop
      setCalm(Math.abs(here - offset.current), now - last)
      last = now
      offset.current = here
      return { offset: here, view: element.clientHeight }
    }
    const draw = (seen: Spot) => {
      setWanted((current) => followWindow(current.height === 0 ? window : current, seen.offset, seen.view, layout.height))
      setSpot((before) => (sameDrawn(drawnAt(layout, before), drawnAt(layout, seen)) ? before : seen))
    }
    const follow = () => {
      const seen = look()
      // Beyond what is drawn there is nothing to be seen but paper: not even for one frame.
      if (isDrawn(layout, seen, latestDrawn.current)) draw(seen)
      else flushSync(() => draw(seen))
    }
    draw(look())
    const observer = new ResizeObserver(() => draw(look()))
    observer.observe(element)
    element.addEventListener('scroll', follow, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', follow)
    }
  }, [scroller, layout, window])

  const moves = useMemo(() => {
    const view = () => scroller.current?.clientHeight ?? 0
    const scrollTo = (to: number) => {
      const element = scroller.current
      if (!element) return
      const target = Math.round(Math.max(0, Math.min(to, layout.height)))
      const next = followWindow(window, target, view(), layout.height)
      if (next === window) element.scrollTop = target - window.top
      else {
        offset.current = target
        setWanted(next)
        setSpot({ offset: target, view: view() })
      }
    }
    const here = () => window.top + (scroller.current?.scrollTop ?? 0)
    const show = (top: number, height: number) => {
      const lowest = top - ROOM_ABOVE
      const highest = top + height + ROOM_BELOW - view()
      if (here() > lowest) scrollTo(lowest)
      else if (here() < highest) scrollTo(Math.min(lowest, highest))
    }
    return { view, scrollTo, show, offset: here }
  }, [scroller, layout.height, window])
  return useMemo(() => ({ ...moves, window, drawn }), [moves, window, drawn])
}

/** Where one looks: from `offset` on, `view` px far. */
type Spot = { readonly offset: number; readonly view: number }

function isDrawn({ rows }: GridLayout, { offset, view }: Spot, drawn: Drawn): boolean {
  const [first, end] = touched(rows, offset, offset + view)
  return drawn.rows[0] <= first && end <= drawn.rows[1]
}

function drawnAt({ rows, bands }: GridLayout, { offset, view }: Spot): Drawn {
  const top = offset - view
  const bottom = offset + 2 * view
  return { rows: touched(rows, top, bottom), bands: touched(bands, top, bottom) }
}

function sameDrawn(a: Drawn, b: Drawn): boolean {
  return a.rows[0] === b.rows[0] && a.rows[1] === b.rows[1] && a.bands[0] === b.bands[0] && a.bands[1] === b.bands[1]
}

/** Runs at each scroll; for what follows the position without being drawn anew. */
export function useOnScroll(scroller: RefObject<HTMLElement | null>, follow: () => void): void {
  const latest = useRef(follow)
  useLayoutEffect(() => {
    latest.current = follow
  })
  // One listener for good: one that is exchanged while a scroll is being told of would not hear of it.
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const listener = () => latest.current()
    element.addEventListener('scroll', listener, { passive: true })
    return () => element.removeEventListener('scroll', listener)
  }, [scroller])
}
