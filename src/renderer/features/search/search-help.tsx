import { useQuery } from '@tanstack/react-query'
import { CircleHelp } from 'lucide-react'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { usePopover } from '../../ui/use-popover.ts'
import styles from './search-box.module.css'
import helpStyles from './search-help.module.css'
import { lookFor } from './search-store.ts'
import { tricksFor } from './tricks.ts'
import { focusSearch } from './use-search-shortcut.ts'

const EXAMPLES_FROM = 20

/** At the end of the search box: what it can do, each with an example that can be tried. */
export function SearchHelp() {
  const { search } = useMessages()
  const { open, setOpen, wrapper, button } = usePopover()
  const tryOut = (query: string) => {
    setOpen(false)
    lookFor(query)
    focusSearch()
  }
  return (
    <div ref={wrapper} className={helpStyles.wrapper}>
      <button
        ref={button}
        type="button"
        aria-label={search.help}
        title={search.help}
        aria-haspopup="dialog"
        aria-expanded={open}
        className={styles.end}
        onClick={() => setOpen(!open)}
      >
        <CircleHelp size={18} aria-hidden />
      </button>
      {open && <Tricks onTry={tryOut} />}
    </div>
  )
}

function Tricks({ onTry }: { onTry: (query: string) => void }) {
  const { search } = useMessages()
  const { data } = useQuery({
    queryKey: queryKey.suggestions('', EXAMPLES_FROM),
    queryFn: ({ signal }) => client.search.suggest({ text: '', limit: EXAMPLES_FROM }, { signal }),
    staleTime: 0,
    gcTime: 10_000,
  })
  const tricks = tricksFor(data?.tags.map(({ tag }) => tag) ?? [], data?.years.map(({ year }) => year) ?? [])
  return (
    <div role="dialog" aria-label={search.helpTitle} className={helpStyles.bubble}>
      <h2>{search.helpTitle}</h2>
      <ul>
        {/* Empty until the examples are known, so that none of them changes under the pointer. */}
        {tricks.map(({ kind, query }) => (
          <li key={kind}>
            <span>{search.tricks[kind]}</span>
            {data && (
              <button type="button" className={helpStyles.example} aria-label={search.tryOut(query)} onClick={() => onTry(query)}>
                {query}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
