import { createStore, useStore } from '../../api/store.ts'

export type SearchState = {
  text: string
  /** Whether the customer has said, by Enter, that the last word is whole. */
  finished: boolean
  /** Whether nothing may be looked for instead of the text. Holds until it is changed. */
  asIs?: true
}

export const searchStore = createStore<SearchState>({ text: '', finished: false })
/** Whether what the text may become is shown below the box. */
export const suggestionsStore = createStore(false)

export type SearchQuery = { text: string; typing: boolean; asIs: boolean }

/** What is looked for now. */
export function useSearchQuery(): SearchQuery {
  return queryOf(useStore(searchStore))
}

/** `typing` while the last word may still grow; a sign that only begins one asks for nothing yet. No text: the whole library. */
export function queryOf({ text, finished, ...state }: SearchState): SearchQuery {
  const asIs = state.asIs === true
  const words = text.trim()
  const typing = words !== '' && !finished && !/\s$/.test(text)
  const begun = typing && /^[-#"]+$/.test(words)
  return begun ? { text: '', typing: false, asIs } : { text: words, typing, asIs }
}

/** Looks for a text that is whole. */
export function lookFor(text: string): void {
  searchStore.set({ text, finished: true })
}

export function clearSearch(): void {
  searchStore.set({ text: '', finished: false })
}

/** Whether something else may be looked for instead of the text, where it finds nothing. */
export function takeAsIs(asIs: boolean): void {
  searchStore.set(({ text }) => ({ text, finished: true, ...(asIs && { asIs }) }))
}
