import { type PhotoFilter, photoFilter } from '#shared/contract/photos.ts'
import type { SavedSearch } from '#shared/contract/search.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { cleanText } from '#shared/text/plain-text.ts'
import type { Db } from '../../database/open-database.ts'
import type { JobService } from '../../jobs/job-service.ts'

const byName = new Intl.Collator('ko', { numeric: true })

type Row = { searchId: number; name: string; text: string; filter: string }

/** Searches with a name. Names are their own, whether in capitals or not. */
export function createSavedSearches(db: Db, jobs: Pick<JobService, 'announce'>) {
  const all = db.prepare('SELECT id AS searchId, name, text, filter FROM saved_searches')
  const insert = db.prepare('INSERT INTO saved_searches (name, text, filter) VALUES (?, ?, ?)')
  const rename = db.prepare('UPDATE saved_searches SET name = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM saved_searches WHERE id = ?')

  function list(): SavedSearch[] {
    const searches = (all.all() as Row[]).map((row) => ({ ...row, filter: readFilter(row.filter) }))
    return searches.sort((one, other) => byName.compare(one.name, other.name))
  }

  function requireFree(name: string, searchId?: number): void {
    const other = list().find((search) => search.name.toLowerCase() === name.toLowerCase())
    if (other && other.searchId !== searchId) throw new AppError('SEARCH_NAME_TAKEN', { name: other.name })
  }

  return {
    /** By name. */
    list,
    /** Throws SEARCH_NAME_TAKEN. */
    create({ name: given, text, filter }: { name: string; text: string; filter: PhotoFilter }): number {
      const name = cleanText(given)
      requireFree(name)
      const { lastInsertRowid } = insert.run(name, cleanText(text), JSON.stringify(filter))
      jobs.announce('searches')
      return Number(lastInsertRowid)
    },
    /** Throws SEARCH_NOT_FOUND or SEARCH_NAME_TAKEN. */
    rename(searchId: number, given: string): void {
      const name = cleanText(given)
      requireFree(name, searchId)
      if (rename.run(name, searchId).changes === 0) throw new AppError('SEARCH_NOT_FOUND', { searchId })
      jobs.announce('searches')
    },
    /** The photos stay as they are. Throws SEARCH_NOT_FOUND. */
    delete(searchId: number): void {
      if (remove.run(searchId).changes === 0) throw new AppError('SEARCH_NOT_FOUND', { searchId })
      jobs.announce('searches')
    },
  }
}

/** What another version wrote and this one does not know narrows nothing. */
function readFilter(json: string): PhotoFilter {
  const read = photoFilter.safeParse(JSON.parse(json))
  return read.success ? read.data : {}
}
