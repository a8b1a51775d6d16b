import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { createRouterClient, ORPCError } from '@orpc/server'
import type { Core } from '#core/create-core.ts'
import { type ErrorFacts, toErrorFacts } from '#core/jobs/error-facts.ts'
import { createRouter } from '#http/rpc/router.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { type ListedProcedure, listProcedures } from './list-procedures.ts'

/** Each line that the cli prints. */
export type CliLine = { event: unknown } | { result: unknown } | { error: ErrorFacts }

type AnyCall = (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>

/** Calls procedures by name. A job's call prints the job's events and ends with the job's own result. */
export function createCli(core: Core, print: (line: CliLine) => Promise<void>) {
  const client = createRouterClient(createRouter(core)) as unknown as Record<string, Record<string, AnyCall>>
  const procedures = new Map(listProcedures().map((procedure) => [procedure.name, procedure]))

  /** Whether it went well. */
  async function call(name: string, input: unknown): Promise<boolean> {
    try {
      const procedure = procedures.get(name)
      if (!procedure) throw new AppError('UNKNOWN_PROCEDURE', { name })
      await print({ result: await carryOut(procedure, input) })
      return true
    } catch (error) {
      await print({ error: describe(error) })
      return false
    }
  }

  async function carryOut({ path: [area, name], isJob }: ListedProcedure, input: unknown): Promise<unknown> {
    const procedure = client[area]?.[name]
    if (!procedure) throw new AppError('UNKNOWN_PROCEDURE', { name: `${area}.${name}` })
    const stop = new AbortController()
    try {
      const answer = await procedure(input, { signal: stop.signal })
      if (isAsyncIterable(answer)) return await printAll(answer)
      return isJob ? await followJob((answer as { jobId: string }).jobId) : answer
    } finally {
      stop.abort()
    }
  }

  async function printAll(events: AsyncIterable<unknown>): Promise<null> {
    for await (const event of events) await print({ event })
    return null
  }

  async function followJob(jobId: string): Promise<unknown> {
    const stop = new AbortController()
    try {
      for await (const event of core.jobs.events(stop.signal)) {
        if (event.type !== 'job' || event.job.jobId !== jobId) continue
        if (event.job.state !== 'running') return endOf(event.job)
        await print({ event: event.job })
      }
    } finally {
      stop.abort()
    }
    throw new AppError('CANCELLED', {})
  }

  return {
    call,
    /** One `{"call", "input"}` a line; answers in order. */
    async serve(input: Readable): Promise<void> {
      for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.trim() === '') continue
        const request = parseRequest(line)
        if (request) await call(request.call, request.input)
        else await print({ error: describe(new AppError('INVALID_INPUT', { field: '' })) })
      }
    },
  }
}

/** Text as JSON, a byte-order mark before it or not; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}

function parseRequest(line: string): { call: string; input: unknown } | null {
  const request = parseJson(line)
  if (typeof request !== 'object' || request === null || !('call' in request) || typeof request.call !== 'string') return null
  return { call: request.call, input: 'input' in request ? request.input : {} }
}

function endOf(job: Job): unknown {
  if (job.state === 'done') return job.result
  throw new JobFailed(job.error ?? toErrorFacts(null))
}

class JobFailed extends Error {
  readonly facts: ErrorFacts

  constructor(facts: ErrorFacts) {
    super(facts.message)
    this.facts = facts
  }
}

function describe(error: unknown): ErrorFacts {
  if (error instanceof JobFailed) return error.facts
  if (error instanceof ORPCError) return { code: error.code, message: error.message, data: (error.data ?? {}) as Record<string, unknown> }
  return toErrorFacts(error)
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
