import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { isOver } from '#shared/orders/order-state.ts'
import type { Database } from '../database/open-database.ts'
import { readStanding, type Standing, type Step } from '../orders/undo-move.ts'

const KEPT = 1000
const OFFERED_MS = 60_000

/** What the counter has just done to an order. */
export type LastStep = Step & { id: string; number: string }

/**
 * The last step of each order that the counter itself has made, so that a wrong tap can be taken back. Kept only while the server
 * runs; what a customer or the lab does to an order is not among them.
 */
export type LastSteps = {
  /** Does what changes an order, and keeps from where to where. */
  keep<Result>(number: string, work: () => Result): Result
  /** The step of this id, as long as it is the last. */
  find(number: string, id: string | null): LastStep | undefined
  /** The step that may still be offered to be taken back: for a minute, and as long as nothing else has happened to the order. */
  offer(number: string): LastStep | undefined
}

export function createLastSteps(database: Database, now: () => Date): LastSteps {
  const steps = new Map<string, LastStep>()

  function note(number: string, before: Standing, after: Standing): void {
    steps.delete(number)
    steps.set(number, { id: randomUUID(), number, before, after, at: now() })
    for (const oldest of steps.keys()) {
      if (steps.size <= KEPT) break
      steps.delete(oldest)
    }
  }

  return {
    keep(number, work) {
      const before = readStanding(database, number)
      const result = work()
      const after = readStanding(database, number)
      // Once an order is over its customer's app no longer listens: what was taken back would never reach it.
      if (before && after && !isOver(after.state) && !isDeepStrictEqual(before, after)) note(number, before, after)
      return result
    },
    find(number, id) {
      const step = steps.get(number)
      return step?.id === id ? step : undefined
    },
    offer(number) {
      const step = steps.get(number)
      if (!step || now().getTime() - step.at.getTime() > OFFERED_MS) return undefined
      return isDeepStrictEqual(readStanding(database, number), step.after) ? step : undefined
    },
  }
}
