import type { Pixels } from './resample.ts'

type Point = readonly [number, number]

/** Places within a pixel that are asked, each way. */
const SAMPLES = 4

/** Fills convex polygons, whose points are in pixels, with `#rrggbb` and smooth edges. Changes `pixels`. */
export function fillPolygons(pixels: Pixels, polygons: readonly (readonly Point[])[], colour: string): void {
  const rgb = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  for (const polygon of polygons) fillPolygon(pixels, polygon, rgb)
}

function fillPolygon({ data, width, height }: Pixels, polygon: readonly Point[], rgb: readonly number[]): void {
  const xs = polygon.map(([x]) => x)
  const ys = polygon.map(([, y]) => y)
  const [left, right] = [Math.max(0, Math.floor(Math.min(...xs))), Math.min(width, Math.ceil(Math.max(...xs)))]
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(...ys))), Math.min(height, Math.ceil(Math.max(...ys)))]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const part = coverage(polygon, x, y)
      for (const [channel, value] of rgb.entries()) {
        const at = (y * width + x) * 3 + channel
        data[at] = Math.round((data[at] ?? 0) * (1 - part) + value * part)
      }
    }
  }
}

function coverage(polygon: readonly Point[], x: number, y: number): number {
  let hits = 0
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const across = x + ((sample % SAMPLES) + 0.5) / SAMPLES
    const down = y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES
    if (contains(polygon, across, down)) hits += 1
  }
  return hits / (SAMPLES * SAMPLES)
}

/** Whichever way round the corners go: the point is on the same side of every edge. */
function contains(polygon: readonly Point[], x: number, y: number): boolean {
  const sides = polygon.map(([fromX, fromY], index) => {
    const [toX, toY] = polygon[(index + 1) % polygon.length] ?? [fromX, fromY]
    return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX)
  })
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0)
}
