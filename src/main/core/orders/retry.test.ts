import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '#shared/errors/app-error.ts'
import { retryPassing } from './retry.ts'

const pauses = vi.hoisted(() => ({ ms: [] as number[] }))
vi.mock('node:timers/promises', () => ({ setTimeout: async (ms: number) => void pauses.ms.push(ms) }))

const { signal } = new AbortController()
const busy = (seconds: number) => new AppError('TOO_BUSY', { seconds })

function failTimes(times: number, error: () => Error) {
  let calls = 0
  return {
    call: async () => {
      calls += 1
      if (calls <= times) throw error()
      return calls
    },
    calls: () => calls,
  }
}

beforeEach(() => {
  pauses.ms = []
})
afterEach(() => vi.restoreAllMocks())

describe('a call', () => {
  it('that fails of the line is made again after each wait, half of which is chance', async () => {
    const { call } = failTimes(2, () => new AppError('STUDIO_UNREACHABLE', {}))
    expect(await retryPassing(call, [100, 1000], signal)).toBe(3)
    expect(pauses.ms).toHaveLength(2)
    const [first = 0, second = 0] = pauses.ms
    expect(first >= 50 && first <= 100).toBe(true)
    expect(second >= 500 && second <= 1000).toBe(true)
  })

  it('that comes at a bad time waits as long as the studio asks', async () => {
    const { call } = failTimes(1, () => busy(7))
    expect(await retryPassing(call, [100], signal)).toBe(2)
    expect(pauses.ms[0] ?? 0).toBeGreaterThanOrEqual(7000)
  })

  it('is not held up for minutes: then the order goes later', async () => {
    const { call, calls } = failTimes(1, () => busy(120))
    await expect(retryPassing(call, [100, 100], signal)).rejects.toMatchObject({ code: 'TOO_BUSY' })
    expect([calls(), pauses.ms]).toEqual([1, []])
  })

  it.each(['QUOTA_EXCEEDED', 'MANIFEST_CHANGED'] as const)('that is refused with %s is not made again', async (code) => {
    const { call, calls } = failTimes(1, () => new AppError(code, { megabytes: 1 } as never))
    await expect(retryPassing(call, [100], signal)).rejects.toMatchObject({ code })
    expect(calls()).toBe(1)
  })
})
