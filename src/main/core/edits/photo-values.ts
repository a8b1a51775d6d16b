/** What a person can change of a photo. `takenAt` is wall-clock time; `removedAt` null while it is in the library. */
export type PhotoValues = {
  caption: string
  rating: number
  favorite: boolean
  takenAt: string
  removedAt: string | null
  tags: readonly string[]
  albums: readonly number[]
}

/** The values that differ, as they are on one side; of tags and albums those that the other side lacks. */
export type PhotoDiff = Partial<PhotoValues>
export type Change<Value> = { before: Value; after: Value }

export const SINGLE_VALUES = ['caption', 'rating', 'favorite', 'takenAt', 'removedAt'] as const

/** What is different when `next` is said of a photo; null where nothing is. */
export function diffValues(current: PhotoValues, next: PhotoDiff): Change<PhotoDiff> | null {
  const before: PhotoDiff = {}
  const after: PhotoDiff = {}
  for (const name of SINGLE_VALUES) {
    if (!(name in next) || next[name] === current[name]) continue
    Object.assign(before, { [name]: current[name] })
    Object.assign(after, { [name]: next[name] })
  }
  Object.assign(before, without('tags', current.tags, next.tags), without('albums', current.albums, next.albums))
  Object.assign(after, without('tags', next.tags, current.tags), without('albums', next.albums, current.albums))
  return Object.keys(before).length + Object.keys(after).length === 0 ? null : { before, after }
}

/** What a photo is to become so that what is still as in `from` is as in `to`. What is neither was changed since, and stays. */
export function exchangeValues(current: PhotoValues, from: PhotoDiff, to: PhotoDiff): PhotoDiff {
  const next: PhotoDiff = {}
  for (const name of SINGLE_VALUES) if (name in to && current[name] === from[name]) Object.assign(next, { [name]: to[name] })
  if (from.tags || to.tags) next.tags = replaceMembers(current.tags, from.tags, to.tags)
  if (from.albums || to.albums) next.albums = replaceMembers(current.albums, from.albums, to.albums)
  return next
}

export function replaceMembers<Member>(members: readonly Member[], remove: readonly Member[] = [], add: readonly Member[] = []): Member[] {
  return [...new Set([...members.filter((member) => !remove.includes(member)), ...add])]
}

/** What of `members` is not in `others`, by its name; nothing where one of them is not given or nothing is left. */
function without<Member>(name: string, members: readonly Member[] | undefined, others: readonly Member[] | undefined) {
  if (!members || !others) return {}
  const known = new Set(others)
  const rest = members.filter((member) => !known.has(member))
  return rest.length > 0 ? { [name]: rest } : {}
}
