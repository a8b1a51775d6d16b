// The decoder's own process: hostile files crash, hang or fill this one and never the app. Runs under Node's fork and
// Electron's utilityProcess alike.

import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import { watchMemory } from '#imaging/watch-memory.ts'
import { performDecoderRequest } from './decode.ts'
import type { DecoderReply, DecoderRequest } from './decoder-messages.ts'

type ElectronParentPort = { on(event: 'message', listener: (event: { data: unknown }) => void): void; postMessage(message: unknown): void }
const parentPort = (process as { parentPort?: ElectronParentPort }).parentPort

function reply(message: DecoderReply): void {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}

// Nothing is decoded before it has begun.
const watching = watchMemory()

async function answer({ id, request }: { id: number; request: DecoderRequest }): Promise<void> {
  try {
    await watching
    reply({ id, ok: true, value: await performDecoderRequest(request) })
  } catch (error) {
    reply({ id, ok: false, ...describeFailure(error) })
  }
}

function describeFailure(error: unknown): { reason: Extract<DecoderReply, { ok: false }>['reason']; message: string } {
  if (error instanceof UnreadablePhoto) return { reason: error.reason, message: String(error.cause ?? '') }
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOSPC') return { reason: 'DISK_FULL', message: 'ENOSPC' }
  return { reason: 'INTERNAL', message: error instanceof Error ? error.message : String(error) }
}

if (parentPort) parentPort.on('message', ({ data }) => void answer(data as { id: number; request: DecoderRequest }))
else process.on('message', (message) => void answer(message as { id: number; request: DecoderRequest }))
process.on('disconnect', () => process.exit(0))
