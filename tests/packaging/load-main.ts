// Loads a packaged main bundle under Node against the fake Electron: node load-main.ts <app> <resources> <data folder>.
// Prints one JSON line of what came up. Ends by itself, through the app's own way of quitting.
import { once } from 'node:events'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow, dialog, protocol } from '../fakes/electron.ts'

const [appDir = '', resourcesDir = '', dataDir = ''] = process.argv.slice(2)
const fake = pathToFileURL(join(import.meta.dirname, '..', 'fakes', 'electron.ts')).href
registerHooks({ resolve: (name, context, next) => (name === 'electron' ? { url: fake, shortCircuit: true } : next(name, context)) })

app.isPackaged = true
app.appPath = appDir
Object.defineProperty(process, 'resourcesPath', { value: resourcesDir })
process.argv = [process.execPath, '--data', dataDir, '--studio', 'ignored', '--server', 'https://ignored.example']

const stood = new Promise<void>((resolve) => {
  app.once('web-contents-created', () => setImmediate(resolve))
  app.once('exited', () => resolve())
})
await import(pathToFileURL(join(appDir, 'dist', 'main', 'electron.js')).href)
await stood

const serve = protocol.handlers.get('app')
const page = await serve?.(new Request('app://app/'))
const studio = await serve?.(
  new Request('app://app/rpc/studio/get', { method: 'POST', body: '{"json":{}}', headers: { 'content-type': 'application/json' } }),
)
const report = {
  errors: dialog.errors,
  window: BrowserWindow.all[0]?.options.title,
  preload: BrowserWindow.all[0]?.options.webPreferences?.preload,
  icon: BrowserWindow.all[0]?.options.icon,
  page: await page?.text(),
  studio: (await studio?.json()) as unknown,
}
process.stdout.write(`${JSON.stringify(report)}\n`)

if (app.listenerCount('will-quit') > 0) {
  const exited = once(app, 'exited')
  app.emit('will-quit', { preventDefault() {} })
  await exited
}
process.exit()
