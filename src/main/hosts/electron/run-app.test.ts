import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bridgeChannel } from '#shared/host-bridge.ts'
import { errorsKo } from '#shared/messages/ko/errors.ts'
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, resetElectron, session } from '#tests/fakes/electron.ts'
import { runApp } from './run-app.ts'

const projectRoot = join(import.meta.dirname, '..', '..', '..', '..')
let dataDir: string

beforeEach(() => {
  resetElectron()
  app.appPath = projectRoot
  dataDir = mkdtempSync(join(tmpdir(), 'run-app-'))
})

afterEach(async () => {
  if (app.listenerCount('will-quit') === 0) return
  const exited = once(app, 'exited')
  app.emit('will-quit', { preventDefault() {} })
  await exited
})

// A port that nobody listens on: the app has to stand without its studio.
const start = (...more: string[]) => runApp(['.', '--studio', 'demo', '--data', dataDir, '--server', 'https://127.0.0.1:1', ...more])

async function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const serve = protocol.handlers.get('app')
  if (!serve) throw new Error('nothing serves app:')
  const init = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }
  return await serve(new Request(`app://app${path}`, init))
}

test('the app stands: one locked window on app://app, the core behind it, all calls answered', async () => {
  await start()
  expect(dialog.errors).toEqual([])
  expect(BrowserWindow.all.map(({ options, did }) => [options.title, did])).toEqual([['한빛사진관', ['load app://app/']]])
  expect(BrowserWindow.all[0]?.webContents.windowOpenHandler).toBeDefined()
  expect(session.defaultSession.permissionCheck).not.toBeNull()
  expect(Menu.current).not.toBeNull()
  expect(ipcMain.handlers.size).toBe(Object.keys(bridgeChannel).length - 1)

  const answer = await post('/rpc/studio/get', { json: {} })
  expect([answer.status, await answer.json()]).toMatchObject([200, { json: { id: 'demo', name: '한빛사진관' } }])
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
})

test('a POST that says it comes from elsewhere is refused', async () => {
  await start()
  expect((await post('/rpc/studio/get', { json: {} }, { origin: 'https://evil.example' })).status).toBe(403)
})

test('with --data, Chromium’s files and the lock go there too', async () => {
  await start()
  expect(app.getPath('userData')).toBe(join(dataDir, 'electron'))
})

test('a second start ends without a window', async () => {
  app.hasLock = false
  await start()
  expect([app.exits, BrowserWindow.all, protocol.handlers.size]).toEqual([['quit'], [], 0])
})

test('a start that can’t be says in Korean why, and ends', async () => {
  const file = join(dataDir, 'file')
  writeFileSync(file, '')
  await runApp(['.', '--studio', 'demo', '--data', join(file, 'below')])
  await runApp(['.', '--studio', 'nobody', '--data', dataDir])
  expect(dialog.errors).toEqual([
    `프로그램을 시작하지 못했어요: ${errorsKo.DATA_READ_ONLY({ path: join(file, 'below', 'electron') })}`,
    `프로그램을 시작하지 못했어요: ${errorsKo.STUDIO_UNKNOWN({ studioId: 'nobody' })}`,
  ])
  expect(app.exits).toEqual([1, 1])
  expect(BrowserWindow.all).toEqual([])
})
