import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { placeOfPath } from '../filters/library-place.ts'
import { suggestionsStore } from './search-store.ts'

export const SEARCH_FIELD_ID = 'search-field'

/** Ctrl/⌘ F goes to the search box, from wherever one is. */
export function useSearchShortcut(): void {
  const [location, navigate] = useLocation()
  useEffect(() => {
    const takeKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      if (placeOfPath(location) !== null) {
        openSearch()
        return
      }
      navigate('/')
      // The library has to be rendered first.
      requestAnimationFrame(openSearch)
    }
    window.addEventListener('keydown', takeKey)
    return () => window.removeEventListener('keydown', takeKey)
  }, [location, navigate])
}

/** Puts the cursor into the search box. */
export function focusSearch(): void {
  document.getElementById(SEARCH_FIELD_ID)?.focus()
}

function openSearch(): void {
  const field = document.getElementById(SEARCH_FIELD_ID)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
  suggestionsStore.set(true)
}
