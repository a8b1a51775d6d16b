import { glow, gull } from '../nature.ts'
import { sea, sky } from '../noise.ts'
import { between, curve, drawn, ellipse, group, linear, n, path, type Random, repeat, type Scene, stroke } from '../scene.ts'

/** A sitting dog seen from the side, looking out to the right; about 1 unit high, feet at 0. */
const dog = (colour: string, rim: string): string => {
  const body =
    'M-0.34 0 C-0.42 -0.05 -0.44 -0.22 -0.36 -0.34 C-0.3 -0.45 -0.16 -0.5 -0.08 -0.62 C-0.05 -0.7 -0.05 -0.78 0 -0.86 C0.02 -0.93 0.02 -1.0 0.05 -1.08 C0.08 -1.04 0.11 -1.0 0.13 -0.97 C0.17 -0.97 0.2 -0.95 0.23 -0.91 C0.28 -0.89 0.36 -0.88 0.4 -0.86 C0.42 -0.83 0.41 -0.79 0.37 -0.77 C0.31 -0.75 0.26 -0.74 0.22 -0.72 C0.2 -0.66 0.22 -0.6 0.22 -0.52 C0.22 -0.38 0.17 -0.3 0.17 -0.2 C0.17 -0.12 0.17 -0.07 0.18 -0.04 C0.22 -0.03 0.25 -0.02 0.26 0 L0.08 0 C0.07 -0.08 0.05 -0.16 0.03 -0.24 C0.02 -0.14 0.02 -0.08 0.03 -0.04 C0.06 -0.03 0.08 -0.01 0.09 0 Z'
  const tail = 'M-0.33 -0.06 C-0.44 -0.02 -0.56 -0.06 -0.62 -0.2 C-0.64 -0.26 -0.6 -0.28 -0.58 -0.23 C-0.53 -0.13 -0.45 -0.12 -0.36 -0.16 Z'
  const light =
    'M0.13 -0.97 C0.17 -0.97 0.2 -0.95 0.23 -0.91 C0.28 -0.89 0.36 -0.88 0.4 -0.86 M0.22 -0.7 C0.2 -0.66 0.22 -0.6 0.22 -0.52 C0.22 -0.38 0.17 -0.3 0.17 -0.2 C0.17 -0.12 0.17 -0.07 0.18 -0.04'
  return `${path(body, colour)}${path(tail, colour)}<path d="${light}" fill="none" stroke="${rim}" stroke-width="0.012" stroke-linecap="round" opacity="0.85"/>`
}

const at = (content: string, x: number, y: number, size: number, flip = 1, attributes = ''): string =>
  `<g transform="translate(${n(x)} ${n(y)}) scale(${size} ${size * flip})" ${attributes}>${content}</g>`

const surf = (random: Random, width: number, y: number, thick: number): string => {
  const phase = random() * 9
  const line = (offset: number, jitter: number): [number, number][] =>
    Array.from({ length: Math.ceil(width / 30) + 3 }, (_, i) => {
      const x = i * 30 - 30
      return [x, y + offset + Math.sin(x / 210 + phase) * 14 + Math.sin(x / 74 + phase) * 5 + between(random, 0, jitter)]
    })
  return curve([...line(0, 3), ...line(thick, thick).reverse()])
}

/** The dog waiting on the wet sand while the sun goes down. */
export const dogAtSunset: Scene = (random, width, height) => {
  const horizon = height * 0.46
  const sunX = width * 0.64
  const [x, y, size] = [width * 0.36, height * 0.86, 300]
  const silhouette = dog('#2b1a2e', '#ffb877')
  const birds: readonly [number, number, number][] = [
    [0.16, 0.2, 20],
    [0.22, 0.25, 14],
    [0.27, 0.18, 12],
    [0.84, 0.24, 15],
    [0.79, 0.3, 10],
  ]
  const pebbles = repeat(60, () =>
    ellipse(
      between(random, 0, width),
      between(random, height * 0.84, height),
      between(random, 1.5, 5),
      between(random, 1, 2.4),
      '#5a2f3f',
      'opacity="0.6"',
    ),
  )
  return [
    sky(random, {
      stops: [
        [0, '#474a86'],
        [0.3, '#b56a8c'],
        [0.62, '#f58d5f'],
        [0.85, '#ffbf63'],
        [1, '#ffe195'],
      ],
      horizon,
      sun: { x: sunX, y: height * 0.36, radius: 48, colour: '#ffe79c', glow: 360 },
      clouds: { light: '#ffb489', shade: '#7b4a7c', cover: 0.5, size: 180, stretch: 2.6, crisp: 0.5 },
    }),
    sea(random, {
      horizon,
      bottom: height,
      width,
      stops: [
        [0, '#f0a468'],
        [0.25, '#c7707a'],
        [0.6, '#84527f'],
        [1, '#5d3d6e'],
      ],
      crest: '#ffc38a',
      trough: '#5b3467',
      chop: 0.62,
      glitter: { x: sunX, colour: '#fff0b8', spread: 150, strength: 1 },
    }),
    // Wet sand mirrors the sky upside down.
    drawn(
      `${linear('wet', [
        [0, '#e9977a'],
        [0.3, '#c77277'],
        [0.7, '#8d5573'],
        [1, '#4f3350'],
      ])}${path(`M-40 ${n(height * 0.75)}Q${n(width * 0.4)} ${n(height * 0.71)} ${n(width + 40)} ${n(height * 0.77)}V${n(height + 60)}H-40Z`, 'url(#wet)')}`,
      { blur: 5 },
    ),
    drawn(glow('mirror', sunX, height * 0.78, 230, 220, '#ffd98a', 0.75), { blur: 8, blend: 'screen' }),
    drawn(
      path(surf(random, width, height * 0.725, 20), '#ffe6cf', 'opacity="0.9"') +
        path(surf(random, width, height * 0.655, 10), '#ffdcbc', 'opacity="0.7"') +
        path(surf(random, width, height * 0.6, 5), '#ffd3ac', 'opacity="0.55"'),
      { blur: 2 },
    ),
    drawn(pebbles, { blur: 0.8 }),
    drawn(at(silhouette, x, y + 2, size, -0.8, 'opacity="0.5"'), { blur: 6 }),
    drawn(ellipse(x - 10, y + 2, 150, 11, '#3a1f38', 'opacity="0.6"'), { blur: 6 }),
    drawn(at(silhouette, x, y, size)),
    drawn(group(birds.map(([u, v, span]) => gull(width * u, height * v, span, '#5a2f52')).join(''), 'opacity="0.85"')),
    drawn(stroke(`M${n(x + 190)} ${n(y + 28)}q60 -8 120 6`, '#4b2740', 7, 'opacity="0.7"'), { blur: 1.2 }),
    drawn(glow('flare', sunX, height * 0.38, 900, 640, '#ff8a4c', 0.5), { blur: 10, blend: 'screen' }),
  ]
}
