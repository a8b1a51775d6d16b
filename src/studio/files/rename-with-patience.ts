import { renameSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** Half a minute in all: what is renamed may have a thousand files that a virus scanner looks at. */
const WAITS_MS = [20, 50, 100, 200, 500, 1000, 2000, 4000, 8000, 15_000]
/** What Windows says of what another program has open. */
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES'])

/**
 * Renames, and tries again for half a minute while another program holds it. `check` runs right before each try and throws where it
 * must not happen any more. Throws the last error of the file system.
 */
export async function renameWithPatience(from: string, to: string, { check = nothing, once = rename, wait = pause } = {}): Promise<void> {
  for (const ms of WAITS_MS) {
    check()
    try {
      return once(from, to)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && HELD.has(String(error.code)))) throw error
      await wait(ms)
    }
  }
  check()
  once(from, to)
}

function nothing(): void {}

function rename(from: string, to: string): void {
  renameSync(from, to)
}

async function pause(ms: number): Promise<void> {
  await setTimeout(ms)
}
