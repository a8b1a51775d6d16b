import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBatch } from './batch.ts'

let written: number[][]
let wrong: unknown[]
beforeEach(() => {
  vi.useFakeTimers()
  written = []
  wrong = []
})
afterEach(() => void vi.useRealTimers())

function startBatch(ready?: () => Promise<void>) {
  return createBatch<number>({
    ...{ most: 3, everyMs: () => 50 },
    ...(ready && { ready }),
    write: (items) => void written.push([...items]),
    onError: (error) => void wrong.push(error),
  })
}

describe('a batch', () => {
  it('is written when it is full, or some time after the first came', async () => {
    const batch = startBatch()
    for (const number of [1, 2, 3, 4]) batch.add(number)
    await vi.advanceTimersByTimeAsync(0)
    expect(written).toEqual([[1, 2, 3, 4]])
    batch.add(5)
    await vi.advanceTimersByTimeAsync(49)
    expect(written).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(written).toEqual([[1, 2, 3, 4], [5]])
  })

  it('waits until it may be written, with all that comes meanwhile', async () => {
    const gate = Promise.withResolvers<void>()
    const batch = startBatch(() => gate.promise)
    for (const number of [1, 2, 3, 4, 5, 6, 7]) batch.add(number)
    const flushed = batch.flush()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(written).toEqual([])
    batch.add(8)
    gate.resolve()
    await flushed
    expect(written).toEqual([[1, 2, 3, 4, 5, 6, 7, 8]])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(written).toHaveLength(1)
  })

  it('that can not be written tells it where nobody waits, and throws it where somebody does', async () => {
    const batch = startBatch()
    written.push = () => {
      throw new Error('the disk is full')
    }
    batch.add(1)
    await vi.advanceTimersByTimeAsync(50)
    expect(wrong).toEqual([new Error('the disk is full')])
    batch.add(2)
    await expect(batch.flush()).rejects.toThrow('full')
  })
})
