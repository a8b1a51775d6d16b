import { eachAlikePair } from '../../src/shared/similar/find-alike.ts'
import { type ComparedPhoto, groupSimilar } from '../../src/shared/similar/group-similar.ts'
import { likenessDistance, parseLikenesses } from '../../src/shared/similar/likeness.ts'
import { type BenchArea, compare } from './harness.ts'

const FEW = 20_000
const MANY = 100_000
/** Every so many pictures one is another shot of the one before. */
const SHOTS = 5

export const similar: BenchArea = {
  name: 'similar',
  measure() {
    const photos = makePhotos(MANY)
    const few = parseLikenesses(photos.slice(0, FEW).map(({ likeness }) => likeness))
    const all = Uint32Array.from({ length: FEW }, (_, index) => index)
    return compare(
      'similar',
      { name: `each of ${FEW} with each (floor)`, run: () => countAllPairs(few, FEW) },
      [
        { name: `pairs of ${FEW} by bands`, run: () => eachAlikePair(few, all, () => {}) },
        { name: `groups of ${FEW}`, run: () => groupSimilar(photos.slice(0, FEW)) },
        { name: `groups of ${MANY}`, run: () => groupSimilar(photos) },
      ],
      5,
    )
  },
}

function countAllPairs(likenesses: ReturnType<typeof parseLikenesses>, count: number): number {
  let pairs = 0
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) if (likenessDistance(likenesses, a, b) <= 6) pairs += 1
  return pairs
}

/** The same ones in every run. */
function makePhotos(count: number): ComparedPhoto[] {
  let seed = 1
  const next = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed
  }
  let [high, low] = [0, 0]
  return Array.from({ length: count }, (_, index) => {
    if (index % SHOTS === 0) [high, low] = [next(), next()]
    else low = (low ^ (1 << (next() >>> 27))) >>> 0
    return { id: index + 1, likeness: [high, low].map((half) => half.toString(16).padStart(8, '0')).join(''), takenMs: -index * 1500 }
  })
}
