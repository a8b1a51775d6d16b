/** The ids of the photos (or of other things in a row) chosen, in the order of choosing, and the one that a range starts from. */
export type Selection<Id = number> = { readonly ids: ReadonlySet<Id>; readonly anchor: Id | null }

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: null }

export function togglePhoto<Id = number>(selection: Selection<Id>, id: Id): Selection<Id> {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, anchor: id }
}

/** Adds all from the anchor to `id`, in the order shown. Without an anchor on screen: that photo alone. */
export function extendSelection<Id = number>(selection: Selection<Id>, id: Id, shown: readonly Id[]): Selection<Id> {
  const to = shown.indexOf(id)
  const anchor = selection.anchor === null ? -1 : shown.indexOf(selection.anchor)
  const from = anchor < 0 ? to : anchor
  const between = to < 0 ? [] : shown.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: withAll(selection.ids, between), anchor: anchor < 0 ? id : selection.anchor }
}

export function selectAll<Id = number>(shown: readonly Id[]): Selection<Id> {
  return { ids: new Set(shown), anchor: shown[0] ?? null }
}

export function addToSelection(selection: Selection, more: readonly number[]): Selection {
  return { ids: withAll(selection.ids, more), anchor: more.at(-1) ?? selection.anchor }
}

export function dropFromSelection(selection: Selection, gone: readonly number[]): Selection {
  const ids = new Set(selection.ids)
  for (const id of gone) ids.delete(id)
  return ids.size === selection.ids.size ? selection : { ids, anchor: selection.anchor }
}

export type Share = 'none' | 'some' | 'all'

/** How much of the photos `from` (included) to `to` (left out) is chosen. */
export function chosenShare({ ids }: Selection, shown: readonly number[], from: number, to: number): Share {
  if (ids.size === 0 || from >= to) return 'none'
  const first = ids.has(shown[from] ?? 0)
  for (let index = from + 1; index < to; index += 1) if (ids.has(shown[index] ?? 0) !== first) return 'some'
  return first ? 'all' : 'none'
}

function withAll<Id>(ids: ReadonlySet<Id>, more: readonly Id[]): Set<Id> {
  const all = new Set(ids)
  for (const id of more) all.add(id)
  return all
}
