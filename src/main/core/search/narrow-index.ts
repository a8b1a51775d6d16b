import { sliceHaystack } from '#shared/hangul/haystack.ts'
import { type CaptionIndex, indexFrom } from './caption-index.ts'
import { NOT_FOUND, type Ranks } from './find-photos.ts'

/** An index of some photos of another, by their numbers in ascending order. */
export function narrowIndex({ haystack, offsets, ids, taken }: CaptionIndex, numbers: Uint32Array): CaptionIndex {
  const froms = numbers.map((number) => offsets[number] ?? 0)
  const tos = numbers.map((number) => offsets[number + 1] ?? 0)
  const own = new Uint32Array(numbers.length + 1)
  const times = new Float64Array(numbers.length)
  for (let at = 0; at < numbers.length; at++) {
    own[at + 1] = (own[at] ?? 0) + (tos[at] ?? 0) - (froms[at] ?? 0)
    times[at] = taken[numbers[at] ?? 0] ?? 0
  }
  return indexFrom(
    sliceHaystack(haystack, froms, tos),
    own,
    numbers.map((number) => ids[number] ?? 0),
    times,
  )
}

/** The ranks of the photos that indexes were narrowed to. */
export function takeRanks(ranks: readonly Ranks[], numbers: readonly Uint32Array[]): Ranks[] {
  return ranks.map((own, at) => {
    const chosen = numbers[at] ?? new Uint32Array()
    const taken = new Uint8Array(chosen.length)
    for (let place = 0; place < chosen.length; place++) taken[place] = own[chosen[place] ?? 0] ?? NOT_FOUND
    return taken
  })
}
