import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { client } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useStore } from '../../api/store.ts'
import { suggestionsStore } from './search-store.ts'
import { movePlace, type Place, rowsOf, type Suggestion } from './suggestion.ts'

/** Fewer while typing, so that the photos stay in sight. */
const MOST_TYPING = 4
const MOST_AT_FIRST = 6
/** What the contract takes. */
const LONGEST_TEXT = 1000

/** What a text may become; nothing while they are to be `quiet`. `chosen` is where the keys have gone to, null while they are in the text. */
export function useSuggestions(text: string, quiet: boolean) {
  const awake = useStore(suggestionsStore)
  const [place, setPlace] = useState<Place | null>(null)
  const wanted = text.slice(0, LONGEST_TEXT)
  const limit = wanted.trim() === '' ? MOST_AT_FIRST : MOST_TYPING
  const { data } = useQuery({
    queryKey: queryKey.suggestions(wanted, limit),
    queryFn: ({ signal }) => client.search.suggest({ text: wanted, limit }, { signal }),
    enabled: awake,
    placeholderData: keepPreviousData,
    // The library may be another one by the time the same is typed again.
    staleTime: 0,
    gcTime: 10_000,
  })
  const rows = useMemo(() => (awake && data && !quiet ? rowsOf(data) : []), [awake, data, quiet])
  const chosen: Suggestion | undefined = place ? rows[place.row]?.suggestions[place.column] : undefined

  return {
    rows,
    chosen,
    place: chosen ? place : null,
    open: rows.length > 0,
    wake: () => {
      suggestionsStore.set(true)
      setPlace(null)
    },
    move: (key: string) => setPlace((at) => movePlace(rows, at, key)),
    /** Back to the text. */
    leave: () => setPlace(null),
    close: () => {
      suggestionsStore.set(false)
      setPlace(null)
    },
    forget: async (search?: string) => {
      setPlace(null)
      await client.search.forget(search === undefined ? {} : { text: search })
      await queryClient.invalidateQueries({ queryKey: queryKey.allSuggestions })
    },
  }
}
