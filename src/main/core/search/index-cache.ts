import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { haystackFrom } from '#shared/hangul/haystack.ts'
import { renameWithPatienceSync } from '../files/rename-with-patience.ts'
import { type CaptionIndex, indexFrom } from './caption-index.ts'

/** Which state of which library an index was made from. */
export type IndexStamp = { libraryId: string; seq: number }

// Numbers lie in the file as in the memory of this computer; every computer that the app runs on is little-endian.
const MAGIC = 'SJGWIDX1'
const LIBRARY_ID_BYTES = 64
const HEADER_BYTES = 8 + LIBRARY_ID_BYTES + 8 + 4 + 4 + 4 + 4

export type IndexCache = {
  /** The index as it was kept; undefined where there is none, or one that is cut, damaged or of another version. */
  read(): { index: CaptionIndex; stamp: IndexStamp } | undefined
  /** Keeps an index for the next start, whole or not at all. */
  write(index: CaptionIndex, stamp: IndexStamp): void
}

/** One file. It can be made again, so nothing is flushed; a checksum tells. */
export function createIndexCache(path: string): IndexCache {
  return {
    read() {
      try {
        return decodeIndex(readFileSync(path))
      } catch {
        return undefined
      }
    },
    write(index, stamp) {
      const temporary = `${path}.${randomUUID()}.part`
      mkdirSync(dirname(path), { recursive: true })
      try {
        writeFileSync(temporary, encodeIndex(index, stamp))
        renameWithPatienceSync(temporary, path)
      } catch (error) {
        rmSync(temporary, { force: true })
        throw error
      }
    },
  }
}

function encodeIndex({ haystack, offsets, ids, taken }: CaptionIndex, { libraryId, seq }: IndexStamp): Buffer {
  const units = Buffer.from(haystack.text, 'utf16le')
  const body = Buffer.concat([taken, offsets, ids, units, haystack.starts].map(bytesOf))
  const header = Buffer.alloc(HEADER_BYTES)
  header.write(MAGIC, 0, 'latin1')
  header.write(libraryId, 8, LIBRARY_ID_BYTES, 'latin1')
  let at = 8 + LIBRARY_ID_BYTES
  at = header.writeDoubleLE(seq, at)
  at = header.writeUInt32LE(ids.length, at)
  at = header.writeUInt32LE(haystack.text.length, at)
  at = header.writeUInt32LE(crc32(body), at)
  header.writeUInt32LE(crc32(header.subarray(0, at)), at)
  return Buffer.concat([header, body])
}

function decodeIndex(file: Buffer): { index: CaptionIndex; stamp: IndexStamp } | undefined {
  if (file.length < HEADER_BYTES || file.toString('latin1', 0, 8) !== MAGIC) return undefined
  if (crc32(file.subarray(0, HEADER_BYTES - 4)) !== file.readUInt32LE(HEADER_BYTES - 4)) return undefined
  const libraryId = file.toString('latin1', 8, 8 + LIBRARY_ID_BYTES).replace(/\0+$/, '')
  const seq = file.readDoubleLE(8 + LIBRARY_ID_BYTES)
  const photos = file.readUInt32LE(16 + LIBRARY_ID_BYTES)
  const length = file.readUInt32LE(20 + LIBRARY_ID_BYTES)
  const body = file.subarray(HEADER_BYTES)
  const bodyBytes = photos * 8 + (photos + 1) * 4 + photos * 4 + length * 2 + Math.ceil(length / 8)
  if (body.length !== bodyBytes || crc32(body) !== file.readUInt32LE(24 + LIBRARY_ID_BYTES)) return undefined
  let at = 0
  const take = (bytes: number) => {
    at += bytes
    // A copy of its own: typed arrays want their start aligned, and the file's buffer is to be let go.
    return body.buffer.slice(body.byteOffset + at - bytes, body.byteOffset + at)
  }
  const taken = new Float64Array(take(photos * 8))
  const offsets = new Uint32Array(take((photos + 1) * 4))
  const ids = new Uint32Array(take(photos * 4))
  const units = new Uint16Array(take(length * 2))
  const starts = new Uint8Array(take(Math.ceil(length / 8)))
  return { index: indexFrom(haystackFrom(units, starts), offsets, ids, taken), stamp: { libraryId, seq } }
}

function bytesOf({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
