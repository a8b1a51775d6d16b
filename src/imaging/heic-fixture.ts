// A HEIC for tests, as an iPhone writes it but tiny: nothing at hand encodes HEVC. Its pixels are stored as they are (I_PCM), which
// every decoder must understand, so that the encoder needs next to no arithmetic coding.

export type HeicParts = {
  /** Both multiples of 32, at most eight blocks of 32 × 32. */
  width: number
  height: number
  /** Y, Cb and Cr at a place in px. */
  colourAt(x: number, y: number): readonly [number, number, number]
  /** Quarter turns against the clock, as `irot` counts them. */
  turns?: number
  /** A TIFF structure. */
  exif?: Buffer
  icc?: Buffer
}

const BLOCK = 32
const NAL = { slice: 19, vps: 32, sps: 33, pps: 34 } as const

/** Ranges of the less probable bin of the first eight states, by quarter of the range (H.265, table 9-52). */
const LPS_RANGES: readonly (readonly number[])[] = [
  [128, 176, 208, 240],
  [128, 167, 197, 227],
  [128, 158, 187, 216],
  [123, 150, 178, 205],
  [116, 142, 169, 195],
  [111, 135, 160, 185],
  [105, 128, 152, 175],
  [100, 122, 144, 166],
]

function createBits() {
  const bits: number[] = []
  const writer = {
    u(count: number, value: number) {
      for (let bit = count - 1; bit >= 0; bit--) bits.push(Math.floor(value / 2 ** bit) % 2)
      return writer
    },
    /** Exp-Golomb. */
    ue(...values: number[]) {
      for (const value of values) writer.u(2 * Math.floor(Math.log2(value + 1)) + 1, value + 1)
      return writer
    },
    align(first: 0 | 1) {
      if (first === 1) bits.push(1)
      while (bits.length % 8 !== 0) bits.push(0)
      return writer
    },
    toBuffer: () =>
      Buffer.from(Array.from({ length: bits.length / 8 }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8).join(''), 2))),
  }
  return writer
}

type Bits = ReturnType<typeof createBits>

/** Main profile, level 3.1. */
function profile(bits: Bits): Bits {
  return bits.u(8, 1).u(32, 0x60000000).u(4, 0b1001).u(32, 0).u(12, 0).u(8, 93)
}

function makeVps(): Buffer {
  const bits = createBits().u(4, 0).u(2, 3).u(6, 0).u(3, 0).u(1, 1).u(16, 0xffff)
  return wrapNal(NAL.vps, profile(bits).u(1, 1).ue(0, 0, 0).u(6, 0).ue(0).u(2, 0).align(1).toBuffer())
}

function makeSps(width: number, height: number): Buffer {
  const bits = profile(createBits().u(4, 0).u(3, 0).u(1, 1))
  bits.ue(0, 1, width, height).u(1, 0).ue(0, 0, 4).u(1, 1).ue(0, 0, 0)
  // Blocks of 32 px that are never split; transforms of 4 to 32.
  bits.ue(2, 0, 0, 3, 0, 0).u(3, 0)
  // I_PCM of 8 bits, in whole blocks, not smoothed afterwards.
  bits.u(1, 1).u(4, 7).u(4, 7).ue(2, 0).u(1, 1)
  return wrapNal(NAL.sps, bits.ue(0).u(5, 0).align(1).toBuffer())
}

function makePps(): Buffer {
  const bits = createBits().ue(0, 0).u(7, 0).ue(0, 0, 0).u(3, 0).ue(0, 0).u(6, 0).u(1, 0)
  // No smoothing across blocks.
  bits.u(1, 1).u(1, 0).u(1, 1)
  return wrapNal(NAL.pps, bits.u(2, 0).ue(0).u(2, 0).align(1).toBuffer())
}

function makeSlice({ width, height, colourAt }: HeicParts): Buffer {
  const bits = createBits().u(2, 2).ue(0, 2, 0).align(1)
  const blocks = (width / BLOCK) * (height / BLOCK)
  for (let block = 0; block < blocks; block++) {
    const coder = createCoder(bits)
    // Of the block before: it was not the last one.
    if (block > 0) coder.terminate(0)
    coder.likely(LPS_RANGES[block] ?? [])
    coder.terminate(1)
    bits.align(0)
    const left = (block % (width / BLOCK)) * BLOCK
    const top = Math.floor(block / (width / BLOCK)) * BLOCK
    writeSamples(bits, left, top, 1, (x, y) => colourAt(x, y)[0])
    writeSamples(bits, left, top, 2, (x, y) => colourAt(x, y)[1])
    writeSamples(bits, left, top, 2, (x, y) => colourAt(x, y)[2])
  }
  createCoder(bits).terminate(1)
  return wrapNal(NAL.slice, bits.align(0).toBuffer())
}

