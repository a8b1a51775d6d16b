import { findCanonDirectories } from '#imaging/iso-boxes.ts'
import type { FileReader } from '#imaging/open-file.ts'
import { readPictureHeader } from '#imaging/picture-header.ts'
import type { Container } from '#imaging/tell-format.ts'
import { openTiff, readBytes, readIfd, type Tiff } from '#imaging/tiff.ts'
import { type Exif, readExif, readFields } from './exif-fields.ts'
import { findInJpeg, findInPng, findInRaf, findInWebp, type MetadataBlocks } from './find-blocks.ts'
import { findInIso } from './find-in-iso.ts'
import { findResource, readIptc } from './iptc-fields.ts'
import type { MetadataSources, PartialMetadata } from './photo-metadata.ts'
import { readXmp } from './xmp-fields.ts'

/** What a file says before its picture is touched. */
export type FileHeader = Omit<MetadataSources, 'sidecars'> & {
  container: Container
  isRaw: boolean
  /** As stored, before it is turned upright; null where a decoder has to be asked. */
  stored: { width: number; height: number } | null
  /** What EXIF says, 1 to 8. */
  orientation: number
  /** The camera's own small JPEG. */
  thumbnail: Buffer | null
}

const MAX_THUMBNAIL = 512 * 1024
const MAX_XMP = 2 * 1024 * 1024

/** Null for what is no photo by its first bytes. Broken metadata costs itself only: never throws. */
export function readHeader(reader: FileReader): FileHeader | null {
  const picture = readPictureHeader(reader)
  if (!picture) return null
  const { container, isRaw } = picture
  const blocks = attempt(() => findBlocks(container, reader)) ?? {}
  const exif = attempt(() => blocks.exif && readExif(blocks.exif.reader, blocks.exif.base))
  const canon = container === 'cr3' ? attempt(() => readCanon(reader)) : undefined
  const { xmp, iptc } = blocks
  return {
    container,
    isRaw,
    stored: blocks.stored ?? null,
    orientation: isRaw ? picture.orientation : (exif?.orientation ?? 1),
    // How a HEIC lies is told by its container, of which a picture inside its EXIF knows nothing.
    thumbnail: container === 'iso' ? null : readThumbnail(blocks, exif),
    exif: exif?.metadata ?? canon,
    xmp: xmp && attempt(() => readXmp(xmp)),
    iptc: iptc && attempt(() => readIptc(iptc)),
  }
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

function findBlocks(container: Container, reader: FileReader): MetadataBlocks {
  if (container === 'jpeg') return findInJpeg(reader)
  if (container === 'png') return findInPng(reader)
  if (container === 'webp') return findInWebp(reader)
  if (container === 'iso') return findInIso(reader)
  if (container === 'raf') return findInRaf(reader)
  if (container === 'tiff') return findInTiff(reader)
  return {}
}

function findInTiff(reader: FileReader): MetadataBlocks {
  const tiff = openTiff(reader, 0)
  if (!tiff) return {}
  const { entries } = readIfd(tiff, tiff.firstIfd)
  const xmp = readBytes(tiff, entries.get(700), MAX_XMP)
  // Written as 32-bit numbers by some, which does not change the bytes.
  const iptc = readBytes(tiff, entries.get(33_723))
  const photoshop = iptc.length > 0 ? null : findResource(readBytes(tiff, entries.get(34_377), MAX_XMP))
  return {
    exif: { reader, base: 0 },
    ...(xmp.length > 0 ? { xmp } : {}),
    ...(iptc.length > 0 ? { iptc } : photoshop ? { iptc: photoshop } : {}),
  }
}

function readCanon(reader: FileReader): PartialMetadata | undefined {
  const directories = findCanonDirectories(reader)
  const photo = directories && openTiff(reader, directories.photo)
  if (!photo) return undefined
  // Each counts its offsets from its own beginning, so that the values of each are read through its own.
  const read = (base: number) => readExif(reader, base)
  const own = read(directories.photo)
  const exposure = openTiff(reader, directories.exposure)
  const place = openTiff(reader, directories.place)
  const nothing = { entries: new Map(), next: 0 }
  const of = (tiff: Tiff | null, as: 'exif' | 'gps'): PartialMetadata => {
    if (!tiff) return {}
    const ifd = readIfd(tiff, tiff.firstIfd)
    return readFields(tiff, nothing, as === 'exif' ? ifd : nothing, as === 'gps' ? ifd : nothing)
  }
  const { latitude, longitude } = of(place, 'gps')
  const { takenAt, exposure: settings } = of(exposure, 'exif')
  const where = latitude !== undefined && longitude !== undefined ? { latitude, longitude } : {}
  return { ...own?.metadata, takenAt: takenAt ?? null, ...(settings ? { exposure: settings } : {}), ...where }
}

function readThumbnail({ exif: place }: MetadataBlocks, exif: Exif | null | undefined): Buffer | null {
  if (!place || !exif?.thumbnail) return null
  const { offset, length } = exif.thumbnail
  if (length > MAX_THUMBNAIL) return null
  const thumbnail = place.reader.read(offset, length)
  return thumbnail[0] === 0xff && thumbnail[1] === 0xd8 ? thumbnail : null
}
