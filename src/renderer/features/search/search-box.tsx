import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useId } from 'react'
import { shorten } from '#shared/text/shorten.ts'
import { useStore } from '../../api/store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { SaveSearchButton } from './save-search-button.tsx'
import styles from './search-box.module.css'
import { SearchHelp } from './search-help.tsx'
import { clearSearch, searchStore } from './search-store.ts'
import type { Suggestion } from './suggestion.ts'
import { optionId, SuggestionList } from './suggestion-list.tsx'
import { focusSearch, SEARCH_FIELD_ID } from './use-search-shortcut.ts'
import { useSuggestions } from './use-suggestions.ts'
import { rememberSearch, useTakeSuggestion } from './use-take-suggestion.ts'

const LONGEST = 1000

/**
 * The one place to look for photos. What a text may become stands below it: up and down go there, left and right along a row, Enter or
 * Tab takes. `hits`: how many photos were found; undefined while nothing is looked for. `corrected`: whether something stands
 * below that is more important than suggestions.
 */
export function SearchBox({ hits, corrected }: { hits: number | undefined; corrected: boolean }) {
  const { search } = useMessages()
  const { text } = useStore(searchStore)
  const listId = useId()
  const { rows, place, chosen, open, wake, move, leave, close, forget } = useSuggestions(text, corrected)
  const takeSuggestion = useTakeSuggestion()

  const take = (suggestion: Suggestion) => {
    takeSuggestion(suggestion)
    close()
  }

  const finish = () => {
    searchStore.set((state) => ({ ...state, finished: true }))
    if (hits !== 0) rememberSearch(text)
    close()
  }

  const stepBack = (field: HTMLInputElement) => {
    if (text === '' && !open) field.blur()
    clearSearch()
    close()
  }

  const actionOf = ({ key, shiftKey, currentTarget }: KeyboardEvent<HTMLInputElement>): (() => void) | undefined => {
    if (chosen) return actionOnChosen(chosen, key, shiftKey) ?? (key === 'Escape' ? leave : undefined)
    if (key === 'Enter') return finish
    if (key === 'Escape') return () => stepBack(currentTarget)
    if (key === 'ArrowDown') return open ? () => move(key) : wake
    return key === 'ArrowUp' && open ? () => move(key) : undefined
  }

  const actionOnChosen = (suggestion: Suggestion, key: string, shiftKey: boolean): (() => void) | undefined => {
    if (key.startsWith('Arrow')) return () => move(key)
    if (key === 'Enter' || (key === 'Tab' && !shiftKey)) return () => take(suggestion)
    return key === 'Delete' && suggestion.kind === 'recent' ? () => void forget(suggestion.text) : undefined
  }

  const takeKey = (event: KeyboardEvent<HTMLInputElement>) => {
    // While a syllable is being composed, the keys belong to the input method.
    if (event.nativeEvent.isComposing) return
    const act = actionOf(event)
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <search className={styles.box}>
      <Search size={20} className={styles.icon} aria-hidden />
      <input
        id={SEARCH_FIELD_ID}
        type="text"
        role="combobox"
        enterKeyHint="search"
        aria-label={search.label}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={place ? optionId(listId, place) : undefined}
        placeholder={search.placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => {
          searchStore.set({ text: event.target.value, finished: false })
          wake()
        }}
        onKeyDown={takeKey}
        onClick={() => text === '' && wake()}
        onBlur={close}
      />
      {hits !== undefined && (
        <span className={styles.hits} aria-hidden>
          {search.hits(hits)}
        </span>
      )}
      {text !== '' && (
        <button
          type="button"
          aria-label={search.clear}
          title={search.clear}
          className={styles.end}
          onClick={() => {
            clearSearch()
            focusSearch()
          }}
        >
          <X size={18} />
        </button>
      )}
      <SaveSearchButton />
      <SearchHelp />
      {open && <SuggestionList id={listId} rows={rows} place={place} text={text} onTake={take} onForget={(one) => void forget(one)} />}
      <span className="visually-hidden" role="status">
        {hits !== undefined && search.announce(shorten(text.trim()), hits)}
      </span>
    </search>
  )
}
