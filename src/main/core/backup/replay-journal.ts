import { existsSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { Db } from '../database/connection.ts'
import { createStackPhotos } from '../library/stacks/stack-photos.ts'
import type { JournalEntry, SaidOfPhoto } from './journal.ts'
import { areOrdersSaid, gatherOrder, type LastOrders, replayOrders } from './replay-orders.ts'

/** `replaced`: it was deleted and made anew. */
type AlbumChanges = { replaced: boolean; photos: Map<string, 'added' | 'removed'> }

/** What the journal says in the end, each photo and album once. */
type LastWord = {
  said: Map<string, SaidOfPhoto>
  /** What happened to each album; null where it was deleted. */
  albums: Map<string, AlbumChanges | null>
  orders: LastOrders
  imported: Set<string>
  edits: number
}

/**
 * Says again, in one transaction, what was said since a backup was made. What is said of photos that are not in the library waits for
 * them, and the imports they came from are noted as unfinished. Returns how many changes there were.
 */
export function replayJournal(db: Db, entries: Iterable<JournalEntry>, now = new Date()): number {
  const last = gather(entries)
  db.transaction(() => {
    sayOfPhotos(db, last.said, now)
    fillAlbums(db, last.albums, now)
    replayOrders(db, last.orders)
    noteImports(db, last.imported)
  }).immediate()
  return last.edits
}

/**
 * Whether the library's photos, albums and orders are what the journal says of them in the end. Whether a photo was removed is not asked:
 * importing it again brings it back.
 */
export function isSaid(db: Db, entries: Iterable<JournalEntry>): boolean {
  const { said, albums, orders } = gather(entries)
  const read = db.prepare(`
    SELECT caption, rating, favorite, taken_at AS takenAt,
      (SELECT json_group_array(tag ORDER BY tag) FROM photo_tags WHERE photo_id = photos.id) AS tags
    FROM photos WHERE sha256 = ?`)
  const hasAlbum = db.prepare('SELECT 1 FROM albums WHERE name = ?').pluck()
  const inAlbum = db
    .prepare(
      `SELECT 1 FROM album_photos WHERE album_id = (SELECT id FROM albums WHERE name = ?)
         AND photo_id = (SELECT id FROM photos WHERE sha256 = ?)`,
    )
    .pluck()
  const isPhotoSaid = ([sha256, { removed: _, tags, ...word }]: [string, SaidOfPhoto]) => {
    const row = read.get(sha256) as Record<string, unknown> | undefined
    // What is not in the library waits for it, or was never readable.
    return !row || isDeepStrictEqual({ ...row }, { ...word, favorite: Number(word.favorite), tags: JSON.stringify(sortBytes(tags)) })
  }
  const isAlbumSaid = ([name, album]: [string, AlbumChanges | null]) =>
    (hasAlbum.get(name) !== undefined) === (album !== null) &&
    [...(album?.photos ?? [])].every(
      ([sha256, what]) => (inAlbum.get(name, sha256) !== undefined) === (what === 'added') || !read.get(sha256),
    )
  return [...said].every(isPhotoSaid) && [...albums].every(isAlbumSaid) && areOrdersSaid(db, orders)
}

/** In SQLite's order. */
function sortBytes(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

function gather(entries: Iterable<JournalEntry>): LastWord {
  const last: LastWord = { said: new Map(), albums: new Map(), orders: new Map(), imported: new Set(), edits: 0 }
  for (const entry of entries) {
    if ('imported' in entry) {
      for (const path of entry.imported) last.imported.add(path)
      continue
    }
    if (gatherOrder(last.orders, entry)) continue
    last.edits += 1
    if ('photo' in entry) last.said.set(entry.photo, entry.said)
    else if ('albumDeleted' in entry) last.albums.set(entry.albumDeleted, null)
    else changeAlbum(last.albums, entry)
  }
  return last
}

function changeAlbum(albums: LastWord['albums'], { album, add, remove }: Extract<JournalEntry, { album: string }>): void {
  const before = albums.get(album)
  const known = before ?? { replaced: before === null, photos: new Map<string, 'added' | 'removed'>() }
  albums.set(album, known)
  for (const sha256 of add) known.photos.set(sha256, 'added')
  for (const sha256 of remove) known.photos.set(sha256, 'removed')
}

function sayOfPhotos(db: Db, photos: LastWord['said'], now: Date): void {
  const byContent = db.prepare('SELECT id, removed_at IS NOT NULL AS removed FROM photos WHERE sha256 = ?')
  const moved: number[] = []
  const say = db.prepare(`
    UPDATE photos SET caption = @caption, rating = @rating, favorite = @favorite, taken_at = @takenAt,
      removed_at = iif(@removed, coalesce(removed_at, @now), NULL) WHERE id = @id`)
  const clearTags = db.prepare('DELETE FROM photo_tags WHERE photo_id = ?')
  const addTag = db.prepare('INSERT OR IGNORE INTO photo_tags (photo_id, tag) VALUES (?, ?)')
  const keepFor = db.prepare(
    'INSERT INTO awaited_words (sha256, said) VALUES (?, ?) ON CONFLICT (sha256) DO UPDATE SET said = excluded.said',
  )
  for (const [sha256, said] of photos) {
    const known = byContent.get(sha256) as { id: number; removed: number } | undefined
    if (!known) {
      keepFor.run(sha256, JSON.stringify(said))
      continue
    }
    const { id } = known
    if ((known.removed === 1) !== said.removed) moved.push(id)
    const { caption, rating, takenAt } = said
    say.run({ id, caption, rating, takenAt, favorite: Number(said.favorite), removed: Number(said.removed), now: now.toISOString() })
    clearTags.run(id)
    for (const tag of said.tags) addTag.run(id, tag)
  }
  // Where only a part of a moment could be read, the rest must not be left behind a photo that is not in the library.
  createStackPhotos(db).settle(moved)
}

function fillAlbums(db: Db, albums: LastWord['albums'], now: Date): void {
  const drop = db.prepare('DELETE FROM albums WHERE name = ?')
  const make = db.prepare('INSERT OR IGNORE INTO albums (name, created_at) VALUES (?, ?)')
  const add = db.prepare(`
    INSERT OR IGNORE INTO album_photos (album_id, photo_id)
    SELECT albums.id, photos.id FROM albums, photos WHERE albums.name = ? AND photos.sha256 = ?`)
  const remove = db.prepare(`
    DELETE FROM album_photos WHERE album_id = (SELECT id FROM albums WHERE name = ?) AND photo_id = (SELECT id FROM photos WHERE sha256 = ?)`)
  const isThere = db.prepare('SELECT 1 FROM photos WHERE sha256 = ?').pluck()
  const forgetAwaited = db.prepare(`
    UPDATE awaited_words SET albums = (SELECT json_group_array(value) FROM json_each(albums) WHERE value <> @name)
    WHERE (@sha256 IS NULL OR sha256 = @sha256) AND EXISTS (SELECT 1 FROM json_each(albums) WHERE value = @name)`)
  const awaitInAlbum = db.prepare(`
    INSERT INTO awaited_words (sha256, albums) VALUES (@sha256, json_array(@name))
    ON CONFLICT (sha256) DO UPDATE SET albums = json_insert(albums, '$[#]', @name)`)
  for (const [name, album] of albums) {
    if (!album || album.replaced) {
      drop.run(name)
      forgetAwaited.run({ name, sha256: null })
    }
    if (!album) continue
    make.run(name, now.toISOString())
    for (const [sha256, what] of album.photos) {
      forgetAwaited.run({ name, sha256 })
      if (what === 'removed') remove.run(name, sha256)
      else if (isThere.get(sha256) === undefined) awaitInAlbum.run({ sha256, name })
      else add.run(name, sha256)
    }
  }
}

function noteImports(db: Db, imported: ReadonlySet<string>): void {
  const paths = [...imported].filter((path) => existsSync(path))
  const note = db.prepare('INSERT OR REPLACE INTO unfinished_imports (job_id, paths) VALUES (?, ?)')
  if (paths.length > 0) note.run('recovered', JSON.stringify(paths))
}
