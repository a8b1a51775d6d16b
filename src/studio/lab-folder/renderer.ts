import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { RenderRequest } from './render-print.ts'

const MAX_RESIDENT_BYTES = 2 * 1024 ** 3
const TIME_LIMIT_MS = 60_000

const entry = fileURLToPath(new URL('./render-process.ts', import.meta.url))

export type RenderReply = 'ready' | 'failed' | Uint8Array

export type Renderer = {
  /**
   * The JPEG of a print, or `undefined` where the photo can't be rendered: it does not decode, or its process dies over it,
   * at 2 GB of memory or after 60 s at the latest. Rejects where no process can be started, which is not the photo's fault.
   */
  render(request: RenderRequest): Promise<Uint8Array | undefined>
  /** Ends the processes; what they still render comes out as `undefined`. */
  close(): void
  /** Of the processes that run. */
  pids(): number[]
}

/** Renders in as many processes as prints are asked for at once. They start when needed, and stay for the next until `close`. */
export function openRenderer({ maxResidentBytes = MAX_RESIDENT_BYTES, timeLimitMs = TIME_LIMIT_MS } = {}): Renderer {
  const running = new Set<ChildProcess>()
  const idle = new Set<ChildProcess>()

  async function start(): Promise<ChildProcess> {
    const child = fork(entry, [String(maxResidentBytes)], {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    running.add(child)
    child.once('exit', () => {
      running.delete(child)
      idle.delete(child)
    })
    // Each cause ends the process too, or means that there is none; whoever waits for a reply sees that.
    child.on('error', () => child.kill('SIGKILL'))
    if ((await nextReply(child, TIME_LIMIT_MS)) !== 'ready') throw new Error('the process that renders prints did not start')
    return child
  }

  function takeIdle(): ChildProcess | undefined {
    // The one that worked last: a process keeps the memory of its largest print, and so fewer of them do.
    const child = [...idle].at(-1)
    if (child) idle.delete(child)
    return child
  }

  return {
    async render(request) {
      const child = takeIdle() ?? (await start())
      child.send(request)
      const reply = await nextReply(child, timeLimitMs)
      if (reply !== undefined) idle.add(child)
      return typeof reply === 'object' ? reply : undefined
    },
    close() {
      for (const child of running) child.kill('SIGKILL')
    },
    pids: () => [...running].flatMap(({ pid }) => pid ?? []),
  }
}

/** What the process says next; `undefined` where it ends first, as it is made to when the time is over. */
function nextReply(child: ChildProcess, timeLimitMs: number): Promise<RenderReply | undefined> {
  const { promise, resolve } = Promise.withResolvers<RenderReply | undefined>()
  const timer = setTimeout(() => child.kill('SIGKILL'), timeLimitMs)
  const onMessage = (reply: unknown) => resolve(reply as RenderReply)
  const onEnd = () => resolve(undefined)
  child.on('message', onMessage).on('exit', onEnd).on('error', onEnd)
  return promise.finally(() => {
    clearTimeout(timer)
    child.off('message', onMessage).off('exit', onEnd).off('error', onEnd)
  })
}
