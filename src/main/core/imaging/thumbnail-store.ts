import { join } from 'node:path'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import type { MediaSize } from '#shared/addresses.ts'
import { isUnchanged } from '../files/is-unchanged.ts'
import type { DecoderRequest } from './decoder-messages.ts'
import type { DecoderPool } from './decoder-pool.ts'
import { createPictureCache, type PictureCache } from './picture-cache.ts'
import { isWholeJpeg } from './write-derived.ts'

/** Long edge of the picture that the viewer shows, in px. */
const SCREEN_LONG_EDGE = 2048
/** Some four thousand pictures for the viewer, and a hundred to zoom into. */
const CACHE_BYTES = { screen: 2 * 1024 ** 3, full: 500 * 1024 ** 2 } as const

/** 'embedded' is what the camera put into the file, upright. */
export type PictureSize = MediaSize | 'embedded'

/** The photo's content, and the file that it was last seen in. */
type PictureSource = { sha256: string; path: string; bytes: number; modifiedMs: number }

export type ThumbnailStore = ReturnType<typeof createThumbnailStore>

/**
 * Small pictures as files, named by the content of their photo. All of them can be made again; the large ones are, since only
 * those last looked at are kept. What is made can be shown where the photo itself has gone.
 */
export function createThumbnailStore(dataDir: string, decoder: DecoderPool) {
  const making = new Map<string, Promise<string>>()
  const folder = join(dataDir, 'thumbnails')
  const caches: Partial<Record<PictureSize, PictureCache>> = {
    screen: createPictureCache(join(folder, 'screen'), CACHE_BYTES.screen),
    full: createPictureCache(join(folder, 'full'), CACHE_BYTES.full),
  }

  function pathOf(size: PictureSize, sha256: string): string {
    return join(folder, size, sha256.slice(0, 2), `${sha256}.jpg`)
  }

  async function make(size: MediaSize, photo: PictureSource): Promise<string> {
    const target = pathOf(size, photo.sha256)
    if (await isWholeJpeg(target)) {
      await caches[size]?.touch(target)
      return target
    }
    await requireSameContent(photo)
    await decoder.run(requestFor(size, photo.path, target), { urgent: true })
    await caches[size]?.add(target)
    return target
  }

  /** A picture is kept for ever under its content's name: a file that was edited in place is not that content. */
  async function requireSameContent(photo: PictureSource): Promise<void> {
    if (await isUnchanged(photo)) return
    const { sha256 } = await decoder.run({ kind: 'hash', path: photo.path }, { urgent: true })
    if (sha256 !== photo.sha256) throw new UnreadablePhoto('FILE_GONE')
  }

  /** The picture's file, made now if it is not there yet. Throws UnreadablePhoto where the photo's file can't be read. */
  function fileOf(size: MediaSize, photo: PictureSource): Promise<string> {
    const key = `${size}/${photo.sha256}`
    const running = making.get(key) ?? make(size, photo).finally(() => making.delete(key))
    making.set(key, running)
    return running
  }

  return {
    pathOf,
    fileOf,
    /** What can be shown without waiting: for the grid the camera's own picture (`embedded`) while the real one is not made yet. */
    async pictureOf(size: MediaSize, photo: PictureSource): Promise<{ path: string; embedded: boolean }> {
      if (size === 'grid' && !(await isWholeJpeg(pathOf('grid', photo.sha256)))) {
        const path = pathOf('embedded', photo.sha256)
        if (await isWholeJpeg(path)) return { path, embedded: true }
      }
      return { path: await fileOf(size, photo), embedded: false }
    },
  }
}

function requestFor(size: MediaSize, path: string, target: string): Extract<DecoderRequest, { target: string }> {
  if (size === 'grid') return { kind: 'thumbnail', path, target }
  if (size === 'screen') return { kind: 'preview', path, target, longEdge: SCREEN_LONG_EDGE }
  return { kind: 'full', path, target }
}
