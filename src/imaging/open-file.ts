import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { UnreadablePhoto } from './unreadable-photo.ts'

// Synchronous all through: it runs in a process that has nothing else to do, and the way through the thread pool would cost more
// than the reading.

/** Most of what is asked of a file's header lies in here, and one read of this size costs little more than one of 4 KiB. */
const HEAD_BYTES = 128 * 1024

/** A file to look into here and there, without reading all of it. */
export type FileReader = {
  size: number
  /** Fewer bytes than asked for where the file ends; none where it does not reach that far. */
  read(offset: number, length: number): Buffer
}

/** Opens a regular file for `work`. Throws UnreadablePhoto: FILE_GONE, NO_PERMISSION, NOT_A_PHOTO (a pipe, a device), EMPTY_FILE. */
export function withOpenFile<Result>(path: string, work: (descriptor: number, size: number) => Result): Result {
  const descriptor = openRegularFile(path)
  try {
    const info = fstatSync(descriptor)
    if (!info.isFile()) throw new UnreadablePhoto('NOT_A_PHOTO')
    if (info.size === 0) throw new UnreadablePhoto('EMPTY_FILE')
    return work(descriptor, info.size)
  } catch (error) {
    throw error instanceof UnreadablePhoto ? error : refusal(error)
  } finally {
    closeSync(descriptor)
  }
}

function openRegularFile(path: string): number {
  try {
    // A FIFO would never end, and opening a device may do something. What takes the file's place meanwhile must not hold us up either.
    if (!statSync(path).isFile()) throw new UnreadablePhoto('NOT_A_PHOTO')
    return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw error instanceof UnreadablePhoto ? error : refusal(error)
  }
}

function refusal(cause: unknown): UnreadablePhoto {
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  return new UnreadablePhoto(code === 'EACCES' || code === 'EPERM' ? 'NO_PERMISSION' : 'FILE_GONE', { cause })
}

/** Reads of its head are answered from one block. */
export function createFileReader(descriptor: number, size: number): FileReader {
  const readAt = (offset: number, length: number): Buffer => {
    const buffer = Buffer.allocUnsafe(length)
    return buffer.subarray(0, readSync(descriptor, buffer, 0, length, offset))
  }
  const head = readAt(0, Math.min(HEAD_BYTES, size))
  return {
    size,
    read(offset, length) {
      const end = Math.min(offset + length, size)
      if (!(offset >= 0 && end > offset)) return Buffer.alloc(0)
      return end <= head.length ? head.subarray(offset, end) : readAt(offset, end - offset)
    },
  }
}

export function createBufferReader(content: Buffer): FileReader {
  return { size: content.length, read: (offset, length) => content.subarray(Math.max(0, offset), Math.max(0, offset) + length) }
}
