import { z } from 'zod'
import { photoId, photoIds } from './photos.ts'
import { jobStarted, procedure } from './procedure.ts'

export const skipReasonSchema = z.enum([
  'EMPTY_FILE',
  'NOT_A_PHOTO',
  'DAMAGED',
  'TOO_MANY_PIXELS',
  'FORMAT_NOT_SUPPORTED',
  'VIDEO',
  'NO_PERMISSION',
  'NAME_UNREADABLE',
  'FILE_GONE',
  'TOO_SLOW',
])
export type SkipReason = z.infer<typeof skipReasonSchema>

const skippedFiles = z.array(z.object({ path: z.string(), reason: skipReasonSchema, message: z.string() }))

export const importResultSchema = z.object({
  imported: z.int(),
  /** Files whose content the library had already. */
  duplicates: z.int(),
  /** Photos of the library whose file had gone and was found here. */
  found: z.int(),
  skipped: skippedFiles,
})
export type ImportResult = z.infer<typeof importResultSchema>

/** Photos whose file stands where it was; photos whose file does not. */
export const filesCheckedSchema = z.object({ found: z.int(), missing: z.int() })
/** Where the new files lie; what could not be written, each with its reason. */
export const filesWrittenSchema = z.object({ folder: z.string(), written: z.int(), skipped: skippedFiles })
export type FilesWritten = z.infer<typeof filesWrittenSchema>

const path = z.string().min(1).max(4096)
/** A folder that the customer chose; null for the system's own folder for downloads, where the host can't ask. */
const folder = path.nullable()

export const exportOptions = z.object({
  /** 'original' copies the file as it is, but for its metadata. */
  format: z.enum(['original', 'jpeg', 'png', 'webp']).default('original'),
  /** Longest edge in px; null leaves the size alone. Never enlarges. */
  longEdge: z.int().min(16).max(30_000).nullable().default(null),
  /** Of JPEG and WebP. */
  quality: z.int().min(1).max(100).default(90),
  /** What the camera and others wrote: all of it, all but where it was taken, or none. */
  metadata: z.enum(['keep', 'no-place', 'none']).default('keep'),
  /** Whether caption, tags, stars and a date that was put right are written into the new file. */
  withWords: z.boolean().default(true),
})
export type ExportOptions = z.infer<typeof exportOptions>

const backupSummary = z.object({ photos: z.int(), captions: z.int(), albums: z.int(), madeAt: z.iso.datetime() })
export const backedUpSchema = backupSummary.extend({ path: z.string(), bytes: z.int() })
export const restoredSchema = backupSummary.pick({ photos: true, captions: true, albums: true })

export const libraryContract = {
  /** Takes in files and whole folders. Ends with an ImportResult. The originals stay where they are. */
  import: procedure('PATH_NOT_FOUND')
    .meta({ jobResult: importResultSchema })
    .input(z.strictObject({ paths: z.array(path).min(1).max(10_000) }))
    .output(jobStarted),
  /** Takes in the sample photos that the app brings along. */
  importSamples: procedure('SAMPLES_MISSING').meta({ jobResult: importResultSchema }).input(z.strictObject({})).output(jobStarted),

  /** Looks whether each photo's file stands where it was, as after plugging in a drive. */
  checkFiles: procedure().meta({ jobResult: filesCheckedSchema }).input(z.strictObject({})).output(jobStarted),
  /** The customer says where this photo's file is now. Proven by its content; all others that moved along are mended too. */
  locate: procedure('PHOTO_NOT_FOUND', 'PATH_NOT_FOUND', 'NOT_THIS_PHOTO')
    .meta({ jobResult: filesCheckedSchema })
    .input(z.strictObject({ id: photoId, path }))
    .output(jobStarted),
  /** Looks through a folder for the content of photos whose file has gone. */
  searchFolder: procedure('PATH_NOT_FOUND')
    .meta({ jobResult: filesCheckedSchema })
    .input(z.strictObject({ folder: path }))
    .output(jobStarted),

  /** Writes copies into a folder. A file that is there is never overwritten. */
  export: procedure('PHOTO_NOT_FOUND', 'PATH_NOT_FOUND', 'FOLDER_READ_ONLY')
    .meta({ jobResult: filesWrittenSchema })
    .input(z.strictObject({ ids: photoIds, folder, ...exportOptions.shape }))
    .output(jobStarted),
  /** Writes caption, tags, stars and a date that was put right into an .xmp file beside each photo, where other programs read them. */
  writeSidecars: procedure('PHOTO_NOT_FOUND')
    .meta({ jobResult: filesWrittenSchema.omit({ folder: true }) })
    .input(z.strictObject({ ids: photoIds }))
    .output(jobStarted),

  /** Writes everything but the photos themselves into one file. */
  backup: procedure('PATH_NOT_FOUND', 'FOLDER_READ_ONLY')
    .meta({ jobResult: backedUpSchema })
    .input(z.strictObject({ folder }))
    .output(jobStarted),
  /** The backups that the app makes by itself, newest first. */
  backups: procedure()
    .input(z.strictObject({}))
    .output(z.object({ backups: z.array(backupSummary.extend({ backupId: z.string(), bytes: z.int() })) })),
  /** Makes the library what it was in a backup; what it is now is backed up first. Orders are never taken back. */
  restore: procedure('PATH_NOT_FOUND', 'NOT_A_BACKUP', 'BACKUP_TOO_NEW', 'BACKUP_NOT_FOUND')
    .meta({ jobResult: restoredSchema })
    .input(z.union([z.strictObject({ path }), z.strictObject({ backupId: z.string().max(100) })]))
    .output(jobStarted),
  /**
   * Whether the library was found damaged at this start and was put together again: from the backup of `backupAt` (null: there
   * was none) and `edits` later changes. Shown until `acknowledge`.
   */
  health: procedure()
    .input(z.strictObject({}))
    .output(z.object({ recovered: z.object({ backupAt: z.iso.datetime().nullable(), photos: z.int(), edits: z.int() }).nullable() })),
  acknowledge: procedure().input(z.strictObject({})).output(z.object({})),
}
