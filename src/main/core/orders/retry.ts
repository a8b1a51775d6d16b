import { setTimeout as sleep } from 'node:timers/promises'
import { isPassing, retryAfterMs } from '../studio-client/studio-errors.ts'

/** Waits between tries of one call, in ms. When they are used up the order waits for a better line. */
export const RETRY_DELAYS_MS: readonly number[] = [300, 1000, 3000]

/** A studio that asks for more than this, in ms, is left alone until the order goes again. */
const MAX_WAIT_MS = 30_000

/** Calls until it works, or fails of something that waiting does not mend, or the delays are used up. */
export async function retryPassing<Result>(call: () => Promise<Result>, delaysMs: readonly number[], signal: AbortSignal): Promise<Result> {
  for (const delay of delaysMs) {
    signal.throwIfAborted()
    try {
      return await call()
    } catch (error) {
      const asked = retryAfterMs(error)
      if (!isPassing(error) || asked > MAX_WAIT_MS) throw error
      // Half of it by chance, so that a studio that comes back is not met by all its customers at once.
      await sleep(asked + delay * (0.5 + Math.random() / 2), undefined, { signal })
    }
  }
  signal.throwIfAborted()
  return call()
}
