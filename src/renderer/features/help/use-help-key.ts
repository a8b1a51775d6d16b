import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { isWriting } from '../edits/is-writing.ts'

export const HELP_PATH = '/help'

/** F1 opens the help from wherever one is, and ? wherever nothing is being written. A dialog is closed first, or what was begun in it would be lost. */
export function useHelpKey(): void {
  const [location, navigate] = useLocation()
  useEffect(() => {
    const takeKey = (event: KeyboardEvent) => {
      if (!asksForHelp(event) || event.defaultPrevented) return
      // F1 is the browser's own help otherwise.
      event.preventDefault()
      if (location !== HELP_PATH && !document.querySelector('dialog[open]')) navigate(HELP_PATH, { state: { canGoBack: true } })
    }
    window.addEventListener('keydown', takeKey)
    return () => window.removeEventListener('keydown', takeKey)
  }, [location, navigate])
}

function asksForHelp(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
  return event.key === 'F1' || (event.key === '?' && !isWriting(event.target))
}
