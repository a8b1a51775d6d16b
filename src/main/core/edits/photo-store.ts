import type { JournalEntry } from '../backup/journal.ts'
import type { Db } from '../database/open-database.ts'
import { type Change, type PhotoDiff, type PhotoValues, replaceMembers, SINGLE_VALUES } from './photo-values.ts'

export type EditedPhoto = PhotoValues & { id: number; sha256: string; stackOf: number | null }

type Row = {
  id: number
  sha256: string
  caption: string
  rating: number
  favorite: number
  takenAt: string
  removedAt: string | null
  stackOf: number | null
  tags: string
  albums: string
}

const VALUES = `photos.id, sha256, caption, rating, favorite, taken_at AS takenAt, removed_at AS removedAt,
  stack_of AS stackOf, (SELECT json_group_array(tag) FROM photo_tags WHERE photo_id = photos.id) AS tags,
  (SELECT json_group_array(album_id) FROM album_photos WHERE photo_id = photos.id) AS albums`

/** The values that a person can change, read and written some hundred photos at a time. */
export function createPhotoStore(db: Db) {
  const read = db.prepare(`SELECT ${VALUES} FROM json_each(?) AS given CROSS JOIN photos ON photos.id = given.value ORDER BY given.key`)
  const firstUnknown = db.prepare('SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM photos) ORDER BY key LIMIT 1').pluck()
  const fronts = db
    .prepare('SELECT DISTINCT coalesce(stack_of, photos.id) FROM json_each(?) AS given CROSS JOIN photos ON photos.id = given.value')
    .pluck()
  const members = db.prepare(`SELECT photos.id, given.value AS front FROM json_each(?) AS given CROSS JOIN photos
    ON photos.id = given.value OR stack_of = given.value ORDER BY given.key, stack_of IS NOT NULL`)
  // One a column: to write a time that stays the same would write to the indexes by time all the same.
  const prepareWrite = (column: string) => db.prepare(`UPDATE photos SET ${column} = ? WHERE id = ?`)
  const write = {
    caption: prepareWrite('caption'),
    rating: prepareWrite('rating'),
    favorite: prepareWrite('favorite'),
    takenAt: prepareWrite('taken_at'),
    removedAt: prepareWrite('removed_at'),
  }
  const saidAnew = db.prepare('UPDATE photos SET words_carried = 0 WHERE id = ? AND words_carried = 1 AND stack_of IS NULL')
  const addTag = db.prepare('INSERT OR IGNORE INTO photo_tags (photo_id, tag) VALUES (?, ?)')
  const removeTag = db.prepare('DELETE FROM photo_tags WHERE photo_id = ? AND tag = ?')
  // Into an album that is no more, nothing is put back.
  const addToAlbum = db.prepare('INSERT OR IGNORE INTO album_photos (album_id, photo_id) SELECT id, ? FROM albums WHERE id = ?')
  const removeFromAlbum = db.prepare('DELETE FROM album_photos WHERE photo_id = ? AND album_id = ?')

  return {
    /** Those of `ids` that there are, in that order. */
    read: (ids: readonly number[]): EditedPhoto[] => (read.all(JSON.stringify(ids)) as Row[]).map(toPhoto),

    firstUnknown: (ids: readonly number[]) => firstUnknown.get(JSON.stringify(ids)) as number | undefined,

    /** All files of the moments of these photos, those of one moment together, the one in front first. Most stand alone. */
    momentsOf: (ids: readonly number[]) => members.all(JSON.stringify(fronts.all(JSON.stringify(ids)))) as { id: number; front: number }[],

    /** Writes what is different after a change, and returns the photo as it is then. */
    write(photo: EditedPhoto, { before, after }: Change<PhotoDiff>): EditedPhoto {
      const { tags, albums, ...single } = after
      const next = { ...photo, ...single }
      for (const name of SINGLE_VALUES) if (name in single) write[name].run(toColumn(next[name]), photo.id)
      saidAnew.run(photo.id)
      for (const tag of before.tags ?? []) removeTag.run(photo.id, tag)
      for (const tag of tags ?? []) addTag.run(photo.id, tag)
      for (const album of before.albums ?? []) removeFromAlbum.run(photo.id, album)
      for (const album of albums ?? []) addToAlbum.run(photo.id, album)
      return { ...next, tags: replaceMembers(photo.tags, before.tags, tags), albums: replaceMembers(photo.albums, before.albums, albums) }
    },
  }
}

/** All that a person says of a photo, for the journal. */
export function sayPhoto({ sha256, caption, tags, rating, favorite, takenAt, removedAt }: EditedPhoto): JournalEntry {
  return { photo: sha256, said: { caption, tags: [...tags], rating, favorite, takenAt, removed: removedAt !== null } }
}

function toColumn(value: string | number | boolean | null): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value
}

function toPhoto({ favorite, tags, albums, ...row }: Row): EditedPhoto {
  return { ...row, favorite: favorite === 1, tags: JSON.parse(tags) as string[], albums: JSON.parse(albums) as number[] }
}
