import { useQuery } from '@tanstack/react-query'
import { FilterX, SearchX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Nearest } from '#shared/contract/search.ts'
import { shorten } from '#shared/text/shorten.ts'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useStore } from '../../api/store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { clearFilters, filterStore } from '../filters/filter-store.ts'
import { useLibraryPlace } from '../filters/library-place.ts'
import styles from './nothing-found.module.css'
import { clearSearch, lookFor, takeAsIs } from './search-store.ts'
import { rememberSearch } from './use-take-suggestion.ts'

/** Looking for what is near costs more than a search, so it waits until nothing more is typed. */
const SETTLED_MS = 250
/** What the contract takes. */
const LONGEST_TEXT = 1000
/** Characters of each way that was tried. */
const QUOTED = 20

/** What was looked for is nowhere, or nowhere among what the filters leave: what was tried, and what there is instead. */
export function NothingFound({ text, asIs }: { text: string; asIs: boolean }) {
  const { search } = useMessages()
  const [, navigate] = useLocation()
  const place = useLibraryPlace()
  const narrowed = Object.keys(useStore(filterStore)).length > 0 || place.kind !== 'all'
  const nearest = useNearest(text)
  const choose = (chosen: string) => {
    lookFor(chosen)
    rememberSearch(chosen)
  }
  return (
    <EmptyState
      icon={<SearchX size={32} strokeWidth={1.75} />}
      title={search.nothingTitle(shorten(text))}
      action={
        <div className={styles.actions}>
          {asIs && <Button onClick={() => takeAsIs(false)}>{search.loosely}</Button>}
          {narrowed && (nearest?.everywhere ?? 0) > 0 && (
            <Button
              look="primary"
              onClick={() => {
                clearFilters()
                navigate('/')
              }}
            >
              {search.without(nearest?.everywhere ?? 0)}
            </Button>
          )}
          <Button
            onClick={() => {
              clearSearch()
              clearFilters()
              navigate('/')
            }}
          >
            {search.showAll}
          </Button>
        </div>
      }
    >
      {nearest && !asIs && <Tried tried={nearest.tried} />}
      {nearest && nearest.words.length > 0 && <Choices title={search.nearest} choices={nearest.words} onChoose={choose} />}
      {nearest && nearest.common.length > 0 && (
        <Choices
          title={search.common}
          choices={nearest.common.map(({ tag, count }) => ({ text: `#${tag.replace(/\s+/g, '')}`, label: tag, count }))}
          onChoose={choose}
        />
      )}
    </EmptyState>
  )
}

function Tried({ tried }: { tried: Nearest['tried'] }) {
  const { search } = useMessages()
  if (tried.length === 0) return null
  const ways = new Set(tried.map(({ how, text }) => search.triedWays[how](shorten(text, QUOTED))))
  return <p>{search.tried([...ways].join(', '))}</p>
}

function Choices(props: {
  title: string
  choices: readonly { text: string; label?: string; count: number }[]
  onChoose: (text: string) => void
}) {
  const { search, filters } = useMessages()
  return (
    <section aria-label={props.title} className={styles.choices}>
      <h3>{props.title}</h3>
      <ul>
        {props.choices.map(({ text, label = text, count }) => (
          <li key={text}>
            <button type="button" className={styles.choice} aria-label={search.option(label, count)} onClick={() => props.onChoose(text)}>
              {label}
              <small>{filters.count(count)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useNearest(text: string): Nearest | undefined {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [text])
  const wanted = settled.slice(0, LONGEST_TEXT)
  const { data } = useQuery({
    queryKey: queryKey.nearest(wanted),
    queryFn: ({ signal }) => client.search.nearest({ text: wanted }, { signal }),
    enabled: wanted !== '',
    staleTime: 0,
    gcTime: 10_000,
  })
  return settled === text ? data : undefined
}

/** No photo bears all that the filters ask for. */
export function NothingLeft() {
  const { library } = useMessages()
  return (
    <EmptyState
      icon={<FilterX size={32} strokeWidth={1.75} />}
      title={library.nothingLeft}
      action={<Button onClick={clearFilters}>{library.clearFilters}</Button>}
    >
      <p>{library.nothingLeftHint}</p>
    </EmptyState>
  )
}
