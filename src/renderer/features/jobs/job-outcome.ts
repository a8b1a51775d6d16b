import type { Job } from '#shared/contract/jobs.ts'
import {
  backedUpSchema,
  filesCheckedSchema,
  filesWrittenSchema,
  type ImportResult,
  importResultSchema,
  restoredSchema,
} from '#shared/contract/library.ts'
import type { Messages } from '#shared/messages/index.ts'
import { describeCode } from '../../api/describe-error.ts'
import { type FileCheck, sayChecked, sayLocated } from '../files/found-sentence.ts'

export type SkippedFiles = ImportResult['skipped']

/** What is left to say of a job that has ended. */
export type JobOutcome = {
  sentence: string
  /** Files that could not be dealt with, and whether they were to be read or written. */
  skipped?: { files: SkippedFiles; of: 'reading' | 'writing' }
  /** What the job wrote, to be shown in the system's file manager. */
  wrote?: string
  /** How many photos' files are still not where they were. */
  missing?: number
}

/**
 * How a job ended; null where there is nothing to say. `check` is what this window knows of a look at the files; `stopped` whether
 * it was given only a part of what was chosen, since the customer stopped it then.
 */
export function outcomeOf(job: Job, check: FileCheck | undefined, messages: Messages, stopped = false): JobOutcome | null {
  const { jobs } = messages
  if (job.state === 'failed' && job.error) return { sentence: describeCode(job.error.code, job.error.data, messages) }
  if (job.state === 'cancelled') return { sentence: job.kind === 'import' ? jobs.stopped(job.done) : jobs.stoppedPlain }
  if (job.kind === 'send-order') return null
  const outcome = outcomes[job.kind](job.result, messages, check)
  const imported = stopped ? importResultSchema.safeParse(job.result).data : undefined
  return outcome && imported ? { ...outcome, sentence: jobs.stopped(imported.imported) } : outcome
}

type Outcome = (result: unknown, messages: Messages, check: FileCheck | undefined) => JobOutcome | null

const outcomes: Record<Exclude<Job['kind'], 'send-order'>, Outcome> = {
  import: (result, { jobs }) => {
    const imported = importResultSchema.safeParse(result).data
    if (!imported) return null
    const { unread } = splitSkipped(imported.skipped)
    return { sentence: sayImported(imported, jobs), ...skippedOf(unread, 'reading') }
  },
  'check-files': (result, { files }, check) => {
    const checked = filesCheckedSchema.safeParse(result).data
    return checked ? { sentence: sayChecked(checked, check, files), ...missingOf(checked) } : null
  },
  locate: (result, { files }) => {
    const located = filesCheckedSchema.safeParse(result).data
    return located ? { sentence: sayLocated(located, files), ...missingOf(located) } : null
  },
  export: (result, { jobs }) => {
    const written = filesWrittenSchema.safeParse(result).data
    if (!written) return null
    const main = jobs.exported(written.written, nameOf(written.folder))
    return {
      sentence: sayWritten(main, written, jobs),
      ...skippedOf(written.skipped, 'writing'),
      ...(written.written > 0 && { wrote: written.folder }),
    }
  },
  sidecars: (result, { jobs }) => {
    const written = filesWrittenSchema.omit({ folder: true }).safeParse(result).data
    if (!written) return null
    return { sentence: sayWritten(jobs.sidecars(written.written), written, jobs), ...skippedOf(written.skipped, 'writing') }
  },
  backup: (result, { jobs }) => {
    const backup = backedUpSchema.safeParse(result).data
    return backup ? { sentence: jobs.backedUp(nameOf(backup.path), backup.photos), wrote: backup.path } : null
  },
  restore: (result, { jobs }) => {
    const restored = restoredSchema.safeParse(result).data
    return restored ? { sentence: jobs.restored(restored.photos, restored.albums) } : null
  },
}

/** What an earlier look said of the files no longer holds once a later one has ended. `jobs` are oldest first. */
export function withoutStale(jobs: readonly Job[]): readonly Job[] {
  const isOver = (job: Job) => (job.kind === 'check-files' || job.kind === 'locate') && job.state === 'done'
  const last = jobs.findLast(isOver)
  return jobs.filter((job) => job === last || !isOver(job))
}

/** How a job ended takes the place of how one of its kind ended before. `jobs` are oldest first. */
export function latestOfKind(jobs: readonly Job[]): readonly Job[] {
  return jobs.filter(
    (job, index) => job.state === 'running' || !jobs.slice(index + 1).some((later) => later.kind === job.kind && later.state !== 'running'),
  )
}

/** No more than `most` of them: what still runs comes first, then what ended last. In the same order. */
export function mostTelling(jobs: readonly Job[], most: number): readonly Job[] {
  const running = jobs.filter(({ state }) => state === 'running')
  const ended = jobs.filter(({ state }) => state !== 'running')
  const kept = new Set([...running.toReversed(), ...ended.toReversed()].slice(0, most))
  return jobs.filter((job) => kept.has(job))
}

/** Videos are no failure: they are counted apart, and not in the list of what could not be read. */
export function splitSkipped(skipped: SkippedFiles): { unread: SkippedFiles; videos: number } {
  const unread = skipped.filter(({ reason }) => reason !== 'VIDEO')
  return { unread, videos: skipped.length - unread.length }
}

function sayImported({ imported, duplicates, found, skipped }: ImportResult, jobs: Messages['jobs']): string {
  const { unread, videos } = splitSkipped(skipped)
  const main =
    unread.length > 0 ? jobs.skipped(unread.length, imported) : imported > 0 ? jobs.imported(imported) : found === 0 && jobs.nothingNew
  const more = [found > 0 && jobs.found(found), duplicates > 0 && jobs.duplicates(duplicates), videos > 0 && jobs.videos(videos)]
  return [main, ...more].filter(Boolean).join(' ')
}

function sayWritten(main: string, { written, skipped }: { written: number; skipped: SkippedFiles }, jobs: Messages['jobs']): string {
  if (skipped.length === 0) return main
  return written > 0 ? `${main} ${jobs.notWritten(skipped.length)}` : jobs.nothingWritten(skipped.length)
}

function skippedOf(files: SkippedFiles, of: 'reading' | 'writing'): Pick<JobOutcome, 'skipped'> {
  return files.length > 0 ? { skipped: { files, of } } : {}
}

function missingOf({ missing }: { missing: number }): Pick<JobOutcome, 'missing'> {
  return missing > 0 ? { missing } : {}
}

/** The last part of a path, of either system. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}
