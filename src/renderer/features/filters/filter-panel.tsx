import { useLayoutEffect, useRef, useState } from 'react'
import { useStore } from '../../api/store.ts'
import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { useSearchQuery } from '../search/search-store.ts'
import { TagManager } from '../tags/tag-manager.tsx'
import { CameraChoices } from './camera-choices.tsx'
import { DateChoices } from './date-choices.tsx'
import { chipsOf } from './filter-chips-of.ts'
import styles from './filter-panel.module.css'
import { clearFilters, filterStore } from './filter-store.ts'
import { StarChoices, WordChoices, YesChoices } from './other-choices.tsx'
import { useFacets } from './use-facets.ts'

/** All that the library can be narrowed by, each choice with the number of photos that it would leave. `hits`: how many a search finds. */
export function FilterPanel({ hits }: { hits: number | undefined }) {
  const messages = useMessages()
  const { filters } = messages
  const panel = useRef<HTMLDivElement>(null)
  const chosen = chipsOf(useStore(filterStore), messages).length
  const facets = useFacets()
  // The counts beside the choices know nothing of what is looked for.
  const { text } = useSearchQuery()
  const left = text === '' ? facets?.total : hits
  const [tidying, setTidying] = useState(false)

  useLayoutEffect(() => {
    const element = panel.current
    // What is above the top bar, such as a notice, moves the panel down; it has to end above the bottom all the same.
    element?.style.setProperty('--panel-top', `${element.getBoundingClientRect().top}px`)
    element?.focus()
  }, [])

  return (
    <div ref={panel} role="dialog" aria-label={filters.open} tabIndex={-1} className={styles.panel}>
      <div className={styles.body}>
        {text !== '' && <p className={styles.ofAll}>{filters.ofAll}</p>}
        <DateChoices />
        <CameraChoices />
        <StarChoices />
        <WordChoices />
        <YesChoices />
      </div>
      <footer className={styles.foot}>
        <span role="status" className={styles.left}>
          {left !== undefined && filters.leaves(left)}
        </span>
        <Button look="quiet" onClick={() => setTidying(true)}>
          {filters.tidyTags}
        </Button>
        <Button disabled={chosen === 0} onClick={clearFilters}>
          {filters.clear}
        </Button>
      </footer>
      {tidying && <TagManager onClose={() => setTidying(false)} />}
    </div>
  )
}
