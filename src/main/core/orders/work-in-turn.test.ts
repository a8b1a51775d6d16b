import pLimit from 'p-limit'
import { expect, it } from 'vitest'
import { workInTurn } from './work-in-turn.ts'

const { signal } = new AbortController()

it('who waits can leave at once, and what they wanted is never begun', async () => {
  const turns = pLimit(1)
  const first = Promise.withResolvers<string>()
  const working = workInTurn(turns, () => first.promise, signal)
  const leaving = new AbortController()
  let begun = false
  const waiting = workInTurn(
    turns,
    async () => {
      begun = true
    },
    leaving.signal,
  )
  leaving.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
  first.resolve('done')
  expect(await working).toBe('done')
  expect(await workInTurn(turns, async () => 'next', signal)).toBe('next')
  expect(begun).toBe(false)
})

it('who has begun is waited for, however their signal stands', async () => {
  const turns = pLimit(1)
  const leaving = new AbortController()
  const held = Promise.withResolvers<string>()
  const began = Promise.withResolvers<void>()
  const working = workInTurn(
    turns,
    () => {
      began.resolve()
      return held.promise
    },
    leaving.signal,
  )
  await began.promise
  leaving.abort(new Error('enough'))
  held.resolve('cleaned up')
  expect(await working).toBe('cleaned up')
})
