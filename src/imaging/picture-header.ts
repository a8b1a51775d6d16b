import { findCanonDirectories } from './iso-boxes.ts'
import { exifBase, listSegments } from './jpeg-segments.ts'
import { createFileReader, type FileReader, withOpenFile } from './open-file.ts'
import { type Container, isRawByMark, tellContainer } from './tell-format.ts'
import { openTiff, readIfd, readNumbers, readOne, readOrientation, type Tiff } from './tiff.ts'
import { UnreadablePhoto } from './unreadable-photo.ts'

/** What has to be known of a picture before a decoder is chosen. */
export type PictureHeader = {
  container: Container
  isRaw: boolean
  /** How a RAW was held, 1 to 8 as EXIF counts. How others lie is told by whoever decodes them. */
  orientation: number
}

const MAX_DIRECTORIES = 16
const COLOUR_FILTER_ARRAY = 32_803
const LINEAR_RAW = 34_892
/** Where Fujifilm's RAF says that its JPEG begins, which has all that is said of the photo. */
const RAF_JPEG = 84

/** Reads the first bytes, and of what may be a RAW its directories. Throws UnreadablePhoto. */
export function readHeaderOf(path: string): PictureHeader {
  const header = withOpenFile(path, (descriptor, size) => readPictureHeader(createFileReader(descriptor, size)))
  if (!header) throw new UnreadablePhoto('NOT_A_PHOTO')
  return header
}

/** Null for what is no picture by its first bytes. Broken directories cost what they say only: never throws. */
export function readPictureHeader(reader: FileReader): PictureHeader | null {
  const container = tellContainer(reader)
  if (!container) return null
  try {
    const tiff = findTiff(container, reader)
    const isRaw = container === 'raf' || container === 'cr3' || (container === 'tiff' && isRawTiff(reader, tiff))
    return { container, isRaw, orientation: isRaw && tiff ? readOrientation(tiff, readIfd(tiff, tiff.firstIfd)) : 1 }
  } catch {
    return { container, isRaw: container === 'raf' || container === 'cr3' || isRawByMark(reader), orientation: 1 }
  }
}

function findTiff(container: Container, reader: FileReader): Tiff | null {
  if (container === 'tiff') return openTiff(reader, 0)
  const base = container === 'raf' ? findRafExif(reader) : container === 'cr3' ? findCanonDirectories(reader)?.photo : undefined
  return base === undefined ? null : openTiff(reader, base)
}

function findRafExif(reader: FileReader): number | undefined {
  const jpegAt = readRafJpeg(reader)
  if (jpegAt === undefined) return undefined
  for (const segment of listSegments(reader, jpegAt)) {
    const base = exifBase(reader, segment)
    if (base !== undefined) return base
  }
  return undefined
}

/** Where the JPEG of a RAF begins. */
export function readRafJpeg(reader: FileReader): number | undefined {
  const place = reader.read(RAF_JPEG, 4)
  return place.length === 4 ? place.readUInt32BE() : undefined
}

/** What a RAW keeps in a TIFF is what the sensor saw, one colour a pixel, or a DNG. */
function isRawTiff(reader: FileReader, tiff: Tiff | null): boolean {
  if (isRawByMark(reader)) return true
  if (!tiff) return false
  const waiting = [tiff.firstIfd]
  for (let seen = 0; seen < MAX_DIRECTORIES; seen++) {
    const at = waiting.shift()
    if (!at) return false
    const { entries, next } = readIfd(tiff, at)
    const photometric = readOne(tiff, entries.get(0x0106))
    if (entries.has(0xc612) || photometric === COLOUR_FILTER_ARRAY || photometric === LINEAR_RAW) return true
    waiting.push(...readNumbers(tiff, entries.get(0x014a)), ...(next ? [next] : []))
  }
  return false
}
