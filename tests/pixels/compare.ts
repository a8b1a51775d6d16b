import type { Size } from '#shared/layout/geometry.ts'
import type { Rectangle } from '#shared/layout/print-layout.ts'

/** Three bytes a pixel. */
export type Picture = Size & { data: Uint8Array }

export type Difference = {
  /** Of the three channels of the pixels that count, of 255. */
  mean: number
  /** The part of the pixels that do not count, for they lie by an edge. */
  masked: number
}

/** Levels of a channel from one pixel to the next: what is steeper is an edge. */
const STEEP = 10
/** Pixels about it that are left out with it. */
const REACH = 2

/**
 * How much two prints differ within `target`, edges left out: white paper would only make it look better. At an edge the two sides resample by other kernels (the browser by mip levels
 * and bilinear, the studio by Lanczos and a light sharpening) and round it to their own subpixels, so that its pixels say
 * nothing of the geometry. An edge is where, in either picture, two neighbours differ by over 10 levels of 255.
 */
export function comparePictures(a: Picture, b: Picture, target: Rectangle): Difference {
  if (a.width !== b.width || a.height !== b.height) throw new Error(`${a.width}×${a.height} against ${b.width}×${b.height}`)
  const edgesOfA = findEdges(a)
  const edgesOfB = findEdges(b)
  let sum = 0
  let counted = 0
  let left = 0
  for (const pixel of pixelsIn(target, a.width)) {
    const isEdge = edgesOfA[pixel] || edgesOfB[pixel]
    if (isEdge) left += 1
    else counted += 1
    if (!isEdge) for (let at = pixel * 3; at < pixel * 3 + 3; at++) sum += Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0))
  }
  return { mean: counted === 0 ? 0 : sum / (counted * 3), masked: left / (left + counted) }
}

/** Those that lie wholly within. */
function* pixelsIn({ x, y, width, height }: Rectangle, stride: number): Generator<number> {
  for (let row = Math.ceil(y); row < Math.floor(y + height); row++) {
    for (let column = Math.ceil(x); column < Math.floor(x + width); column++) yield row * stride + column
  }
}

function findEdges({ data, width, height }: Picture): Uint8Array {
  const edges = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x
      const isEdge = (x + 1 < width && differ(data, pixel, pixel + 1)) || (y + 1 < height && differ(data, pixel, pixel + width))
      if (isEdge) markAround(edges, width, height, x, y)
    }
  }
  return edges
}

function differ(data: Uint8Array, pixel: number, other: number): boolean {
  for (let channel = 0; channel < 3; channel++) {
    if (Math.abs((data[pixel * 3 + channel] ?? 0) - (data[other * 3 + channel] ?? 0)) > STEEP) return true
  }
  return false
}

function markAround(edges: Uint8Array, width: number, height: number, x: number, y: number): void {
  const [left, right] = [Math.max(0, x - REACH), Math.min(width, x + REACH + 1)]
  for (let row = Math.max(0, y - REACH); row < Math.min(height, y + REACH + 1); row++)
    edges.fill(1, row * width + left, row * width + right)
}
