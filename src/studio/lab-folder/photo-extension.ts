import { open } from 'node:fs/promises'
import { createBufferReader } from '#imaging/open-file.ts'
import { tellContainer } from '#imaging/tell-format.ts'
import { rawEnding } from '#shared/photo-formats.ts'

const HEAD_BYTES = 32
const RENAMED = new Map<string, string>([
  ['jpeg', 'jpg'],
  ['tiff', 'tif'],
])
const MAYBE_RAW: ReadonlySet<string> = new Set(['tiff', 'raf', 'cr3'])

/**
 * The extension of a photo by what its bytes say, whatever it was called: `jpg`, `png`, …; empty where they say nothing. Most RAWs
 * begin as any TIFF does: of these it is the customer's, where that is one of a RAW.
 */
export async function photoExtension(path: string, name: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return extensionOf(buffer.subarray(0, bytesRead), name)
  } finally {
    await file.close()
  }
}

function extensionOf(head: Buffer, name: string): string {
  const container = tellContainer(createBufferReader(head))
  if (container === null) return ''
  if (container === 'iso') return /^avi[fs]$/.test(head.toString('latin1', 8, 12)) ? 'avif' : 'heic'
  const raw = MAYBE_RAW.has(container) ? rawEnding(name) : undefined
  return raw ?? RENAMED.get(container) ?? container
}
