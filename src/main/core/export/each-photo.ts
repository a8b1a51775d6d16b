import { once } from 'node:events'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import type { FilesWritten, SkipReason } from '#shared/contract/library.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { skipReasonsKo } from '#shared/messages/ko/skip-reasons.ts'
import { toAppError } from '../jobs/error-facts.ts'
import type { JobContext } from '../jobs/job-service.ts'
import type { StoredPhoto } from '../library/photo-row.ts'

const AT_ONCE = 4

type Parts = {
  ids: readonly number[]
  photoOf(id: number): StoredPhoto
  /** Of all of them. */
  bytes: number
  /** Answers whether there was anything to write. */
  write(photo: StoredPhoto): Promise<boolean>
}

/**
 * Does one thing to the file of each photo, some at once. A photo that it can't be done to is skipped with its reason; what has to
 * do with none in particular, such as a full disk, ends all. Who cancels does not wait for the ones that are under way.
 */
export async function writeForEach(
  { ids, photoOf, bytes, write }: Parts,
  { signal, report }: JobContext,
): Promise<Omit<FilesWritten, 'folder'>> {
  const result: Omit<FilesWritten, 'folder'> = { written: 0, skipped: [] }
  const queue = ids.values()
  const failed = new AbortController()
  let done = 0
  let bytesDone = 0

  const takeOne = async (id: number): Promise<void> => {
    const photo = photoOf(id)
    try {
      if (await write(photo)) result.written += 1
    } catch (error) {
      signal.throwIfAborted()
      const reason = skipReasonOf(error)
      if (!reason) throw error
      result.skipped.push({ path: photo.path, reason, message: skipReasonsKo[reason] })
    }
    done += 1
    bytesDone += photo.bytes
    report({ done, total: ids.length, bytesDone, bytesTotal: bytes })
  }

  const work = async (): Promise<void> => {
    for (const id of queue) {
      if (signal.aborted || failed.signal.aborted) return
      await takeOne(id)
    }
  }

  report({ done, total: ids.length, bytesDone, bytesTotal: bytes })
  const workers = Array.from({ length: AT_ONCE }, () =>
    work().catch((error: unknown) => {
      failed.abort()
      throw error
    }),
  )
  await Promise.race([Promise.all(workers), stopped(signal)])
  signal.throwIfAborted()
  return result
}

async function stopped(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}

/** Null for what has to do with no photo in particular. */
function skipReasonOf(error: unknown): SkipReason | null {
  if (error instanceof UnreadablePhoto) return error.reason
  if (error instanceof AppError) return null
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return 'NO_PERMISSION'
  if (['ENOENT', 'ENOTDIR'].includes(code)) return 'FILE_GONE'
  return toAppError(error).code === 'DISK_FULL' ? null : 'DAMAGED'
}
