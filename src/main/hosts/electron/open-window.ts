import { join } from 'node:path'
import { BrowserWindow, screen } from 'electron'
import type { Log } from '#core/host.ts'
import { APP_ORIGIN } from './app-scheme.ts'
import { fitToDisplays, MIN_SIZE, readWindowState, writeWindowState } from './window-state.ts'

/** `--paper` of the renderer's tokens, so that nothing white flashes before the page is drawn. */
const PAPER = '#FBF9F6'
const RELOAD_PAUSE_MS = 60_000

export type WindowOptions = { title: string; preload: string; icon: string; dataDir: string; devTools: boolean; log: Log }

/** The app's one window, where it was the last time, shown when its first picture is ready. */
export function openWindow({ title, preload, icon, dataDir, devTools, log }: WindowOptions): BrowserWindow {
  const statePath = join(dataDir, 'window.json')
  const state = readWindowState(statePath)
  const window = new BrowserWindow({
    ...fitToDisplays(state?.bounds ?? null, workAreas()),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title,
    icon,
    backgroundColor: PAPER,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools,
    },
  })
  // The studio's name stands there, whatever the page is called.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => {
    if (state?.maximized) window.maximize()
    window.show()
  })
  window.on('close', () => writeWindowState(statePath, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }))
  reloadAfterCrash(window, log)
  void window.loadURL(`${APP_ORIGIN}/`).catch((error: unknown) => log.error('the page could not be loaded', error))
  return window
}

/** Work areas of all displays, the primary one first. */
function workAreas(): Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay()
  return [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)].map(({ workArea }) => workArea)
}

/** A page that dies comes back once; one that dies again within a minute would only do so for ever. */
function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let lastReload = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('the page has died', new Error(`${reason} (${exitCode})`))
    if (reason === 'clean-exit' || performance.now() - lastReload < RELOAD_PAUSE_MS) return
    lastReload = performance.now()
    window.webContents.reload()
  })
}
