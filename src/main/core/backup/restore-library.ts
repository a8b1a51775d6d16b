import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '#shared/errors/app-error.ts'
import { configure, type Db, migrate } from '../database/connection.ts'
import { migrations } from '../database/migrations.ts'
import { NO_PHOTO } from '../orders/order-details.ts'
import { removeDatabase } from './files.ts'
import { markReplaced, replacedBefore } from './journal.ts'
import { APPLICATION_ID, countLibrary, isSound, type LibraryCounts } from './write-backup.ts'

/** Orders that the studio has. One that was on its way when the backup was made may have been taken back since. */
const AT_STUDIO = "state = 'submitted'"

/** Looks at a file's header only. Throws PATH_NOT_FOUND, NOT_A_BACKUP or BACKUP_TOO_NEW. */
export function requireBackup(path: string): void {
  const header = readHeader(path)
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0' || header.readUInt32BE(68) !== APPLICATION_ID) {
    throw new AppError('NOT_A_BACKUP', {})
  }
  const version = header.readUInt32BE(60)
  if (version > migrations.length) throw new AppError('BACKUP_TOO_NEW', {})
  if (version === 0) throw new AppError('NOT_A_BACKUP', {})
}

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(100)
  let file: number
  try {
    // To open a pipe waits for somebody to write into it.
    if (!statSync(path).isFile()) throw new AppError('NOT_A_BACKUP', {})
    file = openSync(path, 'r')
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('PATH_NOT_FOUND', { path }, { cause: error })
  }
  try {
    readSync(file, header)
    return header
  } catch (error) {
    // On a disk that can't read it, say.
    throw new AppError('NOT_A_BACKUP', {}, { cause: error })
  } finally {
    closeSync(file)
  }
}

const copyPath = (dataDir: string) => join(dataDir, 'restore.part')

/**
 * Copies the backup at `path`, looks it through, and brings the copy up to date: all that can be done before the library is touched.
 * Throws NOT_A_BACKUP or BACKUP_TOO_NEW.
 */
export function prepareRestore(dataDir: string, path: string): void {
  forgetRestore(dataDir)
  try {
    copyFileSync(path, copyPath(dataDir))
    prepareCopy(dataDir, copyPath(dataDir))
  } catch (error) {
    forgetRestore(dataDir)
    throw error
  }
}

export function forgetRestore(dataDir: string): void {
  removeDatabase(copyPath(dataDir))
}

/**
 * Makes the library what it is in the backup that was prepared, in one transaction. A photo that both know keeps its id and its file's
 * place; one that the backup does not know counts as removed, so that what points to it stays right. Orders are only added. What the
 * journal says before the file of this `number` is not said of it.
 * Throws NOT_A_BACKUP, and has changed nothing then.
 */
export function restoreLibrary(dataDir: string, number: number, now = new Date()): LibraryCounts {
  const before = replacedBefore(dataDir)
  try {
    return takeOver(dataDir, number, now)
  } catch (error) {
    if (replacedBefore(dataDir) !== before) markReplaced(dataDir, before)
    throw error
  } finally {
    forgetRestore(dataDir)
  }
}

/** Brings a copy of the backup up to date, and sees to what is different on this computer. */
function prepareCopy(dataDir: string, copy: string): void {
  requireBackup(copy)
  const db = new Database(copy)
  try {
    db.pragma('journal_mode = DELETE')
    // Nobody's to keep: whatever happens to the copy, the backup is still there.
    db.pragma('synchronous = OFF')
    if (!isSound(db)) throw new AppError('NOT_A_BACKUP', {})
    dropPrograms(db)
    migrate(db, migrations)
    markWithoutThumbnail(db, dataDir)
  } catch (error) {
    if (error instanceof Database.SqliteError && !error.code.startsWith('SQLITE_FULL')) {
      throw new AppError('NOT_A_BACKUP', {}, { cause: error })
    }
    throw error
  } finally {
    db.close()
  }
}

/** A file may come from anywhere, and triggers and views are programs. */
function dropPrograms(db: Db): void {
  const programs = db.prepare("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')").all() as {
    type: string
    name: string
  }[]
  for (const { type, name } of programs) db.exec(`DROP ${type} "${name.replaceAll('"', '""')}"`)
}

function markWithoutThumbnail(db: Db, dataDir: string): void {
  const photos = db.prepare("SELECT id, sha256 FROM photos WHERE thumbnail = 'made'").all() as { id: number; sha256: string }[]
  const mark = db.prepare("UPDATE photos SET thumbnail = 'waiting' WHERE id = ?")
  db.transaction(() => {
    for (const { id, sha256 } of photos) {
      const file = join(dataDir, 'thumbnails', 'grid', sha256.slice(0, 2), `${sha256}.jpg`)
      if (!existsSync(file)) mark.run(id)
    }
  })()
}

function takeOver(dataDir: string, number: number, now: Date): LibraryCounts {
  const db = new Database(join(dataDir, 'library.db'), { fileMustExist: true })
  try {
    configure(db)
    db.prepare('ATTACH ? AS old').run(copyPath(dataDir))
    requireSameTables(db)
    const take = db.transaction(() => {
      replacePhotos(db, now)
      replaceWords(db)
      addOrders(db)
      const counts = countLibrary(db)
      // Not after the commit: a crash between the two would let the next start say the old words of the new library.
      markReplaced(dataDir, number)
      return counts
    })
    return take.immediate()
  } finally {
    db.close()
  }
}

