import { join } from 'node:path'
import type { MediaSize } from '#shared/addresses.ts'
import { isThere } from '../files/is-there.ts'
import { isUnchanged } from '../files/is-unchanged.ts'
import { UnreadablePhoto } from './decoder-messages.ts'
import type { DecoderPool } from './decoder-pool.ts'

/** Long edge of the picture that the viewer shows, in px. */
const SCREEN_LONG_EDGE = 2048

/** The photo's content, and the file that it was last seen in. */
type PictureSource = { sha256: string; path: string; bytes: number; modifiedMs: number }

export type ThumbnailStore = ReturnType<typeof createThumbnailStore>

/** Small pictures as files, named by the content of their photo. All of them can be made again. */
export function createThumbnailStore(dataDir: string, decoder: DecoderPool) {
  const making = new Map<string, Promise<string>>()

  function pathOf(size: MediaSize, sha256: string): string {
    return join(dataDir, 'thumbnails', size, sha256.slice(0, 2), `${sha256}.jpg`)
  }

  async function make(size: MediaSize, photo: PictureSource): Promise<string> {
    const target = pathOf(size, photo.sha256)
    if (await isThere(target)) return target
    await requireSameContent(photo)
    if (size === 'grid') await decoder.run({ kind: 'thumbnail', path: photo.path, target }, { urgent: true })
    else await decoder.run({ kind: 'preview', path: photo.path, target, longEdge: SCREEN_LONG_EDGE }, { urgent: true })
    return target
  }

  /** A picture is kept for ever under its content's name: a file that was edited in place is not that content. */
  async function requireSameContent(photo: PictureSource): Promise<void> {
    if (await isUnchanged(photo)) return
    const { sha256 } = await decoder.run({ kind: 'hash', path: photo.path }, { urgent: true })
    if (sha256 !== photo.sha256) throw new UnreadablePhoto('FILE_GONE')
  }

  return {
    pathOf,
    /** The picture's file, made now if it is not there yet. Throws UnreadablePhoto where the photo's file can't be read. */
    fileOf(size: MediaSize, photo: PictureSource): Promise<string> {
      const key = `${size}/${photo.sha256}`
      const running = making.get(key) ?? make(size, photo).finally(() => making.delete(key))
      making.set(key, running)
      return running
    },
  }
}
