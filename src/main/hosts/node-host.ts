import { fork } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultStudioId } from '#core/brand/load-profile.ts'
import { writeFileWhole } from '#core/files/write-file-whole.ts'
import type { ChildProcess, Host, Log } from '#core/host.ts'
import { isMissing } from './is-missing.ts'

const RESOURCES = fileURLToPath(new URL('../../../resources', import.meta.url))
const WORKERS = {
  database: new URL('../core/backup/database-worker.ts', import.meta.url),
  likeness: new URL('../core/similar/likeness-worker.ts', import.meta.url),
  search: new URL('../core/search/search-worker.ts', import.meta.url),
}
const ENTRIES = { decoder: fileURLToPath(new URL('../core/imaging/decoder-process.ts', import.meta.url)) }

export type NodeHostOptions = {
  studioId?: string | undefined
  dataDir?: string | undefined
  resourcesDir?: string | undefined
  server?: string | undefined
  ca?: string | undefined
  log: Log
}

/** The host where there is no Electron: plain Node, for the loopback window and the command line. Throws STUDIO_UNKNOWN. */
export async function createNodeHost({ dataDir, resourcesDir = RESOURCES, server, ca, log, ...options }: NodeHostOptions): Promise<Host> {
  const studioId = options.studioId ?? (await defaultStudioId(resourcesDir))
  const folder = dataDir ?? join(userDataDir(), studioId)
  return {
    dataDir: folder,
    resourcesDir,
    studioId,
    downloadsDir: join(homedir(), 'Downloads'),
    ...(server === undefined ? {} : { studioServer: { url: server, ...(ca === undefined ? {} : { caPath: ca }) } }),
    log,
    startProcess: (entry) => forkProcess(ENTRIES[entry]),
    workerScript: (entry) => WORKERS[entry],
    secrets: createFileSecrets(join(folder, 'secrets')),
  }
}

function userDataDir(): string {
  const { platform, env } = process
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Sajingwan')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Sajingwan')
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'sajingwan')
}

function forkProcess(entry: string): ChildProcess {
  const child = fork(entry, {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Of glibc's heaps, one a thread by default, most lie empty: a fifth less memory, at the same speed.
    env: { ...process.env, MALLOC_ARENA_MAX: '2' },
  })
  // A channel that broke shows as the child's exit; what was written to it meanwhile has nowhere to go.
  child.on('error', () => child.kill('SIGKILL'))
  return {
    send: (message) => void (child.connected && child.send(message as object, () => {})),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  }
}

/** Files that only this user can read: plain Node has no way to the system's own store. */
function createFileSecrets(folder: string): Host['secrets'] {
  return {
    get: (name) =>
      readFile(join(folder, name), 'utf8').catch((error: unknown) => {
        // What is there and can't be read is not gone: a new one in its place would make the guest a stranger.
        if (isMissing(error)) return null
        throw error
      }),
    async set(name, value) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFileWhole(join(folder, name), value, 0o600)
    },
  }
}
