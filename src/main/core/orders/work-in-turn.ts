import { aborted } from 'node:util'
import type { LimitFunction } from 'p-limit'

/** Does `work` when `turns` has room for it. Who waits can leave at once by `signal`; who has begun is waited for. */
export async function workInTurn<Result>(turns: LimitFunction, work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  const begun = Promise.withResolvers<void>()
  const done = turns(async () => {
    begun.resolve()
    signal.throwIfAborted()
    return work()
  })
  // Should nobody wait any more when its turn comes.
  done.catch(() => {})
  const hasBegun = await Promise.race([begun.promise.then(() => true), aborted(signal, begun).then(() => false)])
  if (!hasBegun) signal.throwIfAborted()
  return done
}
