import { beforeEach, expect, test } from 'vitest'
import { app, asElectron, BrowserWindow, resetElectron } from '#tests/fakes/electron.ts'
import { claimSingleInstance } from './single-instance.ts'

beforeEach(resetElectron)

test('a second start is told to end', () => {
  app.hasLock = false
  expect(claimSingleInstance(() => undefined)).toBe(false)
  expect(app.listenerCount('second-instance')).toBe(0)
})

test.each([
  ['minimised', true, ['restore', 'show', 'focus']],
  ['behind others', false, ['show', 'focus']],
])('the first start brings its window forward when it is %s', (_name, minimized, did) => {
  const window = new BrowserWindow()
  window.minimized = minimized
  expect(claimSingleInstance(() => asElectron(window))).toBe(true)
  app.emit('second-instance')
  expect(window.did).toEqual(did)
})

test('a second start before the window is there does nothing', () => {
  claimSingleInstance(() => undefined)
  expect(() => app.emit('second-instance')).not.toThrow()
})
