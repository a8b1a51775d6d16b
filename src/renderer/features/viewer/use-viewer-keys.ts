import { useEffect } from 'react'
import { isWriting } from '../edits/is-writing.ts'

/** What a key means just now; undefined where it means nothing here. */
export type KeyMeaning = (event: KeyboardEvent) => (() => unknown) | undefined

/** The keys of what lies above the library. While something is being written, a menu is open or a dialog stands, they belong there. */
export function useViewerKeys(meaningOf: KeyMeaning): void {
  useEffect(() => {
    const takeKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isWriting(event.target)) {
        // The first Escape leaves the field, the second the photo.
        if (event.key === 'Escape') event.target.blur()
        return
      }
      if (document.querySelector('dialog[open]') || belongsToControl(event)) return
      const act = meaningOf(event)
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', takeKey)
    return () => window.removeEventListener('keydown', takeKey)
  })
}

/** Enter and Space press a button that has the focus; an open menu has its arrows. */
function belongsToControl({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('[role="menu"], select')) return true
  return (key === 'Enter' || key === ' ') && target.closest('button, a') !== null
}

/** The letter where a key is, whatever the layout writes with it: on a Korean one F writes ㄹ. */
export function letterOf({ code }: KeyboardEvent): string | undefined {
  return /^Key([A-Z])$/.exec(code)?.[1]
}
