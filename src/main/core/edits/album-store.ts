import type { Db } from '../database/open-database.ts'
import type { AlbumValues } from './edit-log.ts'

const COLUMNS = 'id AS albumId, name, created_at AS createdAt'

/** Albums without what is in them. */
export function createAlbumStore(db: Db) {
  const byId = db.prepare(`SELECT ${COLUMNS} FROM albums WHERE id = ?`)
  const all = db.prepare(`SELECT ${COLUMNS} FROM albums`)
  const insert = db.prepare('INSERT INTO albums (id, name, created_at) VALUES (?, ?, ?)')
  const rename = db.prepare('UPDATE albums SET name = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM albums WHERE id = ?')
  const anyMember = db.prepare('SELECT 1 FROM album_photos WHERE album_id = ? LIMIT 1').pluck()
  const members = db.prepare('SELECT photo_id FROM album_photos WHERE album_id = ?').pluck()
  const hashes = db.prepare('SELECT sha256 FROM json_each(?) AS given JOIN photos ON photos.id = given.value').pluck()

  // Photos that the library still waits for are known by the album's name only.
  const isIn = 'EXISTS (SELECT 1 FROM json_each(albums) WHERE value = @name)'
  const awaited = db.prepare(`SELECT sha256 FROM awaited_words WHERE ${isIn} ORDER BY sha256`).pluck()
  const renameAwaited = db.prepare(`
    UPDATE awaited_words SET albums = (SELECT json_group_array(iif(value = @name, @next, value)) FROM json_each(albums)) WHERE ${isIn}`)
  const forgetAwaited = db.prepare(`
    UPDATE awaited_words SET albums = (SELECT json_group_array(value) FROM json_each(albums) WHERE value <> @name) WHERE ${isIn}`)
  const add = db.prepare('INSERT OR IGNORE INTO album_photos (album_id, photo_id) SELECT ?, id FROM photos WHERE sha256 = ?')
  const isThere = db.prepare('SELECT 1 FROM photos WHERE sha256 = ?').pluck()
  const awaitAgain = db.prepare(`
    INSERT INTO awaited_words (sha256, albums) VALUES (@sha256, json_array(@name))
    ON CONFLICT (sha256) DO UPDATE SET albums = json_insert(albums, '$[#]', @name)`)

  /** The album that bears a name already, whether in capitals or not. */
  function findNamed(name: string): AlbumValues | undefined {
    return (all.all() as AlbumValues[]).find((album) => sameName(album.name, name))
  }

  return {
    all: () => all.all() as AlbumValues[],
    get: (albumId: number) => byId.get(albumId) as AlbumValues | undefined,
    findNamed,
    /** This name, or the first of `name 2`, `name 3` … that no other album bears. */
    freeName(name: string, albumId: number): string {
      const taken = (candidate: string) => ![undefined, albumId].includes(findNamed(candidate)?.albumId)
      let free = name
      for (let number = 2; taken(free); number++) free = `${name} ${number}`
      return free
    },
    /** `albumId` null: a new one. */
    insert: (albumId: number | null, name: string, createdAt: string): number =>
      Number(insert.run(albumId, name, createdAt).lastInsertRowid),
    /** Both with the photos that it awaits. */
    rename(album: AlbumValues, name: string): void {
      rename.run(name, album.albumId)
      renameAwaited.run({ name: album.name, next: name })
    },
    remove(album: AlbumValues): void {
      remove.run(album.albumId)
      forgetAwaited.run({ name: album.name })
    },
    /** SHA-256 of the photos that are in it as soon as they come into the library. */
    awaited: (name: string) => awaited.all({ name }) as string[],
    /** Those that came meanwhile are put into it, the others are awaited again. */
    putBackAwaited(albumId: number, name: string, hashes: readonly string[]): void {
      for (const sha256 of hashes) {
        if (isThere.get(sha256) === undefined) awaitAgain.run({ sha256, name })
        else add.run(albumId, sha256)
      }
    },
    isEmpty: (albumId: number) => anyMember.get(albumId) === undefined,
    /** Ids of all photos that are in it, also of those that were taken out of the library. */
    members: (albumId: number) => members.all(albumId) as number[],
    hashesOf: (ids: readonly number[]) => hashes.all(JSON.stringify(ids)) as string[],
  }
}

function sameName(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase()
}
