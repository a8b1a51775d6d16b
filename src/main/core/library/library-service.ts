import { basename, dirname } from 'node:path'
import type { Photo, PhotoDetail, PhotoFacets, PhotoFilter, PhotoIndexPage } from '#shared/contract/photos.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Db } from '../database/open-database.ts'
import { isThere } from '../files/is-there.ts'
import { countFacets } from './photo-facets.ts'
import { IN_LIBRARY } from './photo-filter.ts'
import { createPhotoIndex, describeRows, type Ranked } from './photo-index.ts'
import { PHOTO_COLUMNS, type PhotoRow, rowToPhoto, type StoredPhoto, toPhoto } from './photo-row.ts'

const ROWS_A_READ = 1_000

export type PhotoPage = { total: number; photos: Photo[]; cursor?: string }
type PageInput = { filter?: PhotoFilter; limit: number; cursor?: string | undefined }
type IndexInput = PageInput & { text?: string; typing?: boolean; asIs?: boolean; signal?: AbortSignal | undefined }

type Parts = {
  db: Db
  /** The photos in which a text is found. Throws CANCELLED where nobody waits for it any more. */
  rank(query: { text: string; typing: boolean; asIs?: boolean | undefined }, signal?: AbortSignal): Promise<Ranked>
}

export type LibraryService = ReturnType<typeof createLibraryService>

/** All questions about photos. What changes them is in `edits` and `library/import`. */
export function createLibraryService({ db, rank }: Parts) {
  const index = createPhotoIndex(db)
  const byId = db.prepare(`SELECT ${PHOTO_COLUMNS} FROM photos WHERE id = ?`)
  const byIds = db.prepare(
    `SELECT ${PHOTO_COLUMNS} FROM json_each(?) AS given CROSS JOIN photos ON photos.id = given.value ORDER BY given.key`,
  )
  const newestFirst = db.prepare(
    `SELECT ${PHOTO_COLUMNS} FROM photos WHERE ${IN_LIBRARY} AND (taken_at, id) < (?, ?) ORDER BY taken_at DESC, id DESC LIMIT ${ROWS_A_READ}`,
  )
  const pathByContent = db.prepare('SELECT path FROM photos WHERE sha256 = ?').pluck()
  const behind = db.prepare('SELECT id, file_name AS fileName, format, bytes FROM photos WHERE stack_of = ? ORDER BY file_name, id')
  const albumsOf = db.prepare(
    'SELECT id AS albumId, name FROM album_photos JOIN albums ON albums.id = album_id WHERE photo_id = ? ORDER BY name',
  )

  function requirePhoto(id: number): StoredPhoto {
    const row = byId.get(id)
    if (row === undefined) throw new AppError('PHOTO_NOT_FOUND', { id })
    return rowToPhoto(row as PhotoRow)
  }

  /** Those of `ids` that there are, in that order, whether in the library or not. */
  function findStored(ids: readonly number[]): StoredPhoto[] {
    return (byIds.all(JSON.stringify(ids)) as PhotoRow[]).map(rowToPhoto)
  }

  const getMany = (ids: readonly number[]): Photo[] => findStored(ids).map(toPhoto)

  return {
    /** Also one that was taken out of the library: orders and albums may still speak of it. Throws PHOTO_NOT_FOUND. */
    requirePhoto,
    getMany,
    /** Those of `ids` that are in the library, in that order. */
    findInLibrary: (ids: readonly number[]) => findStored(ids).filter(({ removed, stackOf }) => !removed && stackOf === null),

    /** All photos in the library, newest first. No statement stays open between two of them. */
    *each(): Generator<StoredPhoto> {
      let rows = newestFirst.all('~', 0) as PhotoRow[]
      while (rows.length > 0) {
        for (const row of rows) yield rowToPhoto(row)
        const last = rows.at(-1)
        rows = last && rows.length === ROWS_A_READ ? (newestFirst.all(last.taken_at, last.id) as PhotoRow[]) : []
      }
    },
    /** Where a photo's content was last seen. */
    pathOf: (sha256: string) => pathByContent.get(sha256) as string | undefined,
    count: () => index.count(),

    async list({ filter = {}, limit, cursor }: PageInput): Promise<PhotoPage> {
      const { rows, ...page } = await index.byTime({ filter, limit, cursor })
      return { ...page, photos: getMany(rows.map(({ id }) => id)) }
    },

    /** What a grid is laid out from: newest first, or best first where a text is given. */
    async index({ text = '', typing = false, asIs, filter = {}, limit, cursor, signal }: IndexInput): Promise<PhotoIndexPage> {
      if (text.trim() === '') {
        const { rows, ...page } = await index.byTime({ filter, limit, cursor })
        return { ...page, ...describeRows(rows) }
      }
      const { ids, ...page } = await index.byRank(await rank({ text, typing, asIs }, signal), { filter, limit, cursor })
      return { ...page, ids, aspects: await index.aspectsOf(ids), days: null }
    },

    /** Photos in which a text is found, best first; all of them, newest first, where it says nothing. */
    async search({ text = '', typing = false, asIs, filter = {}, limit, cursor, signal }: IndexInput) {
      const { ids, ...page } = await index.byRank(await rank({ text, typing, asIs }, signal), { filter, limit, cursor })
      return { ...page, photos: getMany(ids) }
    },

    facets: (filter: PhotoFilter): Promise<PhotoFacets> => countFacets(db, index, filter),

    async get(id: number): Promise<PhotoDetail> {
      const photo = requirePhoto(id)
      const { bytes, camera, exposure, place, path } = photo
      return {
        ...toPhoto(photo),
        ...{ bytes, camera, exposure, place },
        folder: basename(dirname(path)),
        available: await isThere(path),
        stackedFiles: behind.all(id) as PhotoDetail['stackedFiles'],
        albums: albumsOf.all(id) as PhotoDetail['albums'],
      }
    },
  }
}
