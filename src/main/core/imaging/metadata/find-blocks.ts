import { inflateSync } from 'node:zlib'
import { exifBase, type JpegSegment, listSegments } from '#imaging/jpeg-segments.ts'
import type { FileReader } from '#imaging/open-file.ts'
import { readRafJpeg } from '#imaging/picture-header.ts'
import { findIptc } from './iptc-fields.ts'

/** Where a file keeps what is said of it. Each is left out where there is none. */
export type MetadataBlocks = {
  /** Offset of the TIFF header inside `reader`. */
  exif?: { reader: FileReader; base: number }
  xmp?: Buffer
  iptc?: Buffer
  /** As stored, before it is turned upright; only where the container says so at no cost. */
  stored?: { width: number; height: number }
}

const EXIF = 'Exif\0\0'
const XMP = 'http://ns.adobe.com/xap/1.0/\0'
const MAX_BLOCK = 4 * 1024 * 1024
const MAX_PARTS = 2000

/** Walks the segments of a JPEG up to its picture. */
export function findInJpeg(reader: FileReader, start = 0): MetadataBlocks {
  const blocks: MetadataBlocks = {}
  for (const segment of listSegments(reader, start)) {
    if (isFrame(segment.marker)) blocks.stored = readFrame(reader.read(segment.start + 1, 4))
    else takeSegment(blocks, reader, segment)
  }
  return blocks
}

/** Start of frame, of whichever coding; between them stand tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function readFrame(frame: Buffer): { width: number; height: number } {
  return frame.length < 4 ? { width: 0, height: 0 } : { height: frame.readUInt16BE(0), width: frame.readUInt16BE(2) }
}

function takeSegment(blocks: MetadataBlocks, reader: FileReader, segment: JpegSegment): void {
  const { marker, start, length } = segment
  const begins = (name: string) => reader.read(start, name.length).toString('latin1') === name
  const base = blocks.exif ? undefined : exifBase(reader, segment)
  if (base !== undefined) blocks.exif = { reader, base }
  else if (marker === 0xe1 && !blocks.xmp && begins(XMP)) blocks.xmp = reader.read(start + XMP.length, length - XMP.length)
  else if (marker === 0xed && !blocks.iptc) {
    const iptc = findIptc(reader.read(start, length))
    if (iptc) blocks.iptc = iptc
  }
}

export function findInPng(reader: FileReader): MetadataBlocks {
  const blocks: MetadataBlocks = {}
  let at = 8
  for (let part = 0; part < MAX_PARTS; part++) {
    const head = reader.read(at, 8)
    if (head.length < 8) break
    const length = head.readUInt32BE(0)
    const type = head.toString('latin1', 4, 8)
    if (type === 'eXIf') blocks.exif = { reader, base: at + 8 }
    else if ((type === 'iTXt' || type === 'zTXt') && length < MAX_BLOCK) {
      const xmp = readXmpText(type, reader.read(at + 8, length))
      if (xmp) blocks.xmp = xmp
    }
    at += 12 + length
  }
  return blocks
}

/** In a zTXt chunk (libvips writes these) the text is packed; in iTXt it may be, and its language stands before it. */
function readXmpText(type: 'iTXt' | 'zTXt', chunk: Buffer): Buffer | null {
  const keyword = 'XML:com.adobe.xmp\0'
  if (chunk.toString('latin1', 0, keyword.length) !== keyword) return null
  const unpack = (at: number) => inflateSync(chunk.subarray(at), { maxOutputLength: MAX_BLOCK })
  if (type === 'zTXt') return unpack(keyword.length + 1)
  const language = chunk.indexOf(0, keyword.length + 2)
  const translated = chunk.indexOf(0, language + 1)
  if (language < 0 || translated < 0) return null
  return chunk[keyword.length] === 0 ? chunk.subarray(translated + 1) : unpack(translated + 1)
}

export function findInWebp(reader: FileReader): MetadataBlocks {
  const blocks: MetadataBlocks = {}
  let at = 12
  for (let part = 0; part < MAX_PARTS; part++) {
    const head = reader.read(at, 8)
    if (head.length < 8) break
    const type = head.toString('latin1', 0, 4)
    const length = head.readUInt32LE(4)
    // Some writers put JPEG's own introduction before it.
    if (type === 'EXIF') blocks.exif = { reader, base: at + 8 + (reader.read(at + 8, 4).toString('latin1') === 'Exif' ? EXIF.length : 0) }
    else if (type === 'XMP ' && length < MAX_BLOCK) blocks.xmp = reader.read(at + 8, length)
    at += 8 + length + (length & 1)
  }
  return blocks
}

/** Fujifilm's RAF is a JPEG with the sensor's data behind it; the JPEG has all that is said of the photo. */
export function findInRaf(reader: FileReader): MetadataBlocks {
  const jpegAt = readRafJpeg(reader)
  const { stored: _preview, ...blocks } = jpegAt === undefined ? {} : findInJpeg(reader, jpegAt)
  return blocks
}
