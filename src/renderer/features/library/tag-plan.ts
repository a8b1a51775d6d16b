import type { Photo } from '#shared/contract/photos.ts'

/** What is to be done to the tags of many photos at once. */
export type TagPlan = { readonly add: readonly string[]; readonly remove: readonly string[] }

export type TagStep = { ids: number[]; change: { addTags?: string[]; removeTags?: string[] } }

/** Each tag and how many of the photos bear it, the most borne first. */
export function tagCounts(photos: readonly Photo[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const photo of photos) for (const tag of photo.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return new Map([...counts].sort(([, a], [, b]) => b - a))
}

/** The steps back: a photo that bore an added tag before keeps it, one that lacked a removed tag does not get it. */
export function planUndo(before: readonly Photo[], plan: TagPlan): TagStep[] {
  const taken = plan.add.map((tag) => ({
    ids: before.filter((photo) => !photo.tags.includes(tag)).map((photo) => photo.id),
    change: { removeTags: [tag] },
  }))
  const given = plan.remove.map((tag) => ({
    ids: before.filter((photo) => photo.tags.includes(tag)).map((photo) => photo.id),
    change: { addTags: [tag] },
  }))
  return [...taken, ...given].filter((step) => step.ids.length > 0)
}
