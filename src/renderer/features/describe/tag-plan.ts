import type { Photo } from '#shared/contract/photos.ts'

/** What is to be done to the tags of many photos at once. */
export type TagPlan = { readonly add: readonly string[]; readonly remove: readonly string[] }

/** Each tag and how many of the photos bear it, the most borne first. */
export function tagCounts(photos: readonly Photo[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const photo of photos) for (const tag of photo.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return new Map([...counts].sort(([, a], [, b]) => b - a))
}

export function planAdding(plan: TagPlan, tags: readonly string[]): TagPlan {
  return { add: [...new Set([...plan.add, ...tags])], remove: plan.remove.filter((tag) => !tags.includes(tag)) }
}

/** A tag that was only planned is planned no more; one that photos bear (`borne`) is to be taken from them. */
export function planRemoving(plan: TagPlan, tag: string, borne: boolean): TagPlan {
  const add = plan.add.filter((other) => other !== tag)
  return { add, remove: borne && !plan.remove.includes(tag) ? [...plan.remove, tag] : plan.remove }
}
