// Parts that several scenes share: ridges, trees, grass, lights out of focus, birds, snow.
import { createNoise, fractal } from './noise.ts'
import {
  between,
  curve,
  ellipse,
  linear,
  mix,
  n,
  type Point,
  path,
  pick,
  polygon,
  type Random,
  radial,
  repeat,
  type Stop,
  stroke,
} from './scene.ts'

export interface RidgeOptions {
  width: number
  base: number
  height: number
  /** Design units from one rise to the next. */
  spacing: number
  /** 0 rolls, 1 breaks. */
  rugged: number
  bottom: number
}

/** The outline of hills or mountains, down to the bottom of the picture. */
export const ridge = (random: Random, options: RidgeOptions): string => {
  const { width, base, height, spacing, rugged, bottom } = options
  const noise = createNoise(random)
  const points: Point[] = []
  for (let x = -20; x <= width + 20; x += 5) {
    const u = x / spacing + 20
    const rolling = fractal(noise, u, 3, 2)
    const broken = 1 - Math.abs(fractal(noise, u * 1.4, 9, 5) * 2 - 1)
    points.push([x, base - height * (rolling * (1 - rugged) + broken * rugged) - rugged * height * 0.05 * noise(u * 22, 4)])
  }
  return polygon([...points, [width + 20, bottom + 10], [-20, bottom + 10]])
}

