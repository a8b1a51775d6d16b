const KEPT = 10_000

/**
 * Remembers which forms have been taken, so that a double tap does nothing twice. Each form that is shown has an id of its own; one
 * without is always taken.
 */
export type FormOnce = {
  /** Whether this form comes for the first time. */
  take(id: string | null): boolean
  /** The form may be sent again: what it asked for was refused. */
  giveBack(id: string | null): void
}

export function createFormOnce(): FormOnce {
  const taken = new Set<string>()
  return {
    take(id) {
      if (!id) return true
      if (taken.has(id)) return false
      taken.add(id)
      for (const oldest of taken) {
        if (taken.size <= KEPT) break
        taken.delete(oldest)
      }
      return true
    },
    giveBack(id) {
      if (id) taken.delete(id)
    },
  }
}
