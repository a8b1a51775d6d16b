import { describe, expect, it } from 'vitest'
import type { AppEvent, Job } from '#shared/contract/jobs.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { silentLog } from '#tests/support/test-core.ts'
import { createJobService, type JobContext, type JobService, Shutdown } from './job-service.ts'

/** A job that does what the test says, when it says so. */
function startHeld(jobs: JobService) {
  const held = Promise.withResolvers<unknown>()
  let context: JobContext | undefined
  const jobId = jobs.start('import', (given) => {
    context = given
    given.signal.addEventListener('abort', () => held.reject(given.signal.reason))
    return held.promise
  })
  if (!context) throw new Error('a job begins at once')
  return { jobId, context, finish: held.resolve, fail: held.reject }
}

/** Listens from now on; the list grows as events come. */
function listen(jobs: JobService) {
  const stop = new AbortController()
  const heard: AppEvent[] = []
  const ended = (async () => {
    for await (const event of jobs.events(stop.signal)) heard.push(event)
  })()
  return { heard, stop: () => stop.abort(), ended }
}

async function lastOf(jobs: JobService, jobId: string): Promise<Job | undefined> {
  const { heard, stop, ended } = listen(jobs)
  stop()
  await ended
  return heard.flatMap((event) => (event.type === 'job' && event.job.jobId === jobId ? [event.job] : [])).at(-1)
}

describe('a job', () => {
  it('ends with its result, which a late listener still hears', async () => {
    const jobs = createJobService(silentLog)
    const { jobId, finish } = startHeld(jobs)
    finish({ imported: 3 })
    await jobs.waitFor(jobId)
    const stop = new AbortController()
    const { value } = await jobs.events(stop.signal).next()
    stop.abort()
    expect(value).toMatchObject({ type: 'job', job: { jobId, state: 'done', result: { imported: 3 }, remainingMs: null } })
  })

  it('that fails says why in a person’s words', async () => {
    const jobs = createJobService(silentLog)
    const { jobId, fail } = startHeld(jobs)
    fail(new AppError('DISK_FULL', {}))
    await jobs.waitFor(jobId)
    const { value } = await jobs.events(AbortSignal.timeout(1000)).next()
    expect(value).toMatchObject({ job: { state: 'failed', error: { code: 'DISK_FULL', message: expect.stringMatching(/공간/) } } })
  })

  it.each([
    [new Error('secret path /home/me'), 'INTERNAL'],
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), 'DISK_FULL'],
    [Object.assign(new Error('x'), { code: 'SQLITE_FULL' }), 'DISK_FULL'],
    ['not even an error', 'INTERNAL'],
  ])('that fails of %s says %s, and nothing of its own words', async (error, code) => {
    const logged: unknown[] = []
    const jobs = createJobService({ ...silentLog, error: (_message, cause) => void logged.push(cause) })
    const { jobId, fail } = startHeld(jobs)
    fail(error)
    await jobs.waitFor(jobId)
    const { value } = await jobs.events(AbortSignal.timeout(1000)).next()
    expect(value).toMatchObject({ job: { state: 'failed', error: { code } } })
    expect(JSON.stringify(value)).not.toContain('secret')
    expect(logged).toEqual([error])
  })
})

describe('cancelling', () => {
  it('ends the job as cancelled', async () => {
    const jobs = createJobService(silentLog)
    const { jobId, context } = startHeld(jobs)
    jobs.cancel(jobId)
    expect(context.signal.aborted).toBe(true)
    await jobs.waitFor(jobId)
    const { value } = await jobs.events(AbortSignal.timeout(1000)).next()
    expect(value).toMatchObject({ job: { state: 'cancelled', error: { code: 'CANCELLED' } } })
  })

  it('a job that has ended or never was is JOB_NOT_FOUND', async () => {
    const jobs = createJobService(silentLog)
    const { jobId, finish } = startHeld(jobs)
    finish(null)
    await jobs.waitFor(jobId)
    for (const id of [jobId, 'never']) expect(() => jobs.cancel(id)).toThrow(expect.objectContaining({ code: 'JOB_NOT_FOUND' }))
  })

  it('a job that finishes all the same is done', async () => {
    const jobs = createJobService(silentLog)
    const done = Promise.withResolvers<string>()
    const jobId = jobs.start('import', () => done.promise)
    jobs.cancel(jobId)
    done.resolve('all of it')
    await jobs.waitFor(jobId)
    const { value } = await jobs.events(AbortSignal.timeout(1000)).next()
    expect(value).toMatchObject({ job: { state: 'done', result: 'all of it' } })
  })
})

