import { constants, existsSync, statSync } from 'node:fs'
import { access, mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError, hasCode } from '#shared/errors/app-error.ts'
import { BACKUP_EXTENSION } from '#shared/host-bridge.ts'
import type { Db } from '../database/connection.ts'
import type { Host } from '../host.ts'
import { toAppError } from '../jobs/error-facts.ts'
import type { JobContext, JobService } from '../jobs/job-service.ts'
import { backupPath, listBackups } from './backup-ids.ts'
import { keepBallast, lacksRoom, releaseBallast } from './ballast.ts'
import type { DatabaseTask } from './database-tasks.ts'
import { bytesToReplay, type Journal, replacedBefore } from './journal.ts'
import { acknowledgeRecovery, readRecovery } from './recover-library.ts'
import { forgetRestore, requireBackup } from './restore-library.ts'
import { runDatabaseTask } from './run-database-task.ts'
import { markDamaged } from './seal.ts'
import { type BackupNote, type LibraryCounts, readBackupNote } from './write-backup.ts'

/** The first look is not while the window fills. */
const LOOK_EVERY_MS = 60_000
const DAY_MS = 86_400_000
/** A start after a crash reads the journal since the last backup: half a second for this much. */
const MOST_JOURNAL_BYTES = 64 * 1024 * 1024

type Parts = {
  host: Pick<Host, 'dataDir' | 'downloadsDir' | 'workerScript' | 'log'>
  db: Db
  jobs: JobService
  journal: Journal
  /** Does something while no edit is under way, when those before it are done. */
  runAlone<Result>(work: () => Promise<Result>): Promise<Result>
  /** Any photo, album, tag or order may be another now. */
  onRestored(): void
}

export type BackupSummary = LibraryCounts & { madeAt: string }

