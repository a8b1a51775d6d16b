export type Worker = {
  /** Asks for the work to be done, once more where it runs already. */
  wake(): void
  /** Resolves when nothing runs. */
  ended(): Promise<void>
}

/** Work in the background that is done whenever it is asked for, never twice at once. */
export function createWorker(work: () => Promise<void>, onError: (error: unknown) => void): Worker {
  let wanted = false
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (wanted) {
      wanted = false
      await work().catch(onError)
    }
    running = undefined
  }

  return {
    wake() {
      wanted = true
      // Not at once: the work may ask for itself.
      running ??= Promise.resolve().then(run)
    },
    ended: async () => await running,
  }
}
