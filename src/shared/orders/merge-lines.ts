import type { LineChoice } from './order-details.ts'

/** A line of a basket; `lineId` tells the changes of two windows apart. */
export type MergeableLine = LineChoice & { readonly lineId: string; readonly photoId: number }

/**
 * Two windows' changes of the same basket in one: both started from `base`, one made `mine` of it and the other `theirs`. What
 * either has taken out is out, what either has put in is in, behind the line that it followed. Where both changed the same
 * line, its quantity and its look count apart, and `mine` holds.
 */
export function mergeLines<Line extends MergeableLine>(base: readonly Line[], mine: readonly Line[], theirs: readonly Line[]): Line[] {
  const before = byId(base)
  const ours = byId(mine)
  const merged = theirs.flatMap((their) => {
    const old = before.get(their.lineId)
    const own = ours.get(their.lineId)
    if (own) return [mergeLine(old, own, their)]
    return old ? [] : [their]
  })
  const there = new Set(theirs.map((line) => line.lineId))
  const fresh = mine.filter((line) => !there.has(line.lineId) && !before.has(line.lineId))
  return insertAfterNeighbours(merged, mine, fresh)
}

/** Whether two lines print alike, whatever their quantity. */
export function looksAlike(one: MergeableLine, other: MergeableLine): boolean {
  return lookOf(one) === lookOf(other)
}

/** The same text for lines that print the same photo alike. */
export function lookOf({ photoId, productId, fit, crop, turn = 0, straighten = 0, orientation, options }: MergeableLine): string {
  const chosen = Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([photoId, productId, fit, crop && [crop.x, crop.y, crop.width, crop.height], turn, straighten, orientation, chosen])
}

/** The same lines in the same order, by all that the customer sees of them. */
export function areSameLines(some: readonly MergeableLine[], others: readonly MergeableLine[]): boolean {
  return (
    some.length === others.length &&
    some.every((line, index) => {
      const other = others[index]
      return other && (line === other || (line.lineId === other.lineId && line.quantity === other.quantity && looksAlike(line, other)))
    })
  )
}

function mergeLine<Line extends MergeableLine>(old: Line | undefined, mine: Line, theirs: Line): Line {
  if (!old) return mine
  const look = looksAlike(mine, old) ? theirs : mine
  const { quantity } = mine.quantity === old.quantity ? theirs : mine
  return look.quantity === quantity ? look : { ...look, quantity }
}

/** `fresh` are lines of `order`; each goes behind the nearest one that stands before it there. */
function insertAfterNeighbours<Line extends MergeableLine>(lines: readonly Line[], order: readonly Line[], fresh: readonly Line[]): Line[] {
  if (fresh.length === 0) return [...lines]
  const isFresh = new Set(fresh.map((line) => line.lineId))
  const kept = new Set(lines.map((line) => line.lineId))
  const followers = new Map<string | null, Line[]>()
  let neighbour: string | null = null
  for (const line of order) {
    if (isFresh.has(line.lineId)) pushTo(followers, neighbour, line)
    else if (kept.has(line.lineId)) neighbour = line.lineId
  }
  return [...(followers.get(null) ?? []), ...lines.flatMap((line) => [line, ...(followers.get(line.lineId) ?? [])])]
}

function byId<Line extends MergeableLine>(lines: readonly Line[]): ReadonlyMap<string, Line> {
  return new Map(lines.map((line) => [line.lineId, line]))
}

function pushTo<Line>(lists: Map<string | null, Line[]>, key: string | null, line: Line): void {
  const list = lists.get(key)
  if (list) list.push(line)
  else lists.set(key, [line])
}
