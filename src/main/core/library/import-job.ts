import { once } from 'node:events'
import type { Stats } from 'node:fs'
import { basename } from 'node:path'
import pLimit from 'p-limit'
import type { ImportResult, SkipReason } from '#shared/contract/library.ts'
import { skipReasonsKo } from '#shared/messages/ko/skip-reasons.ts'
import { kindByName } from '#shared/photo-formats.ts'
import { cleanText } from '#shared/text/plain-text.ts'
import { isUnchanged } from '../files/is-unchanged.ts'
import { type ThumbnailAnswer, UnreadablePhoto } from '../imaging/decoder-messages.ts'
import type { DecoderPool } from '../imaging/decoder-pool.ts'
import type { ThumbnailStore } from '../imaging/thumbnail-store.ts'
import type { JobContext } from '../jobs/job-service.ts'
import { type FoundFile, findFiles } from './find-files.ts'
import type { NewPhoto, PhotoRepository } from './photo-repository.ts'
import { toWallClockTime } from './wall-clock.ts'

/** New photos are written together: one flush to disk costs as much as fifty rows. */
const BATCH_PHOTOS = 50
const BATCH_MS = 250

type Parts = {
  photos: PhotoRepository
  decoder: DecoderPool
  thumbnails: ThumbnailStore
  /** New photos stand in the library now. */
  onAdded(ids: readonly number[]): void
}

/**
 * Takes files and folders into the library; the files stay where they are. What can't be taken is skipped with its
 * reason. Memory is bounded: only some files a decoder process are under way at once.
 * Ends early with DISK_FULL; what came before it is kept.
 */
export async function importFiles(paths: readonly string[], parts: Parts, { signal, report }: JobContext): Promise<ImportResult> {
  const result: ImportResult = { imported: 0, duplicates: 0, skipped: [] }
  const batch = createBatch(parts, (added) => {
    result.imported += added
  })
  const atOnce = pLimit(parts.decoder.size + 2)
  const running = new Set<Promise<void>>()
  const underWay: UnderWay = new Map()
  let done = 0
  let total = 0
  // Counted beside the work; until it is known how many there are, no total and no time left are told.
  const counted = countFiles(paths, signal).then((count) => {
    total = count
  })
  let fatal: unknown

  const takeOne = async (file: FoundFile): Promise<void> => {
    if (signal.aborted || fatal) return
    try {
      const photo = await readFile(file, parts, underWay)
      if (signal.aborted) return
      if (photo) batch.add(photo)
      else result.duplicates += 1
    } catch (error) {
      if (error instanceof UnreadablePhoto) result.skipped.push(describeSkip(file.path, error.reason))
      else fatal ??= error
    }
    if (signal.aborted) return
    done += 1
    report({ done, total: total && Math.max(total, done) })
  }

  for await (const file of findFiles(paths, signal)) {
    if (!isWanted(file)) continue
    const task = atOnce(takeOne, file).finally(() => running.delete(task))
    running.add(task)
    // Walking a folder of 100,000 files must not queue 100,000 tasks.
    if (running.size >= parts.decoder.size * 8) await Promise.race(running)
    if (fatal) break
  }
  // Who cancels does not wait for the photos that are being decoded just now.
  await Promise.race([Promise.all(running), stopped(signal)])
  batch.flush()
  signal.throwIfAborted()
  await counted
  report({ done, total: done })
  if (fatal) throw fatal
  return result
}

/** What of a folder is worth a word to the customer: what claims to be a photo or a film, and folders that stay closed. */
function isWanted({ path, chosen, denied }: FoundFile): boolean {
  return chosen || denied || kindByName(path) !== undefined
}

async function countFiles(paths: readonly string[], signal: AbortSignal): Promise<number> {
  let count = 0
  for await (const file of findFiles(paths, signal)) if (isWanted(file)) count += 1
  return count
}

async function stopped(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}

/** Contents that this import has begun with; each promise fails where that content can't be read. */
type UnderWay = Map<string, Promise<void>>

/** The photo, or null where the library has this content already. Throws UnreadablePhoto. */
async function readFile({ path, info, denied }: FoundFile, parts: Parts, underWay: UnderWay): Promise<NewPhoto | null> {
  if (denied) throw new UnreadablePhoto('NO_PERMISSION')
  checkKind(path, info)
  const modifiedMs = Math.round(info.mtimeMs)
  if (parts.photos.hasFile(path, info.size, modifiedMs)) return null
  const { sha256, bytes } = await parts.decoder.run({ kind: 'hash', path })
  const begun = underWay.get(sha256)
  if (begun) return begun.then(() => null)
  const known = parts.photos.placeOf(sha256)
  if (known) {
    // A copy on a stick must not take the place of the original that is still there.
    if (!(await isUnchanged(known))) parts.photos.relocate(sha256, path, modifiedMs)
    return null
  }
  const shown = parts.decoder.run({ kind: 'thumbnail', path, target: parts.thumbnails.pathOf('grid', sha256) })
  const readable = shown.then(() => {})
  // Heard by files of the same content, if there are any.
  readable.catch(() => {})
  underWay.set(sha256, readable)
  return { ...describePhoto(await shown, info), sha256, bytes, path, modifiedMs, fileName: nameOf(path) || sha256.slice(0, 12) }
}

/** A file's name on one line: it may have line breaks in it. */
function nameOf(path: string): string {
  return cleanText(basename(path)).replace(/\s+/g, ' ')
}

function checkKind(path: string, info: Stats | null): asserts info is Stats {
  if (!info) throw new UnreadablePhoto('FILE_GONE')
  const kind = kindByName(path)
  if (kind === 'video') throw new UnreadablePhoto('VIDEO')
  if (kind === 'unsupported') throw new UnreadablePhoto('FORMAT_NOT_SUPPORTED')
  if (!info.isFile()) throw new UnreadablePhoto('NOT_A_PHOTO')
}

function describePhoto({ metadata, ...picture }: ThumbnailAnswer, info: Stats) {
  const { takenAt, ...rest } = metadata
  return { ...picture, ...rest, takenAt: takenAt ?? toWallClockTime(info.mtime) }
}

function describeSkip(path: string, reason: SkipReason): ImportResult['skipped'][number] {
  return { path, reason, message: skipReasonsKo[reason] }
}

function createBatch({ photos, onAdded }: Parts, onFlushed: (added: number) => void) {
  let waiting: NewPhoto[] = []
  let lastFlush = Date.now()

  function flush(): void {
    if (waiting.length === 0) return
    const ids = photos.add(waiting, new Date().toISOString())
    waiting = []
    lastFlush = Date.now()
    onFlushed(ids.length)
    onAdded(ids)
  }

  return {
    flush,
    add(photo: NewPhoto): void {
      waiting.push(photo)
      if (waiting.length >= BATCH_PHOTOS || Date.now() - lastFlush >= BATCH_MS) flush()
    },
  }
}
