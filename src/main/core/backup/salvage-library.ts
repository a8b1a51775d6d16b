import Database from 'better-sqlite3'
import type { Db } from '../database/connection.ts'
import { createStackPhotos } from '../library/stacks/stack-photos.ts'

type Row = Record<string, unknown>

/**
 * Takes over from a damaged library what can still be read and `db` does not have: photos (by the same id, so that what points to them
 * keeps meaning them), albums, saved searches, and orders that are new or have moved on. Reads each table from both ends up to where it is broken.
 */
export function salvageLibrary(db: Db, damagedPath: string): void {
  let damaged: Db
  try {
    damaged = new Database(damagedPath, { readonly: true, fileMustExist: true })
  } catch {
    return
  }
  try {
    db.transaction(() => {
      const photos = salvagePhotos(db, damaged)
      salvageTags(db, damaged, photos)
      salvageAlbums(db, damaged)
      salvageSearches(db, damaged)
      salvageOrders(db, damaged)
      createStackPhotos(db).settle([...photos.values()].filter(({ isNew }) => isNew).map(({ id }) => id))
    }).immediate()
  } finally {
    damaged.close()
  }
}

/** Maps ids in the damaged library to ids of the same photo here. */
function salvagePhotos(db: Db, damaged: Db): Map<number, { id: number; isNew: boolean }> {
  const idOf = db.prepare('SELECT id FROM photos WHERE sha256 = ?').pluck()
  const isTaken = db.prepare('SELECT 1 FROM photos WHERE id = ?').pluck()
  const map = new Map<number, { id: number; isNew: boolean }>()
  for (const row of readBothWays(damaged, 'photos', 'id')) {
    const { id, sha256 } = row
    if (typeof id !== 'number' || !/^[0-9a-f]{64}$/.test(String(sha256)) || !isWallClock(row.taken_at)) continue
    const known = idOf.get(sha256)
    if (known !== undefined) map.set(id, { id: Number(known), isNew: false })
    // Nothing stands behind another yet: the stacks are made anew.
    else if (isTaken.get(id) === undefined && insertRow(db, 'photos', { ...row, stack_of: null })) map.set(id, { id, isNew: true })
  }
  return map
}

function salvageTags(db: Db, damaged: Db, photos: ReadonlyMap<number, { id: number; isNew: boolean }>): void {
  for (const row of readBothWays(damaged, 'photo_tags', 'photo_id, tag')) {
    const photo = photos.get(Number(row.photo_id))
    if (photo?.isNew) insertRow(db, 'photo_tags', { photo_id: photo.id, tag: row.tag })
  }
}

function salvageAlbums(db: Db, damaged: Db): void {
  const isThere = db.prepare('SELECT 1 FROM albums WHERE name = ? OR id = ?').pluck()
  const isNew = new Set<unknown>()
  for (const row of readBothWays(damaged, 'albums', 'id')) {
    if (isThere.get(row.name, row.id) === undefined && insertRow(db, 'albums', row)) isNew.add(row.id)
  }
  for (const row of readBothWays(damaged, 'album_photos', 'album_id, photo_id'))
    if (isNew.has(row.album_id)) insertRow(db, 'album_photos', row)
}

function salvageSearches(db: Db, damaged: Db): void {
  const isThere = db.prepare('SELECT 1 FROM saved_searches WHERE name = ? OR id = ?').pluck()
  for (const row of readBothWays(damaged, 'saved_searches', 'id'))
    if (isJson(row.filter) && isThere.get(row.name, row.id) === undefined) insertRow(db, 'saved_searches', row)
}

function salvageOrders(db: Db, damaged: Db): void {
  const updatedAt = db.prepare('SELECT updated_at FROM orders WHERE order_id = ?').pluck()
  const remove = db.prepare('DELETE FROM orders WHERE order_id = ?')
  const saved = new Set<unknown>()
  for (const row of readBothWays(damaged, 'orders', 'order_id')) {
    const known = updatedAt.get(row.order_id)
    if (typeof row.updated_at !== 'string' || !isJson(row.details) || (known !== undefined && String(known) >= row.updated_at)) continue
    remove.run(row.order_id)
    if (insertRow(db, 'orders', row)) saved.add(row.order_id)
  }
  for (const row of readBothWays(damaged, 'order_lines', 'order_id, position')) {
    if (saved.has(row.order_id) && isJson(row.choice)) insertRow(db, 'order_lines', row)
  }
  for (const { position: _, ...row } of readBothWays(damaged, 'order_history', 'position')) {
    if (saved.has(row.order_id)) insertRow(db, 'order_history', row)
  }
}

/** Rows of a table as far as they can be read, from its beginning and then from its end, in the order of the table. */
function readBothWays(db: Db, table: string, key: string): Row[] {
  const fromStart: Row[] = []
  if (readInto(fromStart, db, `SELECT * FROM ${table} ORDER BY ${key}`)) return fromStart
  const fromEnd: Row[] = []
  readInto(fromEnd, db, `SELECT * FROM ${table} ORDER BY ${key.replaceAll(/(,|$)/g, ' DESC$1')}`)
  return [...fromStart, ...fromEnd.reverse()]
}

/** Whether the rows could be read to the last. */
function readInto(rows: Row[], db: Db, sql: string): boolean {
  try {
    for (const row of db.prepare(sql).iterate()) rows.push(row as Row)
    return true
  } catch {
    return false
  }
}

/** Whether the row was one that the table takes: types, foreign keys and uniqueness are the database's to check. */
function insertRow(db: Db, table: string, row: Row): boolean {
  const columns = Object.keys(row)
  try {
    const sql = `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`
    return db.prepare(sql).run(row).changes === 1
  } catch {
    return false
  }
}

function isWallClock(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value)
}

function isJson(value: unknown): boolean {
  try {
    return typeof value === 'string' && typeof JSON.parse(value) === 'object'
  } catch {
    return false
  }
}
