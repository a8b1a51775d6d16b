import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Flags that keep a browser from being a browser: one window, no first-run pages, nothing fetched on its own account. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=Translate,TranslateUI',
  '--lang=ko',
]

/** Shows an address in Chromium's app mode, with a profile of its own. Resolves when its window is closed. */
export function openAppWindow(chromium: string, url: string, dataDir: string): Promise<void> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []
  const args = [`--app=${url}`, `--user-data-dir=${join(dataDir, 'window')}`, '--window-size=1280,800', ...QUIET, ...asRoot]
  const child = spawn(chromium, args, { stdio: 'ignore' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => resolve())
  })
}

/** Whether there is a screen to show a window on. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}
