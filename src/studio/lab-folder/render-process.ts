// Renders prints in a process of its own: a hostile photo crashes, hangs or fills this one and never the server.
import { watchMemory } from '#imaging/watch-memory.ts'
import { type RenderRequest, renderPrint } from './render-print.ts'
import type { RenderReply } from './renderer.ts'

// Ctrl+C in a terminal reaches every process of its group; when this one ends is the server's to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit(0))

await watchMemory(Number(process.argv[2]))

process.on('message', (request: RenderRequest) => void renderPrint(request).then(say, () => say('failed')))
say('ready')

function say(reply: RenderReply): void {
  process.send?.(reply)
}
