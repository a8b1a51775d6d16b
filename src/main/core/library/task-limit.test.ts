import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createTaskLimit } from './task-limit.ts'

it('runs so many at once and takes the next only when one has ended', async () => {
  const tasks = createTaskLimit(3, new AbortController().signal)
  let running = 0
  let most = 0
  for (let number = 0; number < 50; number += 1) {
    await tasks.add(async () => {
      running += 1
      most = Math.max(most, running)
      await setImmediate()
      running -= 1
    })
    expect(running).toBeLessThan(3)
  }
  await tasks.settled()
  tasks.throwIfOver()
  expect({ running, most }).toEqual({ running: 0, most: 3 })
})

it('is over when one fails, though another never ends', async () => {
  const tasks = createTaskLimit(1, new AbortController().signal)
  void tasks.add(() => new Promise(() => {}))
  await tasks.add(() => Promise.reject(new Error('broken')))
  await tasks.settled()
  expect(tasks.isOver()).toBe(true)
  expect(() => tasks.throwIfOver()).toThrow('broken')
})

it('is over when it is cancelled, though a task never ends', async () => {
  const stop = new AbortController()
  const tasks = createTaskLimit(1, stop.signal)
  const added = tasks.add(() => new Promise(() => {}))
  stop.abort(new Error('enough'))
  await added
  await tasks.settled()
  expect(() => tasks.throwIfOver()).toThrow('enough')
})
