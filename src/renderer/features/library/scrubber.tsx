import { type KeyboardEvent, type PointerEvent, type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useElementHeight } from '../../ui/use-element-size.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import type { GridLayout } from './grid-layout.ts'
import styles from './scrubber.module.css'
import { type MonthMark, monthAt, monthsOf, partOf, stepMonth, yearLabels } from './scrubber-months.ts'
import { type GridScroll, useOnScroll } from './use-grid-scroll.ts'

/** What a year takes of the track, in px. */
const LABEL_PX = 26
const KEYS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'])

/** The timeline beside the grid: the whole library from the newest to the oldest, to be gone through by dragging or by keys. */
export function Scrubber({
  scroller,
  layout,
  scroll,
}: {
  scroller: RefObject<HTMLElement | null>
  layout: GridLayout
  scroll: GridScroll
}) {
  const { library } = useMessages()
  const track = useRef<HTMLDivElement>(null)
  const thumb = useRef<HTMLSpanElement>(null)
  const length = useElementHeight(track)
  const months = useMemo(() => monthsOf(layout.bands), [layout])
  const [current, setCurrent] = useState(0)
  /** Where the pointer points to, as a part of the track; null while it is elsewhere. */
  const [pointed, setPointed] = useState<number | null>(null)
  const { offset, view, scrollTo } = scroll
  const years = yearLabels(months, layout.height, view(), length, LABEL_PX)

  const follow = useCallback(() => {
    const here = offset()
    if (thumb.current) thumb.current.style.top = `${partOf(here, layout.height, view()) * 100}%`
    // A heading's gap belongs to the month below it.
    setCurrent(monthAt(months, here + 1))
  }, [offset, view, layout, months])
  useOnScroll(scroller, follow)
  useLayoutEffect(follow, [follow])

  const pointAt = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect()
    if (!box) return
    const part = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height))
    setPointed(part)
    if (event.buttons & 1) scrollTo(part * (layout.height - view()))
  }
  const takeKey = (event: KeyboardEvent) => {
    if (!KEYS.has(event.key)) return
    event.preventDefault()
    const to = stepMonth(months, monthAt(months, offset() + 1), event.key)
    scrollTo(to === 0 ? 0 : (months[to]?.top ?? 0))
  }

  const shown = pointed === null ? current : monthAt(months, pointed * (layout.height - view()) + 1)
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={library.timeline}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={months.length - 1}
      aria-valuenow={current}
      aria-valuetext={months[current] && library.month(months[current].month)}
      className={styles.scrubber}
      onKeyDown={takeKey}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        pointAt(event)
      }}
      onPointerMove={pointAt}
      onPointerLeave={() => setPointed(null)}
      onLostPointerCapture={() => setPointed(null)}
    >
      <div ref={track} className={styles.track}>
        <Ticks {...{ months, layout }} view={view()} />
        {years.map(({ year, part }) => (
          <span key={year} className={styles.year} style={{ top: `${part * 100}%` }}>
            {year}
          </span>
        ))}
        <span ref={thumb} className={styles.thumb} />
        {months[shown] && (
          <span className={styles.bubble} style={{ top: pointed === null ? thumb.current?.style.top : `${pointed * 100}%` }}>
            {library.month(months[shown].month)}
          </span>
        )}
      </div>
    </div>
  )
}

/** A dot for each month. */
function Ticks({ months, layout, view }: { months: readonly MonthMark[]; layout: GridLayout; view: number }) {
  return months.map(({ month, top }) => (
    <span key={month} className={styles.tick} style={{ top: `${partOf(top, layout.height, view) * 100}%` }} />
  ))
}
