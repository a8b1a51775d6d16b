import { once } from 'node:events'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors/app-error.ts'
import type { Db } from '../database/open-database.ts'
import type { Host } from '../host.ts'
import type { Ranked } from '../library/photo-index.ts'
import type { SearchAnswer, SearchQuestion, SearchWorkerData } from './search-messages.ts'

type Query = { text: string; typing: boolean; asIs?: boolean | undefined }
type Waiting = Query & { resolve(ranked: Ranked): void; reject(error: unknown): void }

/** Rows of the log that are thrown away before other work gets its turn. */
const LOG_ROWS_A_SLICE = 2000
const KEPT_ANSWERS = 4

/**
 * Finds photos by what is said of them, in a thread of its own. Of the questions of somebody
 * who is still typing only the last one is asked; those before it end with CANCELLED.
 */
export function createSearchService({
  db,
  host,
  writable,
  onReady,
}: {
  db: Db
  host: Pick<Host, 'dataDir' | 'workerScript' | 'log'>
  /** Resolves when the library can be written to. */
  writable(): Promise<void>
  onReady(): void
}) {
  const logTop = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'text_changes'").pluck()
  const prune = db.prepare(`DELETE FROM text_changes WHERE seq IN (SELECT seq FROM text_changes WHERE seq <= ? LIMIT ${LOG_ROWS_A_SLICE})`)
  const waiting: Waiting[] = []
  /** The last answers, for their further pages. */
  let answers: (Query & { seq: number; ranked: Ranked })[] = []
  /** `seq`: how far the log of changes went when it was asked; the answer holds at least that. */
  let asked: (Waiting & { id: number; seq: number }) | undefined
  let worker: Worker | undefined
  let nextId = 1
  let closed = false

  function startWorker(): Worker {
    const workerData: SearchWorkerData = {
      databasePath: join(host.dataDir, 'library.db'),
      cachePath: join(host.dataDir, 'search', 'captions.index'),
    }
    const started = new Worker(host.workerScript('search'), { workerData, execArgv: ['--disable-warning=ExperimentalWarning'] })
    started.on('message', (answer: SearchAnswer) => take(answer))
    started.on('error', (error) => {
      host.log.error('the search failed', error)
      drop(started)
    })
    started.on('exit', () => drop(started))
    started.unref()
    return started
  }

  /** A thread that died takes its question with it; the next question starts another. */
  function drop(dead: Worker): void {
    if (worker !== dead) return
    worker = undefined
    asked?.reject(new AppError(closed ? 'CANCELLED' : 'INTERNAL', {}))
    asked = undefined
    askNext()
  }

  function take(answer: SearchAnswer): void {
    if (answer.kind === 'ready') {
      answers = []
      onReady()
    } else if (answer.kind === 'saved') void pruneLog(answer.seq)
    else if (asked?.id === answer.id) {
      const { text, typing, asIs, seq, resolve } = asked
      const ranked = { ids: answer.ids, ...(answer.corrected === undefined ? {} : { corrected: answer.corrected }) }
      if (!answer.provisional) answers = [{ text, typing, asIs, seq, ranked }, ...answers].slice(0, KEPT_ANSWERS)
      asked = undefined
      worker?.unref()
      resolve(ranked)
      askNext()
    }
  }

  function askNext(): void {
    if (asked || closed) return
    const next = waiting.shift()
    if (!next) return
    asked = { ...next, id: nextId++, seq: lastSeq() }
    worker ??= startWorker()
    // Somebody waits for this answer; an idle thread keeps no program from ending.
    worker.ref()
    worker.postMessage({
      kind: 'find',
      id: asked.id,
      text: next.text,
      typing: next.typing,
      asIs: next.asIs ?? false,
    } satisfies SearchQuestion)
  }

  async function pruneLog(seq: number): Promise<void> {
    await writable()
    while (!closed && prune.run(seq).changes === LOG_ROWS_A_SLICE) {
      await setImmediate()
      await writable()
    }
  }

  const lastSeq = () => Number(logTop.get() ?? 0)

  function giveUp(given: Waiting): void {
    const at = waiting.indexOf(given)
    if (at < 0) return
    waiting.splice(at, 1)
    given.reject(new AppError('CANCELLED', {}))
  }

  return {
    /** Gets the index ready before it is first asked for. */
    start(): void {
      worker ??= startWorker()
    },

    /** Throws CANCELLED where `signal` ends the wait, or where somebody who is typing has gone on. */
    rank({ text, typing, asIs }: Query, signal?: AbortSignal): Promise<Ranked> {
      const seq = lastSeq()
      const known = answers.find((answer) => answer.text === text && answer.typing === typing && answer.asIs === asIs && answer.seq === seq)
      if (known) return Promise.resolve(known.ranked)
      return new Promise((resolve, reject) => {
        if (closed || signal?.aborted) return reject(new AppError('CANCELLED', {}))
        if (typing) for (const older of waiting.filter((other) => other.typing)) giveUp(older)
        const question: Waiting = { text, typing, asIs, resolve, reject }
        waiting.push(question)
        signal?.addEventListener('abort', () => giveUp(question), { once: true })
        askNext()
      })
    },

    async close(): Promise<void> {
      closed = true
      for (const question of [...waiting]) giveUp(question)
      const ending = worker
      if (!ending) return
      ending.ref()
      const ended = once(ending, 'exit')
      ending.postMessage({ kind: 'close' } satisfies SearchQuestion)
      // One that fails on its way out is gone all the same.
      await ended.catch(() => {})
    },
  }
}
