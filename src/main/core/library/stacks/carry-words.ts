import type { JournalEntry } from '../../backup/journal.ts'
import type { Db } from '../../database/open-database.ts'
import { createAlbumStore } from '../../edits/album-store.ts'
import { createPhotoStore, type EditedPhoto, sayPhoto } from '../../edits/photo-store.ts'
import { type Change, diffValues, type PhotoDiff } from '../../edits/photo-values.ts'

/** Words that a photo was given because what goes behind it has them: the photo as it was, what is different, and as it is. */
export type Carried = { photo: EditedPhoto; diff: Change<PhotoDiff>; next: EditedPhoto }

/**
 * Gives the photo in front what is said of one that goes behind it and not of itself, or nobody would see it any more. What goes
 * behind keeps its own, so that nothing is lost where it comes to the front again. Null where there is nothing to give.
 */
export function createWordCarrier(db: Db) {
  const photos = createPhotoStore(db)
  return (behindId: number, frontId: number): Carried | null => {
    const [behind, front] = photos.read([behindId, frontId])
    if (!behind || !front) return null
    const diff = diffValues(front, {
      caption: front.caption || behind.caption,
      rating: front.rating || behind.rating,
      favorite: front.favorite || behind.favorite,
      tags: [...new Set([...front.tags, ...behind.tags])],
      albums: [...new Set([...front.albums, ...behind.albums])],
    })
    return diff && { photo: front, diff, next: photos.write(front, diff) }
  }
}

/** For the journal. To be asked inside the transaction that carried them. */
export function createCarriedWords(db: Db) {
  const albums = createAlbumStore(db)
  return (carried: readonly Carried[]): JournalEntry[] =>
    carried.flatMap(({ next, diff }) => [
      sayPhoto(next),
      ...(diff.after.albums ?? []).map((albumId) => ({ album: albums.get(albumId)?.name ?? '', add: [next.sha256], remove: [] })),
    ])
}
