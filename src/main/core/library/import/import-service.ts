import { randomUUID } from 'node:crypto'
import { readdir, rmdir, unlink } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { ImportResult } from '#shared/contract/library.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Journal } from '../../backup/journal.ts'
import type { Db } from '../../database/open-database.ts'
import { createPhotoStore, sayPhoto } from '../../edits/photo-store.ts'
import { isThere } from '../../files/is-there.ts'
import type { Log } from '../../host.ts'
import type { DecoderPool } from '../../imaging/decoder-pool.ts'
import type { ThumbnailStore } from '../../imaging/thumbnail-store.ts'
import { type JobContext, type JobService, Shutdown } from '../../jobs/job-service.ts'
import { type Carried, createCarriedWords } from '../stacks/carry-words.ts'
import { createBatch } from './batch.ts'
import { createImportRepository, type Taken } from './import-repository.ts'
import { createImportTally } from './import-tally.ts'
import { createThumbnailMaker } from './make-thumbnails.ts'
import { createPhotoReader } from './read-photo.ts'
import { scanFiles } from './scan-files.ts'
import { createThumbnailQueue, type Settled } from './thumbnail-queue.ts'

/**
 * ms until the next word of new photos. Who shows the list looks again at all of it: at first often, to be seen filling from the
 * first moment, then the more rarely the longer it gets.
 */
const announceAfterMs = (taken: number) => Math.min(1000, 40 + taken / 20)

/** Looked up in the database without a pause. */
const PATHS_AT_ONCE = 200

type Parts = {
  db: Db
  jobs: JobService
  decoder: DecoderPool
  thumbnails: ThumbnailStore
  journal: Pick<Journal, 'append'>
  /** Resolves when the library can be written to. */
  writable(): Promise<void>
  log: Log
  samplesDir: string
  /** Where browsers without paths put the files that the customer chose, each in a folder of its own. */
  inboxDir: string
  /** An import has taken in what it could, thumbnails aside. */
  onTaken(): void
}

type Import = { jobId: string; paths: readonly string[]; startedAt: string; resumed: boolean }

