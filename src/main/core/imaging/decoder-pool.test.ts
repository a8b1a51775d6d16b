import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { silentLog } from '#tests/support/test-core.ts'
import type { ChildProcess } from '../host.ts'
import type { DecoderReply, DecoderRequest } from './decoder-messages.ts'
import { createDecoderPool } from './decoder-pool.ts'

type Sent = { id: number; request: DecoderRequest }

/** A process that does nothing by itself: the test answers for it. */
class FakeProcess implements ChildProcess {
  readonly sent: Sent[] = []
  killed = false
  tell: (message: unknown) => void = () => {}
  exit: () => void = () => {}

  send = (message: unknown) => void this.sent.push(message as Sent)
  onMessage = (listener: (message: unknown) => void) => {
    this.tell = listener
  }
  onExit = (listener: () => void) => {
    this.exit = listener
  }
  kill = () => {
    this.killed = true
  }
  answer(reply: { ok: true; value: unknown } | { ok: false; reason: string }): void {
    this.tell({ id: this.sent.at(-1)?.id ?? 0, message: '', ...reply } as DecoderReply)
  }
}

function startPool(size: number) {
  const processes: FakeProcess[] = []
  const errors: unknown[] = []
  const startProcess = () => {
    const process = new FakeProcess()
    processes.push(process)
    return process
  }
  const log = { ...silentLog, error: (_message: string, error: unknown) => void errors.push(error) }
  return { pool: createDecoderPool({ startProcess, log }, size), processes, errors }
}

const hash = (path: string) => ({ kind: 'hash', path }) as const
const answered = { ok: true, value: { sha256: 'x', bytes: 1 } } as const
const pathOf = (process: FakeProcess | undefined) => process?.sent.at(-1)?.request.path

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the pool', () => {
  it('has one process ready where it was told to, however long nothing comes', async () => {
    const { pool, processes } = startPool(2)
    pool.warm()
    pool.warm()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(processes.map(({ killed }) => killed)).toEqual([false])
    const result = pool.run(hash('a'))
    expect(processes.map(({ sent }) => sent.length)).toEqual([1])
    processes[0]?.answer(answered)
    await result
    await vi.advanceTimersByTimeAsync(20_000)
    expect(processes.map(({ killed }) => killed)).toEqual([true])
    pool.close()
    pool.warm()
    expect(processes).toHaveLength(1)
  })

  it('starts no more processes than it is allowed, and gives each one photo at a time', async () => {
    const { pool, processes } = startPool(2)
    const results = ['a', 'b', 'c'].map((path) => pool.run(hash(path)))
    expect(processes.map((process) => process.sent.length)).toEqual([1, 1])
    processes[1]?.answer(answered)
    expect(processes.map((process) => process.sent.length)).toEqual([1, 2])
    processes[0]?.answer(answered)
    processes[1]?.answer(answered)
    expect(await Promise.all(results)).toEqual([answered.value, answered.value, answered.value])
    expect(processes).toHaveLength(2)
  })

  it('starts no process before there is work', () => {
    expect(startPool(4).processes).toEqual([])
  })

  it('puts what is asked for on screen before the rest', () => {
    const { pool, processes } = startPool(1)
    for (const path of ['a', 'b', 'c']) void pool.run(hash(path))
    void pool.run(hash('now'), { urgent: true })
    processes[0]?.answer(answered)
    expect(pathOf(processes[0])).toBe('now')
  })

  it('begins with what was asked for last of what is looked at', () => {
    const { pool, processes } = startPool(1)
    for (const path of ['a', 'first', 'last']) void pool.run(hash(path), { urgent: path !== 'a' })
    processes[0]?.answer(answered)
    expect(pathOf(processes[0])).toBe('last')
    processes[0]?.answer(answered)
    expect(pathOf(processes[0])).toBe('first')
  })

  it('ends a process that has had nothing to do for a while', () => {
    const { pool, processes } = startPool(1)
    void pool.run(hash('a'))
    processes[0]?.answer(answered)
    vi.advanceTimersByTime(19_000)
    expect(processes[0]?.killed).toBe(false)
    vi.advanceTimersByTime(2000)
    expect(processes[0]?.killed).toBe(true)
  })
})

