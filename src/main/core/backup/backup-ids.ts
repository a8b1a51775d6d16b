import { join } from 'node:path'
import { namesIn } from './files.ts'

/** Kept whatever their age: among them the one from before a library was restored by mistake. */
const KEEP_NEWEST = 5
const KEEP_DAYS = 7
const KEEP_WEEKS = 4

const DAY_MS = 86_400_000

/** `number`: the journal file that begins with it. Backups are ordered by it and not by a clock that may be set back. */
type BackupMark = { id: string; number: number; madeAt: Date }

export const backupFolder = (dataDir: string) => join(dataDir, 'backups')
export const backupPath = (dataDir: string, id: string) => join(backupFolder(dataDir), `${id}.db`)
/** Counts and checksum of a backup, beside it. */
export const backupNotePath = (dataDir: string, id: string) => join(backupFolder(dataDir), `${id}.json`)

export function makeBackupId(number: number, now: Date): string {
  return `${now.toISOString().replaceAll(':', '-')}_${number}`
}

export function parseBackupId(id: string): BackupMark | undefined {
  const [, day, hours, minutes, rest, number] = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-([\d.]+Z)_(\d+)$/.exec(id) ?? []
  const madeAt = new Date(`${day}T${hours}:${minutes}:${rest}`)
  return number === undefined || Number.isNaN(madeAt.getTime()) ? undefined : { id, number: Number(number), madeAt }
}

/** The backups that the app made by itself, newest first. */
export function listBackups(dataDir: string): BackupMark[] {
  const names = namesIn(backupFolder(dataDir)).filter((name) => name.endsWith('.db'))
  return names.flatMap((name) => parseBackupId(name.slice(0, -3)) ?? []).sort((a, b) => b.number - a.number)
}

export function newestBackupNumber(dataDir: string): number {
  return listBackups(dataDir)[0]?.number ?? 0
}

/** Those of `backups` (newest first) to keep: the newest few, one a day for a week, one a week for a month. */
export function chooseToKeep<Mark extends Pick<BackupMark, 'madeAt'>>(backups: readonly Mark[]): Set<Mark> {
  const dayOf = ({ madeAt }: Mark) => Math.floor(madeAt.getTime() / DAY_MS)
  // 1 January 1970 was a Thursday: weeks begin on Monday.
  const weekOf = (mark: Mark) => Math.floor((dayOf(mark) + 3) / 7)
  return new Set([
    ...backups.slice(0, KEEP_NEWEST),
    ...firstOfEach(backups, dayOf).slice(0, KEEP_DAYS),
    ...firstOfEach(backups, weekOf).slice(0, KEEP_WEEKS),
  ])
}

function firstOfEach<Mark>(marks: readonly Mark[], keyOf: (mark: Mark) => number): Mark[] {
  const firsts = new Map<number, Mark>()
  for (const mark of marks) if (!firsts.has(keyOf(mark))) firsts.set(keyOf(mark), mark)
  return [...firsts.values()]
}
