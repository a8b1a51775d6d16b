/** Whether keys go into a field, so that letters and Ctrl/⌘ Z belong to what is being written there. */
export function isWriting(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !NOT_WRITTEN_IN.has(target.type))
}

const NOT_WRITTEN_IN = new Set(['checkbox', 'radio', 'range', 'button', 'submit', 'reset', 'file', 'color'])
