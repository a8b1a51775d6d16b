import { bokeh, bough, glow } from '../nature.ts'
import {
  between,
  curve,
  drawn,
  ellipse,
  type Layer,
  linear,
  mix,
  n,
  type Point,
  path,
  pick,
  place,
  type Random,
  rect,
  repeat,
  type Scene,
  stroke,
  volume,
} from '../scene.ts'

const persimmon = (random: Random, id: string, x: number, y: number, r: number): string => {
  const outline = `M${n(x - r)} ${n(y - r * 0.02)}C${n(x - r * 1.02)} ${n(y - r * 0.75)} ${n(x - r * 0.45)} ${n(y - r * 0.86)} ${n(x)} ${n(y - r * 0.78)}C${n(x + r * 0.45)} ${n(y - r * 0.86)} ${n(x + r * 1.02)} ${n(y - r * 0.75)} ${n(x + r)} ${n(y - r * 0.02)}C${n(x + r)} ${n(y + r * 0.62)} ${n(x + r * 0.45)} ${n(y + r * 0.92)} ${n(x)} ${n(y + r * 0.95)}C${n(x - r * 0.45)} ${n(y + r * 0.92)} ${n(x - r)} ${n(y + r * 0.62)} ${n(x - r)} ${n(y - r * 0.02)}Z`
  const sepals = repeat(4, (i) =>
    place(
      path(
        'M0 0C-0.42 -0.1 -0.5 -0.42 -0.1 -0.62C0.1 -0.5 0.5 -0.4 0.42 -0.1Z',
        i % 2 ? '#77803f' : '#8d9149',
        'stroke="#4d5527" stroke-width="0.03"',
      ),
      x,
      y - r * 0.72,
      r * 0.62,
      i * 90 + 45 + between(random, -10, 10),
      '',
    ),
  )
  return (
    volume(id, outline, { base: mix('#f07d22', '#e8601c', random()), shade: '#a8380f', light: '#ffc064', depth: r * 0.5 }) +
    ellipse(
      x - r * 0.38,
      y - r * 0.28,
      r * 0.2,
      r * 0.13,
      '#fff0d0',
      `opacity="0.75" transform="rotate(-28 ${n(x - r * 0.38)} ${n(y - r * 0.28)})"`,
    ) +
    `<g transform="translate(0 ${n((y - r * 0.72) * 0.55)}) scale(1 0.45)">${sepals}</g>` +
    stroke(
      `M${n(x)} ${n(y - r * 0.72)}q${n(between(random, -6, 6))} ${n(-r * 0.2)} ${n(between(random, -4, 4))} ${n(-r * 0.42)}`,
      '#5b3f2c',
      7,
    )
  )
}

const ovalLeaf = (random: Random, id: string, x: number, y: number, size: number, turn: number, colour: string): string =>
  linear(id, [
    [0, mix(colour, '#ffe6a0', 0.35)],
    [1, mix(colour, '#5a2010', 0.35)],
  ]) +
  place(
    path('M0 0C-0.42 -0.2 -0.42 -0.75 0 -1C0.42 -0.75 0.42 -0.2 0 0Z', `url(#${id})`) +
      `<path d="M0 0.1V-0.94M0 -0.3L-0.2 -0.5M0 -0.3L0.2 -0.5M0 -0.55L-0.16 -0.72M0 -0.55L0.16 -0.72" stroke="#fff0c0" stroke-opacity="0.45" stroke-width="0.022" fill="none"/>`,
    x,
    y,
    size,
    turn + between(random, -12, 12),
  )

