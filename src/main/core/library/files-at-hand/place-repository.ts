import type { Journal } from '../../backup/journal.ts'
import type { Db } from '../../database/open-database.ts'
import { type Carried, createCarriedWords } from '../stacks/carry-words.ts'
import { createStackPhotos } from '../stacks/stack-photos.ts'

/** Where a photo's file was last seen. */
export type Place = { id: number; sha256: string; path: string; fileName: string; bytes: number; modifiedMs: number; missing: boolean }

/** A photo's file that was last seen at `from` stands at `path`. */
export type FoundPlace = { id: number; from: string; path: string; modifiedMs: number; fileName: string }
/** What was found out of a photo's file: where it stands, or that it is gone. */
export type Finding = FoundPlace | { id: number; from: string; path: null }

const COLUMNS = 'id, sha256, path, file_name AS fileName, bytes, modified_ms AS modifiedMs, missing'
const IN_LIBRARY = 'removed_at IS NULL'

type Row = Omit<Place, 'missing'> & { missing: number }

export type PlaceRepository = ReturnType<typeof createPlaceRepository>

export function createPlaceRepository(db: Db, journal: Pick<Journal, 'append'>) {
  const stacks = createStackPhotos(db)
  const sayCarried = createCarriedWords(db)
  const byId = db.prepare(`SELECT ${COLUMNS} FROM photos WHERE id = ?`)
  const after = db.prepare(`SELECT ${COLUMNS} FROM photos WHERE (path, id) > (?, ?) AND ${IN_LIBRARY} ORDER BY path, id LIMIT ?`)
  const missingBySize = db.prepare(`SELECT DISTINCT bytes FROM photos WHERE missing = 1 AND ${IN_LIBRARY}`).pluck()
  const missingByContent = db.prepare(`SELECT ${COLUMNS} FROM photos WHERE sha256 = ? AND missing = 1 AND ${IN_LIBRARY}`)
  // Both are counted in an index: to ask each row whether it was removed would read all of them.
  const count = db.prepare('SELECT (SELECT count(*) FROM photos) - (SELECT count(*) FROM photos WHERE removed_at IS NOT NULL)').pluck()
  const countMissing = db.prepare(`SELECT count(*) FROM photos WHERE missing = 1 AND ${IN_LIBRARY}`).pluck()
  const stands = db.prepare('UPDATE photos SET path = ?, modified_ms = ?, file_name = ?, missing = 0 WHERE id = ? AND path = ?')
  const isGone = db.prepare('UPDATE photos SET missing = 1 WHERE id = ? AND path = ?')

  return {
    get: (id: number) => toPlace(byId.get(id) as Row | undefined),
    count: () => Number(count.get()),
    countMissing: () => Number(countMissing.get()),
    /** At most `limit` photos of the library in the order of their paths, so that those of a folder come together. */
    page: (from: { path: string; id: number }, limit: number): Place[] =>
      (after.all(from.path, from.id, limit) as Row[]).flatMap((row) => toPlace(row) ?? []),
    missingSizes: () => new Set(missingBySize.all() as number[]),
    missingByContent: (sha256: string) => toPlace(missingByContent.get(sha256) as Row | undefined),
    /** All in one transaction. Returns the photos that this changed, with those that it put before or behind others. */
    write: db.transaction((findings: readonly Finding[]): number[] => {
      for (const finding of findings) {
        // An import may have found it elsewhere meanwhile.
        if (finding.path === null) isGone.run(finding.id, finding.from)
        else stands.run(finding.path, finding.modifiedMs, finding.fileName, finding.id, finding.from)
      }
      const ids = findings.map(({ id }) => id)
      const carried: Carried[] = []
      const stacked = stacks.settle(ids, (one) => carried.push(one))
      journal.append(sayCarried(carried))
      return [...new Set([...ids, ...stacked])]
    }),
  }
}

function toPlace(row: Row | undefined): Place | undefined {
  return row && { ...row, missing: row.missing === 1 }
}
