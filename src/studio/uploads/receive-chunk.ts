import type { Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { AppError } from '#shared/errors/app-error.ts'

/** How much is gathered before it is written: a record of TLS has 16 KiB at most. */
const GATHER_BYTES = 512 * 1024

export type Chunk = { offset: number; length: number; body: Readable }

/**
 * Appends a chunk to a file while it arrives, and adds what is written to the hash, if there is one. What arrives before the
 * line is cut counts. Throws CANCELLED where that happens or `signal` ends it, and what the file system says.
 */
export async function receiveChunk({ body, length }: Chunk, path: string, hash: Hash | undefined, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw new AppError('CANCELLED', {})
  const cut = () => body.destroy()
  signal.addEventListener('abort', cut)
  const file = await open(path, 'a')
  try {
    const written = await writeArriving(body, file, hash)
    if (signal.aborted || written !== length) throw new AppError('CANCELLED', {})
  } finally {
    signal.removeEventListener('abort', cut)
    await file.close()
  }
}

/** Writes one piece while the next one arrives; answers with how many bytes came until the end or the cut. */
async function writeArriving(body: Readable, file: FileHandle, hash: Hash | undefined): Promise<number> {
  let gathered: Buffer[] = []
  let waiting = 0
  let written = 0
  let writing: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    const parts = gathered
    const length = waiting
    gathered = []
    waiting = 0
    await writing
    written += length
    writing = writeAll(file, parts, length)
    // The disk works meanwhile.
    for (const part of parts) hash?.update(part)
    // It is awaited before the next piece, and at the end.
    writing.catch(() => undefined)
  }

  try {
    // Where the disk fails, the answer says so: for that the line has to stay.
    for await (const part of body.iterator({ destroyOnReturn: false })) {
      gathered.push(part)
      waiting += part.length
      if (waiting >= GATHER_BYTES) await write()
    }
  } catch {
    // The line was cut; or a write failed, which is thrown below.
  }
  if (waiting > 0) await write()
  await writing
  return written
}

/** Without joining the parts first: at the speed of a line in the same house that costs more than the hash. */
async function writeAll(file: FileHandle, parts: readonly Buffer[], length: number): Promise<void> {
  const { bytesWritten } = await file.writev(parts)
  if (bytesWritten === length) return
  const rest = Buffer.concat(parts).subarray(bytesWritten)
  for (let offset = 0; offset < rest.length; ) offset += (await file.write(rest, offset)).bytesWritten
}
