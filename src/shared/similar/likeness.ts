/** Difference hashes of pictures, 64 bits each, as two halves of 32 bits: what can be compared a hundred million times a second. */
export type Likenesses = { high: Uint32Array; low: Uint32Array }

/** Fewer bits set, or fewer unset, than this tell nothing: an empty page, a clear sky. */
const FEWEST_BITS = 4

/** From 16 hex digits each. */
export function parseLikenesses(hashes: readonly string[]): Likenesses {
  const high = new Uint32Array(hashes.length)
  const low = new Uint32Array(hashes.length)
  for (const [index, hash] of hashes.entries()) {
    high[index] = Number.parseInt(hash.slice(0, 8), 16)
    low[index] = Number.parseInt(hash.slice(8, 16), 16)
  }
  return { high, low }
}

/** How many of the 64 bits differ. */
export function likenessDistance({ high, low }: Likenesses, a: number, b: number): number {
  return countBits((high[a] ?? 0) ^ (high[b] ?? 0)) + countBits((low[a] ?? 0) ^ (low[b] ?? 0))
}

/** Whether a picture has so little in it, nothing or the same in every row, that its hash is like that of any other such picture. */
export function isFlat({ high, low }: Likenesses, index: number): boolean {
  const [upper = 0, lower = 0] = [high[index], low[index]]
  const bits = countBits(upper) + countBits(lower)
  const repeatsRow = upper === lower && Math.imul(upper & 0xff, 0x01010101) >>> 0 === upper
  return bits < FEWEST_BITS || bits > 64 - FEWEST_BITS || repeatsRow
}

function countBits(value: number): number {
  const pairs = value - ((value >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
