import { bough, glow, grass, mistyRidge } from '../nature.ts'
import { createNoise, fractal, sky } from '../noise.ts'
import { boulders } from '../rock.ts'
import { between, blendRgb, clamp, curve, drawn, ellipse, linear, mix, n, painted, path, pick, place, type PaintedLayer, type Random, type Scene, repeat, rgb, smoothstep, stroke } from '../scene.ts'

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
const meadow = (random: Random, options: MeadowOptions): PaintedLayer => {
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

const canolaHead = `<g id="canola">${repeat(16, (i) => {
  const [a, r] = [i * 2.4, Math.sqrt(i / 16) * 1.05]
  const [x, y] = [Math.cos(a) * r, Math.sin(a) * r * 0.8]
  return repeat(4, (k) => `<ellipse cx="${(x + Math.cos(k * 1.57 + i) * 0.17).toFixed(2)}" cy="${(y + Math.sin(k * 1.57 + i) * 0.15).toFixed(2)}" rx="0.17" ry="0.15" fill="${['#ffd92e', '#f9c81a', '#ffe861', '#efb512'][(i + k) % 4]}"/>`) + `<circle cx="${x.toFixed(2)}" cy="${y.toFixed(2)}" r="0.06" fill="#a58a16"/>`
})}</g>`

const canolaPlants = (random: Random, count: number, box: readonly [number, number, number, number], size: readonly [number, number]): string =>
  `<defs>${canolaHead}</defs>` + repeat(count, () => {
    const [x, y, s] = [between(random, box[0], box[2]), between(random, box[1], box[3]), between(random, size[0], size[1])]
    const side = place('<use href="#canola"/>', x + between(random, -1, 1) * s * 1.3, y + s * between(random, 0.8, 2), s * 0.6, random() * 90)
    return stroke(`M${n(x)} ${n(y)}q${n(between(random, -8, 8))} ${n(s * 3)} ${n(between(random, -14, 14))} ${n(s * 7)}`, pick(random, ['#6f8f2c', '#88a63a', '#587a28']), s * 0.16) + side + place('<use href="#canola"/>', x, y, s, random() * 90)
  })

/** Canola below Sanbangsan, a stone wall between. */
export const canolaField: Scene = (random, width, height) => {
  const horizon = height * 0.53
  const dome = curve([[width * 0.42, horizon + 10], [width * 0.5, horizon - 40], [width * 0.555, horizon - 170], [width * 0.61, horizon - 232], [width * 0.68, horizon - 252], [width * 0.75, horizon - 228], [width * 0.8, horizon - 150], [width * 0.87, horizon - 36], [width * 0.98, horizon + 10]])
  const cliffs = repeat(80, () => {
    const t = random()
    return stroke(`M${n(width * (0.555 + t * 0.25))} ${n(horizon - 60 - Math.sin(t * Math.PI) * between(random, 40, 160))}q${n(between(random, -8, 8))} 24 ${n(between(random, -10, 10))} ${n(between(random, 30, 70))}`, pick(random, ['#5b7a72', '#a9bfae', '#486a66']), between(random, 2, 6), 'opacity="0.35"')
  })
  return [
    sky(random, { stops: [[0, '#4f9bd6'], [0.6, '#9fd0ee'], [1, '#e4f1ee']], horizon, clouds: { light: '#ffffff', shade: '#b4c8dc', cover: 0.48, size: 200, stretch: 1.5, crisp: 0.6 } }),
    drawn(mistyRidge(random, 'r', '#a8c4cc', '#cfdfd6', { width, base: horizon - 6, height: 90, spacing: 360, rugged: 0.1, bottom: horizon + 20 }), { blur: 2 }),
    drawn(`${linear('d', [[0, '#5f857c'], [0.6, '#86a68f'], [1, '#b5c9a3']])}${path(dome, 'url(#d)')}${cliffs}`, { blur: 1.8 }),
    drawn(repeat(70, () => ellipse(between(random, 0, width), horizon - between(random, -4, 10), between(random, 14, 46), between(random, 8, 20), mix('#3f6a48', '#7c9a5a', random()), 'opacity="0.9"')), { blur: 2 }),
    meadow(random, { horizon, bottom: height, width, far: '#ecd24a', near: '#e3b81c', dark: '#6f8a24', light: '#fff07a', rows: 0, vanishX: width * 0.6 }),
    boulders(random, { inside: (x, y) => Math.min(y - height * 0.588 - x * 0.018, height * 0.64 + x * 0.026 - y), vanishing: 0, centre: width / 2, size: 0.032, colours: ['#1d1d22', '#55525a', '#aaa49c'], light: [0.4, -0.8, 0.5], pitted: 0.8 }),
    drawn(canolaPlants(random, 150, [-20, height * 0.665, width + 20, height * 0.76], [8, 13]), { blur: 1.4 }),
    drawn(canolaPlants(random, 120, [-20, height * 0.76, width + 20, height * 0.9], [16, 26]), { blur: 0.6 }),
    drawn(canolaPlants(random, 46, [-20, height * 0.9, width + 20, height * 1.02], [28, 40])),
    drawn(canolaPlants(random, 9, [-20, height * 0.9, width * 0.34, height * 1.05], [70, 95]), { blur: 14 }),
    drawn(glow('sun', width * 0.12, 0, 1000, 700, '#fff3c4', 0.55), { blur: 12, blend: 'screen' }),
  ]
}

/** One bowed ear of rice with its leaf. */
const riceEar = (random: Random, x: number, foot: number, tall: number): string => {
  const lean = between(random, 0.25, 0.5) * tall * (random() < 0.75 ? 1 : -1)
  const [topX, topY] = [x + lean * 0.5, foot - tall]
  const [endX, endY] = [x + lean * 1.35, foot - tall * 0.66]
  const stem = stroke(`M${n(x)} ${n(foot)}Q${n(x + lean * 0.1)} ${n(foot - tall * 0.7)} ${n(topX)} ${n(topY)}Q${n(x + lean * 1.05)} ${n(topY - tall * 0.02)} ${n(endX)} ${n(endY)}`, '#a98d2c', tall * 0.014)
  const grains = repeat(26, (i) => {
    const t = i / 25
    const gx = (1 - t) ** 2 * topX + 2 * t * (1 - t) * (x + lean * 1.05) + t * t * endX
    const gy = (1 - t) ** 2 * topY + 2 * t * (1 - t) * (topY - tall * 0.02) + t * t * endY
    const side = i % 2 ? 1 : -1
    return `<ellipse cx="${n(gx + side * tall * 0.014)}" cy="${n(gy + tall * 0.022)}" rx="${n(tall * 0.013)}" ry="${n(tall * 0.031)}" fill="${pick(random, ['#e8b93c', '#d59a26', '#f6d673', '#c98a20'])}" transform="rotate(${n(side * -24 - (lean > 0 ? 12 : -12))} ${n(gx)} ${n(gy)})"/>`
  })
  return stem + grains
}

/** Rice ready for the harvest, hills in the evening light. */
export const riceField: Scene = (random, width, height) => {
  const horizon = height * 0.5
  const ears = (count: number, y: readonly [number, number], tall: readonly [number, number]): string => repeat(count, () => riceEar(random, between(random, -60, width + 60), between(random, y[0], y[1]), between(random, tall[0], tall[1])))
  const village = repeat(7, (i) => {
    const [x, y, w] = [width * (0.16 + i * 0.034), horizon - 2 - (i % 3) * 4, between(random, 26, 40)]
    return path(`M${n(x)} ${n(y)}v${n(-w * 0.4)}h${n(w)}v${n(w * 0.4)}z`, '#efe1cf') + path(`M${n(x - 6)} ${n(y - w * 0.36)}l${n(w * 0.3)} ${n(-w * 0.36)}h${n(w * 0.6)}l${n(w * 0.3)} ${n(w * 0.36)}z`, pick(random, ['#7d5a5a', '#5f6480', '#a3604c']))
  })
  const dragonfly = (x: number, y: number, s: number): string => stroke(`M${n(x)} ${n(y)}l${n(s)} ${n(s * 0.3)}`, '#c23b22', s * 0.09) + ['-60', '-110', '20', '-20'].map((turn) => `<ellipse cx="${n(x + s * 0.22)}" cy="${n(y - s * 0.28)}" rx="${n(s * 0.1)}" ry="${n(s * 0.42)}" fill="#ffffff" opacity="0.6" transform="rotate(${turn} ${n(x + s * 0.22)} ${n(y + s * 0.07)})"/>`).join('')
  return [
    sky(random, { stops: [[0, '#6f9ccb'], [0.55, '#c3d3d6'], [0.85, '#ffe0ac'], [1, '#ffd38e']], horizon, sun: { x: width * 0.8, y: height * 0.36, radius: 0, colour: '#ffe9ad', glow: 480 }, clouds: { light: '#fff3dc', shade: '#a9a5b8', cover: 0.48, size: 210, stretch: 2.1, crisp: 0.5 } }),
    drawn(mistyRidge(random, 'r0', '#9aa4b6', '#e9cfa6', { width, base: height * 0.47, height: 150, spacing: 420, rugged: 0.2, bottom: horizon + 20 }), { blur: 2 }),
    drawn(mistyRidge(random, 'r1', '#6f8474', '#cdb884', { width, base: height * 0.5, height: 90, spacing: 330, rugged: 0.15, bottom: horizon + 30 }), { blur: 1.6 }),
    drawn(repeat(60, () => ellipse(between(random, 0, width), horizon - between(random, -2, 8), between(random, 12, 40), between(random, 6, 16), mix('#4d6444', '#8b9254', random()))) + village, { blur: 1.2 }),
    meadow(random, { horizon: horizon + 4, bottom: height, width, far: '#e9c767', near: '#cf9c2c', dark: '#7d7a26', light: '#ffe690', rows: 42, vanishX: width * 0.62 }),
    drawn(bough([[width * 0.61, horizon + 6], [width * 0.585, height * 0.66], [width * 0.5, height * 0.84], [width * 0.36, height * 1.04]], 6, 110, '#b99a6a') + bough([[width * 0.61, horizon + 6], [width * 0.588, height * 0.66], [width * 0.51, height * 0.84], [width * 0.38, height * 1.04]], 2, 26, '#8f9a4a'), { blur: 4 }),
    drawn(grass(random, 420, [-20, height * 0.8, width + 20, height * 1.08], 150, ['#a9982e', '#8a8a2a', '#c7ab3c', '#6f7a26']), { blur: 1.6 }),
    drawn(ears(70, [height * 0.98, height * 1.1], [190, 270]), { blur: 1.2 }),
    drawn(ears(26, [height * 1.05, height * 1.16], [330, 430])),
    drawn(dragonfly(width * 0.29, height * 0.58, 44)),
    drawn(ears(5, [height * 1.3, height * 1.4], [640, 760]), { blur: 13 }),
    drawn(glow('sun', width * 0.82, height * 0.38, 1000, 640, '#ffcf7a', 0.55), { blur: 12, blend: 'screen' }),
  ]
}
