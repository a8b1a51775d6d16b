import { aborted } from 'node:util'

/** Work of the same key is done one after the other. Who waits can leave by `signal`. `isFirst`: no work of this key was done before. */
export function createTurns() {
  const running = new Map<string, Promise<unknown>>()
  const begun = new Set<string>()

  return async function takeTurn<Result>(key: string, work: (isFirst: boolean) => Promise<Result>, signal: AbortSignal): Promise<Result> {
    for (let before = running.get(key); before; before = running.get(key)) {
      // How it ended is for those who asked for it.
      await Promise.race([before.catch(() => {}), aborted(signal, work)])
      signal.throwIfAborted()
    }
    const isFirst = !begun.has(key)
    begun.add(key)
    const mine = work(isFirst).finally(() => running.delete(key))
    running.set(key, mine)
    return mine
  }
}