/** Keeps the library safe: a backup a day, one file to take elsewhere, and the way back. */
export function createBackupService({ host, db, jobs, journal, runAlone, onRestored }: Parts) {
  const { dataDir, log } = host
  const running = new Set<Promise<unknown>>()
  const anyPhoto = db.prepare('SELECT 1 FROM photos LIMIT 1').pluck()
  // The journal keeps of an order only what it needs to arrive, so a backup follows soon when one has reached the studio.
  const newOrder = db.prepare("SELECT 1 FROM orders WHERE state = 'submitted' AND created_at > ?").pluck()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  let closed = false
  let settledMs = 0
  let ownBackups: Promise<unknown> = Promise.resolve()
  let restores: Promise<unknown> = Promise.resolve()
  let held: Promise<void> = Promise.resolve()
  /** Names that backups under way will have. */
  const taken = new Set<string>()

  // A kill may have left one.
  forgetRestore(dataDir)

  function run<Task extends DatabaseTask>(task: Task) {
    const work = runDatabaseTask<Task>(host.workerScript('database'), task)
    const ended = work.then(
      () => {},
      () => {},
    )
    running.add(ended)
    void ended.then(() => running.delete(ended))
    return work
  }

  /** One after the other: each begins a journal file of its own. */
  function makeOwnBackup(): Promise<BackupNote> {
    const made = ownBackups.then(() => run({ kind: 'own-backup', dataDir, number: journal.begin() }))
    ownBackups = made.then(
      () => journal.deleteBefore(listBackups(dataDir).at(-1)?.number ?? 0),
      () => {},
    )
    return made
  }

  function isBackupDue(now: Date): boolean {
    const newest = listBackups(dataDir)[0]
    if (!newest) return anyPhoto.get() !== undefined
    if (newOrder.get(newest.madeAt.toISOString()) !== undefined) return true
    if (replacedBefore(dataDir) > newest.number || bytesToReplay(dataDir) >= MOST_JOURNAL_BYTES) return true
    // A clock that was set back makes one more backup rather than none for years.
    return Math.abs(now.getTime() - newest.madeAt.getTime()) >= DAY_MS && lastWrite(dataDir) > newest.madeAt.getTime()
  }

  /** What is done now and then without being asked for; one look at a time. */
  function lookAfter(now = new Date()): Promise<void> {
    if (closed) return Promise.resolve()
    looking ??= look(now).finally(() => {
      looking = undefined
    })
    return looking
  }

  async function look(now: Date): Promise<void> {
    if (running.size > 0) return
    try {
      const loggedMs = lastLogged(dataDir)
      if (loggedMs > settledMs) {
        settledMs = loggedMs
        await run({ kind: 'settle', dataDir })
      }
      if (!closed) await keepBallast(dataDir)
      if (!closed && isBackupDue(now)) await makeOwnBackup()
    } catch (error) {
      heed(error)
      log.error('the library could not be looked after', error)
    }
  }

  /** Whatever failed anywhere is shown here: some failures say that the database is damaged or the disk is full. */
  function heed(error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) markDamaged(dataDir)
    // SQLite's word is the library's own; others may write to a stick.
    if (hasCode(toAppError(error), 'DISK_FULL') && (code === 'SQLITE_FULL' || lacksRoom(dataDir))) releaseBallast(dataDir)
  }

  async function writeBackup(folder: string, { signal, report }: JobContext) {
    const now = new Date()
    const path = freePath(folder, now, taken)
    taken.add(path)
    const written = run({ kind: 'backup', dataDir, target: path })
      .catch((error: unknown) => {
        heed(error)
        throw error
      })
      .finally(() => taken.delete(path))
    await Promise.race([written, aborted(signal)])
    if (signal.aborted) void written.then(() => rm(path, { force: true })).catch(() => {})
    signal.throwIfAborted()
    const { photos, captions, albums, bytes } = await written
    report({ done: photos, total: photos })
    return { path, bytes, photos, captions, albums, madeAt: now.toISOString() }
  }

  /** One after the other. */
  function restoreFrom(path: string, context: JobContext): Promise<LibraryCounts> {
    const restored = restores.then(() => restoreNow(path, context))
    restores = restored.catch(() => {})
    return restored
  }

  async function restoreNow(path: string, { signal }: JobContext): Promise<LibraryCounts> {
    signal.throwIfAborted()
    await run({ kind: 'prepare-restore', dataDir, path })
    const { photos, captions, albums } = await runAlone(() => takeOver(signal)).finally(() => forgetRestore(dataDir))
    onRestored()
    // Without it the next look makes one: what was restored is in the library, and the journal knows what was said before.
    await makeOwnBackup().catch((error: unknown) => {
      heed(error)
      log.error('the restored library was not backed up', error)
    })
    return { photos, captions, albums }
  }

  /** Puts what was prepared in the library's place, which is kept as a backup with all edits so far. */
  async function takeOver(signal: AbortSignal): Promise<LibraryCounts> {
    signal.throwIfAborted()
    await makeOwnBackup()
    signal.throwIfAborted()
    const taking = run({ kind: 'restore', dataDir, number: journal.begin() })
    held = taking.then(
      () => {},
      () => {},
    )
    return taking
  }

  return {
    /** `folder` null: the system's own for downloads. Throws PATH_NOT_FOUND or FOLDER_READ_ONLY. */
    async backup(folder: string | null): Promise<string> {
      if (folder === null) await mkdir(host.downloadsDir, { recursive: true }).catch(() => {})
      const target = folder ?? host.downloadsDir
      await requireWritable(target)
      return jobs.start('backup', (context) => writeBackup(target, context))
    },

    /** The backups that the app made by itself, newest first. */
    list(): (BackupSummary & { backupId: string; bytes: number })[] {
      return listBackups(dataDir).flatMap(({ id }) => {
        const note = readBackupNote(dataDir, id)
        if (!note) return []
        const { photos, captions, albums, madeAt, bytes } = note
        return [{ backupId: id, photos, captions, albums, madeAt, bytes }]
      })
    },

    /** Throws PATH_NOT_FOUND, NOT_A_BACKUP, BACKUP_TOO_NEW or BACKUP_NOT_FOUND. */
    async restore(from: { path: string } | { backupId: string }): Promise<string> {
      const path = 'path' in from ? from.path : pathOfOwn(dataDir, from.backupId)
      requireBackup(path)
      return jobs.start('restore', (context) => restoreFrom(path, context))
    },

    health: () => ({ recovered: readRecovery(dataDir) }),
    acknowledge: () => acknowledgeRecovery(dataDir),

    /** Resolves when the library can be written to: who would wait for that in SQLite would hold up the main thread. */
    writable: () => held,

    /** Begins to look after the library by itself. */
    begin(): void {
      timer = setInterval(lookAfter, LOOK_EVERY_MS).unref()
    },
    lookAfter,
    heed,

    /** Resolves when nobody but the program's own connection has the database open. */
    async close(): Promise<void> {
      closed = true
      clearInterval(timer)
      await looking
      await ownBackups
      await Promise.all(running)
    },
  }
}

/** Throws PATH_NOT_FOUND or FOLDER_READ_ONLY. */
async function requireWritable(folder: string): Promise<void> {
  const info = await stat(folder).catch(() => null)
  if (!info?.isDirectory()) throw new AppError('PATH_NOT_FOUND', { path: folder })
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw new AppError('FOLDER_READ_ONLY', { path: folder }, { cause: error })
  })
}

/** Throws BACKUP_NOT_FOUND. */
function pathOfOwn(dataDir: string, backupId: string): string {
  if (!listBackups(dataDir).some(({ id }) => id === backupId)) throw new AppError('BACKUP_NOT_FOUND', {})
  return backupPath(dataDir, backupId)
}

/** A name by the day that nothing has yet. */
function freePath(folder: string, now: Date, taken: ReadonlySet<string>): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
  for (let count = 1; ; count++) {
    const path = join(folder, `사진함 백업 ${day}${count === 1 ? '' : ` ${count}`}.${BACKUP_EXTENSION}`)
    if (!existsSync(path) && !taken.has(path)) return path
  }
}

/** When SQLite's log was last written to, in ms; 0 where there is none. */
function lastLogged(dataDir: string): number {
  const info = statSync(join(dataDir, 'library.db-wal'), { throwIfNoEntry: false })
  return info && info.size > 0 ? info.mtimeMs : 0
}

/** When anything of the library was last written to, in ms. */
function lastWrite(dataDir: string): number {
  return Math.max(lastLogged(dataDir), statSync(join(dataDir, 'library.db')).mtimeMs)
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
