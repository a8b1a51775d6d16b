import { X } from 'lucide-react'
import { useRef } from 'react'
import { useStore } from '../../api/store.ts'
import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { useAlbumChip } from '../search/use-album-chip.ts'
import { SEARCH_FIELD_ID } from '../search/use-search-shortcut.ts'
import styles from './filter-chips.module.css'
import { chipsOf, type FilterChip } from './filter-chips-of.ts'
import { changeFilter, clearFilters, filterStore } from './filter-store.ts'

/** What the photos are narrowed to, below the search box; nothing while nothing is. */
export function FilterChips() {
  const messages = useMessages()
  const { filters } = messages
  const chips = chipsOf(useStore(filterStore), messages)
  const album = useAlbumChip()
  const row = useRef<HTMLElement>(null)
  if (chips.length === 0 && !album) return null

  const remove = (chip: FilterChip, index: number) => {
    changeFilter(Object.fromEntries(chip.parts.map((part) => [part, undefined])))
    // The next chip moves up to where this one was, so that several can be taken away by the same key.
    const buttons = row.current?.querySelectorAll<HTMLElement>('li[data-filter] button')
    const next = buttons?.[index === chips.length - 1 ? index - 1 : index + 1]
    const after = next ?? document.getElementById(SEARCH_FIELD_ID)
    after?.focus()
  }

  const clear = () => {
    clearFilters()
    document.getElementById(SEARCH_FIELD_ID)?.focus()
  }

  return (
    <section ref={row} aria-label={filters.chosen} className={styles.row}>
      <ul>
        {album && (
          <li>
            <Chip label={filters.chips.album(album.name)} onRemove={album.leave} />
          </li>
        )}
        {chips.map((chip, index) => (
          <li key={chip.parts.join()} data-filter>
            <Chip label={chip.label} onRemove={() => remove(chip, index)} />
          </li>
        ))}
      </ul>
      {chips.length > 0 && (
        <Button look="quiet" onClick={clear}>
          {filters.clear}
        </Button>
      )}
    </section>
  )
}

function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  const { filters } = useMessages()
  return (
    <button type="button" className={styles.chip} aria-label={filters.remove(label)} onClick={onRemove}>
      <bdi>{label}</bdi>
      <X size={15} aria-hidden />
    </button>
  )
}
