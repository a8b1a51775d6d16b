import type { ImportResult, SkipReason } from '#shared/contract/library.ts'
import { skipReasonsKo } from '#shared/messages/ko/skip-reasons.ts'
import type { JobContext } from '../../jobs/job-service.ts'

export type Outcome = 'imported' | 'duplicates' | 'found'

export type ImportTally = ReturnType<typeof createImportTally>

/**
 * Counts of one import. A photo is done when its thumbnail is made, and until then it is pending; the totals grow while folders are
 * still being read. Tells the job each time.
 */
export function createImportTally(report: JobContext['report']) {
  const skipped: ImportResult['skipped'] = []
  const counts = { imported: 0, duplicates: 0, found: 0 }
  const progress = { done: 0, total: 0, bytesDone: 0, bytesTotal: 0 }
  const pending = new Map<number, { bytes: number; outcome: Outcome }>()

  function finish(bytes: number): void {
    progress.done += 1
    progress.bytesDone += bytes
    report(progress)
  }

  function skip(path: string, reason: SkipReason, bytes: number): void {
    skipped.push({ path, reason, message: skipReasonsKo[reason] })
    finish(bytes)
  }

  return {
    /** A file was come upon. */
    meet(bytes: number): void {
      progress.total += 1
      progress.bytesTotal += bytes
      report(progress)
    },
    skip,
    /** It stands in the library. */
    count(outcome: Outcome, bytes: number): void {
      counts[outcome] += 1
      finish(bytes)
    },
    /** It stands in the library, and its thumbnail is still to be made. A copy of one that is pending already is done. */
    await(id: number, outcome: Outcome, bytes: number): void {
      counts[outcome] += 1
      if (pending.has(id)) finish(bytes)
      else pending.set(id, { outcome, bytes })
    },
    /** The thumbnail of a photo, of this import or another, was made (null) or can't be. */
    settle(id: number, path: string, problem: SkipReason | null): void {
      const waiting = pending.get(id)
      if (!waiting) return
      pending.delete(id)
      if (problem === null) finish(waiting.bytes)
      else {
        counts[waiting.outcome] -= 1
        skip(path, problem, waiting.bytes)
      }
    },
    isDone: (): boolean => pending.size === 0,
    /** What is pending still was seen to by others: on screen, or by the customer who removed it. */
    end(): ImportResult {
      for (const { bytes } of pending.values()) finish(bytes)
      pending.clear()
      return { ...counts, skipped }
    },
  }
}
