import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { AppError, hasCode } from '#shared/errors/app-error.ts'
import type { OrderFile } from '#shared/orders/manifest.ts'
import { CHUNK_BYTES } from '#shared/orders/studio-protocol.ts'
import type { StudioClient } from '../studio-client/studio-client.ts'

type Upload = {
  orderId: string
  file: OrderFile
  path: string
  studio: StudioClient
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
  await upload.studio.takeUploadTurn(upload.file.sha256, () => uploadInTurn(upload), upload.signal)
}

async function uploadInTurn(upload: Upload): Promise<void> {
  const { orderId, file, studio, retry, onProgress, signal } = upload
  const held = await retry(() => studio.uploadState(orderId, file.sha256, signal))
  onProgress(held.offset)
  if (held.complete) return
  await requireSameContent(upload)
  const handle = await open(upload.path, 'r').catch(missing(file.name))
  try {
    await sendFrom(handle, held.offset, upload).catch((error: unknown) => {
      if (!hasCode(error, 'WRONG_HASH')) throw error
      return sendAgain(handle, upload)
    })
  } finally {
    await handle.close()
  }
}

/**
 * Whole and wrong: either the file has changed since we hashed it, or what the studio held of it was damaged, by a power
 * cut say. The studio has thrown it away, so a file that is still what was ordered is sent once more.
 */
async function sendAgain(handle: FileHandle, upload: Upload): Promise<void> {
  const { file, onProgress } = upload
  await requireSameContent(upload)
  onProgress(0)
  await sendFrom(handle, 0, upload).catch((error: unknown) => {
    if (hasCode(error, 'WRONG_HASH')) throw new AppError('PHOTO_FILE_CHANGED', { fileName: file.name }, { cause: error })
    throw error
  })
}

async function sendFrom(handle: FileHandle, from: number, upload: Upload): Promise<void> {
  const { file, retry, onProgress } = upload
  let held = { offset: from, complete: false }
  while (!held.complete) {
    const { offset } = held
    const chunk = await readChunk(handle, offset, file)
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

async function readChunk(handle: FileHandle, offset: number, file: OrderFile): Promise<Buffer> {
  const length = Math.min(CHUNK_BYTES, file.bytes - offset)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset)
  if (bytesRead !== length) throw new AppError('PHOTO_FILE_CHANGED', { fileName: file.name })
  return buffer
}

async function requireSameContent({ path, file }: Upload): Promise<void> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash).catch(missing(file.name))
  if (hash.digest('hex') !== file.sha256) throw new AppError('PHOTO_FILE_CHANGED', { fileName: file.name })
}

function missing(fileName: string) {
  return (cause: unknown): never => {
    throw new AppError('PHOTO_FILE_MISSING', { fileName }, { cause })
  }
}
