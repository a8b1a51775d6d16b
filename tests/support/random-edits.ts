import fc from 'fast-check'
import { hasCode } from '#shared/errors/app-error.ts'
import type { EditLibrary } from './edit-library.ts'

export type Step = (on: EditLibrary) => Promise<{ editId: number | null }>

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 })
const tag = fc.constantFrom('가족', '바다', '봄')
const name = fc.constantFrom('여름', '겨울', 'Trip', 'trip 2')
const albumId = fc.integer({ min: 1, max: 3 })

/** Anything that a person may do to five photos and some albums. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(ids, fc.constantFrom('', '소풍', '잔치')).map(
    ([given, caption]): Step =>
      (on) =>
        on.edits.update(given, { caption }),
  ),
  fc.tuple(ids, fc.nat(5), fc.boolean()).map(
    ([given, rating, favorite]): Step =>
      (on) =>
        on.edits.update(given, { rating, favorite }),
  ),
  fc.tuple(ids, fc.subarray(['가족', '바다', '봄']), tag).map(
    ([given, addTags, removed]): Step =>
      (on) =>
        on.edits.update(given, { addTags, removeTags: [removed] }),
  ),
  fc.tuple(ids, fc.integer({ min: -5000, max: 5000 })).map(
    ([given, shiftMinutes]): Step =>
      (on) =>
        on.edits.update(given, { takenAt: { shiftMinutes } }),
  ),
  ids.map(
    (given): Step =>
      (on) =>
        on.edits.remove(given),
  ),
  ids.map(
    (given): Step =>
      (on) =>
        on.edits.restore(given),
  ),
  fc.tuple(name, ids).map(
    ([own, given]): Step =>
      (on) =>
        on.albums.create(own, given),
  ),
  fc.tuple(albumId, name).map(
    ([album, own]): Step =>
      (on) =>
        on.albums.rename(album, own),
  ),
  albumId.map(
    (album): Step =>
      (on) =>
        on.albums.delete(album),
  ),
  fc.tuple(albumId, ids).map(
    ([album, given]): Step =>
      (on) =>
        on.albums.addPhotos(album, given),
  ),
  fc.tuple(albumId, ids).map(
    ([album, given]): Step =>
      (on) =>
        on.albums.removePhotos(album, given),
  ),
  fc.tuple(tag, tag).map(
    ([from, to]): Step =>
      (on) =>
        on.tags.rename(from, to),
  ),
  tag.map(
    (own): Step =>
      (on) =>
        on.tags.delete(own),
  ),
)

/** The id of what was done; null where it was nothing, or can't be done as things stand. */
export async function takeStep(on: EditLibrary, one: Step): Promise<number | null> {
  try {
    return (await one(on)).editId
  } catch (error) {
    if (hasCode(error, 'ALBUM_NOT_FOUND') || hasCode(error, 'ALBUM_NAME_TAKEN') || hasCode(error, 'TAG_NOT_FOUND')) return null
    throw error
  }
}
