import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { ChildProcess, Host } from '#core/host.ts'

/** Starts the core's process entries from the bundles that lie beside main's. Must be called after the app is ready. */
export function createProcessStarter(mainDir: string): Host['startProcess'] {
  return (entry): ChildProcess => {
    const env = { ...process.env, MALLOC_ARENA_MAX: '2' }
    const child = utilityProcess.fork(join(mainDir, `${entry}.js`), [], { serviceName: `sajingwan-${entry}`, env })
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', listener),
      kill: () => killForGood(child),
    }
  }
}

/** A decoder that hangs in native code may not get round to the polite signal; `pid` is there only while it lives. */
function killForGood(child: { pid: number | undefined; kill(): boolean }): void {
  const pid = child.pid
  child.kill()
  if (pid === undefined) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}
