import { afterAll } from 'vitest'
import { type Core, createCore } from '#core/create-core.ts'
import type { ChildProcess, Host, Log } from '#core/host.ts'
import { performDecoderRequest } from '#core/imaging/decode.ts'
import type { DecoderReply, DecoderRequest } from '#core/imaging/decoder-messages.ts'
import { toPhoto } from '#core/library/photo-row.ts'
import { createNodeHost } from '#hosts/node-host.ts'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import type { AppEvent, Job } from '#shared/contract/jobs.ts'
import type { ImportResult } from '#shared/contract/library.ts'
import { makeTempDir } from './temp-dir.ts'

export type TestCoreOptions = {
  dataDir?: string
  studio?: { url: string; caPath: string }
  resourcesDir?: string
  /** 'own-process' as in the app; else in this process, which is much faster to start. */
  decoder?: 'own-process' | 'in-process'
  stalledMs?: number
  change?: (host: Host) => Partial<Host>
}

/** An address where nobody listens. */
export const NO_STUDIO = 'https://127.0.0.1:1'

const running = new Set<Core>()
afterAll(() => Promise.all([...running].map((core) => core.close())))

/** A core on a real data folder; closed when the test file has ended, where the test has not done so. */
export async function startTestCore(options: TestCoreOptions = {}): Promise<Core> {
  const core = await createCore(await createTestHost(options), { retryDelaysMs: [1], stalledMs: options.stalledMs })
  running.add(core)
  return {
    ...core,
    async close() {
      running.delete(core)
      await core.close()
    },
  }
}

export async function createTestHost({ dataDir, studio, resourcesDir, decoder, change }: TestCoreOptions = {}): Promise<Host> {
  const host = await createNodeHost({
    studioId: 'demo',
    dataDir: dataDir ?? makeTempDir(),
    server: studio?.url ?? NO_STUDIO,
    ca: studio?.caPath,
    log: silentLog,
    ...(resourcesDir === undefined ? {} : { resourcesDir }),
  })
  const placed = decoder === 'own-process' ? host : { ...host, startProcess: startInProcess }
  return { ...placed, ...change?.(placed) }
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }

/** The decoder's work without its process. */
function startInProcess(): ChildProcess {
  let tell: (message: unknown) => void = () => {}
  const answer = async ({ id, request }: { id: number; request: DecoderRequest }): Promise<DecoderReply> => {
    try {
      return { id, ok: true, value: await performDecoderRequest(request) }
    } catch (error) {
      return { id, ok: false, reason: error instanceof UnreadablePhoto ? error.reason : 'INTERNAL', message: String(error) }
    }
  }
  return {
    send: (message) => void answer(message as { id: number; request: DecoderRequest }).then((reply) => tell(reply)),
    onMessage: (listener) => {
      tell = listener
    },
    onExit: () => {},
    kill: () => {
      tell = () => {}
    },
  }
}

/** Waits until a job has ended, however it did. */
export async function endOfJob(core: Pick<Core, 'jobs'>, jobId: string): Promise<Job> {
  const stop = new AbortController()
  try {
    for await (const event of core.jobs.events(stop.signal)) {
      if (event.type === 'job' && event.job.jobId === jobId && event.job.state !== 'running') return event.job
    }
  } finally {
    stop.abort()
  }
  throw new Error('the events ended before the job did')
}

/** Imports and waits; throws where the import fails. */
export async function importPaths(core: Core, ...paths: string[]): Promise<ImportResult> {
  const job = await endOfJob(core, await core.imports.import(paths))
  if (job.state !== 'done') throw new Error(`the import ended as ${job.state}: ${job.error?.code}`)
  return job.result as ImportResult
}

/** All that is in the library, newest first. */
export function listPhotos(core: Core) {
  return [...core.library.each()].map(toPhoto)
}

/** Resolves with the first event that is wanted, from now on. */
export async function nextEvent<Event extends AppEvent>(core: Core, isWanted: (event: AppEvent) => event is Event): Promise<Event> {
  const stop = new AbortController()
  try {
    for await (const event of core.jobs.events(stop.signal)) if (isWanted(event)) return event
  } finally {
    stop.abort()
  }
  throw new Error('the events ended')
}
