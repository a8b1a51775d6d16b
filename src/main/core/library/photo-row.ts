import type { Photo, PhotoFormat } from '#shared/contract/photos.ts'

/** A photo as the database holds it. */
export type PhotoRow = {
  id: number
  sha256: string
  bytes: number
  path: string
  modified_ms: number
  file_name: string
  format: string
  taken_at: string
  width: number
  height: number
  colour: string
  thumbnail: string
  likeness: string | null
  damaged: number
  missing: number
  camera: string
  exposure: string
  latitude: number | null
  longitude: number | null
  caption: string
  rating: number
  favorite: number
  removed_at: string | null
  stack_of: number | null
  tags: string
  stacked: string
}

export type Exposure = { aperture: number | null; shutter: number | null; iso: number | null; focalLength: number | null }
/** 'waiting': nothing but its colour; 'embedded': what the camera put into the file; 'made': from the photo itself. */
export type ThumbnailState = 'waiting' | 'embedded' | 'made'

export type StoredPhoto = Photo & {
  sha256: string
  bytes: number
  path: string
  modifiedMs: number
  thumbnail: ThumbnailState
  likeness: string | null
  camera: string
  exposure: Exposure
  place: { latitude: number; longitude: number } | null
  removed: boolean
  stackOf: number | null
}

/** What `rowToPhoto` needs, for a SELECT from `photos`. */
export const PHOTO_COLUMNS = `photos.*,
  (SELECT json_group_array(tag) FROM photo_tags WHERE photo_id = photos.id) AS tags,
  (SELECT json_group_array(format) FROM photos AS behind WHERE behind.stack_of = photos.id) AS stacked`

export function rowToPhoto(row: PhotoRow): StoredPhoto {
  const { latitude, longitude } = row
  return {
    id: row.id,
    fileName: row.file_name,
    format: row.format as PhotoFormat,
    caption: row.caption,
    tags: JSON.parse(row.tags) as string[],
    rating: row.rating,
    favorite: row.favorite === 1,
    takenAt: row.taken_at,
    width: row.width,
    height: row.height,
    colour: row.colour,
    version: versionOf(row),
    damaged: row.damaged === 1,
    missing: row.missing === 1,
    stacked: JSON.parse(row.stacked) as PhotoFormat[],
    sha256: row.sha256,
    bytes: row.bytes,
    path: row.path,
    modifiedMs: row.modified_ms,
    thumbnail: row.thumbnail as ThumbnailState,
    likeness: row.likeness,
    camera: row.camera,
    exposure: { aperture: null, shutter: null, iso: null, focalLength: null, ...(JSON.parse(row.exposure) as Partial<Exposure>) },
    place: latitude !== null && longitude !== null ? { latitude, longitude } : null,
    removed: row.removed_at !== null,
    stackOf: row.stack_of,
  }
}

/** Changes with the content and with what there is to show of it. */
export function versionOf({ sha256, thumbnail }: Pick<PhotoRow, 'sha256' | 'thumbnail'>): string {
  const content = sha256.slice(0, 12)
  return thumbnail === 'made' ? content : `${content}-${thumbnail}`
}

/** A photo as it crosses the border: without its path and its hash. */
export function toPhoto(photo: StoredPhoto): Photo {
  const { id, fileName, format, caption, tags, rating, favorite, takenAt } = photo
  const { width, height, colour, version, damaged, missing, stacked } = photo
  return { id, fileName, format, caption, tags, rating, favorite, takenAt, width, height, colour, version, damaged, missing, stacked }
}
