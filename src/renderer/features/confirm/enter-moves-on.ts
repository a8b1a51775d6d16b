import type { KeyboardEvent } from 'react'

/** What Enter may move on to: the button is not among it, so that a key held down orders nothing. */
const FIELDS = 'input:not([type=hidden]), select, textarea'
/** What a key is called while an input method is at work with it, in browsers that say so by nothing else. */
const COMPOSING_KEY = 229

/**
 * Enter in a line of text moves on to the next field, and never places the order. That which ends the composing of a syllable does
 * nothing else.
 */
export function enterMovesOn(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, nativeEvent, currentTarget } = event
  if (event.key !== 'Enter' || !(target instanceof HTMLInputElement)) return
  if (nativeEvent.isComposing || nativeEvent.keyCode === COMPOSING_KEY) return
  event.preventDefault()
  if (event.repeat) return
  const fields = [...currentTarget.querySelectorAll<HTMLElement>(FIELDS)].filter(isNext(target))
  fields.find((field) => target.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING)?.focus()
}

/** Of radios the chosen one, or the first where none is. */
function isNext({ name }: HTMLInputElement) {
  return (field: HTMLElement): boolean => {
    if (field.matches(':disabled') || !field.checkVisibility()) return false
    if (!(field instanceof HTMLInputElement) || field.type !== 'radio') return true
    if (field.name === name) return false
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${field.name}"]`)]
    return field === (group.find(({ checked }) => checked) ?? group[0])
  }
}
