import { z } from 'zod'
import { jobStarted, procedure } from './procedure.ts'

export const skipReasonSchema = z.enum([
  'EMPTY_FILE',
  'NOT_A_PHOTO',
  'DAMAGED',
  'TOO_MANY_PIXELS',
  'FORMAT_NOT_SUPPORTED',
  'VIDEO',
  'NO_PERMISSION',
  'FILE_GONE',
  'TOO_SLOW',
])
export type SkipReason = z.infer<typeof skipReasonSchema>

export const importResultSchema = z.object({
  imported: z.int(),
  /** Files whose content the library had already. */
  duplicates: z.int(),
  skipped: z.array(z.object({ path: z.string(), reason: skipReasonSchema, message: z.string() })),
})
export type ImportResult = z.infer<typeof importResultSchema>

export const libraryContract = {
  /** Takes in files and whole folders. Ends with an ImportResult. The originals stay where they are. */
  import: procedure('PATH_NOT_FOUND')
    .meta({ jobResult: importResultSchema })
    .input(z.object({ paths: z.array(z.string().min(1).max(4096)).min(1).max(10_000) }))
    .output(jobStarted),
  /** Takes in the sample photos that the app brings along. */
  importSamples: procedure('SAMPLES_MISSING').meta({ jobResult: importResultSchema }).input(z.object({})).output(jobStarted),
}
