import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef } from 'react'
import { useRoute } from 'wouter'
import { isWriting } from '../edits/is-writing.ts'
import type { Move } from './grid-geometry.ts'
import { NOTHING_SELECTED } from './selection.ts'
import { selectionStore } from './selection-store.ts'
import type { PhotoActions } from './use-photo-actions.ts'

export type GridKey = { kind: 'move'; move: Move } | { kind: 'toggle' | 'open' | 'menu' }

const MOVES: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'])

/** What a key asks of the photo that has the focus; null for a key that asks nothing of it. */
export function gridKeyOf(event: ReactKeyboardEvent): GridKey | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  if (isMove(event.key)) return { kind: 'move', move: event.key }
  if (event.key === ' ') return { kind: 'toggle' }
  if (event.key === 'Enter') return { kind: 'open' }
  return event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey) ? { kind: 'menu' } : null
}

function isMove(key: string): key is Move {
  return MOVES.has(key)
}

/** The keys for what is chosen, from anywhere in the library; where nothing is chosen, the photo that has the focus is meant. */
export function useSelectionKeys(chooseAll: () => void, focused: () => number | null, actions: PhotoActions): void {
  const [viewing] = useRoute('/photo/:id')
  const latest = useRef<(event: KeyboardEvent) => void>(() => {})
  useEffect(() => {
    latest.current = (event) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || viewing || isElsewhere(event.target)) return
      const act = event.ctrlKey || event.metaKey ? commandOf(event, chooseAll) : actionOf(event, focused, actions)
      if (!act) return
      event.preventDefault()
      act()
    }
  })
  useEffect(() => {
    const takeKey = (event: KeyboardEvent) => latest.current(event)
    window.addEventListener('keydown', takeKey)
    return () => window.removeEventListener('keydown', takeKey)
  }, [])
}

/** Keys in a field, a dialog or a menu are meant there. */
function isElsewhere(target: EventTarget | null): boolean {
  return isWriting(target) || document.querySelector('dialog[open], [role="menu"]') !== null
}

function commandOf(event: KeyboardEvent, chooseAll: () => void): (() => void) | null {
  return event.code === 'KeyA' && !event.shiftKey ? chooseAll : null
}

function actionOf(event: KeyboardEvent, focused: () => number | null, actions: PhotoActions): (() => void) | null {
  const { ids } = selectionStore.get()
  if (event.key === 'Escape') return ids.size > 0 ? () => selectionStore.set(NOTHING_SELECTED) : null
  const only = focused()
  const meant = ids.size > 0 ? [...ids] : only === null ? [] : [only]
  if (meant.length === 0 || event.shiftKey) return null
  // A Mac's own keyboard has only the one that is called Backspace.
  if (event.key === 'Delete' || event.key === 'Backspace') return () => actions.takeOut(meant)
  // Where the key is, not what it writes: with a Korean layout F writes ㄹ.
  if (event.code === 'KeyF') return () => actions.toggleFavorite(meant)
  const digit = /^(?:Digit|Numpad)([0-5])$/.exec(event.code)?.[1]
  return digit === undefined ? null : () => actions.rate(meant, Number(digit))
}
