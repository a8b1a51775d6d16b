import { describe, expect, it } from 'vitest'
import { createTokenBucket } from './token-bucket.ts'

const { signal } = new AbortController()

/** A clock that stands until who sleeps is let on: it then is as late as the one that wakes first. */
function makeClock() {
  let time = 0
  const sleepers: { until: number; wake(): void }[] = []
  const sleep = (ms: number, left: AbortSignal) =>
    new Promise<void>((wake) => {
      sleepers.push({ until: time + ms, wake })
      left.addEventListener('abort', () => wake(), { once: true })
    })
  async function run(ms: number): Promise<void> {
    const end = time + ms
    for (;;) {
      await new Promise(setImmediate)
      sleepers.sort((a, b) => a.until - b.until)
      const next = sleepers[0]
      if (!next || next.until > end) break
      sleepers.shift()
      time = next.until
      next.wake()
    }
    time = end
  }
  return { clock: { now: () => time, sleep }, run }
}

/** A lane that takes pieces until the end of the test. */
function startLane(bucket: ReturnType<typeof createTokenBucket>, piece: number) {
  const lane = { bytes: 0 }
  const end = new AbortController()
  void (async () => {
    while (!end.signal.aborted) {
      await bucket.take(piece, end.signal)
      if (!end.signal.aborted) lane.bytes += piece
    }
  })()
  return { lane, stop: () => end.abort() }
}

describe('a rate', () => {
  it.each([
    [1, 64_000],
    [3, 64_000],
    [3, 1000],
  ])('holds over %i lanes with pieces of %i bytes', async (lanes, piece) => {
    const { clock, run } = makeClock()
    const bucket = createTokenBucket(clock)
    bucket.limit(100_000)
    const started = Array.from({ length: lanes }, () => startLane(bucket, piece))
    await run(60_000)
    const bytes = started.reduce((sum, { lane }) => sum + lane.bytes, 0)
    expect(bytes).toBeGreaterThanOrEqual(6_000_000 - piece)
    expect(bytes).toBeLessThanOrEqual(6_000_000 + 2 * lanes * piece)
    for (const { stop } of started) stop()
  })

  it('that is changed holds at once, also for who waits already', async () => {
    const { clock, run } = makeClock()
    const bucket = createTokenBucket(clock)
    bucket.limit(1000)
    const { lane, stop } = startLane(bucket, 64_000)
    await run(10_000)
    expect(lane.bytes).toBe(64_000)
    bucket.limit(64_000)
    await run(10_000)
    expect(lane.bytes).toBeGreaterThanOrEqual(10 * 64_000)
    expect(lane.bytes).toBeLessThanOrEqual(12 * 64_000)
    stop()
  })

  it('that was not used saves up nothing', async () => {
    const { clock, run } = makeClock()
    const bucket = createTokenBucket(clock)
    bucket.limit(1000)
    await run(3600_000)
    const { lane, stop } = startLane(bucket, 1000)
    await run(1000)
    expect(lane.bytes).toBeLessThanOrEqual(2000)
    stop()
  })
})

it('without a rate nobody waits', async () => {
  const { clock } = makeClock()
  const bucket = createTokenBucket(clock)
  expect(bucket.isOpen()).toBe(true)
  for (let index = 0; index < 100; index++) await bucket.take(1_000_000, signal)
  bucket.limit(1)
  expect(bucket.isOpen()).toBe(false)
  bucket.limit(null)
  await bucket.take(1_000_000, signal)
})

it('who does not want to wait any more is let go', async () => {
  const { clock } = makeClock()
  const bucket = createTokenBucket(clock)
  bucket.limit(1)
  await bucket.take(1_000_000, signal)
  const leaving = new AbortController()
  const waiting = bucket.take(1, leaving.signal)
  leaving.abort()
  await waiting
})
