import type { Stats } from 'node:fs'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import { kindByName } from '#shared/photo-formats.ts'
import { createTaskLimit } from '../task-limit.ts'
import { createBatch } from './batch.ts'
import { type FoundFile, findFiles } from './find-files.ts'
import type { Arrival, BeforeCommit, ImportRepository, Taken } from './import-repository.ts'
import type { ImportTally } from './import-tally.ts'
import type { PhotoReader } from './read-photo.ts'

/** Rows written together: one flush to disk costs as much as fifty of them, and two hundred take some ms. */
const BATCH_PHOTOS = 200
const BATCH_MS = 60

type Parts = {
  repository: ImportRepository
  reader: PhotoReader
  tally: ImportTally
  /** Files read at once. */
  atOnce: number
  startedAt: string
  /** Begun by an earlier run of the program, which what has no thumbnail yet is left from. */
  resumed: boolean
  /** Resolves when the library can be written to. */
  writable(): Promise<void>
  beforeCommit: BeforeCommit
  onTaken(ids: readonly number[]): void
}

/**
 * The first half of an import: finds the files, reads each one's content hash and header, and gives the new ones a row. Only some
 * files are under way at once, however many there are. Throws what must end the import, such as DISK_FULL; what was read is kept.
 */
export async function scanFiles(paths: readonly string[], parts: Parts, signal: AbortSignal): Promise<void> {
  const { repository, tally, startedAt } = parts
  const tasks = createTaskLimit(parts.atOnce, signal)
  const batch = createBatch<Arrival>({
    most: BATCH_PHOTOS,
    everyMs: () => BATCH_MS,
    ready: parts.writable,
    write: takeIn,
    onError: tasks.fail,
  })

  function takeIn(arrivals: readonly Arrival[]): void {
    const { taken, stacked } = repository.take(arrivals, startedAt, parts.beforeCommit)
    for (const [index, one] of taken.entries()) countTaken(one, arrivals[index])
    const changed = taken.filter(({ outcome }) => outcome !== 'duplicates').map(({ id }) => id)
    if (changed.length + stacked.length > 0) parts.onTaken([...new Set([...changed, ...stacked])])
  }

  function countTaken({ id, outcome, waits }: Taken, arrival: Arrival | undefined): void {
    if (!arrival) return
    const isKnown = 'known' in arrival
    const { bytes } = isKnown ? arrival.known : arrival.photo
    if (waits) tally.await(id, parts.resumed && isKnown ? 'imported' : outcome, bytes)
    else tally.count(outcome, bytes)
  }

  async function takeOne(file: FoundFile): Promise<void> {
    const bytes = 'info' in file ? file.info.size : 0
    tally.meet(bytes)
    try {
      const arrival = await readFile(file, parts)
      if (!tasks.isOver()) batch.add(arrival)
    } catch (error) {
      if (!(error instanceof UnreadablePhoto)) throw error
      if (!tasks.isOver()) tally.skip(file.path, error.reason, bytes)
    }
  }

  for await (const file of findFiles(paths, signal)) {
    await tasks.add(() => takeOne(file))
    if (tasks.isOver()) break
  }
  await tasks.settled()
  await batch.flush()
  tasks.throwIfOver()
}

async function readFile(file: FoundFile, { repository, reader }: Parts): Promise<Arrival> {
  if ('problem' in file) throw new UnreadablePhoto(file.problem)
  checkKind(file.path, file.info)
  const known = repository.fileOf(file.path, file.info.size, Math.round(file.info.mtimeMs))
  return known ? { known } : await reader.read(file.path, file.info)
}

function checkKind(path: string, info: Stats): void {
  const kind = kindByName(path)
  if (kind === 'video') throw new UnreadablePhoto('VIDEO')
  if (kind === 'unsupported') throw new UnreadablePhoto('FORMAT_NOT_SUPPORTED')
  if (!info.isFile()) throw new UnreadablePhoto('NOT_A_PHOTO')
}
