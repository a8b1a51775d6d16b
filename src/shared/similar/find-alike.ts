import { type Likenesses, likenessDistance } from './likeness.ts'

/** Up to so many of 64 bits apart, two pictures are all but the same; unrelated ones are 20 and more apart. */
export const ALIKE_DISTANCE = 6

const BANDS = 4
const BAND_VALUES = 1 << 16

/** Pictures by the value of one of the four 16-bit pieces of their hash: those of value v are `order[start[v]]` up to `order[start[v + 1]]`. */
type Band = { value(index: number): number; start: Uint32Array; order: Uint32Array }

/**
 * Calls `found` once for each two of `members` at most ALIKE_DISTANCE apart, without comparing all with all: of four pieces of
 * two such hashes at least one differs in no more than one bit, so only pictures in the 17 buckets of such a piece are compared.
 */
export function eachAlikePair(likenesses: Likenesses, members: Uint32Array, found: (a: number, b: number) => void): void {
  const bands = Array.from({ length: BANDS }, (_, band) => buildBand(likenesses, members, band))
  for (const [number, band] of bands.entries()) {
    const earlier = bands.slice(0, number)
    for (const a of members) {
      eachNear(band, a, (b) => {
        if (a < b && likenessDistance(likenesses, a, b) <= ALIKE_DISTANCE && !metInOneOf(earlier, a, b)) found(a, b)
      })
    }
  }
}

/** Those whose piece differs in one bit or none. */
function eachNear({ value, start, order }: Band, index: number, visit: (other: number) => void): void {
  const own = value(index)
  for (let bit = -1; bit < 16; bit++) {
    const probed = bit < 0 ? own : own ^ (1 << bit)
    const end = start[probed + 1] ?? 0
    for (let at = start[probed] ?? 0; at < end; at++) visit(order[at] ?? 0)
  }
}

function metInOneOf(bands: readonly Band[], a: number, b: number): boolean {
  return bands.some((band) => {
    const different = band.value(a) ^ band.value(b)
    return (different & (different - 1)) === 0
  })
}

/** A counting sort: two passes, no objects. */
function buildBand({ high, low }: Likenesses, members: Uint32Array, band: number): Band {
  const half = band < BANDS / 2 ? high : low
  const shift = band % 2 === 0 ? 16 : 0
  const value = (index: number) => ((half[index] ?? 0) >>> shift) & (BAND_VALUES - 1)
  const start = new Uint32Array(BAND_VALUES + 1)
  for (const member of members) start[value(member) + 1] = (start[value(member) + 1] ?? 0) + 1
  for (let at = 1; at <= BAND_VALUES; at++) start[at] = (start[at] ?? 0) + (start[at - 1] ?? 0)
  const next = start.slice()
  const order = new Uint32Array(members.length)
  for (const member of members) {
    const at = next[value(member)] ?? 0
    order[at] = member
    next[value(member)] = at + 1
  }
  return { value, start, order }
}
