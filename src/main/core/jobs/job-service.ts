import { randomUUID } from 'node:crypto'
import { EventEmitter, on } from 'node:events'
import type { AppEvent, ChangedArea, Job, OrderMove, PhotosChange } from '#shared/contract/jobs.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { addSample, type PaceSample, perSecond } from '#shared/jobs/pace.ts'
import type { Log } from '../host.ts'
import { toErrorFacts } from './error-facts.ts'
import { estimateRemainingMs } from './estimate.ts'

const REPORT_EVERY_MS = 100
const KEEP_ENDED = 20

export type Progress = Partial<Pick<Job, 'done' | 'total' | 'bytesDone' | 'bytesTotal'>>

/** What a running job is given. `report` may be called as often as one likes: it is thinned out on the way. */
export type JobContext = { jobId: string; signal: AbortSignal; report(progress: Progress): void }

/** The reason of a job's signal when the program ends: what the job had begun is to be taken up again at the next start. */
export class Shutdown extends Error {
  override readonly name = 'Shutdown'
}

export type JobService = ReturnType<typeof createJobService>

/** Long work with an id: progress to whoever listens, cancel, and an end that a late listener still hears of. */
export function createJobService(log: Log, now: () => number = () => performance.now()) {
  const emitter = new EventEmitter().setMaxListeners(0)
  const jobs = new Map<string, { job: Job; controller: AbortController; ended: Promise<void>; lastReport: number }>()

  const emit = (event: AppEvent) => emitter.emit('event', event)

  function start(
    kind: Job['kind'],
    work: (context: JobContext) => Promise<unknown>,
    about: { jobId?: string; orderId?: string } = {},
  ): string {
    const jobId = about.jobId ?? randomUUID()
    const controller = new AbortController()
    const startedAt = now()
    const job: Job = {
      jobId,
      kind,
      state: 'running',
      done: 0,
      total: 0,
      bytesDone: 0,
      bytesTotal: 0,
      startedAt: new Date().toISOString(),
      remainingMs: null,
      bytesPerSecond: null,
      orderId: about.orderId ?? null,
    }
    const entry = { job, controller, ended: Promise.resolve(), lastReport: 0 }
    let pace: readonly PaceSample[] = []
    const report = (progress: Progress) => {
      Object.assign(job, progress)
      job.remainingMs = estimateRemainingMs(job, now() - startedAt)
      if (now() - entry.lastReport < REPORT_EVERY_MS) return
      entry.lastReport = now()
      pace = addSample(pace, { at: now(), done: job.bytesDone })
      const bytesPerSecond = perSecond(pace)
      job.bytesPerSecond = bytesPerSecond === null ? null : Math.round(bytesPerSecond)
      emit({ type: 'job', job: { ...job } })
    }
    jobs.set(jobId, entry)
    emit({ type: 'job', job: { ...job } })
    entry.ended = work({ jobId, signal: controller.signal, report })
      .then((result) => end(job, { state: 'done', result }))
      .catch((error: unknown) => end(job, failure(error, controller.signal)))
    return jobId
  }

  function failure(error: unknown, signal: AbortSignal): Partial<Job> {
    if (signal.aborted) return { state: 'cancelled', error: toErrorFacts(new AppError('CANCELLED', {})) }
    if (!(error instanceof AppError)) log.error('job failed', error)
    return { state: 'failed', error: toErrorFacts(error) }
  }

  function end(job: Job, how: Partial<Job>): void {
    Object.assign(job, how, { remainingMs: null, bytesPerSecond: null })
    emit({ type: 'job', job: { ...job } })
    const ended = [...jobs.values()].filter((entry) => entry.job.state !== 'running')
    for (const entry of ended.slice(0, Math.max(0, ended.length - KEEP_ENDED))) jobs.delete(entry.job.jobId)
  }

  /** Every job that runs or has just ended, then all that happens, until `signal` ends it. */
  async function* events(signal?: AbortSignal): AsyncGenerator<AppEvent> {
    const stream = on(emitter, 'event', signal ? { signal } : {})
    // Copied now: by the time that the listener has taken the first, the stream may hold newer states of the rest.
    const known = [...jobs.values()].map(({ job }) => ({ ...job }))
    for (const job of known) yield { type: 'job', job }
    try {
      for await (const [event] of stream) yield event as AppEvent
    } catch (error) {
      if (!signal?.aborted) throw error
    }
  }

  return {
    start,
    events,
    /** Tells whoever shows it that something in the library changed. */
    announce: (area: ChangedArea) => emit({ type: 'changed', area }),
    /** Tells that the studio has moved an order on. */
    announceMoved: (move: OrderMove) => emit({ type: 'order-moved', ...move }),
    announcePhotos: (change: PhotosChange) => emit({ type: 'photos-changed', ...change }),
    /** The job about this order that has not ended, if there is one. */
    runningFor(orderId: string): { jobId: string; cancelled: boolean } | undefined {
      const entry = [...jobs.values()].find(({ job }) => job.orderId === orderId && job.state === 'running')
      return entry && { jobId: entry.job.jobId, cancelled: entry.controller.signal.aborted }
    },
    /** Throws JOB_NOT_FOUND. */
    cancel(jobId: string): void {
      const entry = jobs.get(jobId)
      if (entry?.job.state !== 'running') throw new AppError('JOB_NOT_FOUND', { jobId })
      entry.controller.abort()
    },
    /** Resolves when the job has ended, however it did. */
    waitFor: async (jobId: string): Promise<void> => jobs.get(jobId)?.ended,
    async close(): Promise<void> {
      for (const { controller } of jobs.values()) controller.abort(new Shutdown())
      await Promise.all([...jobs.values()].map(({ ended }) => ended))
    },
  }
}
