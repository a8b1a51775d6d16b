import { glow, mistyRidge, pines, stars } from '../nature.ts'
import { createNoise, fractal, sky } from '../noise.ts'
import {
  between,
  blendRgb,
  blurFilter,
  curve,
  drawn,
  ellipse,
  group,
  linear,
  mix,
  n,
  painted,
  path,
  type Random,
  type Scene,
  smoothstep,
  stroke,
} from '../scene.ts'

/** New Year's sunrise: one ridge behind the other, the valleys full of mist. */
export const dawnMountains: Scene = (random, width, height) => {
  const far = '#d9938f'
  const near = '#1f2346'
  const bands = [0, 1, 2, 3, 4, 5].map((i) => {
    const t = i / 5
    const colour = mix(mix(far, '#6f6394', Math.min(1, t * 1.7)), near, t ** 1.4)
    const mist = mix('#ffd2a8', '#a9809f', t)
    const options = {
      width,
      base: height * (0.56 + t * 0.4),
      height: 130 + t * 130,
      spacing: 210 + t * 150,
      rugged: 0.55 - t * 0.2,
      bottom: height * (0.72 + t * 0.36),
    }
    const fog = drawn(glow(`f${i}`, width * between(random, 0.2, 0.8), height * (0.66 + t * 0.3), 700, 70, mist, 0.7 - t * 0.3), {
      blur: 26,
    })
    return [drawn(mistyRidge(random, `m${i}`, colour, mist, options), { blur: i === 5 ? 0 : 0.9 }), fog]
  })
  const trees = drawn(
    pines(
      random,
      46,
      (i) => {
        const right = i % 3 === 0
        const x = right ? width - random() ** 1.6 * 360 : random() ** 1.5 * 520
        const slope = right ? (width - x) * 0.32 : x * 0.2
        return [x, height + 40 + slope * 0.2, Math.max(60, between(random, 170, 330) - slope * 1.2)]
      },
      '#12152e',
    ),
  )
  return [
    sky(random, {
      stops: [
        [0, '#2b3566'],
        [0.35, '#6f6aa0'],
        [0.62, '#d98f9b'],
        [0.82, '#ffbd87'],
        [1, '#ffe3ad'],
      ],
      horizon: height * 0.6,
      sun: { x: width * 0.63, y: height * 0.44, radius: 30, colour: '#ffe7a8', glow: 330 },
      clouds: { light: '#ffc7a1', shade: '#8a6f9d', cover: 0.36, size: 190, stretch: 3.4, crisp: 0.4 },
    }),
    ...bands.flat(),
    trees,
    drawn(glow('sun', width * 0.63, height * 0.45, 800, 620, '#ffb36b', 0.5), { blur: 10, blend: 'screen' }),
  ]
}

const milkyWay = (random: Random, width: number, height: number) => {
  const noise = createNoise(random)
  return painted((x, y) => {
    const t = y / height
    const base = blendRgb(blendRgb([9, 12, 36], [26, 34, 82], smoothstep(0, 0.55, t)), [92, 72, 120], smoothstep(0.5, 0.85, t))
    // The band leans across the picture; dust breaks it up.
    const off = (x - width * 0.56 - (height * 0.36 - y) * 0.42) / (width * 0.3)
    const dust = fractal(noise, x / 150, y / 150, 6)
    const band = Math.exp(-(off ** 2) * 1.6) * smoothstep(0.25, 0.72, dust) * (1 - smoothstep(0.62, 0.9, t))
    const lane = Math.exp(-((off + 0.12) ** 2) * 22) * smoothstep(0.42, 0.6, fractal(noise, x / 90 + 50, y / 120, 4))
    const tint = blendRgb([150, 150, 230], [245, 200, 215], noise(x / 260, y / 260 + 9))
    return [...blendRgb(base, tint, Math.max(0, band * 0.85 - lane * 0.45 * band)), 1]
  })
}

