import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openDatabase } from '../../../src/main/core/database/open-database.ts'
import { makePhoto } from './captions.ts'

const PHOTOS_A_TRANSACTION = 50_000

/** A library of so many captioned photos, as the app's own database; about four seconds for 100,000. */
export function makeLibrary(folder: string, photos: number): void {
  const { db, close } = openDatabase(folder)
  db.pragma('synchronous = OFF')
  const insert = db.prepare(`
    INSERT INTO photos (id, sha256, bytes, path, modified_ms, file_name, taken_at, width, height, colour, caption, added_at)
    VALUES (@id, 'sha-' || @id, 1, '/photos/' || @id || '.jpg', 0, @id || '.jpg', @takenAt, 4000, 3000, '#8a6f5c', @caption,
      '2026-01-01T00:00:00.000Z')`)
  const addTag = db.prepare('INSERT OR IGNORE INTO photo_tags VALUES (?, ?)')
  const addSlice = db.transaction((from: number, to: number) => {
    for (let id = from; id <= to; id++) {
      const { caption, tags, takenAt } = makePhoto(id)
      insert.run({ id, caption, takenAt })
      for (const tag of tags) addTag.run(id, tag)
    }
  })
  for (let from = 1; from <= photos; from += PHOTOS_A_TRANSACTION) addSlice(from, Math.min(photos, from + PHOTOS_A_TRANSACTION - 1))
  close()
}

/** Says something else of photos, on a connection of its own. */
export function openWriter(folder: string): (id: number, caption: string) => void {
  const db = new Database(join(folder, 'library.db'))
  const update = db.prepare('UPDATE photos SET caption = ? WHERE id = ?')
  return (id, caption) => void update.run(caption, id)
}