/** Persimmons left on the tree, the sky pale behind them. */
export const persimmons: Scene = (random, width, height): Layer[] => {
  const boughs: readonly (readonly Point[])[] = [
    [
      [-0.03, 0.1],
      [0.16, 0.17],
      [0.36, 0.15],
      [0.58, 0.24],
      [0.8, 0.22],
      [1.03, 0.3],
    ],
    [
      [0.36, 0.15],
      [0.46, 0.3],
      [0.62, 0.42],
      [0.76, 0.5],
      [0.86, 0.64],
    ],
    [
      [0.1, 0.155],
      [0.16, 0.3],
      [0.27, 0.44],
      [0.3, 0.58],
    ],
  ].map((points) => points.map(([u, v]): Point => [(u ?? 0) * width, (v ?? 0) * height]))
  const wide = [30, 19, 16]
  const fruits: readonly (readonly [number, number, number])[] = [
    [0.06, 0.29, 82],
    [0.165, 0.455, 86],
    [0.3, 0.75, 96],
    [0.265, 0.295, 74],
    [0.475, 0.48, 88],
    [0.58, 0.61, 96],
    [0.655, 0.375, 80],
    [0.745, 0.69, 90],
    [0.86, 0.82, 98],
    [0.9, 0.4, 84],
  ]
  const leafAt: readonly (readonly [number, number, number])[] = [
    [0.12, 0.16, 330],
    [0.2, 0.33, 40],
    [0.36, 0.16, 20],
    [0.48, 0.2, 200],
    [0.62, 0.42, 50],
    [0.74, 0.23, 340],
    [0.78, 0.52, 60],
    [0.97, 0.28, 30],
    [0.29, 0.5, 60],
    [0.87, 0.64, 80],
    [0.56, 0.24, 30],
  ]
  const leaves = repeat(leafAt.length, (i) =>
    ovalLeaf(
      random,
      `o${i}`,
      (leafAt[i]?.[0] ?? 0) * width,
      (leafAt[i]?.[1] ?? 0) * height,
      between(random, 110, 160),
      leafAt[i]?.[2] ?? 0,
      pick(random, ['#d9722a', '#b8481f', '#e5a23a', '#8a8a3a']),
    ),
  )
  const farFruit = repeat(9, () =>
    ellipse(
      between(random, 0, width),
      between(random, height * 0.1, height),
      between(random, 44, 76),
      between(random, 40, 68),
      pick(random, ['#f29a4a', '#ee8636']),
      'opacity="0.85"',
    ),
  )
  const wood = repeat(5, (i) =>
    bough(
      [
        [width * (i * 0.24), -20],
        [width * (i * 0.24 + 0.1), height * 0.4],
        [width * (i * 0.22 + 0.04), height * 0.8],
      ],
      20,
      6,
      '#8c8076',
    ),
  )
  return [
    drawn(
      `${linear('b', [
        [0, '#a9c7de'],
        [0.55, '#dbe6e6'],
        [1, '#f3e3c6'],
      ])}${rect(0, 0, width, height, 'url(#b)')}${ellipse(width * 0.2, height * 0.95, 640, 190, '#c9ad6a', 'opacity="0.8"')}${ellipse(width * 0.9, height, 540, 190, '#a9a06a', 'opacity="0.7"')}`,
      { blur: 40 },
    ),
    drawn(wood + farFruit, { blur: 17 }),
    drawn(
      bokeh(random, 'k', {
        count: 34,
        box: [0, height * 0.3, width, height],
        radius: [20, 46],
        colours: ['#fff2cc', '#ffd79a'],
        opacity: [0.12, 0.45],
      }),
      { blur: 3, blend: 'screen' },
    ),
    drawn(
      boughs
        .map(
          (points, i) =>
            bough(points, wide[i] ?? 16, 8, '#51382b') +
            stroke(curve(points, false), '#8d6c52', 3, 'opacity="0.6" transform="translate(0 -4)"'),
        )
        .join(''),
    ),
    drawn(leaves, { blur: 0.6 }),
    drawn(fruits.map(([u, v, r], i) => persimmon(random, `p${i}`, width * u, height * v, r)).join('')),
    drawn(glow('sun', 0, 0, 1000, 760, '#fff1c9', 0.55), { blur: 12, blend: 'screen' }),
  ]
}
