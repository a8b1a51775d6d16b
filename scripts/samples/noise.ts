// Smooth noise and the two things made of it everywhere: skies and water.
import { blendRgb, clamp, lerp, type PaintedLayer, painted, type Random, type Rgb, ramp, rgb, type Stop, smoothstep } from './scene.ts'

export type Noise = (x: number, y: number) => number

/** Value noise in 0..1 on a 256×256 lattice. */
export const createNoise = (random: Random): Noise => {
  const lattice = Float32Array.from({ length: 65536 }, random)
  const at = (x: number, y: number): number => lattice[((y & 255) << 8) | (x & 255)] ?? 0
  return (x, y) => {
    const column = Math.floor(x)
    const row = Math.floor(y)
    const fx = x - column
    const fy = y - row
    const u = fx * fx * (3 - 2 * fx)
    const v = fy * fy * (3 - 2 * fy)
    return lerp(lerp(at(column, row), at(column + 1, row), u), lerp(at(column, row + 1), at(column + 1, row + 1), u), v)
  }
}

/** Several octaves of it, still in 0..1. */
export const fractal = (noise: Noise, x: number, y: number, octaves: number): number => {
  let sum = 0
  let total = 0
  let weight = 1
  let u = x
  let v = y
  for (let i = 0; i < octaves; i++) {
    sum += noise(u, v) * weight
    total += weight
    weight *= 0.5
    // Each octave is turned, or the lattice would show as upright streaks.
    const turned = u * 1.624 - v * 1.218 + 17.3
    v = u * 1.218 + v * 1.624 + 9.1
    u = turned
  }
  return sum / total
}

export interface Sun {
  x: number
  y: number
  radius: number
  colour: string
  /** How far the glow reaches, in design units. */
  glow: number
}

export interface Clouds {
  light: string
  shade: string
  /** 0 is a clear sky, 1 an overcast one. */
  cover: number
  /** Size of a cloud in design units. */
  size: number
  /** How much wider than high. */
  stretch: number
  /** 0 gives veils, 1 gives edges. */
  crisp?: number
}

export interface SkyOptions {
  stops: readonly Stop[]
  /** Where the colour stops end. */
  horizon: number
  sun?: Sun
  clouds?: Clouds
}

const addGlow = (colour: Rgb, sun: Sun & { rgb: Rgb }, x: number, y: number): Rgb => {
  const distance = Math.hypot(x - sun.x, y - sun.y)
  const halo = Math.exp(-distance / (sun.glow * 0.45)) * 0.75 + Math.exp(-((distance / sun.glow) ** 2)) * 0.25
  const disc = sun.radius > 0 ? 1 - smoothstep(sun.radius * 0.9, sun.radius * 1.15, distance) : 0
  return blendRgb(blendRgb(colour, sun.rgb, clamp(halo * 0.85)), [255, 252, 240], disc)
}

/** A gradient, a sun with its glow, and clouds lit from the sun's side (from above when there is none). */
export const sky = (random: Random, options: SkyOptions): PaintedLayer => {
  const { horizon, clouds } = options
  const noise = createNoise(random)
  const base = ramp(options.stops)
  const sun = options.sun && { ...options.sun, rgb: rgb(options.sun.colour) }
  const [light, shade] = clouds ? [rgb(clouds.light), rgb(clouds.shade)] : [rgb('#ffffff'), rgb('#ffffff')]
  const edge = lerp(0.3, 0.07, clouds?.crisp ?? 0.3)

  const density = (x: number, y: number, size: number, stretch: number): number => {
    // Clouds flatten towards the horizon, as they do overhead in perspective.
    const depth = 1 / (0.25 + Math.max(0, (horizon - y) / horizon))
    const u = ((x - 700) * (0.55 + depth * 0.35)) / (size * stretch) + 40
    const v = (depth * 900) / size
    const warp = noise(u * 1.7 + 5, v * 1.7) - 0.5
    return fractal(noise, u + warp * 0.5, v + warp * 0.4, 5)
  }

  return painted((x, y) => {
    let colour = base(clamp(y / horizon))
    if (sun) colour = addGlow(colour, sun, x, y)
    if (!clouds) return [...colour, 1]
    const here = density(x, y, clouds.size, clouds.stretch)
    const threshold = 0.72 - clouds.cover * 0.45
    const amount = smoothstep(threshold, threshold + edge, here)
    if (amount === 0) return [...colour, 1]
    const toSun = sun ? [Math.sign(sun.x - x) * 14, clamp(sun.y - y, -22, 22)] : [-10, -22]
    const lit = clamp(0.55 + (here - density(x + (toSun[0] ?? 0), y + (toSun[1] ?? 0), clouds.size, clouds.stretch)) * 7)
    const body = blendRgb(shade, light, lit)
    return [...blendRgb(colour, sun ? blendRgb(body, addGlow(body, sun, x, y), 0.6) : body, amount * 0.92), 1]
  })
}

export interface SeaOptions {
  horizon: number
  /** The picture's height: where the water is nearest. */
  bottom: number
  width: number
  /** From the horizon to the viewer. */
  stops: readonly Stop[]
  /** What the wave faces reflect. */
  crest: string
  trough: string
  chop: number
  /** A path of glitter under a sun or a lamp at this x. */
  glitter?: { x: number; colour: string; spread: number; strength: number }
}

/** Water in perspective: long swells far away, choppy ones near, with glitter where the light is. Transparent above the horizon. */
export const sea = (random: Random, options: SeaOptions): PaintedLayer => {
  const { horizon, bottom, width, glitter, chop } = options
  const noise = createNoise(random)
  const base = ramp(options.stops)
  const [crest, trough] = [rgb(options.crest), rgb(options.trough)]
  const spark = rgb(glitter?.colour ?? '#ffffff')

  return painted(
    (x, y) => {
      if (y < horizon) return [0, 0, 0, 0]
      const near = (y - horizon) / (bottom - horizon)
      const depth = 1 / (near + 0.035)
      const across = ((x - width / 2) / 100) * (0.6 + depth * 0.22)
      const wave = fractal(noise, across * 0.55 + 90, depth * 5.5 + 30, 3)
      const ripple = noise(across * 2.6 + 11, depth * 26 + 7)
      const height = (wave - 0.5) * 1.5 + (ripple - 0.5) * 0.5
      let colour = base(clamp(near))
      colour = blendRgb(colour, height > 0 ? crest : trough, clamp(Math.abs(height) * chop))
      if (glitter) {
        const reach = glitter.spread * (0.35 + near * 1.1)
        const inPath = Math.exp(-(((x - glitter.x) / reach) ** 2))
        const flash = smoothstep(0.6 - inPath * 0.25, 0.8 - inPath * 0.12, ripple * 0.55 + wave * 0.5)
        colour = blendRgb(colour, spark, clamp(inPath * (flash * 1.25 + 0.18) * glitter.strength))
      }
      return [...colour, smoothstep(horizon, horizon + 2.5, y)]
    },
    { grid: 1100 },
  )
}
