import type { EditKind } from '#shared/contract/edits.ts'
import type { Db } from '../database/open-database.ts'
import type { Change, PhotoDiff } from './photo-values.ts'

/** `awaited`: SHA-256 of photos that were in it when it was deleted and are only to come into the library yet. */
export type AlbumValues = { albumId: number; name: string; createdAt: string; awaited?: readonly string[] }
/** What one edit did to one photo or to one album; an album that was not there before or is no more is null. */
export type PhotoPart = Change<PhotoDiff> & { photoId: number }
export type AlbumPart = Change<AlbumValues | null>
export type LoggedPart<Part> = Part & { position: number }
export type Edit = { id: number; kind: EditKind }
/** A run of parts of one sort, in the order in which they are to be turned. */
export type PartRun = { photos: LoggedPart<PhotoPart>[]; album?: undefined } | { photos?: undefined; album: LoggedPart<AlbumPart> }

type PartRow = { position: number; photoId: number | null; before: string; after: string }

/** Edits that can still be taken back; older ones are forgotten. */
const EDITS_KEPT = 1_000
/** `undone_at` of edits that were taken back and can't be done again, since something else was done after. */
const OBSOLETE = ''

/** What was done, part by part, on disk. */
export function createEditLog(db: Db) {
  const insert = db.prepare('INSERT INTO edits (kind, made_at) VALUES (?, ?)')
  const insertPart = db.prepare('INSERT INTO edit_parts (edit_id, position, photo_id, before, after) VALUES (?, ?, ?, ?, ?)')
  const rewritePart = db.prepare('UPDATE edit_parts SET before = ?, after = ? WHERE edit_id = ? AND position = ?')
  const lastStanding = db.prepare('SELECT id, kind FROM edits WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1')
  const standing = db.prepare('SELECT id, kind FROM edits WHERE undone_at IS NULL AND id = ?')
  const lastUndone = db.prepare(`SELECT id, kind FROM edits WHERE undone_at <> '${OBSOLETE}' ORDER BY undone_at DESC LIMIT 1`)
  const newestUndoneAt = db.prepare('SELECT max(undone_at) FROM edits').pluck()
  const setUndone = db.prepare('UPDATE edits SET undone_at = ? WHERE id = ?')
  const makeObsolete = db.prepare(`UPDATE edits SET undone_at = '${OBSOLETE}' WHERE undone_at IS NOT NULL`)
  const parts = {
    forwards: preparePartsRead('>', 'ASC'),
    backwards: preparePartsRead('<', 'DESC'),
  }
  const firstToForget = db
    .prepare(
      `SELECT id FROM edits WHERE undone_at = '${OBSOLETE}' OR id <= (SELECT id FROM edits ORDER BY id DESC LIMIT 1 OFFSET ${EDITS_KEPT}) LIMIT 1`,
    )
    .pluck()
  const forgetParts = db.prepare(
    'DELETE FROM edit_parts WHERE edit_id = @id AND position IN (SELECT position FROM edit_parts WHERE edit_id = @id LIMIT @limit)',
  )
  const forget = db.prepare('DELETE FROM edits WHERE id = ?')

  function preparePartsRead(after: string, order: string) {
    return db.prepare(`SELECT position, photo_id AS photoId, before, after FROM edit_parts WHERE edit_id = ? AND position ${after} ?
      ORDER BY position ${order} LIMIT ?`)
  }

  return {
    /** Begins an edit: what was taken back before it can't be done again. */
    begin(kind: EditKind): number {
      makeObsolete.run()
      return Number(insert.run(kind, new Date().toISOString()).lastInsertRowid)
    },
    add(editId: number, position: number, photoId: number | null, { before, after }: Change<unknown>): void {
      insertPart.run(editId, position, photoId, JSON.stringify(before), JSON.stringify(after))
    },
    rewrite(editId: number, position: number, { before, after }: Change<unknown>): void {
      rewritePart.run(JSON.stringify(before), JSON.stringify(after), editId, position)
    },

    lastStanding: (): Edit | undefined => lastStanding.get() as Edit | undefined,
    standing: (editId: number): Edit | undefined => standing.get(editId) as Edit | undefined,
    lastUndone: (): Edit | undefined => lastUndone.get() as Edit | undefined,
    /** Later than every other, whatever the clock says: it is done again first. */
    markUndone(editId: number): void {
      const newest = Date.parse(String(newestUndoneAt.get())) || 0
      setUndone.run(new Date(Math.max(Date.now(), newest + 1)).toISOString(), editId)
    },
    markDone: (editId: number): void => void setUndone.run(null, editId),

    /** The next parts after a position, last first where `backwards`; undefined at the end. */
    nextRun(editId: number, position: number, backwards: boolean, limit: number): PartRun | undefined {
      const rows = parts[backwards ? 'backwards' : 'forwards'].all(editId, position, limit) as PartRow[]
      const [first] = rows
      if (!first) return undefined
      if (first.photoId === null) return { album: readPart<AlbumValues | null>(first) }
      // Each photo once: what an edit did to it in two parts is turned one part after the other.
      const seen = new Set<number | null>()
      const end = rows.findIndex(({ photoId }) => photoId === null || seen.size === seen.add(photoId).size)
      return {
        photos: rows.slice(0, end < 0 ? rows.length : end).map((row) => ({ ...readPart<PhotoDiff>(row), photoId: row.photoId ?? 0 })),
      }
    },

    /** Forgets a little of what is too old or obsolete. Returns whether there was any. */
    forgetSome(limit: number): boolean {
      const id = firstToForget.get() as number | undefined
      if (id === undefined) return false
      if (forgetParts.run({ id, limit }).changes < limit) forget.run(id)
      return true
    },
  }
}

function readPart<Value>({ position, before, after }: PartRow): LoggedPart<Change<Value>> {
  return { position, before: JSON.parse(before) as Value, after: JSON.parse(after) as Value }
}
