import { renameSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** About a second in all. */
const WAITS_MS = [10, 20, 50, 100, 200, 300, 300]
/** What Windows says of a file that another program has open: a virus scanner looks at every new one for a moment. */
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES'])

/** Renames a file, and tries again for about a second while another program holds it. Throws the last error of the file system. */
export async function renameWithPatience(from: string, to: string, { once = rename, wait = waitFor } = {}): Promise<void> {
  for (const ms of WAITS_MS) {
    try {
      return await once(from, to)
    } catch (error) {
      if (!isHeld(error)) throw error
      await wait(ms)
    }
  }
  await once(from, to)
}

/** The same for worker threads and for the start of the program, where nobody waits for the thread. */
export function renameWithPatienceSync(from: string, to: string, { once = renameSync, wait = sleep } = {}): void {
  for (const ms of WAITS_MS) {
    try {
      once(from, to)
      return
    } catch (error) {
      if (!isHeld(error)) throw error
      wait(ms)
    }
  }
  once(from, to)
}

function isHeld(error: unknown): boolean {
  return HELD.has((error as NodeJS.ErrnoException).code ?? '')
}

async function waitFor(ms: number): Promise<void> {
  await setTimeout(ms)
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
