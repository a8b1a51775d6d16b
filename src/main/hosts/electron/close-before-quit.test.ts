import { once } from 'node:events'
import { beforeEach, expect, test } from 'vitest'
import type { Log } from '#core/host.ts'
import { app, resetElectron } from '#tests/fakes/electron.ts'
import { closeBeforeQuit } from './close-before-quit.ts'

beforeEach(resetElectron)

const silent: Log = { info() {}, warn() {}, error() {} }

test('the last window ends the program', () => {
  closeBeforeQuit({ close: async () => {} }, silent)
  app.emit('window-all-closed')
  expect(app.exits).toEqual(['quit'])
})

test('the program ends after the core has closed, once', async () => {
  const closed = Promise.withResolvers<void>()
  const did: string[] = []
  const close = () => {
    did.push('close')
    return closed.promise
  }
  closeBeforeQuit({ close }, silent)
  const end = once(app, 'exited').then(([code]) => did.push(`exit ${code}`))
  const event = { preventDefault: () => did.push('wait') }
  app.emit('will-quit', event)
  app.emit('will-quit', event)
  closed.resolve()
  await end
  expect(did).toEqual(['wait', 'close', 'wait', 'exit 0'])
})

test.each([
  ['fails', () => Promise.reject(new Error('no')), 'the core did not close'],
  ['hangs', () => new Promise<void>(() => {}), 'the core did not close in time'],
])('a core that %s does not keep the program', async (_name, close, sentence) => {
  const said: string[] = []
  const log: Log = { ...silent, warn: (text) => said.push(text), error: (text) => said.push(text) }
  closeBeforeQuit({ close }, log, 1)
  const end = once(app, 'exited')
  app.emit('will-quit', { preventDefault() {} })
  expect(await end).toEqual([0])
  expect(said).toEqual([sentence])
})
