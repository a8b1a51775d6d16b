import type { Size } from '#shared/layout/geometry.ts'

/** Three bytes a pixel, row by row. */
export type Pixels = Size & { readonly data: Uint8Array }

export type Resampling = {
  /** `matrix(a, b, c, d, e, f)` from the places of the new picture to those of the pixels; the first pixel reaches from 0 to 1. */
  readonly matrix: readonly [number, number, number, number, number, number]
  /** What of the pixels' plane is photo, beyond which the paper stays white. Reaches further than the pixels where they are a part. */
  readonly photo: { readonly left: number; readonly top: number } & Size
}

const WHITE = 255
const PHASES = 512
const weights = tabulateWeights()

/**
 * Draws pixels turned by any angle, by Catmull-Rom, with edges that are smooth where the photo ends. Meant for pixels about as
 * dense as the new picture, or less: it does not average. A tenth of a second a million pixels.
 */
export function resample(pixels: Pixels, { matrix, photo }: Resampling, { width, height }: Size): Pixels {
  const data = new Uint8Array(width * height * 3).fill(WHITE)
  const [a, b, c, d, e, f] = matrix
  const step = Math.hypot(a, b)
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      const u = a * (x + 0.5) + c * (y + 0.5) + e
      const v = b * (x + 0.5) + d * (y + 0.5) + f
      const inside = Math.min(u - photo.left, photo.left + photo.width - u, v - photo.top, photo.top + photo.height - v)
      const covered = inside / step + 0.5
      if (covered > 0) blend(pixels, u - 0.5, v - 0.5, Math.min(1, covered), data, to)
    }
  }
  return { data, width, height }
}

/** Four by four pixels about a place between the middles of pixels; those at the edge are repeated outwards. */
function blend({ data, width, height }: Pixels, u: number, v: number, covered: number, into: Uint8Array, to: number): void {
  const left = Math.floor(u)
  const top = Math.floor(v)
  const across = Math.floor((u - left) * PHASES) * 4
  const down = Math.floor((v - top) * PHASES) * 4
  let red = 0
  let green = 0
  let blue = 0
  for (let row = 0; row < 4; row++) {
    const line = clamp(top - 1 + row, height) * width
    const byRow = weights[down + row] ?? 0
    for (let column = 0; column < 4; column++) {
      const at = (line + clamp(left - 1 + column, width)) * 3
      const weight = byRow * (weights[across + column] ?? 0)
      red += weight * (data[at] ?? 0)
      green += weight * (data[at + 1] ?? 0)
      blue += weight * (data[at + 2] ?? 0)
    }
  }
  into[to] = toByte(red, covered)
  into[to + 1] = toByte(green, covered)
  into[to + 2] = toByte(blue, covered)
}

function toByte(value: number, covered: number): number {
  const clipped = value < 0 ? 0 : value > 255 ? 255 : value
  return Math.round(clipped * covered + WHITE * (1 - covered))
}

function clamp(index: number, length: number): number {
  return index < 0 ? 0 : index >= length ? length - 1 : index
}

function tabulateWeights(): Float64Array {
  const table = new Float64Array(PHASES * 4)
  for (let phase = 0; phase < PHASES; phase++) {
    const t = (phase + 0.5) / PHASES
    table[phase * 4] = ((-t + 2) * t - 1) * t * 0.5
    table[phase * 4 + 1] = ((3 * t - 5) * t * t + 2) * 0.5
    table[phase * 4 + 2] = ((-3 * t + 4) * t + 1) * t * 0.5
    table[phase * 4 + 3] = (t - 1) * t * t * 0.5
  }
  return table
}
