import type { FileReader } from '#imaging/open-file.ts'
import { type Ifd, openTiff, readBytes, readIfd, readNumbers, readOne, readOrientation, type Tiff } from '#imaging/tiff.ts'
import { cleanText } from '#shared/text/plain-text.ts'
import { decodeText, decodeUtf16, guessUtf16 } from './decode-text.ts'
import { findCaption, joinCamera, keepTags, ratingOfPercent, toPlace, toRating, toWallClock } from './field-rules.ts'
import type { PartialMetadata } from './photo-metadata.ts'

export type Exif = {
  metadata: PartialMetadata
  /** 1 to 8, as the standard counts them. */
  orientation: number
  /** Where the camera's own small JPEG stands in the file. */
  thumbnail: { offset: number; length: number } | null
  tiff: Tiff
  ifd0: Ifd
}

/** Reads the EXIF that begins at `base`; null where there is none. */
export function readExif(reader: FileReader, base: number): Exif | null {
  const tiff = openTiff(reader, base)
  if (!tiff) return null
  const ifd0 = readIfd(tiff, tiff.firstIfd)
  const exif = readIfd(tiff, readOne(tiff, ifd0.entries.get(0x8769)) ?? 0)
  const gps = readIfd(tiff, readOne(tiff, ifd0.entries.get(0x8825)) ?? 0)
  return {
    metadata: readFields(tiff, ifd0, exif, gps),
    orientation: readOrientation(tiff, ifd0),
    thumbnail: findThumbnail(tiff, ifd0),
    tiff,
    ifd0,
  }
}

/** The fields of directories that stand apart, as in Canon's CR3. */
export function readFields(tiff: Tiff, { entries }: Ifd, exif: Ifd, gps: Ifd): PartialMetadata {
  const text = (ifd: Ifd['entries'], tag: number) => cleanText(decodeText(readBytes(tiff, ifd.get(tag))))
  const windowsText = (tag: number) => cleanText(decodeUtf16(readBytes(tiff, entries.get(tag)), true))
  const number = (ifd: Ifd['entries'], tag: number) => readOne(tiff, ifd.get(tag))
  return {
    takenAt: toWallClock(text(exif.entries, 0x9003)) ?? toWallClock(text(exif.entries, 0x9004)),
    changedAt: toWallClock(text(entries, 0x0132)),
    caption: findCaption(
      text(entries, 0x010e),
      windowsText(0x9c9c),
      cleanText(readUserComment(readBytes(tiff, exif.entries.get(0x9286)))),
      windowsText(0x9c9b),
      windowsText(0x9c9f),
    ),
    tags: keepTags(windowsText(0x9c9e).split(';')),
    rating: toRating(number(entries, 0x4746)) || ratingOfPercent(number(entries, 0x4749)),
    camera: joinCamera(text(entries, 0x010f), text(entries, 0x0110)),
    exposure: {
      aperture: positive(number(exif.entries, 0x829d)) ?? positive(apexAperture(number(exif.entries, 0x9202))),
      shutter: positive(number(exif.entries, 0x829a)) ?? positive(apexShutter(number(exif.entries, 0x9201))),
      iso: positive(Math.round(number(exif.entries, 0x8827) ?? 0)),
      focalLength: positive(number(exif.entries, 0x920a)),
    },
    ...readPlace(tiff, gps),
  }
}

function positive(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : null
}

function apexAperture(value: number | undefined): number | undefined {
  return value === undefined ? undefined : 2 ** (value / 2)
}

function apexShutter(value: number | undefined): number | undefined {
  return value === undefined || Math.abs(value) > 100 ? undefined : 2 ** -value
}

/** Eight bytes say in which charset the rest is. */
function readUserComment(bytes: Buffer): string {
  const charset = bytes.toString('latin1', 0, 8).replaceAll('\0', '')
  const text = bytes.subarray(8)
  return charset === 'UNICODE' ? guessUtf16(text) : decodeText(text)
}

function findThumbnail(tiff: Tiff, { next }: Ifd): Exif['thumbnail'] {
  const { entries } = readIfd(tiff, next)
  const offset = readOne(tiff, entries.get(0x0201))
  const length = readOne(tiff, entries.get(0x0202))
  return offset && length ? { offset: tiff.base + offset, length } : null
}

function readPlace(tiff: Tiff, { entries }: Ifd) {
  const degrees = (tag: number) => {
    const [degree, minute = 0, second = 0] = readNumbers(tiff, entries.get(tag), 3)
    return degree === undefined ? undefined : degree + minute / 60 + second / 3600
  }
  const isNegative = (tag: number) => /^[SsWw]/.test(decodeText(readBytes(tiff, entries.get(tag))))
  const [latitude, longitude] = [degrees(2), degrees(4)]
  if (latitude === undefined || longitude === undefined) return {}
  return toPlace(isNegative(1) ? -latitude : latitude, isNegative(3) ? -longitude : longitude)
}
