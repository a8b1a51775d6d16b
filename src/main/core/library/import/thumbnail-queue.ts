import type { Db } from '../../database/open-database.ts'
import type { ThumbnailAnswer } from '../../imaging/decoder-messages.ts'
import { createStackPhotos } from '../stacks/stack-photos.ts'

/** A photo whose thumbnail is to be made. */
export type QueuedPhoto = { id: number; sha256: string; path: string; bytes: number; modifiedMs: number; width: number; height: number }

/** 'made'; 'gone': its file is not at hand; 'unreadable': nothing of it can be shown. */
export type ThumbnailEnd = { photo: QueuedPhoto } & ({ end: 'made'; picture: ThumbnailAnswer } | { end: 'gone' } | { end: 'unreadable' })

/** What was changed: `listed` where photos came or went or have another shape. */
export type Settled = { ids: number[]; listed: boolean }

const COLUMNS = 'id, sha256, path, bytes, modified_ms AS modifiedMs, width, height'
// As the index photos_to_make has it.
const QUEUED = `thumbnail <> 'made' AND damaged = 0 AND missing = 0 AND removed_at IS NULL`

export type ThumbnailQueue = ReturnType<typeof createThumbnailQueue>

/** The photos whose thumbnail is not made yet, kept in the database: it outlives the program and takes no memory. */
export function createThumbnailQueue(db: Db) {
  const stacks = createStackPhotos(db)
  const newest = db.prepare(`SELECT ${COLUMNS} FROM photos WHERE ${QUEUED} ORDER BY taken_at DESC, id DESC LIMIT ?`)
  const byId = db.prepare(`SELECT ${COLUMNS} FROM photos WHERE id = ? AND ${QUEUED}`)
  const made = db.prepare(`
    UPDATE photos SET colour = @colour, damaged = @damaged, likeness = @likeness, width = @width, height = @height, thumbnail = 'made'
    WHERE id = @id`)
  const markMissing = db.prepare('UPDATE photos SET missing = 1 WHERE id = ? AND path = ?')
  const markDamaged = db.prepare('UPDATE photos SET damaged = 1 WHERE id = ?')
  // What a photo behind it says too is not lost with it: it was carried over from there.
  const behind = 'photos AS behind WHERE behind.stack_of = photos.id'
  const alone = (table: string, column: string) => `EXISTS (
    SELECT 1 FROM ${table} AS own WHERE own.photo_id = photos.id AND NOT EXISTS (
      SELECT 1 FROM ${behind} AND EXISTS (SELECT 1 FROM ${table} AS same WHERE same.photo_id = behind.id AND same.${column} = own.${column})))`
  const mayLeave = db
    .prepare(`
      SELECT 1 FROM photos WHERE id = @id AND added_at IN (SELECT value FROM json_each(@startedAt)) AND NOT (
        (favorite = 1 AND NOT EXISTS (SELECT 1 FROM ${behind} AND behind.favorite = 1))
        OR (caption <> '' AND NOT EXISTS (SELECT 1 FROM ${behind} AND behind.caption = photos.caption))
        OR (rating > 0 AND NOT EXISTS (SELECT 1 FROM ${behind} AND behind.rating = photos.rating))
        OR ${alone('photo_tags', 'tag')}
        OR ${alone('album_photos', 'album_id')}
        OR EXISTS (SELECT 1 FROM order_lines WHERE photo_id = photos.id)
        OR EXISTS (SELECT 1 FROM edit_parts WHERE photo_id = photos.id))`)
    .pluck()
  const forget = db.prepare('DELETE FROM photos WHERE id = ?')

  function settleOne(result: ThumbnailEnd, startedAt: string): Settled {
    const { photo } = result
    if (result.end === 'made') {
      const { picture } = result
      made.run({ ...picture, damaged: Number(picture.damaged), id: photo.id })
      return { ids: [photo.id], listed: picture.width !== photo.width || picture.height !== photo.height }
    }
    if (result.end === 'gone') {
      markMissing.run(photo.id, photo.path)
      return { ids: [photo.id], listed: false }
    }
    if (mayLeave.get({ id: photo.id, startedAt }) === undefined) {
      markDamaged.run(photo.id)
      return { ids: [photo.id], listed: false }
    }
    forget.run(photo.id)
    return { ids: [photo.id, ...stacks.settleBeside(photo.path)], listed: true }
  }

  return {
    /** At most `count`, newest first. */
    newest: (count: number) => newest.all(count) as QueuedPhoto[],
    /** Undefined for one that is not waiting. */
    get: (id: number) => byId.get(id) as QueuedPhoto | undefined,
    /**
     * Writes down what became of them, all in one transaction. What can't be shown leaves the library again where one of the imports
     * that run, told by when they started, has brought it and nothing is said of it; else it is marked as damaged.
     */
    settle: db.transaction((results: readonly ThumbnailEnd[], importsStartedAt: readonly string[]): Settled => {
      const startedAt = JSON.stringify(importsStartedAt)
      const settled = results.map((result) => settleOne(result, startedAt))
      return { ids: [...new Set(settled.flatMap(({ ids }) => ids))], listed: settled.some(({ listed }) => listed) }
    }),
  }
}
