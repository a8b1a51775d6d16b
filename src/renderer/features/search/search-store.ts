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

/** What is looked for now; `typing` while the last word may still grow. No text: the whole library. */
export function useSearchQuery(): { text: string; typing: boolean; asIs: boolean } {
  const { text, finished, asIs = false } = useStore(searchStore)
  const words = text.trim()
  return { text: words, typing: words !== '' && !finished && !/\s$/.test(text), asIs }
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
