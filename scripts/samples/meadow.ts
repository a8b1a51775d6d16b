// Fields in perspective, for the pictures of the country.
import { createNoise, fractal } from './noise.ts'
import { blendRgb, clamp, type PaintedLayer, painted, type Random, rgb, smoothstep } from './scene.ts'

interface MeadowOptions {
  horizon: number
  bottom: number
  width: number
  far: string
  near: string
  dark: string
  light: string
  /** Rows running towards the horizon: how many across, 0 for none. */
  rows: number
  vanishX: number
}

/** A field in perspective, its flowers or ears merging into colour with distance. */
export const meadow = (random: Random, options: MeadowOptions): PaintedLayer => {
  const { horizon, bottom, width, rows, vanishX } = options
  const noise = createNoise(random)
  const [far, near, dark, light] = [rgb(options.far), rgb(options.near), rgb(options.dark), rgb(options.light)]
  return painted(
    (x, y) => {
      const edge = horizon + (noise(x / 90, 3) - 0.5) * 8
      if (y < edge) return [0, 0, 0, 0]
      const t = (y - edge) / (bottom - edge)
      const depth = 1 / (t + 0.04)
      const across = ((x - vanishX) / width) * depth
      const speckle = noise(across * 46, depth * 26) * 0.6 + noise(x / 3.2, y / 2.6) * 0.4
      const patch = fractal(noise, across * 2.4 + 40, depth * 1.4 + 40, 3)
      const row = rows ? Math.sin(across * rows + patch * 1.2) * 0.5 + 0.5 : 0.5
      const value = clamp((speckle - 0.5) * 1.5 + (patch - 0.5) * 1.1 + (row - 0.5) * (0.25 + t) + 0.5)
      const base = blendRgb(far, near, Math.sqrt(t))
      const strength = 0.25 + t * 0.55
      const colour = value < 0.5 ? blendRgb(base, dark, (0.5 - value) * 2 * strength) : blendRgb(base, light, (value - 0.5) * 2 * strength)
      return [colour[0], colour[1], colour[2], smoothstep(edge, edge + 3, y)]
    },
    { grid: 1200 },
  )
}
