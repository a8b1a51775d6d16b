import { resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '#shared/errors/app-error.ts'
import type { Journal } from '../../backup/journal.ts'
import type { Db } from '../../database/open-database.ts'
import { isThere } from '../../files/is-there.ts'
import type { DecoderPool } from '../../imaging/decoder-pool.ts'
import type { JobContext, JobService } from '../../jobs/job-service.ts'
import { checkPlaces } from './check-places.ts'
import { followPlaces } from './follow-places.ts'
import { findAt } from './look-at-file.ts'
import { findMovedFolder } from './moved-folder.ts'
import { createPlaceRepository, type Finding, type FoundPlace, type Place } from './place-repository.ts'
import { searchFolder } from './search-folder.ts'

const PAGE = 200

type Parts = {
  db: Db
  jobs: JobService
  journal: Pick<Journal, 'append'>
  decoder: DecoderPool
  /** Resolves when the library can be written to. */
  writable(): Promise<void>
  /** Files are at hand again whose thumbnails may not have been made yet. */
  onFound(): void
}

/**
 * Where the photos' files are now. A photo is its content: a file that is gone makes it unavailable and never takes it out of the
 * library, and the same content at another place is the same photo.
 */
export function createFilesAtHand({ db, jobs, decoder, journal, writable, onFound }: Parts) {
  const places = createPlaceRepository(db, journal)

  /** Returns how many photos were found. */
  async function write(findings: readonly Finding[]): Promise<number> {
    if (findings.length === 0) return 0
    await writable()
    jobs.announcePhotos({ ids: places.write(findings), list: false })
    const found = findings.filter(({ path }) => path !== null).length
    if (found > 0) onFound()
    return found
  }

  /** Goes through all photos in the order of their paths, some hundred at a time. Returns how many were found. */
  async function eachPage({ signal, report }: JobContext, look: (page: readonly Place[]) => Promise<Finding[]>): Promise<number> {
    const total = places.count()
    let found = 0
    let done = 0
    let page = places.page({ path: '', id: 0 }, PAGE)
    for (let last = page.at(-1); last; last = page.at(-1)) {
      const findings = await look(page)
      signal.throwIfAborted()
      const more = await write(findings)
      found += more
      done += page.length
      report({ done, total: Math.max(total, done) })
      page = places.page(last, PAGE)
      await setImmediate()
    }
    return found
  }

  /** Some filters ask for photos that are missing: when all is known, the list is another one. */
  async function announced<Result>(work: Promise<Result>): Promise<Result> {
    const before = places.countMissing()
    try {
      return await work
    } finally {
      if (places.countMissing() !== before) jobs.announcePhotos({ ids: null, list: true })
    }
  }

  async function check(context: JobContext) {
    const folders = new Map<string, boolean>()
    await eachPage(context, (page) => checkPlaces(page, folders, decoder))
    const missing = places.countMissing()
    return { found: places.count() - missing, missing }
  }

  async function mend(place: Place, finding: FoundPlace, context: JobContext) {
    await write([finding])
    const move = findMovedFolder(place.path, finding.path)
    const others = move ? await eachPage(context, (page) => followPlaces(page, move, decoder)) : 0
    return { found: others + 1, missing: places.countMissing() }
  }

  async function search(folder: string, context: JobContext) {
    const found = await searchFolder(folder, { places, decoder, write }, context)
    return { found, missing: places.countMissing() }
  }

  return {
    /** Looks whether each photo's file stands where it was. */
    check: (): string => jobs.start('check-files', (context) => announced(check(context))),

    /**
     * The file of this photo is here now; those that moved along are found too. Throws PHOTO_NOT_FOUND, PATH_NOT_FOUND, or
     * NOT_THIS_PHOTO where the file has another content.
     */
    async locate(id: number, path: string): Promise<string> {
      const place = places.get(id)
      if (!place) throw new AppError('PHOTO_NOT_FOUND', { id })
      if (!(await isThere(path))) throw new AppError('PATH_NOT_FOUND', { path })
      // Proven by its hash, however alike the two look from outside.
      const finding = await findAt(resolve(path), { ...place, modifiedMs: Number.NaN }, decoder)
      if (!finding) throw new AppError('NOT_THIS_PHOTO', { fileName: place.fileName })
      return jobs.start('locate', (context) => announced(mend(place, finding, context)))
    },

    /** Looks through a folder for the content of photos whose file has gone. Throws PATH_NOT_FOUND. */
    async searchFolder(folder: string): Promise<string> {
      if (!(await isThere(folder))) throw new AppError('PATH_NOT_FOUND', { path: folder })
      return jobs.start('locate', (context) => announced(search(resolve(folder), context)))
    },
  }
}
