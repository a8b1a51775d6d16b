import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path'
import type { Photo, PhotoDetail } from '#shared/contract/photos.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Db } from '../database/open-database.ts'
import { isThere } from '../files/is-there.ts'
import type { DecoderPool } from '../imaging/decoder-pool.ts'
import type { ThumbnailStore } from '../imaging/thumbnail-store.ts'
import { type JobContext, type JobService, Shutdown } from '../jobs/job-service.ts'
import { importFiles } from './import-job.ts'
import { createPhotoRepository, type PhotoChange, type StoredPhoto } from './photo-repository.ts'

export type PhotoPage = { total: number; photos: Photo[]; cursor?: string }

export type LibraryService = ReturnType<typeof createLibraryService>

type Parts = {
  db: Db
  jobs: JobService
  decoder: DecoderPool
  thumbnails: ThumbnailStore
  samplesDir: string
  /** Where browsers without paths put the files that the customer chose, each in a folder of its own. */
  inboxDir: string
  /** The text of these photos is new or has changed. */
  onTextChanged(ids: readonly number[]): void
}

export function createLibraryService({ db, jobs, decoder, thumbnails, samplesDir, inboxDir, onTextChanged }: Parts) {
  const photos = createPhotoRepository(db)
  const remember = db.prepare('INSERT OR REPLACE INTO unfinished_imports (job_id, paths) VALUES (?, ?)')
  const forget = db.prepare('DELETE FROM unfinished_imports WHERE job_id = ?')

  const requirePhoto = (id: number): StoredPhoto => {
    const photo = photos.get(id)
    if (!photo) throw new AppError('PHOTO_NOT_FOUND', { id })
    return photo
  }

  /** `jobId` is given where an import that was cut off begins again. */
  function startImport(paths: readonly string[], jobId: string = randomUUID()): string {
    // Durable before it begins, so that an import which a crash cuts off is taken up at the next start.
    remember.run(jobId, JSON.stringify(paths))
    const onAdded = (ids: readonly number[]) => {
      onTextChanged(ids)
      jobs.announce('photos')
    }
    const work = async (context: JobContext) => {
      try {
        return await importFiles(paths, { photos, decoder, thumbnails, onAdded }, context)
      } finally {
        if (!(context.signal.reason instanceof Shutdown)) {
          forget.run(jobId)
          await clearInbox(paths)
        }
      }
    }
    return jobs.start('import', work, { jobId })
  }

  /** What a browser handed over and the library has no use for: doubles, what could not be read, what was stopped. */
  async function clearInbox(paths: readonly string[]): Promise<void> {
    const unused = paths.filter((path) => isInside(inboxDir, path) && !photos.hasPath(path))
    await Promise.all(unused.map((path) => rm(dirname(path), { recursive: true, force: true })))
  }

  return {
    requirePhoto,
    each: () => photos.each(),
    /** Where a photo's content was last seen. */
    pathOf: (sha256: string) => photos.pathOf(sha256),
    count: () => photos.count(),
    thumbnailFile: (size: 'grid' | 'screen', id: number) => thumbnails.fileOf(size, requirePhoto(id)),

    /** Throws PATH_NOT_FOUND where none of the paths is there. */
    async import(paths: readonly string[]): Promise<string> {
      const there = await Promise.all(paths.map(isThere))
      const [first = ''] = paths
      if (!there.includes(true)) throw new AppError('PATH_NOT_FOUND', { path: first })
      // A photo must be found again wherever the program is started next.
      return startImport(paths.map((path) => resolve(path)))
    },

    /** Throws SAMPLES_MISSING. */
    async importSamples(): Promise<string> {
      const names = await readdir(samplesDir).catch(() => [])
      if (names.length === 0) throw new AppError('SAMPLES_MISSING', {})
      return startImport([samplesDir])
    },

    resumeImports(): void {
      const rows = db.prepare('SELECT job_id AS jobId, paths FROM unfinished_imports').all() as { jobId: string; paths: string }[]
      for (const { jobId, paths } of rows) startImport(JSON.parse(paths) as string[], jobId)
    },

    list({ limit, cursor }: { limit: number; cursor?: string | undefined }): PhotoPage {
      const after = cursor === undefined ? undefined : parseCursor(cursor)
      const page = photos.page(limit, after)
      const last = page.at(-1)
      const more = page.length === limit && last ? { cursor: `${last.takenAt}/${last.id}` } : {}
      return { total: photos.count(), photos: page.map(toPhoto), ...more }
    },

    async get(id: number): Promise<PhotoDetail> {
      const photo = requirePhoto(id)
      const { bytes, camera, place, path } = photo
      return { ...toPhoto(photo), bytes, camera, place, folder: basename(dirname(path)), available: await isThere(path) }
    },

    /** Throws PHOTO_NOT_FOUND and changes nothing where one of the ids is unknown. */
    update(given: readonly number[], change: PhotoChange): number {
      const ids = [...new Set(given)]
      for (const id of ids) requirePhoto(id)
      photos.update(ids, change)
      onTextChanged(ids)
      jobs.announce('photos')
      return ids.length
    },
  }
}

/** A photo as it crosses the border: without its path and its hash. */
export function toPhoto(photo: StoredPhoto): Photo {
  const { id, fileName, caption, tags, rating, favorite, takenAt, width, height, colour, version, damaged } = photo
  return { id, fileName, caption, tags, rating, favorite, takenAt, width, height, colour, version, damaged }
}

function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path)
  return inside !== '' && !inside.startsWith('..') && !isAbsolute(inside)
}

function parseCursor(cursor: string): { takenAt: string; id: number } {
  const [takenAt = '', id = ''] = cursor.split('/')
  if (!/^\d+$/.test(id)) throw new AppError('INVALID_INPUT', { field: 'cursor' })
  return { takenAt, id: Number(id) }
}
