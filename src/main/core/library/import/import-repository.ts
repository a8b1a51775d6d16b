import type { PhotoFormat } from '#shared/contract/photos.ts'
import type { Db } from '../../database/open-database.ts'
import type { Exposure, ThumbnailState } from '../photo-row.ts'
import type { Carried } from '../stacks/carry-words.ts'
import { createStackPhotos } from '../stacks/stack-photos.ts'

export type NewPhoto = {
  sha256: string
  bytes: number
  path: string
  modifiedMs: number
  fileName: string
  format: PhotoFormat
  takenAt: string
  width: number
  height: number
  thumbnail: Exclude<ThumbnailState, 'made'>
  camera: string
  exposure: Exposure
  latitude: number | null
  longitude: number | null
  caption: string
  rating: number
  tags: readonly string[]
}

/** What the library knows of a photo that an import comes upon. */
export type KnownPhoto = {
  id: number
  sha256: string
  path: string
  bytes: number
  modifiedMs: number
  thumbnail: ThumbnailState
  damaged: number
  missing: number
  removedAt: string | null
}

/**
 * A file of an import: content that may be new, with the place where the library's file of that content was and is no longer
 * (null: there is none, or it stands); or a file that the library knows as it is.
 */
export type Arrival = { photo: NewPhoto; goneFrom: string | null } | { known: KnownPhoto }

/** What became of it; `cameBack`: it had been removed from the library; `waits`: for its thumbnail. */
export type Taken = { id: number; outcome: 'imported' | 'duplicates' | 'found'; cameBack: boolean; waits: boolean }

const KNOWN = 'id, sha256, path, bytes, modified_ms AS modifiedMs, thumbnail, damaged, missing, removed_at AS removedAt'
const NO_COLOUR_YET = '#8c8c8c'

/** Told what was taken in, and which words photos were given because others went behind them. */
export type BeforeCommit = (taken: readonly Taken[], carried: readonly Carried[]) => void

export type ImportRepository = ReturnType<typeof createImportRepository>

export function createImportRepository(db: Db) {
  const stacks = createStackPhotos(db)
  const insert = db.prepare(`
    INSERT INTO photos (sha256, bytes, path, modified_ms, file_name, format, taken_at, width, height, colour, thumbnail, camera, exposure,
      latitude, longitude, caption, rating, added_at)
    VALUES (@sha256, @bytes, @path, @modifiedMs, @fileName, @format, @takenAt, @width, @height, @colour, @thumbnail, @camera, @exposure,
      @latitude, @longitude, @caption, @rating, @addedAt)
    ON CONFLICT (sha256) DO NOTHING`)
  const addTag = db.prepare('INSERT OR IGNORE INTO photo_tags (photo_id, tag) VALUES (?, ?)')
  const byContent = db.prepare(`SELECT ${KNOWN} FROM photos WHERE sha256 = ?`)
  const byFile = db.prepare(`SELECT ${KNOWN} FROM photos WHERE path = ? AND bytes = ? AND modified_ms = ?`)
  const byPath = db.prepare('SELECT 1 FROM photos WHERE path = ?').pluck()
  const relocate = db.prepare('UPDATE photos SET path = ?, modified_ms = ?, file_name = ?, missing = 0 WHERE id = ?')
  const isBack = db.prepare('UPDATE photos SET missing = 0 WHERE id = ?')
  const comeBack = db.prepare('UPDATE photos SET removed_at = NULL WHERE id = ?')

  // Said before the library had to be put together again: the tags that the file itself came with are among them, or were taken away.
  const isAwaited = db.prepare('SELECT 1 FROM awaited_words WHERE sha256 = ? AND said IS NOT NULL').pluck()

  function takeNew(photo: NewPhoto, addedAt: string): Taken | null {
    const row = { ...photo, exposure: JSON.stringify(photo.exposure), colour: NO_COLOUR_YET, addedAt }
    const hasWords = isAwaited.get(photo.sha256) !== undefined
    const { changes, lastInsertRowid } = insert.run(row)
    if (changes === 0) return null
    const id = Number(lastInsertRowid)
    for (const tag of hasWords ? [] : photo.tags) addTag.run(id, tag)
    return { id, outcome: 'imported', cameBack: false, waits: true }
  }

  function takeKnown(known: KnownPhoto, startedAt: string): Taken {
    const cameBack = known.removedAt !== null && known.removedAt < startedAt
    if (cameBack) comeBack.run(known.id)
    if (known.missing) isBack.run(known.id)
    const outcome = known.missing ? 'found' : 'duplicates'
    const waits = known.thumbnail !== 'made' && !known.damaged && (known.removedAt === null || cameBack)
    return { id: known.id, outcome: cameBack ? 'imported' : outcome, cameBack, waits }
  }

  function takeMoved(photo: NewPhoto, goneFrom: string | null, startedAt: string): Taken {
    const known = byContent.get(photo.sha256) as KnownPhoto
    // Another file of this import may have been quicker.
    const isGone = known.path === goneFrom
    if (isGone) relocate.run(photo.path, photo.modifiedMs, photo.fileName, known.id)
    const taken = takeKnown(known, startedAt)
    const hasMoved = isGone && known.path !== photo.path
    return taken.outcome === 'duplicates' && hasMoved ? { ...taken, outcome: 'found' } : taken
  }

  return {
    /** This very file, unchanged, if it is in the library: known without reading it. */
    fileOf: (path: string, bytes: number, modifiedMs: number) => byFile.get(path, bytes, modifiedMs) as KnownPhoto | undefined,
    contentOf: (sha256: string) => byContent.get(sha256) as KnownPhoto | undefined,
    hasPath: (path: string) => byPath.get(path) !== undefined,
    /**
     * Takes in what arrived, all in one transaction; returns what became of each, in order, and the photos that came to stand before
     * or behind others. Only what was removed before the import started comes back. `beforeCommit` may still stop it all.
     */
    take: db.transaction((arrivals: readonly Arrival[], startedAt: string, beforeCommit: BeforeCommit) => {
      const taken = arrivals.map((arrival) => {
        // As it is now: it may have been changed since it was met.
        if ('known' in arrival)
          return takeKnown((byContent.get(arrival.known.sha256) as KnownPhoto | undefined) ?? arrival.known, startedAt)
        const { photo, goneFrom } = arrival
        return takeNew(photo, startedAt) ?? takeMoved(photo, goneFrom, startedAt)
      })
      const carried: Carried[] = []
      const changed = taken.filter(({ outcome }) => outcome !== 'duplicates').map(({ id }) => id)
      const stacked = stacks.settle(changed, (one) => carried.push(one))
      beforeCommit(taken, carried)
      return { taken, stacked }
    }),
  }
}
