import { mergeLines } from '#shared/orders/merge-lines.ts'
import type { BasketLine } from './draft-lines.ts'

type Lines = readonly BasketLine[]

/** A change of the basket: what it was and what it became. */
type Step = { readonly id: number; readonly before: Lines; readonly after: Lines; readonly run: string | undefined; readonly at: number }

/** What was done to one basket, and taken back again, each the last one last. */
export type BasketHistory = { readonly past: readonly Step[]; readonly future: readonly Step[]; readonly made: number }

export const NO_HISTORY: BasketHistory = { past: [], future: [], made: 0 }

const MOST_STEPS = 100
/** A run of the same that comes faster than this is one step. */
const ONE_RUN_MS = 1500

/** `run` tells a run of the same, such as presses on +, from other changes; without it the change is a step of its own. `at`: ms on any clock. */
export function noteStep(history: BasketHistory, before: Lines, after: Lines, at: number, run?: string): BasketHistory {
  const last = history.past.at(-1)
  if (last && run !== undefined && last.run === run && at - last.at < ONE_RUN_MS) {
    // Another window may have changed something between the two, which is not taken back with them.
    const joined = { ...last, before: mergeLines(last.after, before, last.before), after, at }
    return { ...history, past: [...history.past.slice(0, -1), joined], future: [] }
  }
  const step = { id: history.made + 1, before, after, run, at }
  return { past: [...history.past, step].slice(-MOST_STEPS), future: [], made: step.id }
}

/** Takes one step back, the last one or the named one, and only that: what has been changed since stays. Null where there is none. */
export function undoStep(
  history: BasketHistory,
  now: Lines,
  id = history.past.at(-1)?.id,
): { history: BasketHistory; lines: Lines } | null {
  const step = history.past.find((one) => one.id === id)
  if (!step) return null
  const past = history.past.filter((one) => one !== step)
  return { history: { ...history, past, future: [...history.future, step] }, lines: mergeLines(step.after, now, step.before) }
}

/** Does again what was taken back last; null where there is nothing. */
export function redoStep(history: BasketHistory, now: Lines): { history: BasketHistory; lines: Lines } | null {
  const step = history.future.at(-1)
  if (!step) return null
  const past = [...history.past, { ...step, run: undefined }]
  return { history: { ...history, past, future: history.future.slice(0, -1) }, lines: mergeLines(step.before, now, step.after) }
}
