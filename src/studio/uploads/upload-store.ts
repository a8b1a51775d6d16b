import { createHash, type Hash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pLimit from 'p-limit'
import { AppError } from '#shared/errors/app-error.ts'
import type { OrderFile } from '#shared/orders/manifest.ts'
import { flushFile, flushFolder } from '../files/durable-files.ts'
import { checkImage } from './check-image.ts'
import { type Chunk, receiveChunk } from './receive-chunk.ts'
import { createTurns } from './take-turns.ts'

const MIB = 1024 * 1024
const STATS_AT_ONCE = 16
/** Uploads whose hash is carried along; of more than these it is read from the disk at the end. */
const MAX_HASHES = 1000

export type WantedFile = Pick<OrderFile, 'sha256' | 'bytes'>
/** `offset`: how many bytes are here. `complete`: all of them, and checked. */
export type Progress = { offset: number; complete: boolean }

export type UploadStore = {
  /** Ends an upload of this file that still runs, so that the offset stays true. */
  progressOf(customerId: number, file: WantedFile): Promise<Progress>
  /** What is here of these files, without those of which nothing is. Ends nothing: an upload that runs is further on. */
  holdingsOf(customerId: number, files: readonly WantedFile[]): Promise<(Progress & { sha256: string })[]>
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
  const hashes = createHashes()
  const pathOf = (customerId: number, sha256: string) => join(folder, String(customerId), sha256)

  async function look(customerId: number, { sha256, bytes }: WantedFile): Promise<Progress> {
    const path = pathOf(customerId, sha256)
    if ((await sizeOf(path)) === bytes) return { offset: bytes, complete: true }
    return { offset: (await sizeOf(partOf(path))) ?? 0, complete: false }
  }

  return {
    pathOf,
    isComplete: (customerId, { sha256, bytes }) => statSync(pathOf(customerId, sha256), { throwIfNoEntry: false })?.size === bytes,
    progressOf: (customerId, file) => takeTurn(pathOf(customerId, file.sha256), () => look(customerId, file)),
    async holdingsOf(customerId, files) {
      if ((await sizeOf(join(folder, String(customerId)))) === undefined) return []
      const held = await pLimit(STATS_AT_ONCE).map(files, async (file) => ({ sha256: file.sha256, ...(await look(customerId, file)) }))
      return held.filter(({ offset }) => offset > 0)
    },
    append: (customerId, file, chunk) =>
      takeTurn(pathOf(customerId, file.sha256), async (signal) => {
        const held = await look(customerId, file)
        if (chunk.offset !== held.offset) throw new AppError('WRONG_OFFSET', { offset: held.offset })
        const offset = chunk.offset + chunk.length
        if (offset > file.bytes) throw new AppError('TOO_LARGE', {})
        if (held.complete) return held

        const path = pathOf(customerId, file.sha256)
        const hash = hashes.take(path, chunk.offset)
        if (chunk.length > 0) {
          await makeFolder(dirname(path))
          await receiveChunk(chunk, partOf(path), hash, signal)
        }
        if (offset === file.bytes) {
          await finish(path, file, hash)
          return { offset, complete: true }
        }
        if (hash) hashes.keep(path, hash, offset)
        return { offset, complete: false }
      }),
  }
}

const partOf = (path: string) => `${path}.part`

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * The hashes of files that are being sent, so that a file need not be read again at its end. One is good only while nothing
 * else has happened to its file: it is taken for a chunk, and kept again when that has landed whole.
 */
function createHashes() {
  const kept = new Map<string, { hash: Hash; offset: number }>()

  return {
    /** The hash of the first `offset` bytes, or `undefined` where it is not known. */
    take(path: string, offset: number): Hash | undefined {
      const entry = kept.get(path)
      kept.delete(path)
      if (offset === 0) return createHash('sha256')
      return entry?.offset === offset ? entry.hash : undefined
    },
    keep(path: string, hash: Hash, offset: number): void {
      const [oldest] = kept.keys()
      if (kept.size >= MAX_HASHES && oldest !== undefined) kept.delete(oldest)
      kept.set(path, { hash, offset })
    },
  }
}

async function finish(path: string, { sha256 }: WantedFile, hash: Hash | undefined): Promise<void> {
  const part = partOf(path)
  // The disk works while the file is looked at.
  const flushed = flushFile(part)
  try {
    if ((hash?.digest('hex') ?? (await hashFile(part))) !== sha256) throw new AppError('WRONG_HASH', {})
    await checkImage(part)
  } catch (error) {
    await flushed.catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
  await flushed
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
