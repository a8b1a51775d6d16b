import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../api/client.ts'
import { queryKey } from '../api/query-keys.ts'

/** As many as one takes in at a glance. */
const MOST_SHOWN = 8
/** What the contract takes. */
const LONGEST_TEXT = 60

export type TagOption = { tag: string; count: number }

/** Tags that what is being typed may become, the most used first and without those of `taken`; `active` is -1 while none is chosen. */
export function useTagOptions(text: string, taken: readonly string[]) {
  const [awake, setAwake] = useState(false)
  const [active, setActive] = useState(-1)
  const wanted = text.trim().slice(0, LONGEST_TEXT)
  // Some of them may be taken already.
  const limit = MOST_SHOWN + Math.min(taken.length, 100)
  const { data } = useQuery({
    queryKey: queryKey.tagList(wanted, limit),
    queryFn: ({ signal }) => client.tags.list({ text: wanted, limit }, { signal }),
    enabled: awake,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  })
  const options = awake ? (data?.tags ?? []).filter(({ tag }) => !taken.includes(tag) && tag !== wanted).slice(0, MOST_SHOWN) : []

  return {
    options,
    active: active < options.length ? active : -1,
    open: options.length > 0,
    /** Typing goes on, or the list is asked for. */
    wake: () => {
      setAwake(true)
      setActive(-1)
    },
    /** Past either end lies what was typed itself. */
    move: (step: 1 | -1) => setActive((at) => ((at + 1 + step + options.length + 1) % (options.length + 1)) - 1),
    close: () => {
      setAwake(false)
      setActive(-1)
    },
  }
}
