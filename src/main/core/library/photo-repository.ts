import type { Photo } from '#shared/contract/photos.ts'
import type { Db } from '../database/open-database.ts'

export type NewPhoto = {
  sha256: string
  bytes: number
  path: string
  modifiedMs: number
  fileName: string
  takenAt: string
  width: number
  height: number
  colour: string
  damaged: boolean
  camera: string
  latitude: number | null
  longitude: number | null
  caption: string
  rating: number
  tags: readonly string[]
}

type PhotoRow = {
  id: number
  sha256: string
  bytes: number
  path: string
  modified_ms: number
  file_name: string
  taken_at: string
  width: number
  height: number
  colour: string
  damaged: number
  camera: string
  latitude: number | null
  longitude: number | null
  caption: string
  rating: number
  favorite: number
  tags: string
}

export type StoredPhoto = Photo & {
  sha256: string
  bytes: number
  path: string
  modifiedMs: number
  camera: string
  place: { latitude: number; longitude: number } | null
}

export type PhotoChange = {
  caption?: string | undefined
  addTags?: readonly string[] | undefined
  removeTags?: readonly string[] | undefined
  rating?: number | undefined
  favorite?: boolean | undefined
}

export type PhotoRepository = ReturnType<typeof createPhotoRepository>

const COLUMNS = `photos.*, (SELECT json_group_array(tag) FROM photo_tags WHERE photo_id = photos.id) AS tags`

export function createPhotoRepository(db: Db) {
  const insert = db.prepare(`
    INSERT INTO photos (sha256, bytes, path, modified_ms, file_name, taken_at, width, height, colour, damaged, camera, latitude, longitude, caption, rating, added_at)
    VALUES (@sha256, @bytes, @path, @modifiedMs, @fileName, @takenAt, @width, @height, @colour, @damaged, @camera, @latitude, @longitude, @caption, @rating, @addedAt)
    ON CONFLICT (sha256) DO NOTHING`)
  const addTag = db.prepare('INSERT OR IGNORE INTO photo_tags (photo_id, tag) VALUES (?, ?)')
  const removeTag = db.prepare('DELETE FROM photo_tags WHERE photo_id = ? AND tag = ?')
  const byId = db.prepare(`SELECT ${COLUMNS} FROM photos WHERE id = ?`)
  const idByContent = db.prepare('SELECT id FROM photos WHERE sha256 = ?').pluck()
  const pathByContent = db.prepare('SELECT path FROM photos WHERE sha256 = ?').pluck()
  const byPath = db.prepare('SELECT 1 FROM photos WHERE path = ?').pluck()
  const placeByContent = db.prepare('SELECT path, bytes, modified_ms AS modifiedMs FROM photos WHERE sha256 = ?')
  const samePlace = db.prepare('SELECT 1 FROM photos WHERE path = ? AND bytes = ? AND modified_ms = ?').pluck()
  const relocate = db.prepare('UPDATE photos SET path = ?, modified_ms = ? WHERE sha256 = ?')
  const count = db.prepare('SELECT count(*) FROM photos').pluck()
  // Two statements, since one with an "or no cursor" in it would not walk the index.
  const firstPage = db.prepare(`SELECT ${COLUMNS} FROM photos ORDER BY taken_at DESC, id DESC LIMIT ?`)
  const nextPage = db.prepare(`SELECT ${COLUMNS} FROM photos WHERE (taken_at, id) < (?, ?) ORDER BY taken_at DESC, id DESC LIMIT ?`)
  const all = db.prepare(`SELECT ${COLUMNS} FROM photos ORDER BY taken_at DESC, id DESC`)
  const change = db.prepare(`
    UPDATE photos SET caption = coalesce(@caption, caption), rating = coalesce(@rating, rating), favorite = coalesce(@favorite, favorite) WHERE id = @id`)

  return {
    count: () => Number(count.get()),
    get: (id: number): StoredPhoto | undefined => toPhoto(byId.get(id) as PhotoRow | undefined),
    /** Newest first, from after `cursor`'s photo on. */
    page(limit: number, after?: { takenAt: string; id: number }): StoredPhoto[] {
      const rows = after ? nextPage.all(after.takenAt, after.id, limit) : firstPage.all(limit)
      return (rows as PhotoRow[]).map(rowToPhoto)
    },
    /** Every photo, one at a time, newest first. */
    *each(): Generator<StoredPhoto> {
      for (const row of all.iterate()) yield rowToPhoto(row as PhotoRow)
    },
    hasContent: (sha256: string) => idByContent.get(sha256) !== undefined,
    /** Whether this very file, unchanged, is in the library: known without reading it. */
    hasFile: (path: string, bytes: number, modifiedMs: number) => samePlace.get(path, bytes, modifiedMs) !== undefined,
    /** Content that is known was found at another place; the place is a hint, the content is the photo. */
    relocate: (sha256: string, path: string, modifiedMs: number) => void relocate.run(path, modifiedMs, sha256),
    pathOf: (sha256: string) => pathByContent.get(sha256) as string | undefined,
    hasPath: (path: string) => byPath.get(path) !== undefined,
    /** Where this content stands as far as is known; undefined for content that is new. */
    placeOf: (sha256: string) => placeByContent.get(sha256) as { path: string; bytes: number; modifiedMs: number } | undefined,
    /** All in one transaction. Returns the ids of those that were new. */
    add: db.transaction((photos: readonly NewPhoto[], addedAt: string): number[] => {
      const ids: number[] = []
      for (const photo of photos) {
        const { changes, lastInsertRowid } = insert.run({ ...photo, damaged: photo.damaged ? 1 : 0, addedAt })
        if (changes === 0) continue
        const id = Number(lastInsertRowid)
        for (const tag of photo.tags) addTag.run(id, tag)
        ids.push(id)
      }
      return ids
    }),
    /** All in one transaction. */
    update: db.transaction((ids: readonly number[], { caption, addTags = [], removeTags = [], rating, favorite }: PhotoChange): void => {
      for (const id of ids) {
        change.run({ id, caption: caption ?? null, rating: rating ?? null, favorite: favorite === undefined ? null : Number(favorite) })
        for (const tag of removeTags) removeTag.run(id, tag)
        for (const tag of addTags) addTag.run(id, tag)
      }
    }),
  }
}

function toPhoto(row: PhotoRow | undefined): StoredPhoto | undefined {
  return row && rowToPhoto(row)
}

function rowToPhoto(row: PhotoRow): StoredPhoto {
  return {
    id: row.id,
    fileName: row.file_name,
    caption: row.caption,
    tags: JSON.parse(row.tags) as string[],
    rating: row.rating,
    favorite: row.favorite === 1,
    takenAt: row.taken_at,
    width: row.width,
    height: row.height,
    colour: row.colour,
    version: row.sha256.slice(0, 12),
    damaged: row.damaged === 1,
    sha256: row.sha256,
    bytes: row.bytes,
    path: row.path,
    modifiedMs: row.modified_ms,
    camera: row.camera,
    place: row.latitude !== null && row.longitude !== null ? { latitude: row.latitude, longitude: row.longitude } : null,
  }
}
