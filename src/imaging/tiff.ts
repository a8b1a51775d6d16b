import type { FileReader } from './open-file.ts'

/** Where a value stands and what it is made of. */
export type TiffEntry = { type: number; count: number; offset: number }
export type Ifd = { entries: ReadonlyMap<number, TiffEntry>; next: number }

/** A TIFF structure, which is what EXIF is: numbered values in directories (IFDs). Offsets count from its own beginning. */
export type Tiff = { reader: FileReader; base: number; littleEndian: boolean; firstIfd: number }

const TYPE_BYTES: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const MAX_ENTRIES = 2000
const SHORT = 3
const LONG = 4
const RATIONALS = new Set([5, 10])

/** Null where there is none. Olympus and Panasonic put letters of their own where the 42 belongs. */
export function openTiff(reader: FileReader, base: number): Tiff | null {
  const head = reader.read(base, 8)
  if (head.length < 8) return null
  const order = head.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return null
  const littleEndian = order === 'II'
  return { reader, base, littleEndian, firstIfd: littleEndian ? head.readUInt32LE(4) : head.readUInt32BE(4) }
}

export function readIfd({ reader, base, littleEndian }: Tiff, at: number): Ifd {
  const entries = new Map<number, TiffEntry>()
  const start = base + at
  const head = reader.read(start, 2)
  if (at === 0 || head.length < 2) return { entries, next: 0 }
  const count = Math.min(littleEndian ? head.readUInt16LE() : head.readUInt16BE(), MAX_ENTRIES)
  const body = reader.read(start + 2, count * 12 + 4)
  const u16 = (offset: number) => (littleEndian ? body.readUInt16LE(offset) : body.readUInt16BE(offset))
  const u32 = (offset: number) => (littleEndian ? body.readUInt32LE(offset) : body.readUInt32BE(offset))
  for (let index = 0; index < count && index * 12 + 12 <= body.length; index++) {
    const entry = index * 12
    const type = u16(entry + 2)
    const values = u32(entry + 4)
    const inside = values * (TYPE_BYTES[type] ?? 1) <= 4
    const offset = inside ? start + 2 + entry + 8 : base + u32(entry + 8)
    if (!entries.has(u16(entry))) entries.set(u16(entry), { type, count: values, offset })
  }
  return { entries, next: count * 12 + 4 <= body.length ? u32(count * 12) : 0 }
}

/** A value's bytes, at most `max` of them; none where it does not lie in the file. */
export function readBytes({ reader }: Tiff, entry: TiffEntry | undefined, max = 65_536): Buffer {
  if (!entry) return Buffer.alloc(0)
  return reader.read(entry.offset, Math.min(entry.count * (TYPE_BYTES[entry.type] ?? 1), max))
}

/** The first `max` numbers of a value; what is not a number is left out. */
export function readNumbers(tiff: Tiff, entry: TiffEntry | undefined, max = 16): number[] {
  const size = TYPE_BYTES[entry?.type ?? 0] ?? 0
  if (!entry || size === 0) return []
  const bytes = readBytes(tiff, entry, size * max)
  const numbers: number[] = []
  for (let at = 0; at + size <= bytes.length; at += size) numbers.push(readNumber(bytes, at, entry.type, tiff.littleEndian))
  return numbers.filter(Number.isFinite)
}

export function readOne(tiff: Tiff, entry: TiffEntry | undefined): number | undefined {
  return readNumbers(tiff, entry, 1)[0]
}

/** What EXIF says of how the picture lies, 1 to 8. */
export function readOrientation(tiff: Tiff, { entries }: Ifd): number {
  const orientation = readOne(tiff, entries.get(0x0112)) ?? 1
  return orientation >= 1 && orientation <= 8 ? orientation : 1
}

function readNumber(bytes: Buffer, at: number, type: number, littleEndian: boolean): number {
  const u32 = (offset: number) => (littleEndian ? bytes.readUInt32LE(offset) : bytes.readUInt32BE(offset))
  const s32 = (offset: number) => (littleEndian ? bytes.readInt32LE(offset) : bytes.readInt32BE(offset))
  if (type === SHORT) return littleEndian ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
  if (type === LONG || type === 13) return u32(at)
  if (RATIONALS.has(type)) return type === 5 ? u32(at) / u32(at + 4) : s32(at) / s32(at + 4)
  if (type === 8) return littleEndian ? bytes.readInt16LE(at) : bytes.readInt16BE(at)
  if (type === 9) return s32(at)
  if (type === 11) return littleEndian ? bytes.readFloatLE(at) : bytes.readFloatBE(at)
  if (type === 12) return littleEndian ? bytes.readDoubleLE(at) : bytes.readDoubleBE(at)
  return bytes.readUInt8(at)
}
