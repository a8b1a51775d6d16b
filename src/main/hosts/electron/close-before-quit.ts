import { setTimeout as delay } from 'node:timers/promises'
import { app } from 'electron'
import type { Log } from '#core/host.ts'

/** Every state is durable already, so one that will not close is left behind rather than kept running unseen. */
const PATIENCE_MS = 10_000

/** The last window ends the program, on macOS too; the program ends when the core has closed. */
export function closeBeforeQuit(core: { close(): Promise<void> }, log: Log, patienceMs = PATIENCE_MS): void {
  let closing = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    void closeCore(core, log, patienceMs).then(() => app.exit(0))
  })
}

async function closeCore(core: { close(): Promise<void> }, log: Log, patienceMs: number): Promise<void> {
  const patience = new AbortController()
  try {
    const late = delay(patienceMs, 'late' as const, { signal: patience.signal, ref: false })
    late.catch(() => {})
    if ((await Promise.race([core.close(), late])) === 'late') log.warn('the core did not close in time')
  } catch (error) {
    log.error('the core did not close', error)
  } finally {
    patience.abort()
  }
}
