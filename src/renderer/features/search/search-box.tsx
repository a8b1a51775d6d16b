import { Search, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useStore } from '../../api/store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './search-box.module.css'
import { searchStore } from './search-store.ts'
import { SEARCH_FIELD_ID } from './use-search-shortcut.ts'

const LONGEST = 1000

/** `hits`: how many photos were found; undefined while nothing is looked for. */
export function SearchBox({ hits }: { hits: number | undefined }) {
  const { search } = useMessages()
  const { text } = useStore(searchStore)
  const clear = () => searchStore.set({ text: '', finished: false })

  const takeKey = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter and Esc that end a syllable belong to the input method.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') searchStore.set((state) => ({ ...state, finished: true }))
    if (event.key === 'Escape') {
      if (text === '') event.currentTarget.blur()
      clear()
    }
  }

  return (
    <search className={styles.box}>
      <Search size={20} className={styles.icon} aria-hidden />
      <input
        id={SEARCH_FIELD_ID}
        type="search"
        aria-label={search.label}
        placeholder={search.placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => searchStore.set({ text: event.target.value, finished: false })}
        onKeyDown={takeKey}
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
          className={styles.clear}
          onClick={() => {
            clear()
            document.getElementById(SEARCH_FIELD_ID)?.focus()
          }}
        >
          <X size={18} />
        </button>
      )}
      <span className="visually-hidden" role="status">
        {hits !== undefined && search.announce(text.trim(), hits)}
      </span>
    </search>
  )
}
