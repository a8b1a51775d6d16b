import { createHash } from 'node:crypto'
import { type Db, openDatabase } from '../database/open-database.ts'
import { createJournal, type Journal, type SaidOfPhoto } from './journal.ts'
import { writeOwnBackup } from './write-backup.ts'

/** Everything that a person can say of a library, as it must be found again. Albums by name, with the photos' SHA-256. */
export type Words = { photos: Record<string, SaidOfPhoto>; albums: Record<string, string[]> }

/** The SHA-256 of the made-up photo of this number. */
export const contentOf = (index: number) => createHash('sha256').update(`photo ${index}`).digest('hex')

export const somethingSaid = (index: number): SaidOfPhoto => ({
  caption: `할머니와 바다 ${index}, 그날의 ${'바람 '.repeat(index % 7)}`,
  tags: [`태그${index % 5}`, `여행${index % 11}`].sort(),
  rating: index % 6,
  favorite: index % 3 === 0,
  takenAt: `20${String(10 + (index % 15)).padStart(2, '0')}-05-04T10:${String(index % 60).padStart(2, '0')}:11`,
  removed: index % 13 === 0,
})

/** A library without files: rows as an import leaves them, and edits as the app makes them. */
export function openFixture(dataDir: string) {
  const { db, close } = openDatabase(dataDir)
  const journal = createJournal(dataDir)
  return {
    db,
    journal,
    close(): void {
      journal.close()
      close()
    },
    addPhotos: (from: number, to: number) => addPhotos(db, from, to),
    say: (index: number, said: SaidOfPhoto) => say(db, journal, index, said),
    fillAlbum: (name: string, indexes: readonly number[]) => fillAlbum(db, journal, name, indexes),
    backUp: () => writeOwnBackup(db, dataDir, journal.begin()),
    words: () => readWords(db),
  }
}

function addPhotos(db: Db, from: number, to: number): void {
  const insert = db.prepare(`
    INSERT INTO photos (sha256, bytes, path, modified_ms, file_name, taken_at, width, height, colour, caption, rating, favorite, removed_at, added_at, thumbnail)
    VALUES (@sha256, 1000, @path, 1, @name, @takenAt, 400, 300, '#aabbcc', @caption, @rating, @favorite, @removedAt, '2026-01-01T00:00:00Z', 'made')`)
  const addTag = db.prepare('INSERT OR IGNORE INTO photo_tags (photo_id, tag) VALUES (?, ?)')
  db.transaction(() => {
    for (let index = from; index < to; index++) {
      const { caption, rating, takenAt, favorite, removed, tags } = somethingSaid(index)
      const { lastInsertRowid } = insert.run({
        ...{ sha256: contentOf(index), path: `/photos/${index}.jpg`, name: `${index}.jpg`, caption, rating, takenAt },
        favorite: Number(favorite),
        removedAt: removed ? '2026-01-02T00:00:00Z' : null,
      })
      for (const tag of tags) addTag.run(lastInsertRowid, tag)
    }
  })()
}

function say(db: Db, journal: Journal, index: number, said: SaidOfPhoto): void {
  const sha256 = contentOf(index)
  const id = db.prepare('SELECT id FROM photos WHERE sha256 = ?').pluck().get(sha256)
  db.transaction(() => {
    db.prepare('UPDATE photos SET caption = ?, rating = ?, favorite = ?, taken_at = ?, removed_at = ? WHERE id = ?').run(
      ...[said.caption, said.rating, Number(said.favorite), said.takenAt, said.removed ? '2026-02-02T00:00:00Z' : null, id],
    )
    db.prepare('DELETE FROM photo_tags WHERE photo_id = ?').run(id)
    for (const tag of said.tags) db.prepare('INSERT INTO photo_tags (photo_id, tag) VALUES (?, ?)').run(id, tag)
    journal.append([{ photo: sha256, said }])
  })()
}

function fillAlbum(db: Db, journal: Journal, name: string, indexes: readonly number[]): void {
  db.transaction(() => {
    db.prepare("INSERT OR IGNORE INTO albums (name, created_at) VALUES (?, '2026-01-01T00:00:00Z')").run(name)
    const add = db.prepare(`
      INSERT OR IGNORE INTO album_photos (album_id, photo_id)
      SELECT albums.id, photos.id FROM albums, photos WHERE albums.name = ? AND sha256 = ?`)
    for (const index of indexes) add.run(name, contentOf(index))
    journal.append([{ album: name, add: indexes.map(contentOf), remove: [] }])
  })()
}

export function readWords(db: Db): Words {
  const photos = db
    .prepare(
      `SELECT sha256, caption, rating, favorite, taken_at AS takenAt, removed_at IS NOT NULL AS removed,
         (SELECT json_group_array(tag ORDER BY tag) FROM photo_tags WHERE photo_id = photos.id) AS tags FROM photos`,
    )
    .all() as (Omit<SaidOfPhoto, 'tags' | 'favorite' | 'removed'> & { sha256: string; tags: string; favorite: number; removed: number })[]
  const albums = db
    .prepare(
      `SELECT name, (SELECT json_group_array(sha256 ORDER BY sha256) FROM album_photos JOIN photos ON photos.id = photo_id
         WHERE album_id = albums.id) AS photos FROM albums`,
    )
    .all() as { name: string; photos: string }[]
  return {
    photos: Object.fromEntries(
      photos.map(({ sha256, tags, favorite, removed, ...said }) => [
        sha256,
        { ...said, favorite: favorite === 1, removed: removed === 1, tags: (JSON.parse(tags) as string[]).sort() },
      ]),
    ),
    albums: Object.fromEntries(albums.map(({ name, photos: sha256s }) => [name, JSON.parse(sha256s) as string[]])),
  }
}
