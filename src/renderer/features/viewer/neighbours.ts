export type Neighbours = {
  /** Null where the photo is not in the list (any more). */
  index: number | null
  previous: number | undefined
  next: number | undefined
}

/**
 * What stands before and after a photo. One that has left the list, since it no longer is what was looked for, was at `lastIndex`:
 * what has moved up there is the next one.
 */
export function neighboursOf(ids: readonly number[], photoId: number, lastIndex: number | null): Neighbours {
  const index = ids.indexOf(photoId)
  if (index >= 0) return { index, previous: ids[index - 1], next: ids[index + 1] }
  if (lastIndex === null) return { index: null, previous: undefined, next: undefined }
  return { index: null, previous: ids[Math.min(lastIndex, ids.length) - 1], next: ids[lastIndex] }
}

/** Ids from so many before to so many after a place in the list. */
export function idsAround(ids: readonly number[], index: number, before: number, after: number): number[] {
  return ids.slice(Math.max(0, index - before), index + after + 1)
}
