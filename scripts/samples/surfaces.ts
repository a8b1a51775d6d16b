// Cloth and wood to set things on.
import { createNoise, fractal } from './noise.ts'
import { blendRgb, clamp, type PaintedLayer, painted, type Random, type Rgb, rgb, smoothstep } from './scene.ts'

/** Planks seen from above or at a slant, with grain. */
export const wood = (random: Random, options: { top: number; light: string; dark: string; plank: number }): PaintedLayer => {
  const noise = createNoise(random)
  const [light, dark] = [rgb(options.light), rgb(options.dark)]
  return painted(
    (x, y) => {
      if (y < options.top) return [0, 0, 0, 0]
      const board = Math.floor((y - options.top) / options.plank)
      const within = ((y - options.top) % options.plank) / options.plank
      const rings = Math.sin((fractal(noise, x / 420 + board * 7, y / 44 + board * 3, 4) * 9 + y / 60) * 3) * 0.5 + 0.5
      const fibre = noise(x / 60, y / 2.2)
      const gap = smoothstep(0, 0.03, within) * smoothstep(0, 0.02, 1 - within)
      const tone = clamp(rings * 0.3 + fibre * 0.35 + noise(board * 3.7, 9) * 0.35)
      const colour = blendRgb(dark, light, tone)
      return [
        colour[0] * (0.55 + gap * 0.45),
        colour[1] * (0.55 + gap * 0.45),
        colour[2] * (0.55 + gap * 0.45),
        smoothstep(options.top, options.top + 3, y),
      ]
    },
    { grid: 900 },
  )
}

export const linen = (random: Random, colour: string): PaintedLayer => {
  const noise = createNoise(random)
  const base: Rgb = rgb(colour)
  return painted(
    (x, y) => {
      const fold = fractal(noise, (x + y * 0.4) / 330, (y - x * 0.3) / 520, 3) - 0.5
      const crease = Math.abs(fractal(noise, (x - y * 0.6) / 260 + 9, (y + x * 0.5) / 700, 2) - 0.5)
      const thread = (noise(x / 2.2, y / 30) + noise(x / 30, y / 2.2) - 1) * 0.16
      const tone = 1 + fold * 0.26 + thread + smoothstep(0.05, 0, crease) * 0.06 - (x + y) / 26000
      return [clamp(base[0] * tone, 0, 255), clamp(base[1] * tone, 0, 255), clamp(base[2] * tone * 0.995, 0, 255), 1]
    },
    { grid: 1000 },
  )
}
