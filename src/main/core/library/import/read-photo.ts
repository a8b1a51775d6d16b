import { randomUUID } from 'node:crypto'
import { rmSync, type Stats } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import { cleanText } from '#shared/text/plain-text.ts'
import { isUnchanged } from '../../files/is-unchanged.ts'
import { renameWithPatience } from '../../files/rename-with-patience.ts'
import type { ScanAnswer } from '../../imaging/decoder-messages.ts'
import type { DecoderPool } from '../../imaging/decoder-pool.ts'
import type { ThumbnailStore } from '../../imaging/thumbnail-store.ts'
import { toWallClockTime } from '../wall-clock.ts'
import type { Arrival, ImportRepository, KnownPhoto, NewPhoto } from './import-repository.ts'

type Parts = { decoder: DecoderPool; thumbnails: Pick<ThumbnailStore, 'pathOf'>; repository: Pick<ImportRepository, 'contentOf'> }

export type PhotoReader = ReturnType<typeof createPhotoReader>

/** Reads a file's content hash and header, with the camera's own small picture put where it belongs. Throws UnreadablePhoto. */
export function createPhotoReader({ decoder, thumbnails, repository }: Parts) {
  /** Its name is its hash, which is known only once it has been written. */
  const incoming = () => thumbnails.pathOf('embedded', `incoming-${randomUUID()}`)

  /** A copy must not take the place of a file that is there, though its time was changed. */
  async function stands(known: KnownPhoto): Promise<boolean> {
    if (await isUnchanged(known)) return true
    try {
      return (await decoder.run({ kind: 'hash', path: known.path })).sha256 === known.sha256
    } catch (error) {
      if (error instanceof UnreadablePhoto) return false
      throw error
    }
  }

  async function keepEmbedded(from: string, sha256: string): Promise<void> {
    const target = thumbnails.pathOf('embedded', sha256)
    await mkdir(dirname(target), { recursive: true })
    await renameWithPatience(from, target)
  }

  return {
    async read(path: string, info: Stats): Promise<Arrival> {
      const embeddedTarget = incoming()
      const scan = await decoder.run({ kind: 'scan', path, embeddedTarget })
      const known = repository.contentOf(scan.sha256)
      if (scan.embedded && known) await rm(embeddedTarget, { force: true })
      else if (scan.embedded) await keepEmbedded(embeddedTarget, scan.sha256)
      const isGone = known !== undefined && (known.path === path || !(await stands(known)))
      return { photo: describePhoto(path, info, scan), goneFrom: isGone ? known.path : null }
    },
    /** What a crash left half-way: some files at most, and none may be written meanwhile. */
    clear: (): void => rmSync(dirname(incoming()), { recursive: true, force: true }),
  }
}

function describePhoto(path: string, info: Stats, { metadata, embedded, ...scan }: ScanAnswer): NewPhoto {
  return {
    ...scan,
    ...metadata,
    takenAt: metadata.takenAt ?? toWallClockTime(info.mtime),
    path,
    modifiedMs: Math.round(info.mtimeMs),
    fileName: nameOf(path) || scan.sha256.slice(0, 12),
    thumbnail: embedded ? 'embedded' : 'waiting',
  }
}

/** A file's name on one line: it may have line breaks in it. */
export function nameOf(path: string): string {
  return cleanText(basename(path)).replace(/\s+/g, ' ')
}
