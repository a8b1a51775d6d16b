import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { AppError, hasCode } from '#shared/errors/app-error.ts'
import type { OrderFile } from '#shared/orders/manifest.ts'
import { CHUNK_BYTES } from '#shared/orders/studio-protocol.ts'
import type { StudioClient } from '../studio-client/studio-client.ts'

/** Up to this size a file is read once and kept until it is sent: as much as nearly any camera makes, and little enough for every lane. */
const KEPT_BYTES = 16 * 1024 * 1024
/** How much of a larger file is read at a time to hash it: the hash is reckoned on this thread, which others wait for. */
const HASHED_BYTES = 1024 * 1024

/** What the studio holds of a file: how many bytes, and whether that is all of it and right. */
export type HeldFile = { offset: number; complete: boolean }

/** Memory that files are read into, used again and again: what is left to the collector comes back far too late. */
export type ReadBuffers = ReturnType<typeof createReadBuffers>

export function createReadBuffers() {
  const free: Buffer[] = []
  return {
    take: (): Buffer => free.pop() ?? Buffer.allocUnsafeSlow(KEPT_BYTES),
    /** Only what no line holds any more. */
    giveBack: (buffer: Buffer): void => void free.push(buffer),
  }
}

type Upload = {
  orderId: string
  file: OrderFile
  /** Where it was last seen; undefined where nobody knows. */
  path: string | undefined
  /** What the studio has just said that it holds of it; undefined: it is asked. */
  held: HeldFile | undefined
  studio: StudioClient
  buffers: ReadBuffers
  /** Calls again after a passing failure; throws when it has lasted too long. */
  retry: <Result>(call: () => Promise<Result>) => Promise<Result>
  /** How much of the file the studio holds, in bytes. */
  onProgress(bytes: number): void
  signal: AbortSignal
}

/**
 * Brings one file to the studio, from the byte that the studio holds on. What is sent is what was ordered: the file is
 * hashed before, and the studio hashes what arrives. Throws PHOTO_FILE_MISSING, PHOTO_FILE_CHANGED.
 */
export async function uploadFile(upload: Upload): Promise<void> {
  const { studio, file, signal } = upload
  // Another order may have sent some of it since the studio said what it holds.
  const inTurn = (isFirst: boolean) => uploadInTurn(isFirst ? upload : { ...upload, held: undefined })
  await studio.takeUploadTurn(file.sha256, inTurn, signal)
}

async function uploadInTurn(upload: Upload): Promise<void> {
  const { orderId, file, path, studio, retry, onProgress, signal } = upload
  const held = upload.held ?? (await retry(() => studio.uploadState(orderId, file.sha256, signal)))
  onProgress(held.offset)
  if (held.complete) return
  if (path === undefined) throw new AppError('PHOTO_FILE_MISSING', { fileName: file.name })
  const handle = await open(path, 'r').catch(missing(file.name))
  try {
    const buffer = upload.buffers.take()
    const content = await readVerified(handle, buffer, upload)
    await sendFrom(content, held.offset, upload).catch((error: unknown) => {
      if (!hasCode(error, 'WRONG_HASH')) throw error
      return sendAgain(handle, buffer, upload)
    })
    upload.buffers.giveBack(buffer)
  } finally {
    await handle.close()
  }
}

/**
 * Whole and wrong: either the file has changed since we hashed it, or what the studio held of it was damaged, by a power
 * cut say. The studio has thrown it away, so a file that is still what was ordered is sent once more.
 */
async function sendAgain(handle: FileHandle, buffer: Buffer, upload: Upload): Promise<void> {
  const { file, onProgress } = upload
  const content = await readVerified(handle, buffer, upload)
  onProgress(0)
  await sendFrom(content, 0, upload).catch((error: unknown) => {
    if (hasCode(error, 'WRONG_HASH')) throw new AppError('PHOTO_FILE_CHANGED', { fileName: file.name }, { cause: error })
    throw error
  })
}

async function sendFrom(content: Content, from: number, upload: Upload): Promise<void> {
  const { file, retry, onProgress } = upload
  let held: HeldFile = { offset: from, complete: false }
  while (!held.complete) {
    const { offset } = held
    const chunk = await content.chunkAt(offset)
    let tried = false
    held = await retry(async () => {
      // After a cut the studio may hold a part of the chunk: it is asked first, so that nothing goes twice.
      const state = tried ? await upload.studio.uploadState(upload.orderId, file.sha256, upload.signal) : held
      tried = true
      return state.offset !== offset || state.complete ? state : sendChunk(chunk, offset, upload)
    })
    if (held.offset === offset && chunk.length > 0 && !held.complete) throw new AppError('STUDIO_FAILED', { status: 200 })
    onProgress(held.offset)
  }
}

async function sendChunk(chunk: Buffer, offset: number, { orderId, file, studio, onProgress, signal }: Upload) {
  try {
    return await studio.sendChunk(orderId, file.sha256, offset, chunk, signal, (bytes) => onProgress(offset + bytes))
  } catch (error) {
    if (hasCode(error, 'WRONG_OFFSET')) return { offset: error.data.offset, complete: false }
    throw error
  }
}

/** A file whose content is the one that was ordered. */
type Content = { chunkAt(offset: number): Promise<Buffer> }

/**
 * Most photos are small enough to be read once: what was hashed is what is sent. A larger one is hashed first and read again
 * in chunks; should it change in between, the studio finds out. Throws PHOTO_FILE_CHANGED.
 */
async function readVerified(handle: FileHandle, buffer: Buffer, { file, signal }: Upload): Promise<Content> {
  const { bytes } = file
  if ((await handle.stat()).size !== bytes) throw new AppError('PHOTO_FILE_CHANGED', { fileName: file.name })
  if (bytes <= KEPT_BYTES) {
    const whole = await readBytes(handle, buffer, { from: 0, length: bytes }, file)
    // On another thread, unlike a hash of node:crypto.
    const digest = await crypto.subtle.digest('SHA-256', whole as Buffer<ArrayBuffer>)
    requireHash(Buffer.from(digest).toString('hex'), file)
    return { chunkAt: async (offset) => whole.subarray(offset, offset + CHUNK_BYTES) }
  }
  const hash = createHash('sha256')
  for (let from = 0; from < bytes; from += HASHED_BYTES) {
    signal.throwIfAborted()
    hash.update(await readBytes(handle, buffer, { from, length: Math.min(HASHED_BYTES, bytes - from) }, file))
  }
  requireHash(hash.digest('hex'), file)
  return { chunkAt: (from) => readBytes(handle, buffer, { from, length: Math.min(CHUNK_BYTES, bytes - from) }, file) }
}

/** Reads into the beginning of `buffer`. */
async function readBytes(handle: FileHandle, buffer: Buffer, part: { from: number; length: number }, file: OrderFile): Promise<Buffer> {
  const { bytesRead } = await handle.read(buffer, 0, part.length, part.from)
  if (bytesRead !== part.length) throw new AppError('PHOTO_FILE_CHANGED', { fileName: file.name })
  return buffer.subarray(0, part.length)
}

function requireHash(sha256: string, file: OrderFile): void {
  if (sha256 !== file.sha256) throw new AppError('PHOTO_FILE_CHANGED', { fileName: file.name })
}

function missing(fileName: string) {
  return (cause: unknown): never => {
    throw new AppError('PHOTO_FILE_MISSING', { fileName }, { cause })
  }
}