describe('a photo that takes too long', () => {
  it('is given up after 30 s with its process, and the next one gets a new process', async () => {
    const { pool, processes } = startPool(1)
    const slow = pool.run(hash('slow'))
    const next = pool.run(hash('next'))
    const failure = expect(slow).rejects.toMatchObject({ reason: 'TOO_SLOW' })
    vi.advanceTimersByTime(29_000)
    expect(processes[0]?.killed).toBe(false)
    vi.advanceTimersByTime(1001)
    await failure
    expect(processes[0]?.killed).toBe(true)
    expect(pathOf(processes[1])).toBe('next')
    processes[1]?.answer(answered)
    expect(await next).toEqual(answered.value)
  })

  it('is not answered by a late reply to the one before', async () => {
    const { pool, processes } = startPool(1)
    const first = pool.run(hash('first'))
    processes[0]?.answer(answered)
    await first
    const second = pool.run(hash('second'))
    processes[0]?.tell({ id: 1, ok: true, value: 'late' })
    processes[0]?.answer(answered)
    expect(await second).toEqual(answered.value)
  })
})

describe('a process that dies', () => {
  it('costs the photo that it had', async () => {
    const { pool, processes } = startPool(1)
    const lost = pool.run(hash('lost'))
    const next = pool.run(hash('next'))
    processes[0]?.exit()
    await expect(lost).rejects.toMatchObject({ reason: 'DAMAGED' })
    processes[1]?.answer(answered)
    expect(await next).toEqual(answered.value)
  })

  it('while it has nothing to do costs nothing', async () => {
    const { pool, processes } = startPool(1)
    const first = pool.run(hash('a'))
    processes[0]?.answer(answered)
    processes[0]?.exit()
    await expect(first).resolves.toEqual(answered.value)
    void pool.run(hash('b'))
    expect(processes).toHaveLength(2)
  })
})

describe('what a decoder answers', () => {
  it.each([
    ['EMPTY_FILE', { reason: 'EMPTY_FILE' }],
    ['INTERNAL', { reason: 'DAMAGED' }],
    ['DISK_FULL', { code: 'DISK_FULL' }],
  ])('%s fails as %o', async (reason, failure) => {
    const { pool, processes, errors } = startPool(1)
    const result = pool.run(hash('a'))
    processes[0]?.answer({ ok: false, reason })
    await expect(result).rejects.toMatchObject(failure)
    expect(errors).toHaveLength(reason === 'INTERNAL' ? 1 : 0)
  })
})

describe('a task that nobody wants any more', () => {
  it('is never begun, where it was still waiting', async () => {
    const { pool, processes } = startPool(1)
    const stop = new AbortController()
    void pool.run(hash('a'))
    const withdrawn = pool.run(hash('b'), { signal: stop.signal })
    void pool.run(hash('c'))
    stop.abort()
    await expect(withdrawn).rejects.toMatchObject({ code: 'CANCELLED' })
    processes[0]?.answer(answered)
    expect(pathOf(processes[0])).toBe('c')
  })

  it('is answered at once where it has begun, and the process goes on', async () => {
    const { pool, processes } = startPool(1)
    const stop = new AbortController()
    const withdrawn = pool.run(hash('a'), { signal: stop.signal })
    stop.abort()
    await expect(withdrawn).rejects.toMatchObject({ code: 'CANCELLED' })
    const next = pool.run(hash('b'))
    processes[0]?.answer(answered)
    processes[0]?.answer(answered)
    expect(await next).toEqual(answered.value)
    expect(processes).toHaveLength(1)
  })

  it('is not even asked for, where that was known before', async () => {
    const { pool, processes } = startPool(1)
    await expect(pool.run(hash('a'), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(processes).toHaveLength(0)
  })
})

it('a closed pool gives up all that was asked and all that is asked later', async () => {
  const { pool, processes } = startPool(1)
  const results = ['a', 'b'].map((path) => pool.run(hash(path)))
  const failures = results.map((result) => expect(result).rejects.toMatchObject({ code: 'CANCELLED' }))
  pool.close()
  await Promise.all(failures)
  await expect(pool.run(hash('c'))).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(processes).toHaveLength(1)
  expect(processes[0]?.killed).toBe(true)
})
