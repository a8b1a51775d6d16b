import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachAlikePair } from './find-alike.ts'
import { type ComparedPhoto, groupSimilar } from './group-similar.ts'
import { isFlat, likenessDistance, parseLikenesses } from './likeness.ts'

const MID = 0x0f1e_2d3c_4b5a_6978n
const toHex = (hash: bigint) => hash.toString(16).padStart(16, '0')
/** `hash` with these bits turned over. */
const turn = (hash: bigint, ...bits: number[]) => bits.reduce((turned, bit) => turned ^ (1n << BigInt(bit)), hash)
const distanceOf = (a: bigint, b: bigint) => [...(a ^ b).toString(2)].filter((bit) => bit === '1').length
const bits = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index)

/** Photos newest first, an hour apart where no time is given. */
const photos = (...given: { hash: bigint; at?: number }[]): ComparedPhoto[] =>
  given.map(({ hash, at }, index) => ({ id: index + 1, likeness: toHex(hash), takenMs: at ?? -index * 3_600_000 }))

/** Pictures around a few others, so that there are many alike, some nearly so, and flat ones. */
const someHashes = fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { minLength: 1, maxLength: 4 }).chain((seeds) =>
  fc.array(
    fc
      .tuple(fc.constantFrom(...seeds, 0n, 2n ** 64n - 1n), fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 9 }))
      .map(([seed, turned]) => turn(seed, ...turned)),
    { minLength: 2, maxLength: 40 },
  ),
)

describe('the distance of two hashes', () => {
  it('is the number of bits that differ, whatever the hashes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (a, b) => {
        expect(likenessDistance(parseLikenesses([toHex(a), toHex(b)]), 0, 1)).toBe(distanceOf(a, b))
      }),
    )
  })
})

describe('pairs by bands', () => {
  it('are those that comparing all with all finds, each once', () => {
    fc.assert(
      fc.property(someHashes, (hashes) => {
        const found: string[] = []
        eachAlikePair(parseLikenesses(hashes.map(toHex)), Uint32Array.from(hashes.keys()), (a, b) => found.push(`${a} ${b}`))
        const expected = hashes.flatMap((hash, a) =>
          hashes.flatMap((other, b) => (a < b && distanceOf(hash, other) <= 6 ? [`${a} ${b}`] : [])),
        )
        expect(found.toSorted()).toEqual(expected.toSorted())
      }),
    )
  })
})

describe('groups', () => {
  it('hold pictures up to 6 apart, and none that is 7 apart', () => {
    const near = photos({ hash: MID }, { hash: turn(MID, ...bits(6)) }, { hash: turn(MID, ...bits(7, 20)) })
    expect(groupSimilar(near)).toEqual([{ kind: 'alike', ids: [1, 2] }])
  })

  it('of a burst hold pictures up to 10 apart and 2 s from one to the next', () => {
    const shots = (apart: number, gap: number) => groupSimilar(photos({ hash: MID, at: gap }, { hash: turn(MID, ...bits(apart)), at: 0 }))
    expect(shots(10, 2000)).toEqual([{ kind: 'burst', ids: [1, 2] }])
    expect(shots(11, 2000)).toEqual([])
    expect(shots(10, 3000)).toEqual([])
  })

  it('hold a long burst as one', () => {
    const shots = bits(20).map((index) => ({ hash: turn(MID, index % 5, 30 + (index % 4)), at: -index * 1000 }))
    expect(groupSimilar(photos(...shots))).toEqual([{ kind: 'burst', ids: bits(20, 1) }])
  })

  it('are not chained where pictures change little by little', () => {
    const drifting = bits(10).map((step) => ({ hash: turn(MID, ...bits(step * 4)) }))
    for (const { ids } of groupSimilar(photos(...drifting))) expect(ids.length).toBeLessThanOrEqual(3)
  })

  it('come newest first', () => {
    const other = ~MID & (2n ** 64n - 1n)
    const mixed = photos({ hash: other }, { hash: MID }, { hash: MID }, { hash: other })
    expect(groupSimilar(mixed).map(({ ids }) => ids)).toEqual([
      [1, 4],
      [2, 3],
    ])
  })

  it('are not made of empty pages and clear skies', () => {
    const flat = bits(50).map((index) => ({ hash: index % 2 ? turn(0n, index) : 2n ** 64n - 1n, at: 0 }))
    expect(groupSimilar(photos(...flat))).toEqual([])
  })

  it('are not made of what is the same in every row', () => {
    const plain = bits(50).map(() => ({ hash: 0x9292_9292_9292_9292n }))
    expect(groupSimilar(photos(...plain))).toEqual([])
  })

  it('of ten thousand of one picture is one, and found at once', () => {
    const copies = photos(...bits(10_000).map(() => ({ hash: MID, at: 0 })))
    expect(groupSimilar(copies)).toEqual([{ kind: 'burst', ids: bits(10_000, 1) }])
  })

  it('are the same as by comparing all with all', () => {
    fc.assert(
      fc.property(someHashes, fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 40, maxLength: 40 }), (hashes, seconds) => {
        const newestFirst = seconds.slice(0, hashes.length).toSorted((a, b) => b - a)
        const given = photos(...hashes.map((hash, index) => ({ hash, at: (newestFirst[index] ?? 0) * 1000 })))
        expect(groupSimilar(given)).toEqual(groupByAllPairs(given))
      }),
      { numRuns: 300 },
    )
  })
})

/** The rule once more, as plainly as it can be said and as slow as that is. */
function groupByAllPairs(given: readonly ComparedPhoto[]) {
  const likenesses = parseLikenesses(given.map(({ likeness }) => likeness))
  const every = [...given.keys()].filter((index) => !isFlat(likenesses, index))
  const apart = (a: number, b: number) => likenessDistance(likenesses, a, b)
  const timeOf = (index: number) => given[index]?.takenMs ?? 0
  const isShot = (a: number, b: number) => a !== b && Math.abs(timeOf(a) - timeOf(b)) <= 2000 && apart(a, b) <= 10
  const isLinked = (a: number, b: number) => a !== b && (apart(a, b) <= 6 || isShot(a, b))
  const reach = (start: number, joined: (a: number, b: number) => boolean) => {
    const reached = new Set([start])
    for (const a of reached) for (const b of every) if (joined(a, b)) reached.add(b)
    return reached
  }
  const linksOf = (index: number) => every.filter((other) => isLinked(index, other)).length

  const groups: number[][] = []
  let left = every.toSorted((a, b) => linksOf(b) - linksOf(a) || a - b)
  while (left.length > 0) {
    const [leader = 0] = left
    const burst = reach(leader, isShot)
    const group = left.filter((index) => apart(leader, index) <= 6 || (burst.has(index) && apart(leader, index) <= 10))
    if (group.length > 1) groups.push(group.toSorted((a, b) => a - b))
    left = left.filter((index) => index !== leader && !group.includes(index))
  }
  return groups
    .toSorted(([a = 0], [b = 0]) => a - b)
    .map((group) => {
      const isBurst = group.every((index, at) => at === 0 || timeOf(group[at - 1] ?? 0) - timeOf(index) <= 2000)
      return { kind: isBurst ? 'burst' : 'alike', ids: group.map((index) => index + 1) }
    })
}
