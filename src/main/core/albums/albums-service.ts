import { setImmediate } from 'node:timers/promises'
import type { Album } from '#shared/contract/albums.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { cleanText } from '#shared/text/plain-text.ts'
import type { Db } from '../database/open-database.ts'
import type { AlbumValues } from '../edits/edit-log.ts'
import type { EditRunner } from '../edits/edit-runner.ts'
import { IN_LIBRARY } from '../library/photo-filter.ts'
import { type PhotoRow, versionOf } from '../library/photo-row.ts'

const ROWS_A_SLICE = 10_000
const byName = new Intl.Collator('ko', { numeric: true })

type Edited = { editId: number | null }
type Member = { albumId: number; photoId: number }
type Tally = { albumId: number; count: number; newest: string } & Pick<PhotoRow, 'id' | 'sha256' | 'thumbnail' | 'colour'>

export type AlbumsService = ReturnType<typeof createAlbumsService>

/** Albums hold photos without moving a file. Names are their own, whether in capitals or not. */
export function createAlbumsService(db: Db, { albums, run, requireIds }: EditRunner) {
  const sliceEnd = db.prepare(
    `SELECT album_id AS albumId, photo_id AS photoId FROM album_photos WHERE (album_id, photo_id) > (@albumId, @photoId)
     ORDER BY album_id, photo_id LIMIT 1 OFFSET ${ROWS_A_SLICE - 1}`,
  )
  // Beside max(), SQLite takes the other columns from the row that has it.
  const tally = db.prepare(
    `SELECT album_id AS albumId, count(*) AS count, max(photos.taken_at || printf('%016d', photos.id)) AS newest, photos.id, sha256, thumbnail, colour
     FROM album_photos CROSS JOIN photos ON photos.id = photo_id
     WHERE (album_id, photo_id) > (@albumId, @photoId) AND (album_id, photo_id) <= (@endAlbumId, @endPhotoId) AND ${IN_LIBRARY}
     GROUP BY album_id`,
  )

  function require(albumId: number): AlbumValues {
    const album = albums.get(albumId)
    if (!album) throw new AppError('ALBUM_NOT_FOUND', { albumId })
    return album
  }

  function requireFree(name: string, albumId?: number): void {
    const other = albums.findNamed(name)
    if (other && other.albumId !== albumId) throw new AppError('ALBUM_NAME_TAKEN', { name: other.name })
  }

  /** The count and the newest photo of each album that has any. */
  async function tallyAll(): Promise<Map<number, Tally>> {
    const tallies = new Map<number, Tally>()
    let at: Member | undefined = { albumId: 0, photoId: 0 }
    while (at) {
      const end = sliceEnd.get(at) as Member | undefined
      const range = { ...at, endAlbumId: end?.albumId ?? Number.MAX_SAFE_INTEGER, endPhotoId: end?.photoId ?? 0 }
      for (const more of tally.all(range) as Tally[]) tallies.set(more.albumId, addTally(tallies.get(more.albumId), more))
      at = end
      if (at) await setImmediate()
    }
    return tallies
  }

  return {
    async list(): Promise<Album[]> {
      const tallies = await tallyAll()
      const listed = albums.all().map(({ albumId, name }) => {
        const own = tallies.get(albumId)
        return { albumId, name, count: own?.count ?? 0, cover: own ? { id: own.id, version: versionOf(own), colour: own.colour } : null }
      })
      return listed.sort((one, other) => byName.compare(one.name, other.name) || one.albumId - other.albumId)
    },

    /** Throws ALBUM_NAME_TAKEN or PHOTO_NOT_FOUND. */
    async create(given: string, ids: readonly number[] = []): Promise<Edited & { albumId: number }> {
      const name = cleanText(given)
      const { editId, result } = await run('album-create', async (edit) => {
        const known = await requireIds(ids)
        requireFree(name)
        const albumId = edit.createAlbum(name)
        await edit.changePhotos(known, (photo) => ({ albums: [...photo.albums, albumId] }))
        return albumId
      })
      return { editId, albumId: result }
    },

    /** Throws ALBUM_NOT_FOUND or ALBUM_NAME_TAKEN. */
    async rename(albumId: number, given: string): Promise<Edited> {
      const name = cleanText(given)
      const { editId } = await run('album-rename', async (edit) => {
        const album = require(albumId)
        requireFree(name, albumId)
        if (album.name !== name) await edit.renameAlbum(album, name)
      })
      return { editId }
    },

    /** Throws ALBUM_NOT_FOUND. */
    async delete(albumId: number): Promise<Edited> {
      const { editId } = await run('album-delete', async (edit) => {
        const album = require(albumId)
        await edit.changePhotos(albums.members(albumId), (photo) => ({ albums: photo.albums.filter((other) => other !== albumId) }))
        edit.deleteAlbum(album)
      })
      return { editId }
    },

    /** Throws ALBUM_NOT_FOUND or PHOTO_NOT_FOUND. */
    async addPhotos(albumId: number, ids: readonly number[]): Promise<Edited & { added: number }> {
      const { editId, result } = await run('album-add', async (edit) => {
        require(albumId)
        return edit.changePhotos(await requireIds(ids), (photo) => ({ albums: [...photo.albums, albumId] }))
      })
      return { editId, added: result }
    },

    /** Throws ALBUM_NOT_FOUND or PHOTO_NOT_FOUND. */
    async removePhotos(albumId: number, ids: readonly number[]): Promise<Edited & { removed: number }> {
      const { editId, result } = await run('album-remove', async (edit) => {
        require(albumId)
        const known = await requireIds(ids)
        return edit.changePhotos(known, (photo) => ({ albums: photo.albums.filter((other) => other !== albumId) }))
      })
      return { editId, removed: result }
    },
  }
}

/** Of an album that lies in two slices. */
function addTally(known: Tally | undefined, more: Tally): Tally {
  if (!known) return more
  return { ...(more.newest > known.newest ? more : known), count: known.count + more.count }
}
