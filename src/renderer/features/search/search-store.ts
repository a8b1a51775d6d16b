import { createStore, useStore } from '../../api/store.ts'

export type SearchState = {
  text: string
  /** Whether the customer has said, by Enter, that the last word is whole. */
  finished: boolean
}

export const searchStore = createStore<SearchState>({ text: '', finished: false })

/** What is looked for now; `typing` while the last word may still grow. No text: the whole library. */
export function useSearchQuery(): { text: string; typing: boolean } {
  const { text, finished } = useStore(searchStore)
  const words = text.trim()
  return { text: words, typing: words !== '' && !finished && !/\s$/.test(text) }
}
