import type { PrintEdit } from './crop-edit.ts'

/** The steps taken on one line since it was opened. */
export type EditHistory = {
  readonly now: PrintEdit
  readonly past: readonly PrintEdit[]
  readonly future: readonly PrintEdit[]
  /** What the last step was made with, and when: a run of the same is one step. */
  readonly last: { readonly tool: string; readonly at: number } | null
}

/** What goes on after a pause this long is a step of its own. In ms. */
const PAUSE_MS = 700
const MOST_STEPS = 200

export function startHistory(now: PrintEdit): EditHistory {
  return { now, past: [], future: [], last: null }
}

/** `at`: ms on any clock. */
export function takeStep(history: EditHistory, now: PrintEdit, tool: string, at: number): EditHistory {
  if (isSameEdit(now, history.now)) return history
  const goesOn = history.last?.tool === tool && at - history.last.at < PAUSE_MS
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST_STEPS)
  return { now, past, future: [], last: { tool, at } }
}

export function undoStep(history: EditHistory): EditHistory {
  const before = history.past.at(-1)
  if (!before) return history
  return { now: before, past: history.past.slice(0, -1), future: [history.now, ...history.future], last: null }
}

export function redoStep(history: EditHistory): EditHistory {
  const [next, ...future] = history.future
  if (!next) return history
  return { now: next, past: [...history.past, history.now], future, last: null }
}

export function isSameEdit(one: PrintEdit, other: PrintEdit): boolean {
  return one === other || JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))
}

function inOrder({ productId, quantity, fit, crop, turn, straighten, orientation, options }: PrintEdit) {
  const shown = crop && [crop.x, crop.y, crop.width, crop.height]
  return [productId, quantity, fit, shown, turn ?? 0, straighten ?? 0, orientation, Object.entries(options).sort()]
}
