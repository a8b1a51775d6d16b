import type { Clause } from '#shared/hangul/parse-query.ts'
import type { CaptionIndex } from './caption-index.ts'
import { type Found, findClause, findClauseAmong, findSideBySide, NOT_FOUND, type Ranks } from './find-photos.ts'
import { narrowIndex, takeRanks } from './narrow-index.ts'

/** Ids, best first; `corrected`: the query that they answer, where it is another one than was asked. */
export type Hits = { ids: Uint32Array; corrected?: string }

// Side by side counts as much as the steps from a word that stands alone to one over a space.
const SIDE_BY_SIDE = 4
/** The level of a photo for which not every clause holds. */
const NO_LEVEL = 0xffff

/** The numbers of one index's photos, level by level, each level newest first; level l begins at `starts[l]`. */
type Leveled = { numbers: Uint32Array; starts: number[] }

/** Where so few photos are left, the clauses to come are only looked for in them. */
const FEW_SHARE = 6

/** What is left after some clauses: `indexes` hold the photos, in which `numbers` of each of `all` they are, and the ranks so far. */
type Left = { indexes: readonly CaptionIndex[]; numbers?: Uint32Array[]; asked: Ranks[][]; banned: Ranks[][] }

/** The photos for which every clause holds, the best found first and the newest first among equals. */
export function rankPhotos(all: readonly CaptionIndex[], clauses: readonly Clause[], asIs: boolean): Hits {
  const corrections = new Map<Clause, string>()
  let left: Left = { indexes: all, asked: [], banned: [] }
  for (const clause of clauses.toSorted((one, other) => costOf(one) - costOf(other))) {
    left = narrow(all, left)
    const { ranks, corrected } = findLeft(all, left, clause, asIs)
    if (corrected !== undefined) corrections.set(clause, corrected)
    left[clause.exclude ? 'banned' : 'asked'].push(ranks)
  }
  const { indexes, asked, banned } = left
  const words = clauses.map((clause) => corrections.get(clause) ?? clause.text)
  const pairs = clauses.flatMap((clause, at) =>
    at > 0 && isPair(clauses[at - 1], clause) ? [findSideBySide(indexes, words[at - 1] ?? '', words[at] ?? '')] : [],
  )
  const ids = mergeLevels(
    indexes,
    indexes.map((index, at) => levelPhotos(index, pick(asked, at), pick(banned, at), pick(pairs, at))),
  )
  if (corrections.size === 0) return { ids }
  return { ids, corrected: clauses.map((clause) => corrections.get(clause) ?? clause.raw).join(' ') }
}

/** The order in which clauses are looked for, which changes nothing but the time it takes: a date leaves little for little. */
function costOf({ kind, exclude }: Clause): number {
  if (exclude) return 2
  return kind === 'date' ? 0 : 1
}

function findLeft(all: readonly CaptionIndex[], { indexes, numbers }: Left, clause: Clause, asIs: boolean): Found {
  if (!numbers) return findClause(all, clause, asIs)
  const among = findClauseAmong(indexes, all, clause)
  if (among) return among
  const found = findClause(all, clause, asIs)
  return { ...found, ranks: takeRanks(found.ranks, numbers) }
}

/** Leaves out what some clause was not found in, once that leaves little. */
function narrow(all: readonly CaptionIndex[], left: Left): Left {
  if (left.numbers || left.asked.length === 0) return left
  const most = all.reduce((sum, { ids }) => sum + ids.length, 0) / FEW_SHARE
  const numbers = all.map((index, at) => listFound(index, pick(left.asked, at), most))
  if (numbers.reduce((sum, { length }) => sum + length, 0) > most) return left
  const take = (ranks: Ranks[]) => takeRanks(ranks, numbers)
  const indexes = all.map((index, at) => narrowIndex(index, numbers[at] ?? new Uint32Array()))
  return { indexes, numbers, asked: left.asked.map(take), banned: left.banned.map(take) }
}

/** The photos that every clause so far was found in; one more than `most` where there are as many. */
function listFound({ ids, gone }: CaptionIndex, asked: readonly Ranks[], most: number): Uint32Array {
  const found = new Uint32Array(Math.floor(most) + 1)
  let length = 0
  for (let number = 0; number < ids.length && length < found.length; number++) {
    if (gone[number] === 1 || !isFoundByAll(number, asked)) continue
    found[length] = number
    length += 1
  }
  return found.subarray(0, length)
}

