import type { Clause } from '#shared/hangul/parse-query.ts'
import type { CaptionIndex } from './caption-index.ts'
import { findClause, findSideBySide, NOT_FOUND, type Ranks } from './find-photos.ts'

/** Ids, best first; `corrected`: the query that they answer, where it is another one than was asked. */
export type Hits = { ids: number[]; corrected?: string }

type Place = { index: number; number: number }

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
  const levels = indexes.flatMap((index, at) => [levelsOf(index, at, pick(asked, at), pick(banned, at), pick(pairs, at))])
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
function levelsOf({ ids, gone }: CaptionIndex, index: number, asked: Ranks[], banned: Ranks[], pairs: Ranks[]): Place[][] {
  const levels: Place[][] = []
  for (let number = 0; number < ids.length; number++) {
    if (gone[number] === 1 || banned.some((ranks) => ranks[number] !== NOT_FOUND)) continue
    const level = levelOf(number, asked, pairs)
    if (level === undefined) continue
    levels[level] ??= []
    levels[level].push({ index, number })
  }
  return levels
}

function levelOf(number: number, asked: Ranks[], pairs: Ranks[]): number | undefined {
  let level = 0
  for (const ranks of asked) {
    const rank = ranks[number] ?? NOT_FOUND
    if (rank === NOT_FOUND) return undefined
    level += rank
  }
  for (const ranks of pairs) if (ranks[number] === NOT_FOUND) level += SIDE_BY_SIDE
  return level
}

function mergeLevels(indexes: readonly CaptionIndex[], levels: readonly Place[][][]): number[] {
  const merged: number[] = []
  const deepest = Math.max(0, ...levels.map(({ length }) => length))
  for (let level = 0; level < deepest; level++) {
    const places = levels.flatMap((one) => one[level] ?? [])
    if (levels.length > 1) places.sort((a, b) => compareNewest(indexes, a, b))
    for (const { index, number } of places) merged.push(indexes[index]?.ids[number] ?? 0)
  }
  return merged
}

function compareNewest(indexes: readonly CaptionIndex[], a: Place, b: Place): number {
  const [one, other] = [indexes[a.index], indexes[b.index]]
  return (other?.taken[b.number] ?? 0) - (one?.taken[a.number] ?? 0) || (other?.ids[b.number] ?? 0) - (one?.ids[a.number] ?? 0)
}