function writeSamples(bits: Bits, left: number, top: number, step: number, sampleAt: (x: number, y: number) => number): void {
  for (let y = top; y < top + BLOCK; y += step) for (let x = left; x < left + BLOCK; x += step) bits.u(8, sampleAt(x, y))
}

/** As much of the arithmetic coder (H.265, 9.3.4) as whole blocks of plain samples need. */
function createCoder(bits: Bits) {
  let low = 0
  let range = 510
  let isFirst = true
  let outstanding = 0

  function put(bit: number): void {
    if (!isFirst) bits.u(1, bit)
    isFirst = false
    for (; outstanding > 0; outstanding--) bits.u(1, 1 - bit)
  }

  function renormalise(): void {
    for (; range < 256; range *= 2, low *= 2) {
      if (low < 256) put(0)
      else if (low >= 512) {
        low -= 512
        put(1)
      } else {
        low -= 256
        outstanding += 1
      }
    }
  }

  return {
    /** A bin of the more probable value. */
    likely(lpsRanges: readonly number[]): void {
      range -= lpsRanges[(range >> 6) & 3] ?? 0
      renormalise()
    },
    terminate(bin: 0 | 1): void {
      range -= 2
      if (bin === 1) {
        low += range
        range = 2
      }
      renormalise()
      if (bin === 0) return
      put((low >> 9) & 1)
      bits.u(2, ((low >> 7) & 3) | 1)
    },
  }
}

/** Three bytes that look like the beginning of a unit get a 3 in between. */
function wrapNal(type: number, content: Buffer): Buffer {
  const bytes = [type << 1, 1]
  let zeros = 0
  for (const byte of content) {
    if (zeros >= 2 && byte <= 3) {
      bytes.push(3)
      zeros = 0
    }
    bytes.push(byte)
    zeros = byte === 0 ? zeros + 1 : 0
  }
  return Buffer.from(bytes)
}

export function makeHeicPhoto(parts: HeicParts): Buffer {
  const slice = makeSlice(parts)
  const picture = Buffer.concat([u32(slice.length), slice])
  const exif = parts.exif ? Buffer.concat([u32(0), parts.exif]) : Buffer.alloc(0)
  const build = (at: number) => Buffer.concat([box('ftyp', 'heic', u32(0), 'mif1heic'), makeMeta(parts, at, picture.length, exif.length)])
  return Buffer.concat([build(build(0).length + 8), box('mdat', picture, exif)])
}

function makeMeta({ width, height, turns = 0, icc }: HeicParts, at: number, pictureBytes: number, exifBytes: number): Buffer {
  const parameterSets = [makeVps(), makeSps(width, height), makePps()]
  const arrays = parameterSets.map((nal) => Buffer.concat([Buffer.from([0x80 | ((nal[0] ?? 0) >> 1)]), u16(1, nal.length), nal]))
  const config = Buffer.from('0101600000009000000000005df000fcfdf8f800000f03', 'hex')
  const properties = [
    box('hvcC', config, ...arrays),
    box('ispe', u32(0, width, height)),
    box('irot', Buffer.from([turns])),
    ...(icc ? [box('colr', 'prof', icc)] : []),
  ]
  const associations = properties.map((_, index) => (index === 1 ? 0 : 0x80) | (index + 1))
  const items = [
    box('infe', u32(0x02000000), u16(1, 0), 'hvc1', '\0'),
    ...(exifBytes > 0 ? [box('infe', u32(0x02000000), u16(2, 0), 'Exif', '\0')] : []),
  ]
  const places = [Buffer.concat([u16(1, 0, 1), u32(at, pictureBytes)])]
  if (exifBytes > 0) places.push(Buffer.concat([u16(2, 0, 1), u32(at + pictureBytes, exifBytes)]))
  return box(
    'meta',
    u32(0),
    box('hdlr', u32(0, 0), 'pict', u32(0, 0, 0), '\0'),
    box('pitm', u32(0), u16(1)),
    box('iloc', u32(0), u16(0x4400, places.length), ...places),
    box('iinf', u32(0), u16(items.length), ...items),
    ...(exifBytes > 0 ? [box('iref', u32(0), box('cdsc', u16(2, 1, 1)))] : []),
    box('iprp', box('ipco', ...properties), box('ipma', u32(0, 1), u16(1), Buffer.from([associations.length, ...associations]))),
  )
}

function box(type: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat([type, ...parts].map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
  return Buffer.concat([u32(body.length + 4), body])
}

function u16(...values: number[]): Buffer {
  return Buffer.concat(values.map((value) => Buffer.from([(value >> 8) & 0xff, value & 0xff])))
}

function u32(...values: number[]): Buffer {
  return Buffer.concat(values.map((value) => u16(value >>> 16, value & 0xffff)))
}
