import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import sharp, { type Sharp } from 'sharp'
import { MAX_PIXELS, MAX_SIDE, PHOTO_LOADERS } from '#shared/photo-limits.ts'
import { writeFileWhole } from '../files/write-file-whole.ts'
import { type DecoderAnswer, type DecoderRequest, type HashAnswer, type ThumbnailAnswer, UnreadablePhoto } from './decoder-messages.ts'
import { readMetadata } from './read-metadata.ts'

/** What the grid shows, in px along the long edge: sharp on a 2× screen at the grid's usual row height. */
const GRID_LONG_EDGE = 512
const HEADER_BYTES = 512 * 1024

// Everything libvips can load is closed, and only what a photo may be is opened: an SVG or PDF named .jpg would be rendered.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: [...PHOTO_LOADERS] })
// One photo a process: the pool has as many processes as the machine has cores to spare.
sharp.concurrency(1)
sharp.cache(false)

/** Throws UnreadablePhoto for a file that is no photo we can take in. */
export async function performDecoderRequest(request: DecoderRequest): Promise<DecoderAnswer[keyof DecoderAnswer]> {
  if (request.kind === 'hash') return hashFile(request.path)
  if (request.kind === 'thumbnail') return makeThumbnail(request.path, request.target)
  return makePreview(request.path, request.target, request.longEdge)
}

async function hashFile(path: string): Promise<HashAnswer> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new UnreadablePhoto('FILE_GONE', { cause })
  })
  // A FIFO or a device would never end.
  if (!info.isFile()) throw new UnreadablePhoto('NOT_A_PHOTO')
  if (info.size === 0) throw new UnreadablePhoto('EMPTY_FILE')
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash).catch((cause: NodeJS.ErrnoException) => {
    throw new UnreadablePhoto(cause.code === 'EACCES' || cause.code === 'EPERM' ? 'NO_PERMISSION' : 'FILE_GONE', { cause })
  })
  return { sha256: hash.digest('hex'), bytes: info.size }
}

async function makeThumbnail(path: string, target: string): Promise<ThumbnailAnswer> {
  const metadata = readMetadata(await readHeader(path))
  const { width, height } = await checkDimensions(path)
  const { picture, damaged } = await decode(path, (image) => shrink(image, GRID_LONG_EDGE).jpeg({ quality: 80 }))
  await writePicture(target, picture)
  const pixel = await sharp(picture).resize(1, 1, { fit: 'fill' }).removeAlpha().toColourspace('srgb').raw().toBuffer()
  return { width, height, colour: `#${pixel.subarray(0, 3).toString('hex').padEnd(6, '0')}`, damaged, metadata }
}

async function makePreview(path: string, target: string, longEdge: number): Promise<null> {
  await checkDimensions(path)
  const { picture } = await decode(path, (image) => shrink(image, longEdge).jpeg({ quality: 86 }))
  await writePicture(target, picture)
  return null
}

/** Size of the upright picture, from its header alone: before a decoder may take memory for it. */
async function checkDimensions(path: string): Promise<{ width: number; height: number }> {
  const header = await sharp(path, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch((cause: unknown) => {
      throw new UnreadablePhoto('NOT_A_PHOTO', { cause })
    })
  const { width, height } = header.autoOrient
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) throw new UnreadablePhoto('TOO_MANY_PIXELS')
  if (header.format === 'heif' && header.compression !== 'av1') throw new UnreadablePhoto('FORMAT_NOT_SUPPORTED')
  return { width, height }
}

/** Decodes strictly first, then whatever a damaged file still gives. */
async function decode(path: string, shape: (image: Sharp) => Sharp): Promise<{ picture: Buffer; damaged: boolean }> {
  const attempt = (failOn: 'warning' | 'none', unlimited = false) =>
    shape(sharp(path, { failOn, unlimited, limitInputPixels: MAX_PIXELS }).autoOrient()).toBuffer()
  try {
    return { picture: await attempt('warning'), damaged: false }
  } catch {
    // `unlimited` too: libvips gives up on a damaged JPEG after 100 warnings even with failOn 'none'.
    const picture = await attempt('none', true).catch((cause: unknown) => {
      throw new UnreadablePhoto('DAMAGED', { cause })
    })
    return { picture, damaged: true }
  }
}

function shrink(image: Sharp, longEdge: number): Sharp {
  return image.resize(longEdge, longEdge, { fit: 'inside', withoutEnlargement: true }).flatten({ background: '#ffffff' })
}

async function writePicture(target: string, picture: Buffer): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  await writeFileWhole(target, picture)
}

async function readHeader(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new UnreadablePhoto('FILE_GONE', { cause })
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