/** A ridge that fades into mist at its foot. */
export const mistyRidge = (random: Random, id: string, colour: string, mist: string, options: RidgeOptions): string =>
  `${linear(id, [
    [0, colour],
    [0.35, mix(colour, mist, 0.25)],
    [1, mist],
  ])}${path(ridge(random, options), `url(#${id})`)}`

/** One conifer, as a ragged silhouette. */
export const pine = (random: Random, x: number, foot: number, height: number, colour: string): string => {
  const tiers = Math.max(6, Math.round(height / 16))
  const left: Point[] = []
  const right: Point[] = []
  for (let i = 0; i <= tiers; i++) {
    const t = i / tiers
    const y = foot - height * (1 - t * 0.94)
    const reach = height * 0.2 * t ** 0.85 * between(random, 0.75, 1.2)
    left.push([x - reach, y + between(random, 2, 6)], [x - reach * 0.45, y + between(random, -2, 2)])
    right.push([x + reach, y + between(random, 2, 6)], [x + reach * 0.45, y + between(random, -2, 2)])
  }
  return path(polygon([[x, foot - height * 1.04], ...right, [x + 3, foot], [x - 3, foot], ...left.reverse()]), colour)
}

export const pines = (random: Random, count: number, where: (i: number) => readonly [number, number, number], colour: string): string =>
  repeat(count, (i) => pine(random, ...where(i), colour))

/** Blades of grass, each a tapering curve. */
export const grass = (
  random: Random,
  count: number,
  box: readonly [number, number, number, number],
  length: number,
  colours: readonly [string, ...string[]],
): string =>
  repeat(count, () => {
    const x = between(random, box[0], box[2])
    const y = between(random, box[1], box[3])
    const tall = length * between(random, 0.5, 1.2)
    const lean = between(random, -0.45, 0.45) * tall
    const wide = tall * 0.045 + 0.8
    const tip = `${n(x + lean)} ${n(y - tall)}`
    const bend = `${n(x + lean * 0.25)} ${n(y - tall * 0.6)}`
    return path(`M${n(x - wide)} ${n(y)}Q${bend} ${tip}Q${bend} ${n(x + wide)} ${n(y)}Z`, pick(random, colours))
  })

export interface BokehOptions {
  count: number
  box: readonly [number, number, number, number]
  radius: readonly [number, number]
  colours: readonly [string, ...string[]]
  opacity: readonly [number, number]
}

/** Lights far out of focus: discs with a slightly brighter rim, as lenses make them. */
export const bokeh = (random: Random, id: string, { count, box, radius, colours, opacity }: BokehOptions): string => {
  const disc = (colour: string): readonly Stop[] => [
    [0, colour, 0.6],
    [0.8, colour, 0.72],
    [0.93, mix(colour, '#ffffff', 0.35), 0.95],
    [1, colour, 0],
  ]
  const discs = colours.map((colour, i) => radial(`${id}${i}`, disc(colour))).join('')
  return (
    discs +
    repeat(count, () => {
      const r = between(random, radius[0], radius[1])
      const fill = `url(#${id}${Math.floor(random() * colours.length)})`
      const strength = between(random, opacity[0], opacity[1])
      return ellipse(between(random, box[0], box[2]), between(random, box[1], box[3]), r, r, fill, `opacity="${strength.toFixed(2)}"`)
    })
  )
}

export const gull = (x: number, y: number, span: number, colour: string): string =>
  path(
    `M${n(x - span)} ${n(y - span * 0.22)}Q${n(x - span * 0.4)} ${n(y - span * 0.42)} ${n(x)} ${n(y)}Q${n(x + span * 0.45)} ${n(y - span * 0.5)} ${n(x + span)} ${n(y - span * 0.1)}Q${n(x + span * 0.45)} ${n(y - span * 0.34)} ${n(x)} ${n(y + span * 0.12)}Q${n(x - span * 0.4)} ${n(y - span * 0.28)} ${n(x - span)} ${n(y - span * 0.22)}Z`,
    colour,
  )

export const stars = (random: Random, count: number, width: number, bottom: number): string =>
  repeat(count, () => {
    const r = 0.5 + random() ** 6 * 2.4
    const colour = pick(random, ['#ffffff', '#fff3df', '#dfe8ff', '#ffe6d0'])
    return ellipse(between(random, 0, width), between(random, 0, bottom), r, r, colour, `opacity="${between(random, 0.35, 1).toFixed(2)}"`)
  })

export const flakes = (random: Random, count: number, width: number, height: number, size: readonly [number, number]): string =>
  repeat(count, () => {
    const r = between(random, size[0], size[1])
    return ellipse(
      between(random, 0, width),
      between(random, 0, height),
      r,
      r * between(random, 0.85, 1.2),
      '#ffffff',
      `opacity="${between(random, 0.35, 0.95).toFixed(2)}"`,
    )
  })

/** A twig or a bough: a curve that tapers from one end to the other. */
export const bough = (points: readonly Point[], from: number, to: number, colour: string): string => {
  const upper: Point[] = []
  const lower: Point[] = []
  points.forEach(([x, y], i) => {
    const half = (from + ((to - from) * i) / (points.length - 1)) / 2
    const before = points[Math.max(0, i - 1)] ?? [x, y]
    const after = points[Math.min(points.length - 1, i + 1)] ?? [x, y]
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1
    const normal = [-(after[1] - before[1]) / length, (after[0] - before[0]) / length] as const
    upper.push([x + normal[0] * half, y + normal[1] * half])
    lower.push([x - normal[0] * half, y - normal[1] * half])
  })
  return path(curve([...upper, ...lower.reverse()]), colour)
}

/** A lit or hazy band of light laid over everything. */
export const glow = (id: string, x: number, y: number, rx: number, ry: number, colour: string, opacity = 1): string =>
  `${radial(id, [
    [0, colour, opacity],
    [0.35, colour, opacity * 0.5],
    [1, colour, 0],
  ])}${ellipse(x, y, rx, ry, `url(#${id})`)}`

/** Short strokes following a direction: fur, brushed cloth, thatch. */
export const hatch = (
  random: Random,
  count: number,
  spot: () => Point,
  direction: (x: number, y: number) => number,
  length: number,
  width: number,
  colours: readonly [string, ...string[]],
): string =>
  repeat(count, () => {
    const [x, y] = spot()
    const angle = direction(x, y) + between(random, -0.3, 0.3)
    const reach = length * between(random, 0.5, 1.2)
    const [dx, dy] = [Math.cos(angle) * reach, Math.sin(angle) * reach]
    return stroke(
      `M${n(x)} ${n(y)}q${n(dx * 0.5 - dy * 0.12)} ${n(dy * 0.5 + dx * 0.12)} ${n(dx)} ${n(dy)}`,
      pick(random, colours),
      width * between(random, 0.6, 1.2),
      'opacity="0.6"',
    )
  })
