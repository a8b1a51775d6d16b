import type { Clause } from '#shared/hangul/parse-query.ts'
import type { CaptionIndex } from './caption-index.ts'
import { findClause, findSideBySide, NOT_FOUND, type Ranks } from './find-photos.ts'

/** Ids, best first; `corrected`: the query that they answer, where it is another one than was asked. */
export type Hits = { ids: number[]; corrected?: string }

// Side by side counts as much as the steps from a word that stands alone to one over a space.
const SIDE_BY_SIDE = 4

/** The photos for which every clause holds, the best found first and the newest first among equals. */
export function rankPhotos(indexes: readonly CaptionIndex[], clauses: readonly Clause[]): Hits {
  const found = clauses.map((clause) => findClause(indexes, clause))
  const asked = found.filter((_one, at) => clauses[at]?.exclude !== true).map(({ ranks }) => ranks)
  const banned = found.filter((_one, at) => clauses[at]?.exclude === true).map(({ ranks }) => ranks)
  const words = found.map(({ corrected }, at) => corrected ?? clauses[at]?.text ?? '')
  const pairs = clauses.flatMap((clause, at) =>
    at > 0 && isPair(clauses[at - 1], clause) ? [findSideBySide(indexes, words[at - 1] ?? '', words[at] ?? '')] : [],
  )
  const levels = indexes.map((index, at) => levelsOf(index, pick(asked, at), pick(banned, at), pick(pairs, at)))
  const ids = mergeLevels(indexes, levels)
  if (!found.some(({ corrected }) => corrected !== undefined)) return { ids }
  return { ids, corrected: clauses.map(({ raw }, at) => found[at]?.corrected ?? raw).join(' ') }
}

function isPair(first: Clause | undefined, second: Clause): boolean {
  return first?.kind === 'word' && second.kind === 'word' && !first.exclude && !second.exclude
}

function pick(ranks: readonly Ranks[][], index: number): Ranks[] {
  return ranks.flatMap((one) => one[index] ?? [])
}

/** The numbers of photos by how far they are from the best, each level newest first. */
function levelsOf({ ids, gone }: CaptionIndex, asked: Ranks[], banned: Ranks[], pairs: Ranks[]): number[][] {
  const levels: number[][] = []
  const [first = new Uint8Array(ids.length), ...others] = asked
  for (let number = 0; number < ids.length; number++) {
    const rank = first[number] ?? NOT_FOUND
    if (rank === NOT_FOUND || gone[number] === 1 || isFound(number, banned)) continue
    const level = levelOf(number, rank, others, pairs)
    if (level === undefined) continue
    levels[level] ??= []
    levels[level].push(number)
  }
  return levels
}

function isFound(number: number, ranks: readonly Ranks[]): boolean {
  for (const one of ranks) if (one[number] !== NOT_FOUND) return true
  return false
}

function levelOf(number: number, first: number, others: Ranks[], pairs: Ranks[]): number | undefined {
  let level = first
  for (const ranks of others) {
    const rank = ranks[number] ?? NOT_FOUND
    if (rank === NOT_FOUND) return undefined
    level += rank
  }
  for (const ranks of pairs) if (ranks[number] === NOT_FOUND) level += SIDE_BY_SIDE
  return level
}

function mergeLevels(indexes: readonly CaptionIndex[], levels: readonly number[][][]): number[] {
  const merged: number[] = []
  const deepest = Math.max(0, ...levels.map(({ length }) => length))
  for (let level = 0; level < deepest; level++) {
    const numbers = levels.map((one) => one[level] ?? [])
    if (numbers.slice(1).every((own) => own.length === 0)) for (const number of numbers[0] ?? []) merged.push(indexes[0]?.ids[number] ?? 0)
    else mergeNewest(indexes, numbers, merged)
  }
  return merged
}

/** Appends the ids of one level, which each index has newest first. */
function mergeNewest(indexes: readonly CaptionIndex[], numbers: readonly number[][], ids: number[]): void {
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
    ids.push(best.id)
    next[best.at] = (next[best.at] ?? 0) + 1
  }
}
