import { EventEmitter, once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../log.ts'
import { type RunningStudio, type StudioLimits, startStudio } from '../start-studio.ts'

export type TestStudio = RunningStudio & {
  dataDir: string
  /** PEM of the authority to trust. */
  ca: string
  /** All that was logged, `level: message`. */
  lines: readonly string[]
  /** Resolves with the first line, past or to come, that matches. */
  logged(pattern: RegExp): Promise<string>
  /** Stops this server and starts another on the same folder, as after a crash; the address changes. */
  restart(): Promise<TestStudio>
  /** Closes the server and removes its folder. */
  remove(): Promise<void>
}

export type TestStudioOptions = {
  dataDir?: string
  now?: () => Date
  host?: string
  catalogueTemplate?: string
  limits?: StudioLimits
}

/** All customers of a test come from one address. */
const intake = { orders: 10_000, customers: 10_000, manifestBytes: 1024 ** 3 }

/** A studio of its own with the demo catalogue, in a temporary folder on a free port. */
export async function startTestStudio(options: TestStudioOptions = {}): Promise<TestStudio> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'studio-'))
  const { log, lines, logged } = createTestLog()
  const studio = await startStudio({ studioId: 'demo', port: 0, log, ...options, dataDir, limits: { intake, ...options.limits } })
  return {
    ...studio,
    dataDir,
    ca: readFileSync(studio.caPath, 'utf8'),
    lines,
    logged,
    async restart() {
      await studio.close()
      return await startTestStudio({ ...options, dataDir })
    },
    async remove() {
      await studio.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function createTestLog(): { log: Log } & Pick<TestStudio, 'lines' | 'logged'> {
  const lines: string[] = []
  const written = new EventEmitter().setMaxListeners(0)
  const write = (level: string) => (message: string, cause?: unknown) => {
    lines.push(`${level}: ${message}${cause === undefined ? '' : ` ${String(cause)}`}`)
    written.emit('line')
  }
  return {
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    lines,
    async logged(pattern) {
      for (;;) {
        const line = lines.find((candidate) => pattern.test(candidate))
        if (line !== undefined) return line
        await once(written, 'line')
      }
    },
  }
}
