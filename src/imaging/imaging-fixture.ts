// Files for the tests of this folder, made byte by byte: what no encoder at hand writes.
import sharp from 'sharp'

type Value = number | readonly number[] | string | Buffer
/** Tag, type (2 text, 3 short, 4 long, 5 rational, 7 bytes) and value; of a rational, numerator and denominator in turn. */
export type Entry = readonly [tag: number, type: 2 | 3 | 4 | 5 | 7, value: Value]
export type TiffParts = {
  photo?: readonly Entry[]
  exif?: readonly Entry[]
  gps?: readonly Entry[]
  sub?: readonly Entry[]
  thumbnail?: Buffer
}

const SIZES = { 2: 1, 3: 2, 4: 4, 5: 4, 7: 1 } as const
const HEADER = 8
/** Room for each directory: as many entries as a test may want. */
const DIRECTORY_BYTES = 512

/** A TIFF structure, little-endian: directories at fixed places, values behind them. */
export function makeTiff({ photo = [], exif, gps, sub, thumbnail }: TiffParts): Buffer {
  const directories = [photo, exif ?? [], gps ?? [], sub ?? [], thumbnail ? [] : []]
  const at = (index: number) => HEADER + index * DIRECTORY_BYTES
  const file: Buffer[] = [Buffer.alloc(HEADER + directories.length * DIRECTORY_BYTES)]
  let end = HEADER + directories.length * DIRECTORY_BYTES
  const append = (bytes: Buffer): number => {
    const start = end
    file.push(bytes, Buffer.alloc(bytes.length & 1))
    end += bytes.length + (bytes.length & 1)
    return start
  }
  const head = file[0] ?? Buffer.alloc(0)
  head.write('II*\0\x08\0\0\0', 'latin1')
  const pointers: Entry[] = [
    ...(exif ? [[0x8769, 4, at(1)] as const] : []),
    ...(gps ? [[0x8825, 4, at(2)] as const] : []),
    ...(sub ? [[0x014a, 4, at(3)] as const] : []),
  ]
  writeDirectory(head, at(0), [...photo, ...pointers], thumbnail ? at(4) : 0, append)
  if (exif) writeDirectory(head, at(1), exif, 0, append)
  if (gps) writeDirectory(head, at(2), gps, 0, append)
  if (sub) writeDirectory(head, at(3), sub, 0, append)
  if (thumbnail) {
    const start = append(thumbnail)
    const entries: Entry[] = [
      [0x0103, 3, 6],
      [0x0201, 4, start],
      [0x0202, 4, thumbnail.length],
    ]
    writeDirectory(head, at(4), entries, 0, append)
  }
  return Buffer.concat(file)
}

function writeDirectory(head: Buffer, at: number, entries: readonly Entry[], next: number, append: (bytes: Buffer) => number): void {
  const sorted = [...entries].sort(([a], [b]) => a - b)
  head.writeUInt16LE(sorted.length, at)
  for (const [index, [tag, type, value]] of sorted.entries()) {
    const bytes = toBytes(type, value)
    const entry = at + 2 + index * 12
    head.writeUInt16LE(tag, entry)
    head.writeUInt16LE(type, entry + 2)
    head.writeUInt32LE(bytes.length / SIZES[type] / (type === 5 ? 2 : 1), entry + 4)
    if (bytes.length <= 4) bytes.copy(head, entry + 8)
    else head.writeUInt32LE(append(bytes), entry + 8)
  }
  head.writeUInt32LE(next, at + 2 + sorted.length * 12)
}

function toBytes(type: Entry[1], value: Value): Buffer {
  if (Buffer.isBuffer(value)) return value
  if (typeof value === 'string') return Buffer.from(`${value}\0`, 'utf8')
  const numbers = typeof value === 'number' ? [value] : value
  const bytes = Buffer.alloc(numbers.length * SIZES[type])
  for (const [index, number] of numbers.entries()) bytes.writeUIntLE(number, index * SIZES[type], SIZES[type])
  return bytes
}

/** A JPEG with segments put right behind its beginning. */
export function addSegments(jpeg: Buffer, ...segments: { marker: number; content: Buffer }[]): Buffer {
  const parts = segments.map(({ marker, content }) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(content.length + 2, 2)
    return Buffer.concat([head, content])
  })
  return Buffer.concat([jpeg.subarray(0, 2), ...parts, jpeg.subarray(2)])
}

export function exifSegment(parts: TiffParts): { marker: number; content: Buffer } {
  return { marker: 0xe1, content: Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), makeTiff(parts)]) }
}

