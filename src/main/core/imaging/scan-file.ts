import { createHash } from 'node:crypto'
import { readSync } from 'node:fs'
import { createFileReader, withOpenFile } from '#imaging/open-file.ts'
import { openPicture } from '#imaging/open-picture.ts'
import { checkSize } from '#imaging/picture-size.ts'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import type { DateAnswer, HashAnswer, ScanAnswer } from './decoder-messages.ts'
import { writeEmbedded } from './embedded-thumbnail.ts'
import { mergeMetadata } from './metadata/photo-metadata.ts'
import { type FileHeader, readHeader } from './metadata/read-header.ts'
import { readSidecars } from './metadata/read-sidecars.ts'

const CHUNK_BYTES = 1024 * 1024

/** SHA-256 of a file's content. Throws UnreadablePhoto. */
export function hashFile(path: string): HashAnswer {
  return withOpenFile(path, hashContent)
}

function hashContent(descriptor: number, size: number): HashAnswer {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size))
  let bytes = 0
  for (;;) {
    const read = readSync(descriptor, chunk, 0, chunk.length, bytes)
    if (read === 0) return { sha256: hash.digest('hex'), bytes }
    hash.update(chunk.subarray(0, read))
    bytes += read
  }
}

/** All that a file tells without being decoded; what its sidecars say goes before its own. Throws UnreadablePhoto. */
export async function scanFile(path: string, embeddedTarget?: string): Promise<ScanAnswer> {
  const { header, content } = withOpenFile(path, (descriptor, size) => {
    const found = readHeader(createFileReader(descriptor, size))
    if (!found) throw new UnreadablePhoto('NOT_A_PHOTO')
    return { header: found, content: hashContent(descriptor, size) }
  })
  const { format, width, height } = await measure(path, header)
  const { thumbnail, orientation } = header
  const stored = orientation >= 5 ? { width: height, height: width } : { width, height }
  const embedded =
    embeddedTarget !== undefined && thumbnail !== null && (await writeEmbedded(thumbnail, stored, orientation, embeddedTarget))
  return { ...content, format, width, height, metadata: mergeMetadata({ ...header, sidecars: readSidecars(path) }), embedded }
}

/** Reads the header only, and no sidecar. Throws UnreadablePhoto. */
export function readDate(path: string): DateAnswer {
  return withOpenFile(path, (descriptor, size) => {
    const header = readHeader(createFileReader(descriptor, size))
    if (!header) throw new UnreadablePhoto('NOT_A_PHOTO')
    return { takenAt: mergeMetadata({ ...header, sidecars: [] }).takenAt }
  })
}

/** Upright. Of a JPEG its own header is enough. */
async function measure(path: string, header: FileHeader): Promise<Pick<ScanAnswer, 'format' | 'width' | 'height'>> {
  const { container, stored, orientation } = header
  if (container !== 'jpeg') return openPicture(path, header)
  if (!stored || stored.width === 0 || stored.height === 0) throw new UnreadablePhoto('NOT_A_PHOTO')
  checkSize(stored)
  const upright = orientation >= 5 ? { width: stored.height, height: stored.width } : stored
  return { format: 'jpeg', ...upright }
}
