import { useLocation } from 'wouter'
import { client } from '../../api/client.ts'
import { changeFilter, filterStore } from '../filters/filter-store.ts'
import { lookFor, searchStore } from './search-store.ts'
import type { Suggestion } from './suggestion.ts'
import { withoutChosen } from './without-chosen.ts'

/** Keeps what was looked for. That it could not be kept is no reason to trouble anyone who looks for photos. */
export function rememberSearch(text: string): void {
  if (text.trim() !== '') void client.search.remember({ text: text.trim() }).catch(() => {})
}

/** Makes a suggestion what the library is narrowed to; what was typed of its name leaves the text. */
export function useTakeSuggestion(): (suggestion: Suggestion) => void {
  const [, navigate] = useLocation()
  return (suggestion) => {
    const { text } = searchStore.get()
    const leave = (name: string) => searchStore.set({ text: withoutChosen(text, name), finished: false })
    if (suggestion.kind === 'recent') {
      lookFor(suggestion.text)
      rememberSearch(suggestion.text)
    } else if (suggestion.kind === 'albums') {
      leave(suggestion.name)
      navigate(`/album/${suggestion.albumId}`)
    } else if (suggestion.kind === 'years') {
      leave(`${suggestion.year}년`)
      changeFilter({ from: `${suggestion.year}-01-01`, to: `${suggestion.year}-12-31` })
    } else takeTag(suggestion.name, withoutChosen(text, suggestion.name))
  }
}

/** A filter holds one tag; a second one is asked for by words. */
function takeTag(tag: string, left: string): void {
  const { tag: before } = filterStore.get()
  if (before === undefined || before === tag) {
    searchStore.set({ text: left, finished: false })
    changeFilter({ tag })
  } else searchStore.set({ text: `${left}#${tag.replace(/\s+/g, '')} `, finished: true })
}