function isFoundByAll(number: number, ranks: readonly Ranks[]): boolean {
  for (const one of ranks) if (one[number] === NOT_FOUND) return false
  return true
}

function isPair(first: Clause | undefined, second: Clause): boolean {
  return first?.kind === 'word' && second.kind === 'word' && !first.exclude && !second.exclude
}

function pick(ranks: readonly Ranks[][], index: number): Ranks[] {
  return ranks.flatMap((one) => one[index] ?? [])
}

function levelPhotos({ ids, gone }: CaptionIndex, asked: Ranks[], banned: Ranks[], pairs: Ranks[]): Leveled {
  const levels = new Uint16Array(ids.length).fill(NO_LEVEL)
  const counts: number[] = []
  const [first = new Uint8Array(ids.length), ...others] = asked
  for (let number = 0; number < ids.length; number++) {
    const rank = first[number] ?? NOT_FOUND
    if (rank === NOT_FOUND || gone[number] === 1 || isFound(number, banned)) continue
    const level = levelOf(number, rank, others, pairs)
    levels[number] = level
    if (level !== NO_LEVEL) counts[level] = (counts[level] ?? 0) + 1
  }
  return sortByLevel(levels, counts)
}

/** A counting sort: linear, and it leaves each level in the order that the photos had. */
function sortByLevel(levels: Uint16Array, counts: readonly (number | undefined)[]): Leveled {
  const starts = [0]
  for (let level = 0; level < counts.length; level++) starts.push((starts[level] ?? 0) + (counts[level] ?? 0))
  const numbers = new Uint32Array(starts.at(-1) ?? 0)
  const next = Uint32Array.from(starts)
  for (let number = 0; number < levels.length; number++) {
    const level = levels[number] ?? NO_LEVEL
    if (level === NO_LEVEL) continue
    const place = next[level] ?? 0
    numbers[place] = number
    next[level] = place + 1
  }
  return { numbers, starts }
}

function isFound(number: number, ranks: readonly Ranks[]): boolean {
  for (const one of ranks) if (one[number] !== NOT_FOUND) return true
  return false
}

function levelOf(number: number, first: number, others: Ranks[], pairs: Ranks[]): number {
  let level = first
  for (const ranks of others) {
    const rank = ranks[number] ?? NOT_FOUND
    if (rank === NOT_FOUND) return NO_LEVEL
    level += rank
  }
  for (const ranks of pairs) if (ranks[number] === NOT_FOUND) level += SIDE_BY_SIDE
  return level
}

function mergeLevels(indexes: readonly CaptionIndex[], leveled: readonly Leveled[]): Uint32Array {
  const merged = new Uint32Array(leveled.reduce((sum, { numbers }) => sum + numbers.length, 0))
  let length = 0
  const put = (id: number) => {
    merged[length] = id
    length += 1
  }
  const ids = indexes[0]?.ids ?? new Uint32Array()
  const deepest = Math.max(0, ...leveled.map(({ starts }) => starts.length - 1))
  for (let level = 0; level < deepest; level++) {
    const numbers = leveled.map((one) => one.numbers.subarray(one.starts[level] ?? 0, one.starts[level + 1] ?? 0))
    const [first, ...others] = numbers
    if (!first || others.some((own) => own.length > 0)) mergeNewest(indexes, numbers, put)
    else for (let at = 0; at < first.length; at++) put(ids[first[at] ?? 0] ?? 0)
  }
  return merged
}

/** Puts the ids of one level, which each index has newest first. */
function mergeNewest(indexes: readonly CaptionIndex[], numbers: readonly Uint32Array[], put: (id: number) => void): void {
  const next = numbers.map(() => 0)
  for (;;) {
    let best: { at: number; taken: number; id: number } | undefined
    for (const [at, own] of numbers.entries()) {
      const number = own[next[at] ?? 0]
      if (number === undefined) continue
      const taken = indexes[at]?.taken[number] ?? 0
      const id = indexes[at]?.ids[number] ?? 0
      if (!best || taken > best.taken || (taken === best.taken && id > best.id)) best = { at, taken, id }
    }
    if (!best) return
    put(best.id)
    next[best.at] = (next[best.at] ?? 0) + 1
  }
}