/** What stands inside `<rdf:Description>`. */
export function makeXmp(inside: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
    xmlns:MicrosoftPhoto="http://ns.microsoft.com/photo/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
    ${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`
}

export function xmpSegment(inside: string): { marker: number; content: Buffer } {
  return { marker: 0xe1, content: Buffer.from(`http://ns.adobe.com/xap/1.0/\0${makeXmp(inside)}`, 'utf8') }
}

/** IPTC datasets of the application record, as Photoshop wraps them. */
export function iptcSegment(datasets: readonly (readonly [dataset: number, value: Buffer])[]): { marker: number; content: Buffer } {
  const iptc = Buffer.concat(
    datasets.map(([dataset, value]) => Buffer.concat([Buffer.from([0x1c, 2, dataset, value.length >> 8, value.length & 255]), value])),
  )
  const resource = Buffer.alloc(12)
  resource.write('8BIM', 'latin1')
  resource.writeUInt16BE(0x0404, 4)
  resource.writeUInt32BE(iptc.length, 8)
  return { marker: 0xed, content: Buffer.concat([Buffer.from('Photoshop 3.0\0', 'latin1'), resource, iptc, Buffer.alloc(iptc.length & 1)]) }
}

/** A BMP of 24 bits, bottom row first, from rows of `[red, green, blue]`, top row first. */
export function makeBmp(rows: readonly (readonly (readonly [number, number, number])[])[], gap = 0): Buffer {
  const [width, height] = [rows[0]?.length ?? 0, rows.length]
  const stride = Math.ceil((width * 3) / 4) * 4
  const at = 54 + gap
  const bmp = Buffer.alloc(at + stride * height)
  bmp.write('BM', 'latin1')
  bmp.writeUInt32LE(bmp.length, 2)
  bmp.writeUInt32LE(at, 10)
  bmp.writeUInt32LE(40, 14)
  bmp.writeInt32LE(width, 18)
  bmp.writeInt32LE(height, 22)
  bmp.writeUInt16LE(1, 26)
  bmp.writeUInt16LE(24, 28)
  for (const [y, row] of rows.entries()) {
    for (const [x, [red, green, blue]] of row.entries()) bmp.set([blue, green, red], at + (height - 1 - y) * stride + x * 3)
  }
  return bmp
}

/** A DNG as far as its preview goes: the sensor's data are left out. */
export async function makeDng(preview: Buffer, orientation: number, fields: readonly Entry[] = []): Promise<Buffer> {
  const parts = (at: number): TiffParts => ({
    photo: [[0x00fe, 4, 1], [0x0112, 3, orientation], [0xc612, 7, Buffer.from([1, 4, 0, 0])], ...fields],
    sub: [
      [0x00fe, 4, 1],
      [0x0103, 3, 7],
      [0x0201, 4, at],
      [0x0202, 4, preview.length],
    ],
  })
  return Buffer.concat([makeTiff(parts(makeTiff(parts(0)).length)), preview])
}

/** A JPEG with a darker left half. */
export function drawHalves(width: number, height: number): Promise<Buffer> {
  const half = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: '#202020' } }
  return sharp({ create: { width, height, channels: 3, background: '#d08040' } })
    .composite([{ input: half, left: 0, top: 0 }])
    .jpeg({ quality: 95 })
    .toBuffer()
}

/** A colour profile of three primaries and a gamma, as Adobe RGB (1998) is one: its primaries seen under D50. */
export function makeAdobeRgbProfile(): Buffer {
  const fixed = (...values: number[]) => Buffer.concat(values.map((value) => uint32(Math.round(value * 65_536))))
  const tag = (type: string, ...content: Buffer[]) => Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), ...content])
  const text = 'Adobe RGB (1998)\0'
  const gamma = tag('curv', uint32(1), Buffer.from([0x02, 0x33, 0, 0]))
  const tags: [name: string, content: Buffer][] = [
    ['desc', tag('desc', uint32(text.length), Buffer.from(text, 'latin1'), Buffer.alloc(79))],
    ['cprt', tag('text', Buffer.from('none\0\0\0\0', 'latin1'))],
    ['wtpt', tag('XYZ ', fixed(0.9642, 1, 0.8249))],
    ['rXYZ', tag('XYZ ', fixed(0.60974, 0.31111, 0.01947))],
    ['gXYZ', tag('XYZ ', fixed(0.20528, 0.62567, 0.06087))],
    ['bXYZ', tag('XYZ ', fixed(0.14919, 0.06322, 0.74457))],
    ...['rTRC', 'gTRC', 'bTRC'].map((name): [string, Buffer] => [name, gamma]),
  ]
  let at = 128 + 4 + tags.length * 12
  const padded = tags.map(([, content]) => Buffer.concat([content, Buffer.alloc(-content.length & 3)]))
  const table = tags.map(([name, content], index) => {
    const entry = Buffer.concat([Buffer.from(name, 'latin1'), uint32(at), uint32(content.length)])
    at += padded[index]?.length ?? 0
    return entry
  })
  const head = Buffer.alloc(128)
  head.writeUInt32BE(at, 0)
  head.set([2, 0x40], 8)
  head.write('mntrRGB XYZ ', 12, 'latin1')
  head.write('acsp', 36, 'latin1')
  fixed(0.9642, 1, 0.8249).copy(head, 68)
  return Buffer.concat([head, uint32(tags.length), ...table, ...padded])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
