/** Photos of a group that are to stay; never changed in place. */
export type Choice = ReadonlySet<number>

/** Only this one. */
export function chooseOnly(id: number): Choice {
  return new Set([id])
}

/** This one too, or not any more; the last one chosen stays chosen. */
export function toggleChoice(choice: Choice, id: number): Choice {
  const next = new Set(choice)
  if (!next.delete(id)) next.add(id)
  return next.size > 0 ? next : choice
}

/** Those of a group that would go if only the choice stays. */
export function othersOf(ids: readonly number[], choice: Choice): number[] {
  return ids.filter((id) => !choice.has(id))
}

/** As many as can be told apart beside each other. */
const MOST_COMPARED = 4

/** What is put side by side: what was chosen, with the group's best beside it until there is something to compare. */
export function comparedOf(ids: readonly number[], choice: Choice): number[] {
  const chosen = ids.filter((id) => choice.has(id))
  if (chosen.length >= 2) return chosen.slice(0, MOST_COMPARED)
  return [...chosen, ...othersOf(ids, choice)].slice(0, MOST_COMPARED)
}
