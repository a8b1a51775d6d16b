import { Check } from 'lucide-react'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './day-headings.module.css'
import type { Band, DayHeading } from './grid-layout.ts'
import { addToSelection, chosenShare, dropFromSelection, type Selection, type Share } from './selection.ts'
import { selectionStore } from './selection-store.ts'

type Shown = { ids: readonly number[]; selection: Selection; focusedIndex: number }

/** The headings of a band of days. They stay at the upper edge for as long as photos below them can be seen. */
export function DayHeadings({ band, top, ...shown }: Shown & { band: Band; top: number }) {
  return (
    <div role="presentation" className={styles.band} style={{ top, height: band.height }}>
      <div role="presentation" className={styles.headings}>
        {band.days.map((heading) => (
          <Heading key={heading.day} heading={heading} {...shown} />
        ))}
      </div>
    </div>
  )
}

const CHECKED: Record<Share, boolean | 'mixed'> = { none: false, some: 'mixed', all: true }

/** A press chooses the whole day, or lets go of it. */
function Heading({ heading: { day, from, to, left, width, count }, ids, selection, focusedIndex }: Shown & { heading: DayHeading }) {
  const { library, format } = useMessages()
  const share = chosenShare(selection, ids, from, to)
  const choose = () => {
    const photos = ids.slice(from, to)
    selectionStore.set((state) => (share === 'all' ? dropFromSelection(state, photos) : addToSelection(state, photos)))
  }
  return (
    <h2 className={styles.heading} style={{ left, width }}>
      {/* biome-ignore lint/a11y/useSemanticElements: an input could not hold the heading */}
      <button
        type="button"
        role="checkbox"
        // One stop for Tab, at the day of the photo that has the focus, rather than one for each day on screen.
        tabIndex={from <= focusedIndex && focusedIndex < to ? 0 : -1}
        aria-checked={CHECKED[share]}
        aria-label={library.selectDay(format.day(day))}
        data-share={share}
        data-selecting={selection.ids.size > 0 || undefined}
        className={styles.choose}
        onClick={choose}
      >
        <span className={styles.day}>{format.day(day)}</span>
        <span className={styles.end}>
          {count !== null && <span className={styles.count}>{format.photos(count)}</span>}
          <span className={styles.ring}>
            <Check size={14} strokeWidth={3} aria-hidden />
          </span>
        </span>
      </button>
    </h2>
  )
}
