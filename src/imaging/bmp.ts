import { decode } from 'bmp-ts'
import type { RgbPicture } from './heic.ts'
import { UnreadablePhoto } from './unreadable-photo.ts'

const FILE_HEADER = 14
const INFO_HEADER = 40
/** What `readBmpHeader` needs. */
export const BMP_HEADER_BYTES = FILE_HEADER + INFO_HEADER
const BITS = [1, 4, 8, 16, 24, 32]
const RLE = [1, 2]
const BIT_FIELDS = [3, 6]

export type BmpHeader = { width: number; height: number; bits: number; compression: number; pixelsAt: number }

/** Throws UnreadablePhoto for what is no BMP, or one of the kinds that nobody writes any more. */
export function readBmpHeader(content: Buffer): BmpHeader {
  if (content.length < BMP_HEADER_BYTES || content.toString('latin1', 0, 2) !== 'BM') throw new UnreadablePhoto('NOT_A_PHOTO')
  const header = {
    width: content.readInt32LE(18),
    height: Math.abs(content.readInt32LE(22)),
    bits: content.readUInt16LE(28),
    compression: content.readUInt32LE(30),
    pixelsAt: content.readUInt32LE(10),
  }
  if (content.readUInt32LE(14) < INFO_HEADER || !BITS.includes(header.bits) || header.compression > 6) {
    throw new UnreadablePhoto('FORMAT_NOT_SUPPORTED')
  }
  if (header.width <= 0 || header.height === 0) throw new UnreadablePhoto('NOT_A_PHOTO')
  return header
}

/** What a cut-off file still has, the rest black. `damaged` where it is cut off. Throws UnreadablePhoto. */
export function decodeBmp(content: Buffer): RgbPicture & { damaged: boolean } {
  const header = readBmpHeader(content)
  const { picture, damaged } = layOut(content, header)
  try {
    const { data, width, height } = decode(picture)
    return { data: dropAlpha(data), width, height, damaged }
  } catch (cause) {
    throw new UnreadablePhoto('DAMAGED', { cause })
  }
}

/** bmp-ts expects the pixels right behind the palette, wherever the header says they are, and all of them. */
function layOut(content: Buffer, header: BmpHeader): { picture: Buffer; damaged: boolean } {
  const { width, height, bits, compression, pixelsAt } = header
  const infoBytes = content.readUInt32LE(14)
  const masks = infoBytes === INFO_HEADER && BIT_FIELDS.includes(compression) ? (compression === 6 ? 16 : 12) : 0
  const colours = content.readUInt32LE(46)
  const palette = bits <= 8 || colours > 0 ? (colours || 2 ** bits) * 4 : 0
  const headEnd = FILE_HEADER + infoBytes + masks + palette
  if (palette > 1024 || headEnd > content.length) throw new UnreadablePhoto('DAMAGED')
  const pixels = content.subarray(Math.max(pixelsAt, headEnd))
  const wanted = RLE.includes(compression) ? pixels.length : Math.ceil((width * bits) / 32) * 4 * height
  const missing = Buffer.alloc(Math.max(0, wanted - pixels.length))
  return { picture: Buffer.concat([content.subarray(0, headEnd), pixels, missing]), damaged: missing.length > 0 }
}

/** bmp-ts answers with alpha, blue, green, red. Alpha is 0 in most files and never meant. */
function dropAlpha(abgr: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((abgr.length / 4) * 3)
  for (let from = 0, to = 0; from < abgr.length; from += 4, to += 3) {
    rgb[to] = abgr[from + 3] ?? 0
    rgb[to + 1] = abgr[from + 2] ?? 0
    rgb[to + 2] = abgr[from + 1] ?? 0
  }
  return rgb
}
