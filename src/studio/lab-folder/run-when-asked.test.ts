import { expect, it } from 'vitest'
import { createWorker } from './run-when-asked.ts'

it('runs once more for all who ask meanwhile, never twice at once, and also after it failed', async () => {
  const errors: unknown[] = []
  let running = 0
  let runs = 0
  const worker = createWorker(
    async () => {
      runs += 1
      running += 1
      expect(running).toBe(1)
      if (runs === 1) for (let asked = 0; asked < 3; asked += 1) worker.wake()
      await Promise.resolve()
      running -= 1
      if (runs === 1) throw new Error('failed')
    },
    (error) => errors.push(error),
  )
  await worker.ended()
  worker.wake()
  worker.wake()
  await worker.ended()
  expect([runs, errors]).toEqual([2, [new Error('failed')]])
  worker.wake()
  await worker.ended()
  expect(runs).toBe(3)
})
