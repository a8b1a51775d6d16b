import { setTimeout as pause } from 'node:timers/promises'

export type TokenBucket = ReturnType<typeof createTokenBucket>

type Clock = {
  /** ms of a clock that nobody sets. */
  now(): number
  /** Ends early, without an error, by `signal`. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

const realClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => pause(ms, undefined, { signal }).catch(() => {}),
}

/**
 * One rate for all who take, which may be changed at any time, also under those who wait. What is taken is a debt that the
 * time pays off; the next one goes when it is paid, so that the rate holds whatever the size of the pieces.
 */
export function createTokenBucket({ now, sleep }: Clock = realClock) {
  let perSecond: number | null = null
  let debt = 0
  let paidAt = now()
  let changed = new AbortController()

  function payOff(): void {
    const at = now()
    debt = perSecond === null ? 0 : Math.max(0, debt - ((at - paidAt) / 1000) * perSecond)
    paidAt = at
  }

  return {
    /** Bytes a second from now on; null: as many as there are. */
    limit(bytesPerSecond: number | null): void {
      payOff()
      perSecond = bytesPerSecond
      changed.abort()
      changed = new AbortController()
    },
    /** Whether `take` would wait for nothing. */
    isOpen: () => perSecond === null,
    /** Resolves when these bytes may go, or once `signal` is aborted. */
    async take(bytes: number, signal: AbortSignal): Promise<void> {
      for (payOff(); perSecond !== null && debt > 0 && !signal.aborted; payOff())
        await sleep(Math.ceil((debt / perSecond) * 1000), AbortSignal.any([signal, changed.signal]))
      debt += bytes
    },
  }
}
