import { useEffect, useRef } from 'react'
import { cropStore, openCropEditor } from '../crop/crop-store.ts'
import { isWriting } from '../edits/is-writing.ts'
import { extendSelection, selectAll, togglePhoto } from '../library/selection.ts'
import { basketSelection, clearBasketSelection } from './basket-selection.ts'
import { digitOf, quantityOf, stepOf, type Typed, typeDigit } from './typed-quantity.ts'
import { type LineIds, useBasketActions } from './use-basket-actions.ts'

type Cards = {
  /** The ids of the lines shown, in order. */
  shown: readonly string[]
  /** Gives the focus to a card; past the end, to the last one. */
  focusAt: (index: number) => void
  /** Where a key leads from a card; null where nowhere. */
  move: (key: string, index: number) => number | null
}

/** The keys of the basket: those for what is chosen from anywhere on the screen; where nothing is chosen, the card is meant that has the focus. */
export function useBasketKeys(cards: Cards): void {
  const actions = useBasketActions()
  const typed = useRef<Typed | null>(null)
  const latest = useRef<(event: KeyboardEvent) => void>(() => {})
  useEffect(() => {
    latest.current = (event) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || isElsewhere(event.target)) return
      const act = event.ctrlKey || event.metaKey ? commandOf(event, cards) : (cardActOf(event, cards) ?? actOnMeant(event))
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

  function actOnMeant(event: KeyboardEvent): (() => void) | null {
    const chosen = cards.shown.filter((lineId) => basketSelection.get().ids.has(lineId))
    if (event.key === 'Escape') return chosen.length > 0 ? clearBasketSelection : null
    const only = cardOf(event.target)
    const meant: LineIds = new Set(chosen.length === 0 && only !== null ? [only] : chosen)
    if (meant.size === 0) return null
    if (event.key === 'Delete' || event.key === 'Backspace') return () => removeAndMoveOn(meant, only)
    const step = stepOf(event)
    return step === 0 ? quantityAct(event, meant) : () => actions.step(meant, step)
  }

  function quantityAct(event: KeyboardEvent, meant: LineIds): (() => void) | null {
    const digit = event.shiftKey ? null : digitOf(event.code)
    if (digit === null) return null
    return () => {
      typed.current = typeDigit(typed.current, digit, [...meant].join(), event.timeStamp)
      const quantity = quantityOf(typed.current)
      if (quantity !== null) actions.setQuantity(meant, quantity)
    }
  }

  function removeAndMoveOn(meant: LineIds, focused: string | null): void {
    const left = cards.shown.filter((lineId) => !meant.has(lineId))
    const next = focused === null ? undefined : cards.shown.slice(cards.shown.indexOf(focused)).find((lineId) => !meant.has(lineId))
    actions.remove(meant)
    if (focused !== null && left.length > 0) cards.focusAt(cards.shown.indexOf(next ?? left.at(-1) ?? ''))
  }
}

/** Keys in a field, a list, a dialog, a menu or the crop editor are meant there. */
function isElsewhere(target: EventTarget | null): boolean {
  if (cropStore.get() !== null || isWriting(target) || target instanceof HTMLSelectElement) return true
  return document.querySelector('dialog[open], [role="menu"]') !== null
}

function commandOf(event: KeyboardEvent, { shown }: Cards): (() => void) | null {
  return event.code === 'KeyA' && !event.shiftKey ? () => basketSelection.set(selectAll(shown)) : null
}

/** What keys ask of the card itself that has the focus; buttons within it have keys of their own. */
function cardActOf(event: KeyboardEvent, { shown, focusAt, move }: Cards): (() => void) | null {
  const lineId = event.target instanceof HTMLElement ? event.target.dataset.line : undefined
  const index = lineId === undefined ? -1 : shown.indexOf(lineId)
  if (lineId === undefined || index < 0) return null
  if (event.key === 'Enter') return () => openCropEditor(lineId)
  if (event.key === ' ') return () => basketSelection.set((selection) => togglePhoto(selection, lineId))
  const to = move(event.key, index)
  if (to === null) return null
  return () => {
    const there = shown[to]
    if (event.shiftKey && there !== undefined) {
      basketSelection.set((selection) =>
        extendSelection(selection.ids.size === 0 ? { ids: new Set([lineId]), anchor: lineId } : selection, there, shown),
      )
    }
    focusAt(to)
  }
}

function cardOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-line]')?.dataset.line ?? null) : null
}