const glowingTent = (x: number, y: number, size: number): string => {
  const at = (dx: number, dy: number): string => `${n(x + dx * size)} ${n(y + dy * size)}`
  const body = `M${at(-1, 0)}Q${at(-0.62, -0.72)} ${at(0, -0.82)}Q${at(0.62, -0.72)} ${at(1, 0)}Q${at(0, 0.07)} ${at(-1, 0)}Z`
  const door = `M${at(-0.3, 0.03)}Q${at(-0.2, -0.5)} ${at(0.02, -0.7)}Q${at(0.26, -0.5)} ${at(0.36, 0.03)}Z`
  return `${linear('tent', [
    [0, '#c8552f'],
    [0.5, '#f79a3c'],
    [1, '#ffd27a'],
  ])}${linear('door', [
    [0, '#ffcf70'],
    [1, '#fff3c4'],
  ])}
    ${path(body, 'url(#tent)')}${path(door, 'url(#door)')}
    ${path(`M${at(-1, 0)}Q${at(-0.62, -0.72)} ${at(0, -0.82)}Q${at(-0.4, -0.5)} ${at(-0.44, 0.04)}Z`, '#7c2a25', 'opacity="0.32"')}
    ${stroke(`M${at(0, -0.82)}Q${at(0.4, -0.5)} ${at(0.46, 0.04)}`, '#8c3a22', 3, 'opacity="0.7"')}
    ${stroke(`M${at(0, -0.82)}Q${at(-0.4, -0.5)} ${at(-0.44, 0.04)}`, '#8c3a22', 3, 'opacity="0.7"')}
    ${stroke(`M${at(0.02, -0.7)}L${at(0.03, 0.03)}`, '#d9822f', 2)}
    ${ellipse(x - size * 0.1, y - size * 0.1, size * 0.12, size * 0.16, '#9c4a22', 'opacity="0.55"')}
    ${ellipse(x - size * 0.1, y - size * 0.3, size * 0.065, size * 0.075, '#9c4a22', 'opacity="0.55"')}`
}

/** A lit tent under the Milky Way. */
export const starryTent: Scene = (random, width, height) => {
  const ground = height * 0.9
  const forest = pines(random, 60, () => [between(random, -20, width + 20), height * 0.875, between(random, 60, 150)], '#151a3a')
  const close = pines(
    random,
    12,
    (i) => [i < 7 ? random() * 200 - 20 : width - random() * 170, height * 0.96, between(random, 300, 560)],
    '#090c20',
  )
  const meadow = curve([
    [-40, ground + 10],
    [width * 0.3, ground - 14],
    [width * 0.7, ground - 6],
    [width + 40, ground + 20],
    [width + 40, height + 60],
    [-40, height + 60],
  ])
  return [
    milkyWay(random, width, height),
    drawn(stars(random, 900, width, height * 0.8)),
    drawn(stars(random, 60, width, height * 0.7), { blur: 5, blend: 'screen' }),
    drawn(
      mistyRidge(random, 'r0', '#3a3a72', '#7d6c9c', {
        width,
        base: height * 0.8,
        height: 190,
        spacing: 300,
        rugged: 0.6,
        bottom: height * 0.9,
      }),
    ),
    drawn(
      mistyRidge(random, 'r1', '#23264f', '#4b4a7c', {
        width,
        base: height * 0.85,
        height: 120,
        spacing: 240,
        rugged: 0.4,
        bottom: height * 0.92,
      }),
    ),
    drawn(forest, { blur: 0.8 }),
    drawn(
      `${linear('g', [
        [0, '#2a2f52'],
        [1, '#0a0c1c'],
      ])}${path(meadow, 'url(#g)')}`,
    ),
    drawn(glow('spill', width * 0.5, ground + 20, 420, 90, '#ff9a40', 0.75), { blur: 14, blend: 'screen' }),
    drawn(glowingTent(width * 0.5, ground + 22, 150)),
    drawn(`${blurFilter('b', 4)}${group(glow('halo', width * 0.5, ground - 30, 360, 260, '#ffab55', 0.55), '')}`, {
      blur: 12,
      blend: 'screen',
    }),
    drawn(close),
  ]
}
