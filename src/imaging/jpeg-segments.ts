import type { FileReader } from './open-file.ts'

/** `start` is where the content begins, `length` what the file says of it. */
export type JpegSegment = { marker: number; start: number; length: number }

const EXIF = 'Exif\0\0'
const APP1 = 0xe1
const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
const FILL = 0xff
const MAX_SEGMENTS = 2000

/** The segments of the JPEG that begins at `from`, up to its picture. */
export function* listSegments(reader: FileReader, from: number): Generator<JpegSegment> {
  let at = from + 2
  for (let seen = 0; seen < MAX_SEGMENTS; seen++) {
    const head = reader.read(at, 4)
    const marker = head[1] ?? 0
    if (head.length < 4 || head[0] !== FILL || marker === START_OF_SCAN || marker === END_OF_IMAGE) return
    // Fill bytes may stand before a marker.
    const length = marker === FILL ? -1 : head.readUInt16BE(2)
    if (marker !== FILL) yield { marker, start: at + 4, length: length - 2 }
    at += 2 + length
  }
}

/** Where the TIFF structure of an EXIF segment begins; undefined for any other segment. */
export function exifBase(reader: FileReader, { marker, start }: JpegSegment): number | undefined {
  const isExif = marker === APP1 && reader.read(start, EXIF.length).toString('latin1') === EXIF
  return isExif ? start + EXIF.length : undefined
}
