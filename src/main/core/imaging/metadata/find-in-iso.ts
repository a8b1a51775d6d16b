import { listBoxes } from '#imaging/iso-boxes.ts'
import { createBufferReader, type FileReader } from '#imaging/open-file.ts'
import type { MetadataBlocks } from './find-blocks.ts'

// HEIC and AVIF keep EXIF and XMP as items of their own.

type Extent = { offset: number; length: number; inIdat: boolean }

const MAX_META = 4 * 1024 * 1024
const MAX_ITEM = 4 * 1024 * 1024

export function findInIso(reader: FileReader): MetadataBlocks {
  const meta = listBoxes(reader, 0, reader.size).find(({ type }) => type === 'meta')
  if (!meta || meta.end - meta.start > MAX_META) return {}
  const content = createBufferReader(reader.read(meta.start, meta.end - meta.start))
  const inner = listBoxes(content, 4, content.size)
  const bodyOf = (wanted: string) => {
    const box = inner.find(({ type }) => type === wanted)
    return box ? content.read(box.start, box.end - box.start) : Buffer.alloc(0)
  }
  const places = readPlaces(bodyOf('iloc'))
  const idat = bodyOf('idat')
  const read = (id: number | undefined): Buffer => {
    const { offset = 0, length = 0, inIdat = false } = (id !== undefined && places.get(id)) || {}
    const size = Math.min(length, MAX_ITEM)
    return inIdat ? idat.subarray(offset, offset + size) : reader.read(offset, size)
  }
  const items = readItems(bodyOf('iinf'))
  const exif = read(items.find(({ type }) => type === 'Exif')?.id)
  const xmp = read(items.find(({ type, about }) => type === 'mime' && about.includes('rdf+xml'))?.id)
  return {
    // The offset of the TIFF header stands before it, counted from behind itself.
    ...(exif.length > 8 ? { exif: { reader: createBufferReader(exif), base: 4 + exif.readUInt32BE(0) } } : {}),
    ...(xmp.length > 0 ? { xmp } : {}),
  }
}

function readItems(iinf: Buffer): { id: number; type: string; about: string }[] {
  const content = createBufferReader(iinf)
  const first = iinf[0] === 0 ? 6 : 8
  return listBoxes(content, first, content.size).flatMap(({ type, start, end }) => {
    const infe = content.read(start, end - start)
    const version = infe[0] ?? 0
    const idBytes = version === 2 ? 2 : 4
    if (type !== 'infe' || version < 2 || infe.length < 10 + idBytes) return []
    const typeAt = 4 + idBytes + 2
    const about = infe.toString('latin1', typeAt + 4)
    return [{ id: infe.readUIntBE(4, idBytes), type: infe.toString('latin1', typeAt, typeAt + 4), about }]
  })
}

/** Of each item its first extent: metadata is never cut up. */
function readPlaces(iloc: Buffer): Map<number, Extent> {
  const places = new Map<number, Extent>()
  if (iloc.length < 8) return places
  const version = iloc[0] ?? 0
  const sizes = iloc.readUInt16BE(4)
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexBytes = version === 0 ? 0 : sizes & 15
  const idBytes = version < 2 ? 2 : 4
  let at = 6
  const take = (bytes: number): number => {
    const value = bytes === 0 ? 0 : bytes === 8 ? Number(iloc.readBigUInt64BE(at)) : iloc.readUIntBE(at, bytes)
    at += bytes
    return value
  }
  try {
    const count = take(idBytes)
    for (let item = 0; item < count; item++) {
      const id = take(idBytes)
      const method = version === 0 ? 0 : take(2) & 15
      take(2)
      const base = take(baseBytes)
      const extents = take(2)
      for (let extent = 0; extent < extents; extent++) {
        take(indexBytes)
        const offset = base + take(offsetBytes)
        const length = take(lengthBytes)
        if (extent === 0 && method < 2) places.set(id, { offset, length, inIdat: method === 1 })
      }
    }
  } catch {
    // Cut off: what was read stands.
  }
  return places
}
