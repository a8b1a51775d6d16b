import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff' | 'gif'
export type DrawnPhoto = { width?: number; height?: number; colour?: string; format?: PhotoFormat; orientation?: number }

/** A small picture: a darker half at the left, so that it is not the same whichever way it is turned. */
export function drawPhoto({ width = 96, height = 64, colour = '#c8502b', format = 'jpeg', orientation }: DrawnPhoto = {}): Promise<Buffer> {
  const half = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: '#222222' } }
  const picture = sharp({ create: { width, height, channels: 3, background: colour } }).composite([{ input: half, left: 0, top: 0 }])
  const turned = orientation === undefined ? picture : picture.withMetadata({ orientation })
  return turned.toFormat(format).toBuffer()
}

/** Writes a drawn photo and answers with its path. */
export async function writePhoto(path: string, photo: DrawnPhoto = {}): Promise<string> {
  mkdirSync(dirname(path), { recursive: true })
  await writeFile(path, await drawPhoto(photo))
  return path
}

/** `count` different photos in a folder. */
export function writePhotos(folder: string, count: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) => writePhoto(join(folder, `photo-${index}.jpg`), { colour: colourOf(index) })),
  )
}

/** A different colour for each number below 256. */
export function colourOf(index: number): string {
  return `#${(40 + ((index * 37) % 200)).toString(16)}${(40 + ((index * 91) % 200)).toString(16)}${index.toString(16).padStart(2, '0')}`
}

/** A PNG whose header claims any size, with next to nothing behind it. */
export function makeHollowPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(64))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A photo as an iPhone writes it, HEIC with HEVC inside: the container as it should be, the picture itself left out. */
export function makeHeic(width: number, height: number): Buffer {
  const decoderConfig = Buffer.from('01016000000090000000000 05df000fcfdf8f800000f00'.replaceAll(' ', ''), 'hex')
  const picture = Buffer.alloc(64)
  const build = (pictureOffset: number) =>
    Buffer.concat([
      box('ftyp', 'heic', u32(0), 'mif1heic'),
      box(
        'meta',
        u32(0),
        box('hdlr', u32(0, 0), 'pict', u32(0, 0, 0), '\0'),
        box('pitm', u32(0), u16(1)),
        box('iloc', u32(0), u16(0x4400, 1, 1, 0, 1), u32(pictureOffset, picture.length)),
        box('iinf', u32(0), u16(1), box('infe', u32(0x02000000), u16(1, 0), 'hvc1', '\0')),
        box(
          'iprp',
          box('ipco', box('hvcC', decoderConfig), box('ispe', u32(0, width, height))),
          box('ipma', u32(0, 1), u16(1), Buffer.from([2, 0x81, 0x02])),
        ),
      ),
    ])
  const head = build(build(0).length + 8)
  return Buffer.concat([head, box('mdat', picture)])
}

function box(type: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat([type, ...parts].map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
  return Buffer.concat([u32(body.length + 4), body])
}

function u16(...values: number[]): Buffer {
  return Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 0xff])))
}

function u32(...values: number[]): Buffer {
  return Buffer.concat(values.map((value) => u16(value >>> 16, value & 0xffff)))
}
