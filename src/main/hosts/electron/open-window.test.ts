import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { BrowserWindow, resetElectron, screen } from '#tests/fakes/electron.ts'
import { openWindow } from './open-window.ts'
import { readWindowState } from './window-state.ts'

let dataDir: string

beforeEach(() => {
  resetElectron()
  dataDir = mkdtempSync(join(tmpdir(), 'open-window-'))
})

function open(): BrowserWindow {
  const log = { info() {}, warn() {}, error() {} }
  openWindow({ title: '한빛사진관', preload: '/app/preload.cjs', icon: '/app/icon.png', dataDir, devTools: false, log })
  const window = BrowserWindow.all.at(-1)
  if (!window) throw new Error('no window was opened')
  return window
}

test('the page is shut in: sandbox, isolation, no Node, no webview, no tools', () => {
  expect(open().options.webPreferences).toMatchObject({
    preload: '/app/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  })
  expect(open().options).toMatchObject({ title: '한빛사진관', minWidth: 960, minHeight: 640, backgroundColor: '#FBF9F6', show: false })
})

test('it shows when its first picture is ready', () => {
  const window = open()
  expect(window.did).toEqual(['load app://app/'])
  window.emit('ready-to-show')
  expect(window.did).toEqual(['load app://app/', 'show'])
})

test('it is called after the studio, whatever the page is called', () => {
  let prevented = false
  open().emit('page-title-updated', { preventDefault: () => (prevented = true) })
  expect(prevented).toBe(true)
})

test('it comes back where it was, and as large', () => {
  const first = open()
  first.bounds = { x: 100, y: 80, width: 1200, height: 700 }
  first.maximized = true
  first.emit('close')
  expect(readWindowState(join(dataDir, 'window.json'))).toEqual({ bounds: first.bounds, maximized: true })
  const second = open()
  expect(second.options).toMatchObject(first.bounds)
  second.emit('ready-to-show')
  expect(second.did).toContain('maximize')
})

test('it comes back to a second display, and to the first one when that has gone', () => {
  const first = open()
  first.bounds = { x: 2000, y: 80, width: 1200, height: 700 }
  screen.displays = [...screen.displays, { id: 2, workArea: { x: 1920, y: 0, width: 1920, height: 1080 } }]
  first.emit('close')
  expect(open().options).toMatchObject(first.bounds)
  screen.displays = screen.displays.slice(0, 1)
  expect(open().options).toMatchObject({ width: 1200, height: 700 })
  expect(open().options).not.toHaveProperty('x')
})

test('nonsense in its file is no obstacle', () => {
  writeFileSync(join(dataDir, 'window.json'), 'nonsense')
  expect(open().options).toMatchObject({ width: 1280, height: 860 })
})

test('a page that dies comes back, but not again and again', () => {
  const { webContents } = open()
  webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  expect(webContents.reloads).toBe(1)
})

test('a page that ends by itself is left alone', () => {
  const { webContents } = open()
  webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })
  expect(webContents.reloads).toBe(0)
})
