import type { PartialMetadata } from './photo-metadata.ts'

const MAX_CAPTION = 5000
const MAX_TAG = 60
const MAX_TAGS = 100
const MAX_CAMERA = 80
/** The year of the oldest photograph there is. */
const FIRST_YEAR = 1826

/** What cameras and other programs write where a caption belongs. Each is told in time that grows linearly with the text. */
const NO_CAPTION = [
  /^((olympus|(konica )?minolta|nikon|casio|fujifilm|pentax|sanyo|samsung|ricoh|kodak)\b.*)?digital (still )?camera$/i,
  /^(samsung|sony dsc|konica minolta.*|exif_jpeg.*|default|untitled|ascii|charset=.*|screenshot|oplus_\d+|m?hdr(pl)?|edf|cof|dav|n?fbt|mde)$/i,
  /^(created with gimp|processed with vsco.*)$/i,
  // JSON, also cut off, and XML.
  /^\{\s*"[^"]*"\s*:/,
  /^\[\s*[[{"]/,
  /^<(\?xml\b|!doctype\b)/i,
  /^<([a-z][\w:.-]*)\b.*(<\/\1>|\/>)$/is,
  // Settings such as `filter: 0; captureOrientation: 90; highlight: false;`.
  /^(?:[a-z]\w*: ?[^;\n]{0,40}; ?){3}/i,
  // Nothing that can be read: bytes as text, sums, ids.
  /^[a-z\d+/]{60}[a-z\d+/=\r\n]*$/i,
  /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[a-zA-Z\d+/]{28,}={0,2}$/,
  /^([\da-f]{16,}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i,
  // The name of a file.
  /^[^\n]{1,200}\.(jpe?g|png|hei[cf]|tiff?|gif|bmp|webp|avif|dng|cr[23w]|nef|arw|raf|orf|rw2|pef|srw|mp4|mov)$/i,
  /^(_?dsc[fn]?|_?mg|img|pxl|mvimg|pano|p|sam|cimg|gopr|dji|wp|kakaotalk|screenshot|fb_img)[_-]?\d{4}[\w.-]*$/i,
]

/** The first of the texts that a person may have written. */
export function findCaption(...texts: string[]): string {
  const caption = texts.find((text) => text && !NO_CAPTION.some((pattern) => pattern.test(text.trim()))) ?? ''
  return caption.slice(0, MAX_CAPTION).toWellFormed()
}

export function keepTags(texts: readonly string[]): string[] {
  const tags = texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text && text.length <= MAX_TAG)
  return [...new Set(tags)].slice(0, MAX_TAGS)
}

/** 1 to 5; 0 for what is none, such as the -1 of a rejected photo. */
export function toRating(value: number | undefined): number {
  const rating = Math.round(value ?? 0)
  return rating >= 1 && rating <= 5 ? rating : 0
}

/** Windows counts in percent: 1, 25, 50, 75, 99. */
export function ratingOfPercent(percent: number | undefined): number {
  return percent !== undefined && percent >= 1 && percent <= 100 ? 1 + Math.round(Math.min(percent, 99) / 25) : 0
}

/** Many models begin with their maker's name already. */
export function joinCamera(make: string, model: string): string {
  return (model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`).replace(/\s+/g, ' ').trim().slice(0, MAX_CAMERA)
}

/** A place on earth; nothing where it is none, or the 0, 0 that stands for "unknown". */
export function toPlace(latitude: number, longitude: number): Pick<PartialMetadata, 'latitude' | 'longitude'> {
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0)
  return isPlace ? { latitude, longitude } : {}
}

/** `2024:05:04 10:23:11` or an XMP date, as `2024-05-04T10:23:11`; the zone is dropped, since the day where it was taken is what people remember. */
export function toWallClock(text: string): string | null {
  const parts = /^(\d{4})[:\-/](\d{2})[:\-/](\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(text)
  if (!parts) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = parts
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  // A date that does not exist, such as 0000:00:00, comes back as another one or not at all.
  const date = new Date(`${iso}Z`)
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) && Number(year) >= FIRST_YEAR
  return isReal ? iso : null
}
