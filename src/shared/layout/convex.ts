export type Point = readonly [x: number, y: number]

/** What of a convex polygon lies within ±`most` of the origin, which it contains. */
export function cutToBox(corners: readonly Point[], most: Point): readonly Point[] {
  const sides = [([x]: Point) => most[0] - x, ([x]: Point) => most[0] + x, ([, y]: Point) => most[1] - y, ([, y]: Point) => most[1] + y]
  return sides.reduce(cutOff, corners)
}

/** The point itself where it lies in the convex polygon, whose corners go round clockwise as seen on a screen; else the nearest that does. */
export function nearestIn(corners: readonly Point[], point: Point): Point {
  const edges = corners.map((from, index) => [from, corners[(index + 1) % corners.length] ?? from] as const)
  if (edges.every(([from, to]) => (to[0] - from[0]) * (point[1] - from[1]) >= (to[1] - from[1]) * (point[0] - from[0])) && hasArea(corners))
    return point
  const found = edges.map(([from, to]) => nearestOn(from, to, point))
  return found.reduce((best, candidate) => (distance(candidate, point) < distance(best, point) ? candidate : best), found[0] ?? point)
}

/** Keeps where `inside` is not negative. */
function cutOff(corners: readonly Point[], inside: (point: Point) => number): readonly Point[] {
  return corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length] ?? from
    const [near, far] = [inside(from), inside(to)]
    const crosses = near < 0 !== far < 0
    const kept = near < 0 ? [] : [from]
    return crosses ? [...kept, between(from, to, near / (near - far))] : kept
  })
}

function nearestOn(from: Point, to: Point, point: Point): Point {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = dx * dx + dy * dy
  if (length === 0) return from
  const along = ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length
  return between(from, to, Math.min(1, Math.max(0, along)))
}

function between(from: Point, to: Point, part: number): Point {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1])
}

/** A line or a point has no inside to be in. */
function hasArea(corners: readonly Point[]): boolean {
  const doubled = corners.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(doubled) > 1e-9
}
