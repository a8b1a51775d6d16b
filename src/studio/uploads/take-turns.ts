/** Runs work one at a time for each key; a newer one tells the one before it to stop, and begins when that has ended. */
export type Turns = <Result>(key: string, work: (signal: AbortSignal) => Promise<Result>) => Promise<Result>

export function createTurns(): Turns {
  const newest = new Map<string, { controller: AbortController; ended: Promise<unknown> }>()

  return async (key, work) => {
    const before = newest.get(key)
    before?.controller.abort()
    const controller = new AbortController()
    const result = Promise.resolve(before?.ended).then(() => work(controller.signal))
    const turn = { controller, ended: result.catch(() => undefined) }
    newest.set(key, turn)
    try {
      return await result
    } finally {
      if (newest.get(key) === turn) newest.delete(key)
    }
  }
}