/** Takes files and folders into the library; the files stay where they are, and are never written to. */
export function createImportService({ db, jobs, decoder, thumbnails, journal, writable, log, samplesDir, inboxDir, ...told }: Parts) {
  const repository = createImportRepository(db)
  const words = createPhotoStore(db)
  const sayCarried = createCarriedWords(db)
  const reader = createPhotoReader({ decoder, thumbnails, repository })
  const maker = createThumbnailMaker({ queue: createThumbnailQueue(db), decoder, thumbnails, writable, onSettled: announceSettled })
  const remember = db.prepare('INSERT OR REPLACE INTO unfinished_imports (job_id, paths, started_at) VALUES (?, ?, ?)')
  const forget = db.prepare('DELETE FROM unfinished_imports WHERE job_id = ?')
  const unfinished = db.prepare('SELECT job_id AS jobId, paths, started_at AS startedAt FROM unfinished_imports')
  const closing = new AbortController()
  let making = Promise.resolve()

  function announceSettled({ ids, listed }: Settled): void {
    jobs.announcePhotos(listed ? { ids: null, list: true } : { ids, list: false })
  }

  function start(paths: readonly string[]): string {
    const begun = { jobId: randomUUID(), paths, startedAt: new Date().toISOString(), resumed: false }
    journal.append([{ imported: paths }])
    // Durable before it begins, so that an import which a crash cuts off is taken up at the next start.
    remember.run(begun.jobId, JSON.stringify(paths), begun.startedAt)
    return run(begun)
  }

  function run(begun: Import): string {
    const work = async (context: JobContext) => {
      try {
        return await importFiles(begun, context)
      } finally {
        if (!(context.signal.reason instanceof Shutdown)) {
          await writable()
          forget.run(begun.jobId)
          await clearInbox(begun.paths)
        }
      }
    }
    return jobs.start('import', work, { jobId: begun.jobId })
  }

  async function importFiles({ paths, startedAt, resumed }: Import, { signal, report }: JobContext): Promise<ImportResult> {
    const tally = createImportTally(report)
    let count = 0
    const announced = createBatch<number>({
      most: Number.POSITIVE_INFINITY,
      everyMs: () => announceAfterMs(count),
      write: announceNew,
      onError: (error) => log.error('announcing photos failed', error),
    })
    const onTaken = (ids: readonly number[]) => {
      count += ids.length
      announced.add(count)
    }
    const parts = { repository, reader, tally, atOnce: decoder.size * 2, startedAt, resumed, writable, beforeCommit: noteWords, onTaken }
    const scan = scanFiles(paths, parts, signal).finally(announced.flush)
    maker.standAside(scan)
    await scan
    if (count > 0) told.onTaken()
    await maker.makeAll({ onEnded: ({ id, path }, problem) => tally.settle(id, path, problem), isDone: tally.isDone, startedAt }, signal)
    signal.throwIfAborted()
    return tally.end()
  }

  function noteWords(taken: readonly Taken[], carried: readonly Carried[]): void {
    const back = taken.filter(({ cameBack }) => cameBack).map(({ id }) => id)
    journal.append([...words.read(back).map(sayPhoto), ...sayCarried(carried)])
    if (carried.length > 0) for (const area of ['albums', 'tags'] as const) jobs.announce(area)
  }

  function announceNew(): void {
    jobs.announcePhotos({ ids: null, list: true })
  }

  /** What a browser handed over and the library has no use for: doubles, what could not be read, what was stopped. */
  async function clearInbox(paths: readonly string[]): Promise<void> {
    for (const [index, path] of paths.entries()) {
      if (isReceived(inboxDir, path) && !repository.hasPath(path)) await clearReceived(path)
      if (index % PATHS_AT_ONCE === 0) await setImmediate()
    }
  }

  /** Makes the thumbnails that no running import waits for. */
  function makeWaiting(): void {
    if (closing.signal.aborted) return
    making = making
      .then(() => maker.makeAll({ onEnded: () => {}, isDone: () => false, startedAt: null }, closing.signal))
      .catch((error: unknown) => log.error('making thumbnails ended', error))
  }

  return {
    /** Throws PATH_NOT_FOUND where none of the paths is there. */
    async import(paths: readonly string[]): Promise<string> {
      const there = await Promise.all(paths.map(isThere))
      const [first = ''] = paths
      if (!there.includes(true)) throw new AppError('PATH_NOT_FOUND', { path: first })
      await writable()
      // A photo must be found again wherever the program is started next.
      return start(paths.map((path) => resolve(path)))
    },

    /** Throws SAMPLES_MISSING. */
    async importSamples(): Promise<string> {
      const names = await readdir(samplesDir).catch(() => [])
      if (names.length === 0) throw new AppError('SAMPLES_MISSING', {})
      await writable()
      return start([samplesDir])
    },

    /** Takes up what an earlier run left: imports that were cut off, and thumbnails that nobody waits for. */
    resume(): void {
      reader.clear()
      const rows = unfinished.all() as { jobId: string; paths: string; startedAt: string }[]
      for (const { paths, ...row } of rows) run({ ...row, paths: JSON.parse(paths) as string[], resumed: true })
      makeWaiting()
    },
    makeWaiting,
    /** Someone looks at this photo, which has no thumbnail of its own yet. */
    hurry: (id: number): void => maker.hurry(id),

    /** Before the decoder and the database are. */
    async close(): Promise<void> {
      closing.abort()
      await making
      await maker.close()
    },
  }
}

/** Whether this is a file as a browser hands it over, `<inbox>/<choice>/<folder of its own>/<file>`, and no folder of them. */
function isReceived(inbox: string, path: string): boolean {
  const inside = relative(inbox, path)
  const parts = inside.split(sep)
  return parts.length === 3 && parts[0] !== '..' && !isAbsolute(inside)
}

/** The file, and its folders where nothing else is in them. */
async function clearReceived(path: string): Promise<void> {
  const own = dirname(path)
  try {
    await unlink(path)
    await rmdir(own)
    await rmdir(dirname(own))
  } catch {
    // Gone already, or there is more in it, or somebody has it open: nothing is lost by what stays.
  }
}
