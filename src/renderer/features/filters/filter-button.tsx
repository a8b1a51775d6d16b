import { SlidersHorizontal } from 'lucide-react'
import { useStore } from '../../api/store.ts'
import { buttonClass } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { usePopover } from '../../ui/use-popover.ts'
import styles from './filter-button.module.css'
import { chipsOf } from './filter-chips-of.ts'
import { FilterPanel } from './filter-panel.tsx'
import { filterStore } from './filter-store.ts'

/** Stands beside the search box and opens the filters. `hits`: how many photos a search finds; undefined where there is none. */
export function FilterButton({ hits }: { hits: number | undefined }) {
  const messages = useMessages()
  const { filters } = messages
  const chosen = chipsOf(useStore(filterStore), messages).length
  const { open, setOpen, wrapper, button } = usePopover()
  return (
    <div ref={wrapper} className={styles.wrapper}>
      <button
        ref={button}
        type="button"
        className={buttonClass({})}
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-label={filters.openLabel(chosen)}
        title={filters.open}
        onClick={() => setOpen(!open)}
      >
        <SlidersHorizontal size={18} aria-hidden />
        <span className={styles.words}>{filters.open}</span>
        {chosen > 0 && (
          <span className={styles.number} aria-hidden>
            {chosen}
          </span>
        )}
      </button>
      {open && <FilterPanel hits={hits} />}
    </div>
  )
}
