import type { EditKind } from '#shared/contract/edits.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { isWallClockTime, shiftWallClock } from '#shared/shift-wall-clock.ts'
import type { EditRunner } from './edit-runner.ts'
import type { NextOf } from './edit-writer.ts'
import type { EditedPhoto } from './photo-store.ts'
import { type PhotoDiff, replaceMembers } from './photo-values.ts'

export type PhotoChange = {
  caption?: string | undefined
  addTags?: readonly string[] | undefined
  removeTags?: readonly string[] | undefined
  rating?: number | undefined
  favorite?: boolean | undefined
  /** A new time for all, or so many minutes later. */
  takenAt?: NewTime | undefined
}
type NewTime = { at: string } | { shiftMinutes: number }

/** What a person says of photos. Every one throws PHOTO_NOT_FOUND and changes nothing where one of the ids is unknown. */
export function createEditsService({ run, requireIds, momentsOf, undo, redo, close }: EditRunner) {
  /** Takes whole moments out of the library, or puts them back: what stands behind a photo goes along. Returns how many photos are different. */
  function moveMoments(kind: EditKind, ids: readonly number[], placeOf: (photo: EditedPhoto) => string | null) {
    return run(kind, async ({ changePhotos }) => {
      const moments = await momentsOf(await requireIds(ids))
      const moved = new Set<number>()
      await changePhotos([...moments.keys()], (photo) => {
        const removedAt = placeOf(photo)
        if (removedAt !== photo.removedAt) moved.add(moments.get(photo.id) ?? photo.id)
        return { removedAt }
      })
      return moved.size
    })
  }

  /** The time of a moment is that of all its files; what else is said is only said of those that are asked about. */
  async function planNewTimes(asked: readonly number[], change: PhotoChange, takenAt: NewTime): Promise<[ids: number[], nextOf: NextOf]> {
    const moments = await momentsOf(asked)
    const known = new Set(asked)
    const timeOf = makeClock(takenAt, moments)
    return [[...moments.keys()], (photo) => ({ ...(known.has(photo.id) ? applyChange(photo, change) : {}), takenAt: timeOf(photo) })]
  }

  return {
    /** `updated`: how many of the photos are as asked now, whether they were before or not. Throws INVALID_INPUT for a day that there is not. */
    async update(ids: readonly number[], change: PhotoChange): Promise<{ updated: number; editId: number | null }> {
      const { takenAt } = change
      if (takenAt && 'at' in takenAt && !isWallClockTime(takenAt.at)) throw new AppError('INVALID_INPUT', { field: 'takenAt.at' })
      const { editId, result } = await run(kindOf(change), async ({ changePhotos }) => {
        const asked = await requireIds(ids)
        if (takenAt) await changePhotos(...(await planNewTimes(asked, change, takenAt)))
        else await changePhotos(asked, (photo) => applyChange(photo, change))
        return asked.length
      })
      return { updated: result, editId }
    },

    async remove(ids: readonly number[]): Promise<{ removed: number; editId: number | null }> {
      const removedAt = new Date().toISOString()
      const { editId, result } = await moveMoments('remove', ids, (photo) => photo.removedAt ?? removedAt)
      return { removed: result, editId }
    },

    async restore(ids: readonly number[]): Promise<{ restored: number; editId: number | null }> {
      const { editId, result } = await moveMoments('restore', ids, () => null)
      return { restored: result, editId }
    },

    undo,
    redo,
    close,
  }
}

function kindOf({ caption, addTags = [], removeTags = [], rating, favorite }: PhotoChange): EditKind {
  if (caption !== undefined) return 'caption'
  if (addTags.length + removeTags.length > 0) return 'tags'
  if (rating !== undefined) return 'rating'
  return favorite === undefined ? 'date' : 'favorite'
}

// The files of one moment keep one time, or they would come apart when they are stacked anew.
function makeClock(takenAt: NewTime, moments: ReadonlyMap<number, number>) {
  const times = new Map<number, string>()
  return (photo: EditedPhoto): string => {
    const known = times.get(moments.get(photo.id) ?? photo.id)
    if (known !== undefined) return known
    const time = 'at' in takenAt ? takenAt.at : shiftWallClock(photo.takenAt, takenAt.shiftMinutes)
    times.set(photo.id, time)
    return time
  }
}

function applyChange(photo: EditedPhoto, { caption, addTags, removeTags, rating, favorite }: PhotoChange): PhotoDiff {
  return {
    caption: caption ?? photo.caption,
    rating: rating ?? photo.rating,
    favorite: favorite ?? photo.favorite,
    tags: replaceMembers(photo.tags, removeTags, addTags),
  }
}
