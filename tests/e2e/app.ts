import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test as base, expect, type Page } from '@playwright/test'
import { type Computer, sitAt } from './computer.ts'

const root = join(import.meta.dirname, '..', '..')

/** What a journey has started. One that failed half-way leaves it running. */
const started = new Set<ChildProcess>()

export type RunningApp = {
  /** Opens the window once. */
  url: string
  dataDir: string
  studioDir: string
  downloadsDir: string
  /** The orders that the lab's folder holds, whole ones only. */
  labFolders(): Promise<string[]>
  /** Runs one of the studio's commands, such as `move 261122-0001 printing`; its output. */
  studio(...args: string[]): Promise<string>
  stop(): Promise<void>
  /** Ends it in the middle of whatever it does, as a power cut would. */
  kill(): Promise<void>
}

/** Starts what `npm start` starts, with folders and ports of its own, and waits for the address. */
export async function startApp(folder: string, extra: readonly string[] = []): Promise<RunningApp> {
  const dataDir = join(folder, 'app')
  const studioDir = join(folder, 'studio')
  const args = ['scripts/start.ts', '--no-window', '--data', dataDir, '--studio-data', studioDir, '--studio-port', '0', ...extra]
  // The folder for downloads is in a home of its own too.
  const home = join(folder, 'home')
  const env = { ...process.env, HOME: home, USERPROFILE: home }
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], env })
  started.add(child)
  return {
    url: await addressOf(child),
    dataDir,
    studioDir,
    downloadsDir: join(home, 'Downloads'),
    labFolders: async () => (await readdir(join(studioDir, 'orders')).catch(() => [])).filter((name) => name.startsWith('o')),
    studio: (...words) => run(['scripts/studio.ts', ...words, '--data', studioDir]),
    stop: () => end(child),
    kill: () => end(child, 'SIGKILL'),
  }
}

export type RunningStudio = { url: string; caPath: string; dataDir: string; stop(): Promise<void> }

/** A studio in a process of its own, for journeys in which it is away for a while. */
export async function startStudio(dataDir: string, port = 0): Promise<RunningStudio> {
  const child = fork(join(root, 'scripts', 'studio.ts'), ['serve', '--data', dataDir, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  started.add(child)
  const [{ url, caPath }] = (await once(child, 'message')) as [{ url: string; caPath: string }]
  return { url, caPath, dataDir, stop: () => end(child) }
}

async function addressOf(child: ChildProcess): Promise<string> {
  const said: string[] = []
  if (!child.stderr) throw new Error('no stderr')
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line)
    const url = /http:\/\/127\.0\.0\.1:\d+\/\?ticket=\S+/.exec(line)?.[0]
    if (url === undefined) continue
    child.stderr.resume()
    return url
  }
  throw new Error(`the app did not start:\n${said.join('\n')}`)
}

function run(args: string[]): Promise<string> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += String(chunk)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve(output) : reject(new Error(`${args.join(' ')} ended with ${code}: ${output}`))))
  })
}

function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

/** A journey's own app and studio, and a page that stands on its first screen. What the page complains of fails the journey. */
export const test = base.extend<{ folder: string; app: RunningApp; window: Page; watched: Page; computer: Computer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'sajingwan-e2e-'))
    await use(folder)
    await Promise.all([...started].map((child) => end(child)))
    started.clear()
    await rm(folder, { recursive: true, force: true })
  },
  app: async ({ folder }, use) => {
    const app = await startApp(folder)
    await use(app)
    await app.stop()
  },
  watched: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && !isExpected(message.text()) && complaints.push(message.text()))
    await use(page)
    expect(complaints).toEqual([])
  },
  window: async ({ app, watched }, use) => {
    await watched.goto(app.url)
    await use(watched)
  },
  /** For journeys in which it matters where files lie: the same page, but with paths, as in Electron. */
  computer: async ({ app, watched }, use) => {
    const computer = await sitAt(watched)
    await watched.goto(app.url)
    await use(computer)
  },
})

export { expect }

/** An error that the app answers with a status is written to the console by the browser itself. */
function isExpected(complaint: string): boolean {
  return complaint.startsWith('Failed to load resource: the server responded with a status of')
}

/** A picture for looking at and for the README, in `test-results/screenshots`. */
export async function takePicture(page: Page, name: string): Promise<void> {
  // Pictures that are still loading would show as plain colour.
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
  await page.screenshot({ path: join(root, 'test-results', 'screenshots', `${name}.png`), animations: 'disabled', caret: 'hide' })
}
