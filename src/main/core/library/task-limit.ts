/**
 * Runs tasks, some at once, and keeps no list of those that wait. Over as soon as one fails or `signal` is aborted; then nobody
 * waits for those that are under way.
 */
export function createTaskLimit(atOnce: number, signal: AbortSignal) {
  const failures: unknown[] = []
  let running = 0
  let wake = () => {}
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort)

  const isOver = () => signal.aborted || failures.length > 0

  function fail(error: unknown): void {
    failures.push(error)
    wake()
  }

  async function untilAtMost(most: number): Promise<void> {
    while (running > most && !isOver()) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }

  async function run(task: () => Promise<void>): Promise<void> {
    running += 1
    await task().catch(fail)
    running -= 1
    wake()
  }

  return {
    isOver,
    fail,
    /** Begins a task; resolves when there is room for the next. */
    add(task: () => Promise<void>): Promise<void> {
      void run(task)
      return untilAtMost(atOnce - 1)
    },
    /** Resolves when all have ended or it is over. */
    async settled(): Promise<void> {
      await untilAtMost(0)
      signal.removeEventListener('abort', onAbort)
    },
    /** Throws the first failure, or the reason of the signal. */
    throwIfOver(): void {
      if (failures.length > 0) throw failures[0]
      signal.throwIfAborted()
    },
  }
}
