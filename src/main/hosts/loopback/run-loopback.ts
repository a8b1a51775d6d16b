import { once } from 'node:events'
import { createCore } from '#core/create-core.ts'
import type { Host } from '#core/host.ts'
import { createLoopbackServer } from './create-loopback-server.ts'
import { findChromium } from './find-chromium.ts'
import { hasDisplay, openAppWindow } from './open-app-window.ts'

type Options = {
  host: Host
  rendererDir: string
  /** 0: any free one. */
  port: number
  /** False: only serve, and print the address to open. */
  window: boolean
  say(sentence: string): void
}

/** The app in Chromium's app mode until its window is closed, or served for a browser until the process is told to end. */
export async function runLoopback({ host, rendererDir, port, window, say }: Options): Promise<void> {
  const core = await createCore(host)
  const server = await createLoopbackServer(core, { rendererDir, port })
  const told = AbortSignal.any(['SIGINT', 'SIGTERM', 'SIGHUP'].map(signalOf))
  try {
    core.resumeWork()
    const chromium = findChromium()
    if (window && chromium && hasDisplay()) {
      const closed = openAppWindow(chromium, server.makeTicketUrl(), host.dataDir)
      say('The app is open in a window of its own. Close the window to end it.')
      await Promise.race([closed, aborted(told)])
    } else {
      if (window)
        say(chromium ? 'There is no display here, so the app is only served.' : 'There is no Chromium here, so the app is only served.')
      announceAddress(server, say)
      await aborted(told)
    }
  } finally {
    await server.close()
    await core.close()
  }
}

/** An address is good once; whoever used it up may need another. */
function announceAddress(server: Awaited<ReturnType<typeof createLoopbackServer>>, say: (sentence: string) => void): void {
  say(`Open this address in a browser on this computer (good once): ${server.makeTicketUrl()}`)
  server.onTicketUsed(() => say(`Opened. To open it again: ${server.makeTicketUrl()}`))
}

function signalOf(name: string): AbortSignal {
  const controller = new AbortController()
  // `on`, not `once`: a terminal and whoever started us may both tell us, and the second must not kill us while we close.
  process.on(name, () => controller.abort())
  return controller.signal
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}
