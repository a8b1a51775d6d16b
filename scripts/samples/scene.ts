// What every sample picture is made of: a seeded random generator, colours, SVG snippets and the layer type.
// Scenes are laid out in design units whose short side is 1000, so one scene fits any output size.

export type Random = () => number
export type Rgb = readonly [number, number, number]
export type Rgba = readonly [number, number, number, number]
export type Point = readonly [number, number]
/** Offset 0..1, hex colour, and opacity when not opaque. */
export type Stop = readonly [number, string, number?]
export type Blend = 'over' | 'screen' | 'multiply' | 'soft-light' | 'overlay' | 'add'

/** Vector shapes, optionally blurred as a whole: the way depth of field and haze are made. */
export interface DrawnLayer {
  kind: 'drawn'
  body: string
  blur: number
  blend: Blend
}

/** A colour computed for each point, for skies, water and anything else that has no outline. */
export interface PaintedLayer {
  kind: 'painted'
  paint: (x: number, y: number) => Rgba
  /** How many samples wide; soft things need few and are enlarged. */
  grid: number
  blend: Blend
}

export type Layer = DrawnLayer | PaintedLayer
export type Scene = (random: Random, width: number, height: number) => Layer[]

export const drawn = (body: string, options: { blur?: number; blend?: Blend } = {}): DrawnLayer => ({
  kind: 'drawn',
  body,
  blur: options.blur ?? 0,
  blend: options.blend ?? 'over',
})

export const painted = (paint: PaintedLayer['paint'], options: { grid?: number; blend?: Blend } = {}): PaintedLayer => ({
  kind: 'painted',
  paint,
  grid: options.grid ?? 480,
  blend: options.blend ?? 'over',
})

/** mulberry32: tiny, fast, and the same on every machine. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const between = (random: Random, low: number, high: number): number => low + (high - low) * random()

export const pick = <T>(random: Random, items: readonly [T, ...T[]]): T => items[Math.floor(random() * items.length)] ?? items[0]

export const repeat = (count: number, make: (index: number) => string): string => Array.from({ length: count }, (_, i) => make(i)).join('')

export const clamp = (value: number, low = 0, high = 1): number => Math.min(high, Math.max(low, value))

export const smoothstep = (low: number, high: number, value: number): number => {
  const t = clamp((value - low) / (high - low))
  return t * t * (3 - 2 * t)
}

export const lerp = (a: number, b: number, t: number): number => a + (b - a) * t

export const rgb = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

export const blendRgb = (a: Rgb, b: Rgb, t: number): Rgb => [lerp(a[0], b[0], t), lerp(a[1], b[1], t), lerp(a[2], b[2], t)]

export const mix = (a: string, b: string, t: number): string => {
  const [red, green, blue] = blendRgb(rgb(a), rgb(b), t)
  return `#${((1 << 24) | (Math.round(red) << 16) | (Math.round(green) << 8) | Math.round(blue)).toString(16).slice(1)}`
}

/** A colour function over 0..1 from gradient stops. */
export const ramp = (stops: readonly Stop[]): ((t: number) => Rgb) => {
  const colours = stops.map(([at, colour]) => ({ at, colour: rgb(colour) }))
  return (t) => {
    const next = colours.findIndex((stop) => stop.at >= t)
    const upper = colours[next === -1 ? colours.length - 1 : next]
    const lower = colours[next === -1 ? colours.length - 1 : Math.max(0, next - 1)]
    if (!upper || !lower) return [0, 0, 0]
    return upper.at === lower.at ? upper.colour : blendRgb(lower.colour, upper.colour, (t - lower.at) / (upper.at - lower.at))
  }
}

// --- SVG snippets -------------------------------------------------------------------------------------------

/** One decimal is finer than a pixel here and keeps the documents small. */
export const n = (value: number): string => String(Math.round(value * 10) / 10)

/** Puts a single shape's opacity into its paint: as `opacity` it would cost a surface of its own, which is very slow by the thousand. */
const paintOpacity = (extra: string, of: 'fill' | 'stroke'): string => extra.replace(/(^| )opacity=/, `$1${of}-opacity=`)

