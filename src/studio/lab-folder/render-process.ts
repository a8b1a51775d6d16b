// Renders prints in a process of its own: a hostile photo crashes, hangs or fills this one and never the server.
import { type RenderRequest, renderPrint } from './render-print.ts'
import type { RenderReply } from './renderer.ts'

const WATCH_EVERY_MS = 200
const maxResidentBytes = Number(process.argv[2])

// Ctrl+C in a terminal reaches every process of its group; when this one ends is the server's to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit(0))

// libvips works outside the JavaScript thread, so this clock goes on while a decode runs away with the memory.
setInterval(() => {
  if (process.memoryUsage.rss() > maxResidentBytes) process.exit(137)
}, WATCH_EVERY_MS).unref()

process.on('message', (request: RenderRequest) => void renderPrint(request).then(say, () => say('failed')))
say('ready')

function say(reply: RenderReply): void {
  process.send?.(reply)
}
