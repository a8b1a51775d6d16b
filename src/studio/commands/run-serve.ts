import type { EventEmitter } from 'node:events'
import type { Log } from '../log.ts'
import { startStudio } from '../start-studio.ts'

export type ServeArguments = { studioId: string; dataDir: string; port: number; host: string }

/** Serves until the process is told to end; false where the server has ended by itself. */
export async function runServe({ studioId, dataDir, port, host }: ServeArguments, log: Log): Promise<boolean> {
  // A terminal that is closed, or a parent that no longer reads, must not end the server.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const studio = await startStudio({ studioId, dataDir, port, host, log })
  log.info(
    [
      `사진관 서버가 켜졌어요: ${studio.url}`,
      `  주문 화면: ${studio.url}/console`,
      `  인증서(CA): ${studio.caPath}`,
      '  끝내려면 Ctrl+C를 눌러 주세요.',
    ].join('\n'),
  )
  // Whoever started us as a child process waits for this.
  process.send?.({ url: studio.url, caPath: studio.caPath })
  const wasTold = await Promise.race([toldToEnd(process).then(() => true), studio.stopped.then(() => false)])
  await studio.close()
  // The channel to who started us would keep this process alive.
  if (process.connected) process.disconnect()
  return wasTold
}

/**
 * Resolves once the process is told to end. What tells it again finds a listener still, since a signal without one would
 * kill the server while it closes: a terminal and a parent that passes the signal on tell it twice.
 */
export function toldToEnd(source: EventEmitter): Promise<void> {
  // `disconnect`: the one who started us is gone, however it went.
  return new Promise((resolve) => {
    for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) source.on(event, () => resolve())
  })
}
