// Stones, computed instead of outlined: a field of boulders for shores, walls and garden borders.
import { createNoise, fractal, type Noise } from './noise.ts'
import { blendRgb, clamp, type PaintedLayer, painted, type Random, rgb, smoothstep } from './scene.ts'

export interface BouldersOptions {
  /** Above zero inside the field of stones; the value is the distance to its edge in design units. */
  inside: (x: number, y: number) => number
  /** The height the stones shrink towards, as with a horizon; above the picture for little perspective. */
  vanishing: number
  centre: number
  /** A stone's width as a share of its distance below the vanishing height. */
  size: number
  colours: readonly [dark: string, middle: string, light: string]
  /** Direction towards the light; z is towards the viewer. */
  light: readonly [number, number, number]
  /** 0 for polished, 1 for pitted like basalt. */
  pitted: number
  grid?: number
}

interface Cell {
  nearest: number
  gap: number
  dx: number
  dy: number
  tone: number
}

const nearestCell = (hash: Noise, u: number, v: number): Cell => {
  const cell: Cell = { nearest: 9, gap: 9, dx: 0, dy: 0, tone: 0 }
  let second = 9
  const [column, row] = [Math.floor(u), Math.floor(v)]
  for (let j = -1; j <= 1; j++) {
    for (let i = -1; i <= 1; i++) {
      const [cx, cy] = [column + i, row + j]
      const dx = u - (cx + 0.15 + hash(cx, cy) * 0.7)
      const dy = v - (cy + 0.15 + hash(cx + 91, cy + 37) * 0.7)
      const distance = Math.hypot(dx, dy)
      if (distance < cell.nearest) {
        second = cell.nearest
        cell.nearest = distance
        cell.dx = dx
        cell.dy = dy
        cell.tone = hash(cx + 53, cy + 71)
      } else if (distance < second) second = distance
    }
  }
  cell.gap = second - cell.nearest
  return cell
}

export const boulders = (random: Random, options: BouldersOptions): PaintedLayer => {
  const { inside, vanishing, centre, size, pitted } = options
  const noise = createNoise(random)
  const [dark, middle, light] = [rgb(options.colours[0]), rgb(options.colours[1]), rgb(options.colours[2])]
  const [lx, ly, lz] = options.light
  const length = Math.hypot(lx, ly, lz)

  return painted(
    (x, y) => {
      const edge = inside(x, y) + (fractal(noise, x / 60, y / 40, 3) - 0.5) * 40
      const distance = y - vanishing
      if (edge <= 0 || distance <= 0) return [0, 0, 0, 0]
      // Bending the coordinates makes the stones irregular.
      const bend = (noise(x / 45, y / 30) - 0.5) * 0.5
      const u = (x - centre) / (distance * size) + bend + 60
      const v = Math.log(distance) / (size * 0.62) + bend + 60
      const cell = nearestCell(noise, u, v)
      const bump = fractal(noise, x / 16, y / 11, 3) - 0.5
      const [nx, ny] = [cell.dx * 1.5 + bump * 0.8 * pitted, cell.dy * 1.7 + bump * 0.5 * pitted]
      const nz = Math.sqrt(Math.max(0.05, 1 - nx * nx - ny * ny))
      const facing = clamp((nx * lx + ny * ly + nz * lz) / length)
      const crevice = smoothstep(0.02, 0.22, cell.gap)
      const pores = pitted * smoothstep(0.62, 0.78, noise(x / 3.1, y / 2.4)) * 0.35
      const value = clamp((0.1 + facing * 0.95 + (cell.tone - 0.5) * 0.28 + bump * 0.35 - pores) * (0.25 + crevice * 0.75))
      const colour = value < 0.5 ? blendRgb(dark, middle, value * 2) : blendRgb(middle, light, value * 2 - 1)
      return [colour[0], colour[1], colour[2], smoothstep(0, 5, edge)]
    },
    { grid: options.grid ?? 1000 },
  )
}
