import { ALIKE_DISTANCE, eachAlikePair } from './find-alike.ts'
import { isFlat, type Likenesses, likenessDistance, parseLikenesses } from './likeness.ts'

/** What a picture is compared by. `takenMs`: any clock that counts ms. */
export type ComparedPhoto = { id: number; likeness: string; takenMs: number }
export type SimilarGroup = { kind: 'burst' | 'alike'; ids: number[] }

/** Shots of one burst follow each other within so long, and may differ more: people move. */
const BURST_GAP_MS = 2000
const BURST_DISTANCE = 10
/** More within one gap were not timed by a camera; then each is compared with so many after it. */
const MAX_BURST_NEIGHBOURS = 200

/**
 * Groups of two and more of `photos`, which come newest first; so do the groups and what is in them. A photo is in one group at
 * most. Each is like the photo that its group has the most likenesses of, so that pictures which change little by little
 * from one to the next do not end in one group. Flat pictures are like nothing.
 */
export function groupSimilar(photos: readonly ComparedPhoto[]): SimilarGroup[] {
  const likenesses = parseLikenesses(photos.map(({ likeness }) => likeness))
  const times = Float64Array.from(photos, ({ takenMs }) => takenMs)
  const members = Uint32Array.from(photos.keys()).filter((index) => !isFlat(likenesses, index))
  const linked = createSets(photos.length)
  const links = linkAlike(photos, likenesses, members, linked)
  const shot = createSets(photos.length)
  eachBurstPair(likenesses, times, members, (a, b) => {
    shot.unite(a, b)
    if (likenessDistance(likenesses, a, b) <= ALIKE_DISTANCE) return
    linked.unite(a, b)
    links[a] = (links[a] ?? 0) + 1
    links[b] = (links[b] ?? 0) + 1
  })

  const belongs = (leader: number, index: number) => {
    const distance = likenessDistance(likenesses, leader, index)
    return distance <= ALIKE_DISTANCE || (distance <= BURST_DISTANCE && shot.find(leader) === shot.find(index))
  }
  return collectSets(linked, members)
    .flatMap((set) => splitByLeader(set, links, belongs))
    .sort(([a = 0], [b = 0]) => a - b)
    .map((group) => ({ kind: isBurst(group, times) ? 'burst' : 'alike', ids: group.map((index) => photos[index]?.id ?? 0) }))
}

/**
 * Unites pictures that are all but the same and counts for each how many are so. Those with the very same hash are looked up
 * once: there may be thousands of them.
 */
function linkAlike(photos: readonly ComparedPhoto[], likenesses: Likenesses, members: Uint32Array, linked: Sets): Uint32Array {
  const byHash = new Map<string, number[]>()
  for (const index of members) {
    const hash = photos[index]?.likeness ?? ''
    const same = byHash.get(hash)
    if (same) same.push(index)
    else byHash.set(hash, [index])
  }
  const links = new Uint32Array(photos.length)
  const copies = new Uint32Array(photos.length)
  const firsts = Uint32Array.from(byHash.values(), ([first = 0, ...others]) => {
    copies[first] = others.length + 1
    links[first] = others.length
    for (const other of others) linked.unite(first, other)
    return first
  })
  eachAlikePair(likenesses, firsts, (a, b) => {
    linked.unite(a, b)
    links[a] = (links[a] ?? 0) + (copies[b] ?? 0)
    links[b] = (links[b] ?? 0) + (copies[a] ?? 0)
  })
  for (const [first = 0, ...others] of byHash.values()) for (const other of others) links[other] = links[first] ?? 0
  return links
}

/** Calls `found` for each two shots of one burst. `members` come newest first. */
function eachBurstPair(likenesses: Likenesses, times: Float64Array, members: Uint32Array, found: (a: number, b: number) => void): void {
  for (const [position, a] of members.entries()) {
    const oldest = (times[a] ?? 0) - BURST_GAP_MS
    for (const b of members.subarray(position + 1, position + 1 + MAX_BURST_NEIGHBOURS)) {
      if ((times[b] ?? 0) < oldest) break
      if (likenessDistance(likenesses, a, b) <= BURST_DISTANCE) found(a, b)
    }
  }
}

/** The sets of two and more. */
function collectSets(linked: Sets, members: Uint32Array): number[][] {
  const sets = new Map<number, number[]>()
  for (const index of members) {
    const root = linked.find(index)
    const set = sets.get(root)
    if (set) set.push(index)
    else sets.set(root, [index])
  }
  return [...sets.values()].filter((set) => set.length > 1)
}

/** The one with the most links takes all that belong to it, then the next of those that are left; who is left alone is in no group. */
function splitByLeader(set: readonly number[], links: Uint32Array, belongs: (leader: number, index: number) => boolean): number[][] {
  const groups: number[][] = []
  let left = set.toSorted((a, b) => (links[b] ?? 0) - (links[a] ?? 0) || a - b)
  while (left.length > 1) {
    const [leader = 0] = left
    const { group = [], rest = [] } = Object.groupBy(left, (index) => (belongs(leader, index) ? 'group' : 'rest'))
    if (group.length > 1) groups.push(group.toSorted((a, b) => a - b))
    left = rest
  }
  return groups
}

function isBurst(group: readonly number[], times: Float64Array): boolean {
  return group.every((index, at) => at === 0 || (times[group[at - 1] ?? 0] ?? 0) - (times[index] ?? 0) <= BURST_GAP_MS)
}

type Sets = { find(index: number): number; unite(a: number, b: number): void }

/** Disjoint sets: everyone begins alone. */
function createSets(count: number): Sets {
  const parents = Uint32Array.from({ length: count }, (_, index) => index)
  const find = (index: number): number => {
    let root = index
    while (parents[root] !== root) root = parents[root] ?? root
    for (let at = index; at !== root; ) {
      const parent = parents[at] ?? root
      parents[at] = root
      at = parent
    }
    return root
  }
  return {
    find,
    unite(a, b) {
      const [first, second] = [find(a), find(b)]
      parents[Math.max(first, second)] = Math.min(first, second)
    },
  }
}
