import { join } from 'node:path'
import type { MediaSize } from '#shared/addresses.ts'
import { isThere } from '../files/is-there.ts'
import type { DecoderPool } from './decoder-pool.ts'

/** Long edge of the picture that the viewer shows, in px. */
const SCREEN_LONG_EDGE = 2048

export type ThumbnailStore = ReturnType<typeof createThumbnailStore>

/** Small pictures as files, named by the content of their photo. All of them can be made again. */
export function createThumbnailStore(dataDir: string, decoder: DecoderPool) {
  const making = new Map<string, Promise<string>>()

  function pathOf(size: MediaSize, sha256: string): string {
    return join(dataDir, 'thumbnails', size, sha256.slice(0, 2), `${sha256}.jpg`)
  }

  async function make(size: MediaSize, photo: { sha256: string; path: string }): Promise<string> {
    const target = pathOf(size, photo.sha256)
    if (await isThere(target)) return target
    if (size === 'grid') await decoder.run({ kind: 'thumbnail', path: photo.path, target }, { urgent: true })
    else await decoder.run({ kind: 'preview', path: photo.path, target, longEdge: SCREEN_LONG_EDGE }, { urgent: true })
    return target
  }

  return {
    pathOf,
    /** The picture's file, made now if it is not there yet. Throws UnreadablePhoto where the photo's file can't be read. */
    fileOf(size: MediaSize, photo: { sha256: string; path: string }): Promise<string> {
      const key = `${size}/${photo.sha256}`
      const running = making.get(key) ?? make(size, photo).finally(() => making.delete(key))
      making.set(key, running)
      return running
    },
  }
}
