import { statfs } from 'node:fs/promises'
import { AppError } from '#shared/errors/app-error.ts'

/** Kept free for orders that are already here: their prints, their state, the database. */
export const RESERVE_BYTES = 1024 ** 3
/** With less than this free, what waits to be ordered is not kept for its 30 days, and fewer backups are. */
export const SCARCE_BYTES = 2 * RESERVE_BYTES
/** Kept free by their prints: for their state and the database. */
export const PRINTS_RESERVE_BYTES = RESERVE_BYTES / 4

/** The disk is asked at most so often, in milliseconds: no line brings a reserve in this time. */
const FRESH_MS = 250

/** Throws DISK_FULL where so many bytes more would eat into the reserve. */
export type DiskGuard = { admit(bytes: number): Promise<void> }

/**
 * Refuses what is new before the disk is full, so that what was taken on can always be kept, moved and printed. `reserve` is in
 * bytes; `clock` in milliseconds, and never goes back.
 */
export function createDiskGuard(
  freeBytes: () => Promise<number>,
  { reserve = RESERVE_BYTES, clock = () => performance.now() } = {},
): DiskGuard {
  let asked: { at: number; answer: Promise<number> } | undefined

  return {
    async admit(bytes) {
      if (!asked || clock() - asked.at >= FRESH_MS) asked = { at: clock(), answer: freeBytes() }
      if ((await asked.answer) - bytes < reserve) throw new AppError('DISK_FULL', {})
    },
  }
}

/** What a process without special rights may still write on the volume of this folder. */
export async function readFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
