import { useEffect } from 'react'
import { useLocation } from 'wouter'

export const SEARCH_FIELD_ID = 'search-field'

/** Ctrl/⌘ F goes to the search box, from wherever one is. */
export function useSearchShortcut(): void {
  const [location, navigate] = useLocation()
  useEffect(() => {
    const takeKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      if (location === '/') {
        focusSearch()
        return
      }
      navigate('/')
      // The library has to be rendered first.
      requestAnimationFrame(focusSearch)
    }
    window.addEventListener('keydown', takeKey)
    return () => window.removeEventListener('keydown', takeKey)
  }, [location, navigate])
}

function focusSearch(): void {
  const field = document.getElementById(SEARCH_FIELD_ID)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}
