import { glow, gull } from '../nature.ts'
import { sea, sky } from '../noise.ts'
import {
  between,
  clamp,
  curve,
  drawn,
  ellipse,
  group,
  linear,
  n,
  type Point,
  path,
  polygon,
  rect,
  repeat,
  type Scene,
  stroke,
} from '../scene.ts'

const ferryBoat = (x: number, y: number, s: number): string => {
  const p = (points: readonly Point[]): string => polygon(points.map(([dx, dy]) => [x + dx * s, y + dy * s]))
  const windows = (count: number, left: number, top: number, gap: number): string =>
    repeat(count, (i) => rect(x + (left + i * gap) * s, y + top * s, gap * 0.56 * s, 0.2 * s, '#ffdf9a', `rx="${n(0.04 * s)}"`))
  return `${linear('hull', [
    [0, '#fdf3e8'],
    [0.45, '#e6dcdc'],
    [0.5, '#31518a'],
    [1, '#1c2f5c'],
  ])}${linear('deck', [
    [0, '#fff6ea'],
    [1, '#d3c6cc'],
  ])}
    ${path(
      p([
        [-3.1, -0.75],
        [3.55, -0.95],
        [2.9, 0.1],
        [-2.9, 0.1],
      ]),
      'url(#hull)',
    )}
    ${path(
      p([
        [-2.7, -1.45],
        [2.1, -1.45],
        [2.6, -0.85],
        [-2.7, -0.72],
      ]),
      'url(#deck)',
    )}${windows(15, -2.5, -1.28, 0.31)}
    ${path(
      p([
        [-2.3, -2.0],
        [1.3, -2.0],
        [1.75, -1.45],
        [-2.3, -1.45],
      ]),
      'url(#deck)',
    )}${windows(10, -2.1, -1.84, 0.33)}
    ${path(
      p([
        [0.2, -2.5],
        [1, -2.5],
        [1.25, -2.0],
        [0.1, -2.0],
      ]),
      'url(#deck)',
    )}${rect(x + 0.4 * s, y - 2.4 * s, 0.6 * s, 0.2 * s, '#48587a')}
    ${path(
      p([
        [-1.5, -2.75],
        [-0.8, -2.75],
        [-0.7, -2.0],
        [-1.6, -2.0],
      ]),
      '#d9563f',
    )}${rect(x - 1.5 * s, y - 2.75 * s, 0.7 * s, 0.16 * s, '#32374f')}
    ${stroke(`M${n(x + 0.6 * s)} ${n(y - 2.5 * s)}v${n(-0.7 * s)}m${n(-0.2 * s)} ${n(0.2 * s)}h${n(0.4 * s)}`, '#5b5468', 2.5)}
    ${stroke(`M${n(x - 2.7 * s)} ${n(y - 1.5 * s)}h${n(4.8 * s)}M${n(x - 2.3 * s)} ${n(y - 2.06 * s)}h${n(3.6 * s)}`, '#8f93ad', 1.6)}`
}

/** The evening ferry among the islands. */
export const ferry: Scene = (random, width, height) => {
  const horizon = height * 0.52
  const [x, y, s] = [width * 0.42, height * 0.66, 62]
  const shapes: readonly (readonly [left: number, span: number, tall: number, colour: string])[] = [
    [width * 0.3, 400, 52, '#c295a0'],
    [-120, 520, 92, '#a07f9d'],
    [width * 0.66, 560, 120, '#8b6f96'],
  ]
  const islands = shapes.map(([left, span, tall, colour]) => {
    const hill = curve([
      [left, horizon + 3],
      [left + span * 0.2, horizon - tall * 0.4],
      [left + span * 0.42, horizon - tall],
      [left + span * 0.6, horizon - tall * 0.72],
      [left + span * 0.76, horizon - tall * 0.8],
      [left + span, horizon + 3],
    ])
    return drawn(path(hill, colour, 'opacity="0.92"'), { blur: 1.4 })
  })
  const wake = repeat(90, () => {
    const t = random()
    return ellipse(
      x - s * 2.8 - t * 420,
      y + 8 + t * 20 + between(random, -10, 14) * (0.4 + t),
      between(random, 8, 34),
      between(random, 1, 3.4),
      '#fff1e2',
      `opacity="${n(clamp(0.9 - t * 0.7))}"`,
    )
  })
  const birds: readonly [number, number, number][] = [
    [0.2, 0.42, 17],
    [0.16, 0.5, 12],
    [0.25, 0.34, 22],
    [0.12, 0.38, 11],
    [0.3, 0.46, 10],
  ]
  return [
    sky(random, {
      stops: [
        [0, '#4a5a94'],
        [0.4, '#9f86ae'],
        [0.72, '#f3a68f'],
        [1, '#ffd59b'],
      ],
      horizon,
      sun: { x: width * 0.67, y: height * 0.4, radius: 30, colour: '#ffe2a0', glow: 300 },
      clouds: { light: '#ffcfae', shade: '#84709f', cover: 0.46, size: 190, stretch: 2.8, crisp: 0.45 },
    }),
    ...islands,
    sea(random, {
      horizon,
      bottom: height,
      width,
      stops: [
        [0, '#e6a596'],
        [0.2, '#a97f9b'],
        [0.6, '#5a5c8e'],
        [1, '#2e3766'],
      ],
      crest: '#ffc9a4',
      trough: '#343b6e',
      chop: 0.6,
      glitter: { x: width * 0.67, colour: '#ffe6b0', spread: 150, strength: 1 },
    }),
    drawn(group(ferryBoat(x, 0, s), `transform="translate(0 ${n(y + 10)}) scale(1 -0.7)" opacity="0.4"`), { blur: 6 }),
    drawn(ferryBoat(x, y, s), { blur: 0.5 }),
    drawn(
      wake +
        repeat(30, () =>
          ellipse(x + between(random, -2.9, 3) * s, y + between(random, 2, 12), between(random, 10, 30), 2.4, '#ffe9d8', 'opacity="0.7"'),
        ),
      { blur: 1.8 },
    ),
    drawn(birds.map(([u, v, span]) => gull(width * u, height * v, span, '#fff4ea')).join('')),
    drawn(glow('sun', width * 0.76, height * 0.4, 900, 560, '#ff9d6b', 0.5), { blur: 10, blend: 'screen' }),
  ]
}