describe('progress', () => {
  it('is told at most every 100 ms, and the end in any case', async () => {
    let now = 0
    const jobs = createJobService(silentLog, () => now)
    const { jobId, context, finish } = startHeld(jobs)
    const { heard, stop, ended } = listen(jobs)
    for (let done = 1; done <= 1000; done++) {
      now += 1
      context.report({ done, total: 1000 })
    }
    finish(null)
    await jobs.waitFor(jobId)
    await jobs.close()
    stop()
    await ended
    const told = heard.flatMap((event) => (event.type === 'job' ? [event.job] : []))
    expect(told.length).toBeGreaterThan(8)
    expect(told.length).toBeLessThan(15)
    expect(told.at(-1)).toMatchObject({ state: 'done', done: 1000 })
    expect(told.map(({ done }) => done)).toEqual([...told.map(({ done }) => done)].sort((a, b) => a - b))
  })

  it('estimates what is left from the pace so far', () => {
    let now = 0
    const jobs = createJobService(silentLog, () => now)
    const { jobId, context } = startHeld(jobs)
    now = 2000
    context.report({ done: 25, total: 100 })
    return expect(lastOf(jobs, jobId)).resolves.toMatchObject({ remainingMs: 6000 })
  })
})

describe('events', () => {
  it('begin with every job there is, then go on with all that happens', async () => {
    const jobs = createJobService(silentLog)
    const first = startHeld(jobs)
    const { heard, stop, ended } = listen(jobs)
    const second = startHeld(jobs)
    jobs.announce('orders')
    second.finish(null)
    first.finish(null)
    await Promise.all([jobs.waitFor(first.jobId), jobs.waitFor(second.jobId)])
    const { value } = await jobs.events(AbortSignal.timeout(1000)).next()
    expect(value).toMatchObject({ job: { jobId: first.jobId } })
    stop()
    await ended
    expect(heard[0]).toMatchObject({ type: 'job', job: { jobId: first.jobId, state: 'running' } })
    expect(heard).toContainEqual({ type: 'changed', area: 'orders' })
    const states = heard.flatMap((event) => (event.type === 'job' && event.job.jobId === second.jobId ? [event.job.state] : []))
    expect(states.at(0)).toBe('running')
    expect(states.at(-1)).toBe('done')
  })

  it('are not changed afterwards by what the job does next', async () => {
    const jobs = createJobService(silentLog)
    const { jobId, context, finish } = startHeld(jobs)
    const { heard, stop, ended } = listen(jobs)
    context.report({ done: 1, total: 2 })
    finish(null)
    await jobs.waitFor(jobId)
    stop()
    await ended
    expect(heard[0]).toMatchObject({ job: { state: 'running', done: 0 } })
  })

  it('remember the last twenty jobs that have ended', async () => {
    const jobs = createJobService(silentLog)
    for (let index = 0; index < 30; index++) await jobs.waitFor(jobs.start('import', async () => index))
    const { heard, stop, ended } = listen(jobs)
    stop()
    await ended
    const results = new Set(heard.flatMap((event) => (event.type === 'job' ? [event.job.result] : [])))
    expect(results.size).toBeLessThanOrEqual(20)
    expect(results).toContain(29)
  })
})

it('closing ends every job by a reason of its own, and waits for them', async () => {
  const jobs = createJobService(silentLog)
  const { context } = startHeld(jobs)
  await jobs.close()
  expect(context.signal.reason).toBeInstanceOf(Shutdown)
})
