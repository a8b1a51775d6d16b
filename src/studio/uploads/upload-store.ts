import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#shared/errors/app-error.ts'
import type { OrderFile } from '#shared/orders/manifest.ts'
import { flushFile, flushFolder } from '../files/durable-files.ts'
import { checkImage } from './check-image.ts'
import { createTurns } from './take-turns.ts'

const MIB = 1024 * 1024

export type WantedFile = Pick<OrderFile, 'sha256' | 'bytes'>
/** `offset`: how many bytes are here. `complete`: all of them, and checked. */
export type Progress = { offset: number; complete: boolean }
type Chunk = { offset: number; length: number; body: Readable }

export type UploadStore = {
  /** Ends an upload of this file that still runs, so that the offset stays true. */
  progressOf(customerId: number, file: WantedFile): Promise<Progress>
  /**
   * Adds a chunk, and with the last one checks and keeps the file. An empty chunk at full length does only the latter.
   * Throws WRONG_OFFSET, TOO_LARGE, WRONG_HASH, NOT_AN_IMAGE, and CANCELLED where the line was cut or a newer call came.
   */
  append(customerId: number, file: WantedFile, chunk: Chunk): Promise<Progress>
  isComplete(customerId: number, file: WantedFile): boolean
  /** Where a complete file stands. */
  pathOf(customerId: number, sha256: string): string
}

/**
 * Files by their content, each customer's apart: what another one has sent can't be seen, nor that it was sent. A file
 * stands under its own name only once it is whole, checked and on the disk, so that no record beside it can disagree.
 */
export function createUploadStore(folder: string): UploadStore {
  const takeTurn = createTurns()
  const pathOf = (customerId: number, sha256: string) => join(folder, String(customerId), sha256)
  const isComplete = (customerId: number, { sha256, bytes }: WantedFile) => sizeOf(pathOf(customerId, sha256)) === bytes

  function look(customerId: number, file: WantedFile): Progress {
    if (isComplete(customerId, file)) return { offset: file.bytes, complete: true }
    return { offset: sizeOf(partOf(pathOf(customerId, file.sha256))) ?? 0, complete: false }
  }

  return {
    pathOf,
    isComplete,
    progressOf: (customerId, file) => takeTurn(pathOf(customerId, file.sha256), async () => look(customerId, file)),
    append: (customerId, file, chunk) =>
      takeTurn(pathOf(customerId, file.sha256), async (signal) => {
        const held = look(customerId, file)
        if (chunk.offset !== held.offset) throw new AppError('WRONG_OFFSET', { offset: held.offset })
        const offset = chunk.offset + chunk.length
        if (offset > file.bytes) throw new AppError('TOO_LARGE', {})
        if (held.complete) return held

        const path = pathOf(customerId, file.sha256)
        if (chunk.length > 0) await receive(chunk, partOf(path), signal)
        if (offset < file.bytes) return { offset, complete: false }
        await finish(path, file)
        return { offset, complete: true }
      }),
  }
}

const partOf = (path: string) => `${path}.part`

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size
}

async function receive({ body, length }: Chunk, part: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw new AppError('CANCELLED', {})
  await makeFolder(dirname(part))
  const writer = createWriteStream(part, { flags: 'a', highWaterMark: MIB })
  const closed = new Promise<void>((resolve) => writer.once('close', resolve))
  try {
    await pipeline(body, writer, { signal })
  } catch (error) {
    // Only the file system names a syscall; all else is the sender's line, or the call that ended this one.
    if (error instanceof Error && 'syscall' in error) throw error
    throw new AppError('CANCELLED', {}, { cause: error })
  } finally {
    // The next turn reads the size of the file: not before the last write has landed.
    await closed
  }
  if (writer.bytesWritten !== length) throw new AppError('CANCELLED', {})
}

async function finish(path: string, { sha256 }: WantedFile): Promise<void> {
  const part = partOf(path)
  await flushFile(part)
  try {
    if ((await hashFile(part)) !== sha256) throw new AppError('WRONG_HASH', {})
    await checkImage(part)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  await rename(part, path)
  await flushFolder(dirname(path))
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: MIB })) hash.update(chunk)
  return hash.digest('hex')
}

async function makeFolder(path: string): Promise<void> {
  if (await mkdir(path, { recursive: true })) await flushFolder(dirname(path))
}
