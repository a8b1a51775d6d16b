import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { toldToEnd } from './run-serve.ts'

it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'])('ends by %s, and is not killed by a second one', async (event) => {
  const source = new EventEmitter()
  const told = toldToEnd(source)
  expect(source.emit(event)).toBe(true)
  await told
  expect(source.emit(event)).toBe(true)
})
