import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

const MAX_RESIDENT_BYTES = 2 * 1024 ** 3
const WATCH_EVERY_MS = 200

// In a thread of its own, since HEIC and BMP are decoded in the main one, where no clock goes on meanwhile.
const WATCH = `
const { workerData } = process.getBuiltinModule('node:worker_threads')
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.most) process.kill(process.pid, 'SIGKILL')
}, workerData.everyMs)
`

/** Ends this process at once when it takes more than `most` bytes. Resolves when the watch has begun. */
export async function watchMemory(most = MAX_RESIDENT_BYTES): Promise<void> {
  const watch = new Worker(WATCH, { eval: true, workerData: { most, everyMs: WATCH_EVERY_MS } })
  await once(watch, 'online')
  watch.unref()
}