export const path = (d: string, fill: string, extra = ''): string => `<path d="${d}" fill="${fill}" ${paintOpacity(extra, 'fill')}/>`

export const stroke = (d: string, colour: string, width: number, extra = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round" ${paintOpacity(extra, 'stroke')}/>`

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, extra = ''): string =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${paintOpacity(extra, 'fill')}/>`

export const rect = (x: number, y: number, width: number, height: number, fill: string, extra = ''): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}" ${paintOpacity(extra, 'fill')}/>`

export const group = (content: string, attributes: string): string => `<g ${attributes}>${content}</g>`

export const place = (content: string, x: number, y: number, scale = 1, turn = 0, attributes = ''): string =>
  `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${Math.round(scale * 1000) / 1000})" ${attributes}>${content}</g>`

const stopTags = (stops: readonly Stop[]): string =>
  stops.map(([at, colour, opacity = 1]) => `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`).join('')

/** A gradient along a line given in fractions of the shape's box; straight down unless told. */
export const linear = (id: string, stops: readonly Stop[], line: readonly [number, number, number, number] = [0, 0, 0, 1]): string =>
  `<linearGradient id="${id}" x1="${line[0]}" y1="${line[1]}" x2="${line[2]}" y2="${line[3]}">${stopTags(stops)}</linearGradient>`

export const radial = (id: string, stops: readonly Stop[], centre: Point = [0.5, 0.5], radius = 0.5): string =>
  `<radialGradient id="${id}" cx="${centre[0]}" cy="${centre[1]}" r="${radius}">${stopTags(stops)}</radialGradient>`

export const blurFilter = (id: string, sigma: number): string =>
  `<filter id="${id}" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="${n(sigma)}"/></filter>`

/** A smooth line through the points (Catmull–Rom as Béziers), closed unless told otherwise. */
export const curve = (points: readonly Point[], closed = true): string => {
  const count = points.length
  const at = (i: number): Point => points[closed ? (i + count) % count : clamp(i, 0, count - 1)] ?? [0, 0]
  let d = `M${n(at(0)[0])} ${n(at(0)[1])}`
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const c1 = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6] as const
    const c2 = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6] as const
    d += `C${n(c1[0])} ${n(c1[1])} ${n(c2[0])} ${n(c2[1])} ${n(to[0])} ${n(to[1])}`
  }
  return closed ? `${d}Z` : d
}

/** An outline with straight edges. */
export const polygon = (points: readonly Point[]): string => `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`

/** A round outline that is not quite round. */
export const blob = (random: Random, x: number, y: number, rx: number, ry: number, wobble = 0.12, corners = 9): string =>
  curve(
    Array.from({ length: corners }, (_, i): Point => {
      const angle = (i / corners) * Math.PI * 2
      const reach = 1 + (random() - 0.5) * 2 * wobble
      return [x + Math.cos(angle) * rx * reach, y + Math.sin(angle) * ry * reach]
    }),
  )

export interface VolumeColours {
  base: string
  shade: string
  light: string
  /** How far the shading reaches into the shape. */
  depth: number
  /** Where the light comes from; up and left unless told. */
  from?: Point
}

/** Gives a flat outline a body: a soft shadow on its far side and a soft light on its near side, both kept inside it. */
export const volume = (id: string, d: string, { base, shade, light, depth, from = [-0.7, -0.7] }: VolumeColours): string => {
  const shift = (amount: number): string => `translate(${n(from[0] * amount)} ${n(from[1] * amount)})`
  const edge = (colour: string, width: number, amount: number, opacity: number): string =>
    stroke(d, colour, width, `transform="${shift(amount)}" opacity="${opacity}"`)
  const edges = edge(shade, depth * 1.8, depth * 0.7, 0.85) + edge(light, depth * 1.2, -depth * 0.9, 0.75)
  return `<clipPath id="${id}-clip"><path d="${d}"/></clipPath>${blurFilter(`${id}-blur`, depth * 0.5)}
    <g clip-path="url(#${id}-clip)">${path(d, base)}${group(edges, `filter="url(#${id}-blur)"`)}</g>`
}
