import type { Photo } from '#shared/contract/photos.ts'
import type { PhotoChange } from '../../api/update-photos.ts'
import { minutesOfShift, type Shift } from './minutes-of-shift.ts'
import type { TagPlan } from './tag-plan.ts'

/** What the dialog holds until it is saved. */
export type Draft = {
  caption: string
  /** Of many photos: whether those that have a caption keep it. */
  emptyOnly: boolean
  tags: TagPlan
  date: { mode: 'keep' | 'set' | 'shift'; day: string; time: string; shift: Shift }
  /** Null: as it is. */
  rating: number | null
  favorite: 'keep' | 'on' | 'off'
}

const NO_SHIFT: Shift = { direction: 'later', days: 0, hours: 0, minutes: 0 }

/** How the dialog begins: with what the one photo has, or with nothing for many; the date as that of `first`. */
export function beginDraft(single: Photo | undefined, first: Photo | undefined): Draft {
  const takenAt = first?.takenAt ?? ''
  return {
    caption: single?.caption ?? '',
    emptyOnly: true,
    tags: { add: [], remove: [] },
    date: { mode: single ? 'set' : 'keep', day: takenAt.slice(0, 10), time: takenAt.slice(11, 19), shift: NO_SHIFT },
    rating: null,
    favorite: 'keep',
  }
}

/** What to change of all photos, and the caption for those that have none; each undefined where there is nothing to do. */
export function changesOf(draft: Draft, single: Photo | undefined): { all?: PhotoChange; caption?: string } {
  const caption = captionOf(draft, single)
  const takenAt = takenAtOf(draft.date, single)
  const forEmpty = caption !== undefined && !single && draft.emptyOnly
  const all: PhotoChange = {
    ...(caption !== undefined && !forEmpty && { caption }),
    ...(draft.tags.add.length > 0 && { addTags: draft.tags.add }),
    ...(draft.tags.remove.length > 0 && { removeTags: draft.tags.remove }),
    ...(takenAt && { takenAt }),
    ...(draft.rating !== null && { rating: draft.rating }),
    ...(draft.favorite !== 'keep' && { favorite: draft.favorite === 'on' }),
  }
  return { ...(Object.keys(all).length > 0 && { all }), ...(forEmpty && { caption }) }
}

function captionOf({ caption }: Draft, single: Photo | undefined): string | undefined {
  if (single) return caption === single.caption ? undefined : caption
  return caption.trim() === '' ? undefined : caption
}

function takenAtOf(date: Draft['date'], single: Photo | undefined): PhotoChange['takenAt'] {
  if (date.mode === 'shift') {
    const shiftMinutes = minutesOfShift(date.shift)
    return shiftMinutes === 0 ? undefined : { shiftMinutes }
  }
  const at = momentOf(date)
  return date.mode === 'keep' || at === undefined || at === single?.takenAt ? undefined : { at }
}

/** Wall-clock time; undefined while a part is missing. A field for time leaves out seconds that are 0. */
function momentOf({ day, time }: Draft['date']): string | undefined {
  if (day === '' || time === '') return undefined
  return `${day}T${time.length === 5 ? `${time}:00` : time.slice(0, 8)}`
}
