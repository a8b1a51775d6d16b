import type { Stats } from 'node:fs'
import type { DecoderPool } from '../../imaging/decoder-pool.ts'
import type { JobContext } from '../../jobs/job-service.ts'
import { findFiles } from '../import/find-files.ts'
import { nameOf } from '../import/read-photo.ts'
import { createTaskLimit } from '../task-limit.ts'
import { hashOf } from './look-at-file.ts'
import type { Finding, PlaceRepository } from './place-repository.ts'

type Parts = { places: PlaceRepository; decoder: DecoderPool; write(findings: readonly Finding[]): Promise<number> }

/**
 * Finds the content of missing photos in a folder, under whatever name. Only files of a size that one of them has are read.
 * Returns how many were found.
 */
export async function searchFolder(folder: string, parts: Parts, { signal, report }: JobContext): Promise<number> {
  const sizes = parts.places.missingSizes()
  const tasks = createTaskLimit(parts.decoder.size, signal)
  const progress = { done: 0, total: 0 }
  let found = 0

  const look = async (path: string, info: Stats): Promise<void> => {
    const sha256 = sizes.has(info.size) ? await hashOf(path, parts.decoder) : null
    if (tasks.isOver()) return
    const place = sha256 === null ? undefined : parts.places.missingByContent(sha256)
    if (place) {
      const finding = { id: place.id, from: place.path, path, modifiedMs: Math.round(info.mtimeMs), fileName: nameOf(path) }
      // Another of these tasks may count while this one waits.
      const more = await parts.write([finding])
      found += more
    }
    progress.done += 1
    report(progress)
  }

  for await (const file of findFiles([folder], signal)) {
    if ('problem' in file || !file.info.isFile()) continue
    progress.total += 1
    await tasks.add(() => look(file.path, file.info))
    if (tasks.isOver()) break
  }
  await tasks.settled()
  tasks.throwIfOver()
  return found
}
