import { availableParallelism } from 'node:os'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ChildProcess, Host } from '../host.ts'
import type { DecoderAnswer, DecoderReply, DecoderRequest } from './decoder-messages.ts'

const MAX_PROCESSES = 4
const TIME_LIMIT_MS = 30_000
const IDLE_LIMIT_MS = 20_000

type Task = {
  request: DecoderRequest
  resolve(value: DecoderAnswer[keyof DecoderAnswer]): void
  reject(error: unknown): void
  /** Takes the listener off the caller's signal. */
  letGo(): void
}
type RunOptions = {
  /** Someone is looking at where it will be: goes before the rest, the last asked for first. */
  urgent?: boolean
  /** Withdraws the task while it waits; one that has begun runs to its end, and its answer is dropped. */
  signal?: AbortSignal
}
type Worker = { process: ChildProcess; task: (Task & { id: number; timer: NodeJS.Timeout }) | null; idle: NodeJS.Timeout | null }

export type DecoderPool = ReturnType<typeof createDecoderPool>

/**
 * Decodes photos in processes of their own, one photo a process at a time. A process that dies or takes over 30 s costs
 * that one photo (DAMAGED, TOO_SLOW) and is replaced. What is asked for on screen (`urgent`) goes before the rest.
 */
export function createDecoderPool(
  host: Pick<Host, 'startProcess' | 'log'>,
  size = Math.max(1, Math.min(MAX_PROCESSES, availableParallelism())),
) {
  const workers = new Set<Worker>()
  const waiting: Task[] = []
  let nextId = 1
  let closed = false

  function run<Kind extends DecoderRequest['kind']>(
    request: Extract<DecoderRequest, { kind: Kind }>,
    { urgent = false, signal }: RunOptions = {},
  ): Promise<DecoderAnswer[Kind]> {
    return new Promise((resolve, reject) => {
      if (closed || signal?.aborted) return reject(new AppError('CANCELLED', {}))
      const withdraw = () => {
        const at = waiting.indexOf(task)
        if (at >= 0) waiting.splice(at, 1)
        reject(new AppError('CANCELLED', {}))
      }
      const letGo = () => signal?.removeEventListener('abort', withdraw)
      const task: Task = { request, resolve: resolve as Task['resolve'], reject, letGo }
      signal?.addEventListener('abort', withdraw, { once: true })
      if (urgent) waiting.unshift(task)
      else waiting.push(task)
      dispatch()
    })
  }

  function dispatch(): void {
    while (waiting.length > 0 && !closed) {
      const worker = [...workers].find((candidate) => !candidate.task) ?? (workers.size < size ? startWorker() : undefined)
      const task = worker && waiting.shift()
      if (!worker || !task) return
      assign(worker, task)
    }
  }

  function startWorker(): Worker {
    const worker: Worker = { process: host.startProcess('decoder'), task: null, idle: null }
    workers.add(worker)
    worker.process.onMessage((message) => settle(worker, message as DecoderReply))
    worker.process.onExit(() => retire(worker, new UnreadablePhoto('DAMAGED')))
    return worker
  }

  function assign(worker: Worker, task: Task): void {
    if (worker.idle) clearTimeout(worker.idle)
    const id = nextId++
    const timer = setTimeout(() => retire(worker, new UnreadablePhoto('TOO_SLOW')), TIME_LIMIT_MS)
    worker.task = { ...task, id, timer }
    worker.process.send({ id, request: task.request })
  }

  function settle(worker: Worker, reply: DecoderReply): void {
    const task = worker.task
    if (!task || task.id !== reply.id) return
    clearTimeout(task.timer)
    task.letGo()
    worker.task = null
    worker.idle = setTimeout(() => retire(worker, null), IDLE_LIMIT_MS).unref()
    if (reply.ok) task.resolve(reply.value)
    else task.reject(toError(reply))
    dispatch()
  }

  function toError({ reason, message }: Extract<DecoderReply, { ok: false }>): Error {
    if (reason === 'DISK_FULL') return new AppError('DISK_FULL', {})
    if (reason !== 'INTERNAL') return new UnreadablePhoto(reason, { cause: message })
    host.log.error('decoder failed', new Error(message))
    return new UnreadablePhoto('DAMAGED', { cause: message })
  }

  function retire(worker: Worker, failure: Error | null): void {
    if (!workers.delete(worker)) return
    if (worker.idle) clearTimeout(worker.idle)
    if (worker.task) {
      clearTimeout(worker.task.timer)
      worker.task.letGo()
      worker.task.reject(failure ?? new UnreadablePhoto('TOO_SLOW'))
    }
    worker.process.kill()
    dispatch()
  }

  return {
    run,
    size,
    /** Starts one process before there is anything to do. It stays until it has had its first photo. */
    warm(): void {
      if (!closed && workers.size === 0) startWorker()
    },
    close(): void {
      closed = true
      for (const task of waiting.splice(0)) {
        task.letGo()
        task.reject(new AppError('CANCELLED', {}))
      }
      for (const worker of [...workers]) retire(worker, new AppError('CANCELLED', {}))
    },
  }
}
