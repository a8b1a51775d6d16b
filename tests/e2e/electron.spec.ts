// The app in a real Electron: what only that can show. The journeys of a customer are in the other specs, on the same pages.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { buildElectron } from '../../scripts/build/build-electron.ts'
import { findElectronBinary } from '../../scripts/build/electron-binary.ts'

const root = join(import.meta.dirname, '..', '..')
const electron = await findElectronBinary({ download: false })
const executablePath = 'path' in electron ? electron.path : ''

// Once, from the runner itself: its workers read this file too.
if ('missing' in electron && process.env.TEST_WORKER_INDEX === undefined)
  process.stderr.write(`Skipping the Electron journeys. ${electron.missing}\n`)

test.skip('missing' in electron, 'missing' in electron ? electron.missing : '')
test.describe.configure({ mode: 'serial' })

let dataDir: string
let app: ElectronApplication
let page: Page

// A port that nobody listens on: the window has to stand without its studio.
function startArguments(): string[] {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [root, ...asRoot, '--studio', 'demo', '--data', dataDir, '--server', 'https://127.0.0.1:1']
}

async function open(): Promise<void> {
  app = await _electron.launch({ executablePath, args: startArguments() })
  page = await app.firstWindow()
  await page.waitForLoadState()
}

test.beforeAll(async () => {
  await buildElectron()
  dataDir = mkdtempSync(join(tmpdir(), 'electron-e2e-'))
  await open()
})

test.afterAll(async () => {
  await app.close()
})

/** Calls a procedure as the page does. */
function call(name: string, input: object): Promise<{ status: number; answer: unknown }> {
  return page.evaluate(
    async ([path, body]) => {
      const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      return { status: response.status, answer: (await response.json()) as unknown }
    },
    [`/rpc/${name}`, JSON.stringify({ json: input })] as const,
  )
}

test('the page has the bridge and nothing of Node', async () => {
  expect(page.url()).toBe('app://app/')
  const seen = await page.evaluate(() => ({
    origin: location.origin,
    bridge: Object.keys(window.hostBridge ?? {}).sort(),
    node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process'), typeof Reflect.get(window, 'module')],
    secure: isSecureContext,
  }))
  expect(seen).toEqual({
    origin: 'app://app',
    bridge: ['openLink', 'pathsOf', 'pickPhotos', 'printPage', 'revealPhoto'],
    node: ['undefined', 'undefined', 'undefined'],
    secure: true,
  })
})

test('the window is the studio’s, and the core answers it', async () => {
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))).toEqual([
    '한빛사진관',
  ])
  expect(await call('studio/get', {})).toMatchObject({ status: 200, answer: { json: { name: '한빛사진관' } } })
})

test('the page can neither leave, nor open windows, nor reach the network', async () => {
  const opened = await page.evaluate(() => {
    location.assign('https://hanbit.example/')
    return window.open('https://evil.example/')
  })
  expect(opened).toBeNull()
  expect(page.url()).toBe('app://app/')
  expect(app.windows()).toHaveLength(1)
  await expect(page.evaluate(() => fetch('https://hanbit.example/'))).rejects.toThrow()
  const permissions = await page.evaluate(async () =>
    Promise.all(
      (['geolocation', 'notifications', 'camera'] as PermissionName[]).map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    ),
  )
  expect(permissions).toEqual(['denied', 'denied', 'denied'])
})

test('links of the studio go to the browser, and no others', async () => {
  await app.evaluate(({ shell }) => {
    shell.openExternal = async (url) => void Reflect.set(globalThis, 'openedLink', url)
  })
  await expect(page.evaluate(() => window.hostBridge?.openLink('https://evil.example/'))).rejects.toThrow()
  await page.evaluate(() => window.hostBridge?.openLink('https://hanbit.example/terms'))
  expect(await app.evaluate(() => Reflect.get(globalThis, 'openedLink') as unknown)).toBe('https://hanbit.example/terms')
})

test('photos from the system’s dialog are decoded in the utility process', async () => {
  const photos = join(root, 'resources', 'demo', 'photos')
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, photos)
  const paths = await page.evaluate(() => window.hostBridge?.pickPhotos('folder'))
  expect(paths).toEqual([photos])
  expect(await call('library/import', { paths })).toMatchObject({ status: 200 })
  await page.reload()
  await expect
    .poll(() => page.locator('img').evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length))
    .toBeGreaterThan(0)
})

test('a second start ends, and brings the first window forward', async () => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  const second = spawn(executablePath, startArguments(), { stdio: 'ignore' })
  expect(await once(second, 'exit')).toEqual([0, null])
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false)
})

test('the window comes back where it was', async () => {
  const bounds = { x: 40, y: 60, width: 1100, height: 700 }
  await app.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), bounds)
  await app.close()
  await open()
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())).toMatchObject({
    width: 1100,
    height: 700,
  })
})
