// `npm start`: a demo studio and the app, with nothing to set up by hand. See --help.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadBrand } from '../src/main/core/brand/load-profile.ts'
import { findChromium } from '../src/main/hosts/loopback/find-chromium.ts'
import { hasDisplay } from '../src/main/hosts/loopback/open-app-window.ts'
import { runLoopback } from '../src/main/hosts/loopback/run-loopback.ts'
import { createNodeHost } from '../src/main/hosts/node-host.ts'
import { buildElectron } from './build/build-electron.ts'
import { buildRenderer } from './build/build-renderer.ts'
import { findElectronBinary } from './build/electron-binary.ts'
import { consoleLog, say } from './setup/console-log.ts'
import { ensureSamples } from './setup/ensure-samples.ts'

const HELP = `Starts a demo studio (its own HTTPS server) and the app beside it.

  npm start -- [options]

  --data DIR       the app's data folder (default: .local/app)
  --studio ID      the brand: a folder of resources/studios (default: demo)
  --port N         the port that the app is served on where it runs in a browser (default: any free one)
  --studio-port N  the port of the demo studio (default: the brand's; any free one where that is taken)
  --studio-data DIR  the demo studio's data folder (default: .local/studio/<ID>)
  --server URL     a studio that runs already, in place of the demo studio; with --ca FILE for its authority
  --no-window      only serve, and print the address to open
`

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  allowNegative: true,
  options: {
    data: { type: 'string', default: join(root, '.local', 'app') },
    studio: { type: 'string', default: 'demo' },
    port: { type: 'string', default: '0' },
    'studio-port': { type: 'string' },
    'studio-data': { type: 'string' },
    server: { type: 'string' },
    ca: { type: 'string' },
    window: { type: 'boolean', default: true },
    help: { type: 'boolean' },
  },
})

type Server = { url: string; caPath?: string | undefined }

async function main(): Promise<void> {
  if (values.help) {
    process.stdout.write(HELP)
    return
  }
  await ensureSamples(say)
  if (await buildRenderer()) say('Built the window’s files.')
  const studio =
    values.server === undefined ? await startDemoStudio() : { server: { url: values.server, caPath: values.ca }, stop: () => {} }
  try {
    await runApp(studio.server)
  } finally {
    studio.stop()
  }
  say('Goodbye.')
}

async function runApp(server: Server): Promise<void> {
  const electron = values.window ? await findElectronBinary() : { missing: 'no window was asked for.' }
  if ('path' in electron) {
    say('Opening the app in Electron.')
    await buildElectron()
    return runElectron(electron.path, server)
  }
  const place = values.window && hasDisplay() && findChromium() ? 'opens in a window of Chromium' : 'is served for a browser'
  say(`The app ${place}: ${electron.missing}`)
  const host = await createNodeHost({
    studioId: values.studio,
    dataDir: values.data,
    server: server.url,
    ca: server.caPath,
    log: consoleLog,
  })
  await runLoopback({ host, rendererDir: join(root, 'dist', 'renderer'), port: Number(values.port), window: values.window, say })
}

async function runElectron(path: string, { url, caPath }: Server): Promise<void> {
  const authority = caPath === undefined ? [] : ['--ca', caPath]
  const child = spawn(path, [root, '--studio', values.studio, '--data', values.data, '--server', url, ...authority], { stdio: 'inherit' })
  await once(child, 'exit')
}

/** In a process of its own, as it would be on a computer of its own. */
async function startDemoStudio(): Promise<{ server: Server; stop(): void }> {
  const data = values['studio-data'] ?? join(root, '.local', 'studio', values.studio)
  const args = ['serve', '--studio', values.studio, '--data', data, '--port', String(await choosePort())]
  const child = fork(join(root, 'scripts', 'studio.ts'), args, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return { server: await ready(child), stop: () => void child.kill('SIGTERM') }
}

async function choosePort(): Promise<number> {
  if (values['studio-port'] !== undefined) return Number(values['studio-port'])
  const { profile } = await loadBrand(join(root, 'resources'), values.studio)
  const wanted = Number(new URL(profile.server.url).port)
  return (await isPortFree(wanted)) ? wanted : 0
}

async function isPortFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1')
  const free = await once(probe, 'listening').then(
    () => true,
    () => false,
  )
  probe.close()
  return free
}

function ready(child: ChildProcess): Promise<Server> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Server))
    child.once('exit', () => reject(new Error('The demo studio could not start; what it said is above.')))
  })
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
