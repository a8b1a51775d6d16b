import type { StoredPhoto } from '../library/photo-row.ts'

/** Some file systems keep no finer time. */
const FILE_TIME_STEP_MS = 2000
/** Zones lie whole quarters of an hour apart, and no two more than 26 hours. */
const QUARTER_MS = 900_000
const WIDEST_ZONES_MS = 26 * 3_600_000

/**
 * When a photo was taken, where the library knows better than its file, of which `ownDate` is what it says itself; else null. Told by
 * comparing: what was changed when is forgotten in time, and not kept in backups.
 */
export function correctedDate({ takenAt, modifiedMs }: Pick<StoredPhoto, 'takenAt' | 'modifiedMs'>, ownDate: string | null): string | null {
  if (ownDate !== null) return takenAt === ownDate ? null : takenAt
  // Without a date of its own it was given its file's, which is only a guess; perhaps by a clock in another zone.
  const apart = Math.abs(Date.parse(takenAt) - modifiedMs)
  const offQuarter = Math.min(apart % QUARTER_MS, QUARTER_MS - (apart % QUARTER_MS))
  const isFileTime = apart <= WIDEST_ZONES_MS && offQuarter <= FILE_TIME_STEP_MS
  return isFileTime ? null : takenAt
}