/** A library by its header need not be one inside. Throws NOT_A_BACKUP. */
function requireSameTables(db: Db): void {
  const columnsOf = (schema: string) =>
    db
      .prepare(
        `SELECT tables.name, columns.name, columns.type FROM pragma_table_list AS tables, pragma_table_info(tables.name, tables.schema) AS columns
         WHERE tables.schema = '${schema}' AND tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' ORDER BY tables.name, columns.cid`,
      )
      .raw()
      .all()
  const strange = `
    SELECT 1 FROM old.photos WHERE NOT json_valid(exposure) OR taken_at NOT GLOB '????-??-??T??:??:??' OR sha256 GLOB '*[^0-9a-f]*'
    UNION ALL SELECT 1 FROM old.orders WHERE NOT json_valid(details) OR NOT json_valid(coalesce(quote, 'null'))
    UNION ALL SELECT 1 FROM old.order_lines WHERE NOT json_valid(choice)
    UNION ALL SELECT 1 FROM old.awaited_words WHERE NOT json_valid(coalesce(said, 'null')) OR NOT json_valid(albums)
    UNION ALL SELECT 1 FROM old.saved_searches WHERE NOT json_valid(filter)`
  if (JSON.stringify(columnsOf('main')) !== JSON.stringify(columnsOf('old')) || db.prepare(strange).get() !== undefined) {
    throw new AppError('NOT_A_BACKUP', {})
  }
}

function replacePhotos(db: Db, now: Date): void {
  const columns = (db.prepare("SELECT name FROM pragma_table_info('photos')").pluck().all() as string[]).filter(
    (name) => name !== 'id' && name !== 'stack_of',
  )
  const list = columns.join(', ')
  const unknown = 'sha256 NOT IN (SELECT sha256 FROM main.photos)'
  db.exec(`
    DELETE FROM main.awaited_words;
    -- By the ids of the backup where they are free, then by new ones.
    INSERT INTO main.photos (id, ${list}) SELECT id, ${list} FROM old.photos WHERE ${unknown} AND id NOT IN (SELECT id FROM main.photos);
    INSERT INTO main.photos (${list}) SELECT ${list} FROM old.photos WHERE ${unknown} ORDER BY id;
    CREATE TABLE old.same (old_id INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE);
    INSERT INTO old.same SELECT past.id, present.id FROM old.photos AS past JOIN main.photos AS present USING (sha256);

    UPDATE main.photos SET
      caption = past.caption, rating = past.rating, favorite = past.favorite, taken_at = past.taken_at, removed_at = past.removed_at,
      stack_of = past.stack_of
    FROM (
      SELECT same.id AS present_id, caption, rating, favorite, taken_at, removed_at, front.id AS stack_of
      FROM old.photos JOIN old.same ON same.old_id = photos.id LEFT JOIN old.same AS front ON front.old_id = photos.stack_of
    ) AS past
    WHERE photos.id = past.present_id AND
      (photos.caption, photos.rating, photos.favorite, photos.taken_at, photos.removed_at, photos.stack_of) IS NOT
      (past.caption, past.rating, past.favorite, past.taken_at, past.removed_at, past.stack_of);`)
  db.prepare('UPDATE main.photos SET removed_at = ? WHERE removed_at IS NULL AND id NOT IN (SELECT id FROM old.same)').run(
    now.toISOString(),
  )
  // Nor do they stand behind a photo of the backup, where nobody would find them.
  db.exec('UPDATE main.photos SET stack_of = NULL WHERE id NOT IN (SELECT id FROM old.same) AND stack_of IN (SELECT id FROM old.same)')
}

function replaceWords(db: Db): void {
  db.exec(`
    CREATE TABLE old.said_tags (photo_id INTEGER, tag TEXT, PRIMARY KEY (photo_id, tag)) WITHOUT ROWID;
    INSERT INTO old.said_tags SELECT same.id, tag FROM old.photo_tags JOIN old.same ON same.old_id = photo_id;
    DELETE FROM main.photo_tags WHERE photo_id IN (SELECT id FROM old.same) AND (photo_id, tag) NOT IN (SELECT photo_id, tag FROM old.said_tags);
    INSERT OR IGNORE INTO main.photo_tags SELECT photo_id, tag FROM old.said_tags;

    DELETE FROM main.albums;
    INSERT INTO main.albums (id, name, created_at) SELECT id, name, created_at FROM old.albums;
    INSERT INTO main.album_photos (album_id, photo_id)
      SELECT album_id, same.id FROM old.album_photos JOIN old.same ON same.old_id = photo_id;
    INSERT INTO main.awaited_words (sha256, said, albums) SELECT sha256, said, albums FROM old.awaited_words;
    -- They may look into albums, which are those of the backup now.
    DELETE FROM main.saved_searches;
    INSERT INTO main.saved_searches (id, name, text, filter) SELECT id, name, text, filter FROM old.saved_searches;
    DELETE FROM main.edits;`)
}

function addOrders(db: Db): void {
  db.exec(`
    CREATE TABLE old.added (order_id TEXT PRIMARY KEY);
    INSERT INTO old.added SELECT order_id FROM old.orders WHERE ${AT_STUDIO} AND order_id NOT IN (SELECT order_id FROM main.orders);
    INSERT INTO main.orders SELECT * FROM old.orders WHERE order_id IN (SELECT order_id FROM old.added);
    INSERT INTO main.order_lines (order_id, position, photo_id, file_name, product_name, choice, line_id)
      SELECT order_id, position, coalesce(same.id, ${NO_PHOTO}), file_name, product_name, choice, line_id
      FROM old.order_lines LEFT JOIN old.same ON same.old_id = photo_id WHERE order_id IN (SELECT order_id FROM old.added);
    INSERT INTO main.order_history (order_id, state, at, note, at_studio)
      SELECT order_id, state, at, note, at_studio FROM old.order_history WHERE order_id IN (SELECT order_id FROM old.added) ORDER BY position;`)
}
