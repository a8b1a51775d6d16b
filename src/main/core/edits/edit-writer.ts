import type { JournalEntry } from '../backup/journal.ts'
import type { Db } from '../database/open-database.ts'
import type { JobService } from '../jobs/job-service.ts'
import { inSlices } from '../library/slices.ts'
import { createAlbumStore } from './album-store.ts'
import { type Announcement, createAnnouncement } from './announcement.ts'
import type { AlbumValues } from './edit-log.ts'
import { createPhotoStore, type EditedPhoto, sayPhoto } from './photo-store.ts'
import { type Change, diffValues, type PhotoDiff } from './photo-values.ts'

/** Photos a transaction; between two, other work gets its turn. */
export const SLICE = 300

export type WriterParts = {
  db: Db
  jobs: Pick<JobService, 'announce' | 'announcePhotos'>
  journal: { append(entries: readonly JournalEntry[]): void }
  /** Looks again at the stacks of these photos; returns those that are different now, and tells which words were carried to a front. */
  settleStacks(ids: readonly number[], onCarried: (carried: Written) => void): number[]
}

/** What is to be different of a photo. */
export type NextOf = (photo: EditedPhoto) => PhotoDiff
type Written = { photo: EditedPhoto; diff: Change<PhotoDiff>; next: EditedPhoto }
type Record = (photoId: number, diff: Change<PhotoDiff>) => void

export type EditWriter = ReturnType<typeof createEditWriter>

/** Writes what is changed of photos and albums, with the journal, and tells of it at the end. */
export function createEditWriter({ db, jobs, journal, settleStacks }: WriterParts) {
  const photos = createPhotoStore(db)
  const albums = createAlbumStore(db)

  /** To be called inside a transaction. */
  function journalMembers(changes: readonly { photo: EditedPhoto; diff: Change<PhotoDiff> }[]): JournalEntry[] {
    const byAlbum = new Map<number, { add: string[]; remove: string[] }>()
    const of = (albumId: number) => {
      const members = byAlbum.get(albumId) ?? { add: [], remove: [] }
      byAlbum.set(albumId, members)
      return members
    }
    for (const { photo, diff } of changes) {
      for (const albumId of diff.after.albums ?? []) of(albumId).add.push(photo.sha256)
      for (const albumId of diff.before.albums ?? []) of(albumId).remove.push(photo.sha256)
    }
    return [...byAlbum].flatMap(([albumId, members]) => {
      const album = albums.get(albumId)
      return album ? [{ album: album.name, ...members }] : []
    })
  }

  /** One transaction. `record` is told what is different of each photo, but for those that only moved. */
  const writeSlice = db.transaction((ids: readonly number[], nextOf: NextOf, record: Record, announcement: Announcement): void => {
    const changes = photos.read(ids).flatMap((photo) => {
      const diff = diffValues(photo, nextOf(photo))
      return diff ? [{ photo, diff }] : []
    })
    const written: Written[] = changes.map(({ photo, diff }) => ({ photo, diff, next: photos.write(photo, diff) }))
    const movable = changes.filter(({ diff }) => 'removedAt' in diff.after).map(({ photo }) => photo.id)
    const moved = movable.length > 0 ? settleStacks(movable, (carried) => written.push(carried)) : []
    for (const { photo, diff } of written) {
      record(photo.id, diff)
      announcement.photo(photo.id, diff)
    }
    for (const id of moved) announcement.moved(id)
    const said = written.filter(({ diff }) => isSaid(diff)).map(({ next }) => sayPhoto(next))
    journal.append([...said, ...journalMembers(written)])
  })

  function open() {
    const announcement = createAnnouncement(jobs)

    /** Inside the transaction in which it is put into the database. */
    function createdAlbum(name: string, add: readonly string[] = []): void {
      journal.append([{ album: name, add, remove: [] }])
      announcement.album()
    }

    return {
      createdAlbum,

      /** Some hundred photos. What `record` is told belongs to the same transaction. */
      writeSlice(ids: readonly number[], nextOf: NextOf, record: Record): void {
        writeSlice.immediate(ids, nextOf, record, announcement)
      },

      /** Writes down what is in an album under the name that it will have, some hundred photos at a time. */
      async prepareRename(albumId: number, name: string): Promise<void> {
        journal.append([{ album: name, add: [], remove: [] }])
        for await (const slice of inSlices(albums.members(albumId), SLICE)) {
          journal.append([{ album: name, add: albums.hashesOf(slice), remove: [] }])
        }
        for await (const add of inSlices(albums.awaited(albums.get(albumId)?.name ?? ''), SLICE)) {
          journal.append([{ album: name, add, remove: [] }])
        }
      },

      /** Inside a transaction. Renaming needs `prepareRename` before. */
      writeAlbum(before: AlbumValues | null, after: AlbumValues | null): void {
        if (!before && after) {
          const { albumId, name, createdAt, awaited = [] } = after
          albums.insert(albumId, name, createdAt)
          albums.putBackAwaited(albumId, name, awaited)
          createdAlbum(name, awaited)
        } else if (before && !after) {
          albums.remove(before)
          journal.append([{ albumDeleted: before.name }])
        } else if (before && after) {
          albums.rename(before, after.name)
          journal.append([{ albumDeleted: before.name }])
        }
        announcement.album()
      },

      tell: (): void => announcement.tell(),
    }
  }

  return { open, photos, albums }
}

export type OpenWriter = ReturnType<EditWriter['open']>

/** Whether more than what album it is in is different. */
function isSaid({ before, after }: Change<PhotoDiff>): boolean {
  return [...Object.keys(before), ...Object.keys(after)].some((name) => name !== 'albums')
}
