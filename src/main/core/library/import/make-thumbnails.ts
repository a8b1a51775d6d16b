import { rm } from 'node:fs/promises'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import type { SkipReason } from '#shared/contract/library.ts'
import { isUnchanged } from '../../files/is-unchanged.ts'
import type { ThumbnailAnswer } from '../../imaging/decoder-messages.ts'
import type { DecoderPool } from '../../imaging/decoder-pool.ts'
import type { ThumbnailStore } from '../../imaging/thumbnail-store.ts'
import { createBatch } from './batch.ts'
import type { QueuedPhoto, Settled, ThumbnailEnd, ThumbnailQueue } from './thumbnail-queue.ts'

const BATCH_PHOTOS = 100
const BATCH_MS = 250
/** As many as a screen holds, more or less: who scrolls far looks at the last of them. */
const MOST_HURRIED = 100

/** Told of every photo whose thumbnail was made (null) or can't be. */
export type ThumbnailListener = (photo: Pick<QueuedPhoto, 'id' | 'path'>, problem: SkipReason | null) => void

/** `isDone` is asked after each; `startedAt` is when its import began, null where it is none. */
type Waiter = { onEnded: ThumbnailListener; isDone(): boolean; startedAt: string | null }

type Parts = {
  queue: ThumbnailQueue
  decoder: DecoderPool
  thumbnails: Pick<ThumbnailStore, 'pathOf'>
  /** Resolves when the library can be written to. */
  writable(): Promise<void>
  onSettled(settled: Settled): void
}

type Result = { end: ThumbnailEnd; problem: SkipReason | null }

/**
 * The second half of an import: makes the thumbnails that are waiting, newest first, for as long as someone wants them. All imports
 * share it, and it stands aside while files are being scanned: photos that nobody can see yet come first.
 */
export function createThumbnailMaker({ queue, decoder, thumbnails, writable, onSettled }: Parts) {
  const listeners = new Map<ThumbnailListener, Waiter['startedAt']>()
  const scans = new Set<Promise<unknown>>()
  /** From when they are begun until they are written down. */
  const inHand = new Set<number>()
  const batch = createBatch<Result>({ most: BATCH_PHOTOS, everyMs: () => BATCH_MS, ready: writable, write, onError: fail })
  /** On screen now, the last asked for at the end. */
  let hurried: number[] = []
  let running = 0
  let working: Promise<void> | undefined
  let failures: unknown[] = []
  let wake = () => {}

  function fail(error: unknown): void {
    failures.push(error)
    wake()
  }

  function write(results: readonly Result[]): void {
    try {
      const importsStartedAt = [...listeners.values()].filter((startedAt) => startedAt !== null)
      const settled = queue.settle(
        results.map(({ end }) => end),
        importsStartedAt,
      )
      for (const { end, problem } of results) for (const listener of [...listeners.keys()]) listener(end.photo, problem)
      onSettled(settled)
    } finally {
      for (const { end } of results) inHand.delete(end.photo.id)
      wake()
    }
  }

  async function makeOne(photo: QueuedPhoto): Promise<void> {
    inHand.add(photo.id)
    running += 1
    try {
      batch.add(await make(photo))
    } catch (error) {
      inHand.delete(photo.id)
      fail(error)
    }
    running -= 1
    wake()
  }

  function next(): QueuedPhoto | undefined {
    if (running > decoder.size) return undefined
    for (let id = hurried.pop(); id !== undefined; id = hurried.pop()) {
      const photo = inHand.has(id) ? undefined : queue.get(id)
      if (photo) return photo
    }
    return listeners.size > 0 ? queue.newest(inHand.size + 1).find(({ id }) => !inHand.has(id)) : undefined
  }

  async function work(): Promise<void> {
    failures = []
    while ((listeners.size > 0 || hurried.length > 0) && failures.length === 0) {
      if (scans.size > 0) await Promise.allSettled(scans)
      const photo = next()
      if (photo) void makeOne(photo)
      else if (inHand.size === 0) break
      else if (running === 0) await batch.flush()
      else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
    if (failures.length > 0) throw failures[0]
  }

  function startWork(): Promise<void> {
    working ??= work().finally(() => {
      working = undefined
    })
    return working
  }

  async function make(photo: QueuedPhoto): Promise<Result> {
    try {
      const picture = await decode(photo).catch((error: unknown) => {
        if (isPassing(error)) return decode(photo)
        throw error
      })
      await rm(thumbnails.pathOf('embedded', photo.sha256), { force: true })
      return { end: { photo, end: 'made', picture }, problem: null }
    } catch (error) {
      if (!(error instanceof UnreadablePhoto)) throw error
      const isGone = error.reason === 'FILE_GONE' || error.reason === 'NO_PERMISSION'
      return { end: { photo, end: isGone ? 'gone' : 'unreadable' }, problem: error.reason }
    }
  }

  async function decode(photo: QueuedPhoto): Promise<ThumbnailAnswer> {
    const { path, sha256 } = photo
    // The picture is kept under its content's name: a file that was edited in place is not that content.
    if (!(await isUnchanged(photo)) && (await decoder.run({ kind: 'hash', path })).sha256 !== sha256) throw new UnreadablePhoto('FILE_GONE')
    return decoder.run({ kind: 'thumbnail', path, target: thumbnails.pathOf('grid', sha256) })
  }

  return {
    /** Stands aside until it has ended, however it does. */
    standAside(scan: Promise<unknown>): void {
      const ended = scan.finally(() => scans.delete(ended))
      scans.add(ended)
      ended.catch(() => {})
    },
    /** Someone looks at this photo: it comes before the rest, also where nobody wants the rest. */
    hurry(id: number): void {
      hurried = [...hurried.slice(-MOST_HURRIED), id]
      startWork().catch(() => {})
      wake()
    },
    /** Writes down what is made. */
    async close(): Promise<void> {
      hurried = []
      await batch.flush()
    },
    /**
     * Resolves when none is waiting any more, when `isDone` says that those of this caller are made, or when `signal` is aborted.
     * Throws what must end it, such as DISK_FULL.
     */
    async makeAll({ onEnded, isDone, startedAt }: Waiter, signal: AbortSignal): Promise<void> {
      const stop = Promise.withResolvers<void>()
      const onAbort = () => stop.resolve()
      const listener: ThumbnailListener = (photo, problem) => {
        onEnded(photo, problem)
        if (isDone()) stop.resolve()
      }
      signal.addEventListener('abort', onAbort)
      listeners.set(listener, startedAt)
      try {
        // Once more where it was just about to end: it had not seen the newest of the queue.
        while (!signal.aborted && !isDone() && queue.newest(1).length > 0) await Promise.race([startWork(), stop.promise])
      } finally {
        listeners.delete(listener)
        wake()
        signal.removeEventListener('abort', onAbort)
        if (listeners.size === 0) await batch.flush()
      }
    },
  }
}

/** A process that died, one that took too long or ExifTool may have failed for reasons of their own: once more tells. */
function isPassing(error: unknown): boolean {
  return error instanceof UnreadablePhoto && (error.reason === 'DAMAGED' || error.reason === 'TOO_SLOW')
}
