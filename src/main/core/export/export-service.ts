import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { ExportOptions, FilesWritten } from '#shared/contract/library.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Db } from '../database/open-database.ts'
import type { ExifToolService } from '../exiftool/exiftool-service.ts'
import type { DecoderPool } from '../imaging/decoder-pool.ts'
import type { JobService } from '../jobs/job-service.ts'
import type { StoredPhoto } from '../library/photo-row.ts'
import { copyPhoto } from './copy-photo.ts'
import { writeForEach } from './each-photo.ts'
import { safeFileName } from './file-name.ts'
import { createFolder, requireWritableFolder } from './publish-file.ts'
import { createWorkFolder } from './work-folder.ts'
import { createSidecarWriter } from './write-sidecar.ts'

const SLICE = 500

type Parts = {
  db: Db
  jobs: JobService
  decoder: DecoderPool
  exiftool: ExifToolService
  library: { requirePhoto(id: number): StoredPhoto }
  dataDir: string
  downloadsDir: string
  /** The folder's name where the customer was not asked for one. */
  brandName: string
}

/** Takes what is the customer's out of the app: copies of photos, and their words beside the originals. Originals are only read. */
export function createExportService({ db, jobs, library, decoder, exiftool, dataDir, downloadsDir, brandName }: Parts) {
  const workFolder = createWorkFolder(join(dataDir, 'exporting'))
  const writeSidecar = createSidecarWriter({ exiftool, workFolder, decoder })
  const bytesOf = db.prepare('SELECT bytes FROM photos WHERE id = ?').pluck()

  /** Each once, with the bytes of all. Throws PHOTO_NOT_FOUND. */
  async function requirePhotos(given: readonly number[]): Promise<{ ids: number[]; bytes: number }> {
    const ids = [...new Set(given)]
    let bytes = 0
    for (const [position, id] of ids.entries()) {
      if (position % SLICE === SLICE - 1) await setImmediate()
      const found = bytesOf.get(id)
      if (found === undefined) throw new AppError('PHOTO_NOT_FOUND', { id })
      bytes += Number(found)
    }
    return { ids, bytes }
  }

  return {
    /** Throws PHOTO_NOT_FOUND, PATH_NOT_FOUND and FOLDER_READ_ONLY; the job ends with a FilesWritten. */
    async export({ ids: given, folder, ...options }: ExportOptions & { ids: readonly number[]; folder: string | null }): Promise<string> {
      const photos = await requirePhotos(given)
      const path = folder === null ? await makeOwnFolder(downloadsDir, brandName) : resolve(folder)
      await requireWritableFolder(path)
      return jobs.start('export', async (context): Promise<FilesWritten> => {
        const target = createFolder(path)
        const write = async (photo: StoredPhoto) => {
          await copyPhoto(photo, options, { decoder, exiftool, workFolder, folder: target, signal: context.signal })
          return true
        }
        return { folder: path, ...(await writeForEach({ ...photos, photoOf: library.requirePhoto, write }, context)) }
      })
    },

    /** Throws PHOTO_NOT_FOUND; the job ends with what was written and what was not. */
    async writeSidecars(given: readonly number[]): Promise<string> {
      const photos = await requirePhotos(given)
      const parts = { ...photos, bytes: 0, photoOf: library.requirePhoto, write: writeSidecar }
      return jobs.start('sidecars', (context) => writeForEach(parts, context))
    },

    /** Resolves when nothing half-written is left. The decoder and ExifTool are to be closed before it. */
    close: () => workFolder.settle(),
  }
}

async function makeOwnFolder(downloadsDir: string, brandName: string): Promise<string> {
  const path = join(downloadsDir, safeFileName(brandName || '사진', ''))
  await mkdir(path, { recursive: true }).catch((cause: unknown) => {
    throw new AppError('FOLDER_READ_ONLY', { path }, { cause })
  })
  return path
}
