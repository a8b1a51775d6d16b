import { DOMParser } from '@xmldom/xmldom'
import ExifReader from 'exifreader'
import { cleanText } from '#shared/text/plain-text.ts'

/** What other programs and the camera wrote into a file. `takenAt` is wall-clock time without a zone, or null. */
export type PhotoMetadata = {
  takenAt: string | null
  caption: string
  tags: string[]
  rating: number
  camera: string
  latitude: number | null
  longitude: number | null
}

const NOTHING: PhotoMetadata = { takenAt: null, caption: '', tags: [], rating: 0, camera: '', latitude: null, longitude: null }
const MAX_CAPTION = 5000
const MAX_TAG = 60
const MAX_TAGS = 100

// Cameras write these where a caption belongs.
const CAMERA_PHRASES =
  /^(olympus digital camera|digital camera|samsung|sony dsc|minolta digital camera|konica minolta.*|exif_jpeg.*|default|untitled)$/i

type Tag = { value?: unknown; description?: unknown }
type Tags = Record<string, Tag | Tag[] | undefined>

/** Reads EXIF, XMP and IPTC from the beginning of a file. Never throws: a file with broken metadata is still a photo. */
export function readMetadata(header: Buffer): PhotoMetadata {
  try {
    const groups = ExifReader.load(header, { expanded: true, domParser: new DOMParser({ onError: () => {} }) }) as Record<string, unknown>
    const exif = group(groups, 'exif')
    const xmp = group(groups, 'xmp')
    const iptc = group(groups, 'iptc')
    const { latitude, longitude } = readPlace(groups.gps)
    return {
      takenAt: firstDate(exif.DateTimeOriginal, exif.DateTimeDigitized, xmp.DateTimeOriginal, xmp.DateCreated, exif.DateTime),
      caption: firstCaption(xmp.description, iptc['Caption/Abstract'], exif.ImageDescription),
      tags: readTags(xmp.subject ?? iptc.Keywords),
      rating: readRating(xmp.Rating),
      camera: readCamera(textOf(exif.Make), textOf(exif.Model)),
      latitude,
      longitude,
    }
  } catch {
    return NOTHING
  }
}

function group(groups: Record<string, unknown>, name: string): Tags {
  return (groups[name] ?? {}) as Tags
}

function textOf(tag: Tag | Tag[] | undefined): string {
  const first = Array.isArray(tag) ? tag[0] : tag
  return typeof first?.description === 'string' ? cleanText(first.description) : ''
}

function firstCaption(...tags: (Tag | Tag[] | undefined)[]): string {
  const captions = tags.map((tag) => textOf(tag)).filter((text) => text && !CAMERA_PHRASES.test(text))
  return (captions[0] ?? '').slice(0, MAX_CAPTION).toWellFormed()
}

function readTags(tag: Tag | Tag[] | undefined): string[] {
  const texts = listOf(tag)
    .map((entry) => textOf(entry).replace(/\s+/g, ' '))
    .filter((text) => text && text.length <= MAX_TAG)
  return [...new Set(texts)].slice(0, MAX_TAGS)
}

/** Several keywords are a list of tags (IPTC) or one tag whose value is a list of them (XMP); the value of a single one may be bytes. */
function listOf(tag: Tag | Tag[] | undefined): Tag[] {
  if (tag === undefined || Array.isArray(tag)) return tag ?? []
  const values: unknown[] = Array.isArray(tag.value) ? tag.value : []
  const inner = values.filter((value) => typeof value === 'object' && value !== null)
  return inner.length > 0 ? inner : [tag]
}

function readRating(tag: Tag | Tag[] | undefined): number {
  const rating = Math.round(Number(textOf(tag)))
  return rating >= 1 && rating <= 5 ? rating : 0
}

function readCamera(make: string, model: string): string {
  return (model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`).trim().slice(0, 80)
}

/** `2024:05:04 10:23:11` or an XMP date, as `2024-05-04T10:23:11`; the zone is dropped, since the day where it was taken is what people remember. */
function firstDate(...tags: (Tag | Tag[] | undefined)[]): string | null {
  return tags.map((tag) => toWallClock(textOf(tag))).find((date) => date !== null) ?? null
}

export function toWallClock(text: string): string | null {
  const parts = /^(\d{4})[:\-/](\d{2})[:\-/](\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(text)
  if (!parts) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = parts
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  // A date that does not exist, such as 0000:00:00, comes back as another one or not at all.
  const date = new Date(`${iso}Z`)
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) && Number(year) >= 1826
  return isReal ? iso : null
}

function readPlace(gps: unknown): { latitude: number | null; longitude: number | null } {
  const { Latitude: latitude, Longitude: longitude } = (gps ?? {}) as { Latitude?: unknown; Longitude?: unknown }
  const isPlace =
    typeof latitude === 'number' &&
    typeof longitude === 'number' &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180 &&
    (latitude || longitude)
  return isPlace ? { latitude, longitude } : { latitude: null, longitude: null }
}
