import { bokeh, bough, glow } from '../nature.ts'
import {
  between,
  drawn,
  ellipse,
  linear,
  n,
  type Point,
  path,
  pick,
  place,
  polygon,
  type Random,
  radial,
  rect,
  repeat,
  type Scene,
} from '../scene.ts'

const blossomSymbol = (id: string, tilt: number, tint: string): string => {
  const petal = `<path d="M0 0C-0.62 -0.28 -0.5 -0.98 -0.13 -1L0 -0.87L0.13 -1C0.5 -0.98 0.62 -0.28 0 0Z" fill="url(#${id}-g)" stroke="#e7a3b8" stroke-width="0.014" stroke-opacity="0.6"/>`
  const stamens = repeat(13, (i) => {
    const [a, r] = [(i / 13) * Math.PI * 2, i % 2 ? 0.34 : 0.25]
    return `<path d="M0 0L${(Math.cos(a) * r).toFixed(2)} ${(Math.sin(a) * r).toFixed(2)}" stroke="#d9688c" stroke-width="0.02"/><circle cx="${(Math.cos(a) * r).toFixed(2)}" cy="${(Math.sin(a) * r).toFixed(2)}" r="0.038" fill="#f6c95a"/>`
  })
  return `${radial(
    `${id}-g`,
    [
      [0, '#e98aac'],
      [0.45, tint],
      [1, '#fff6f8'],
    ],
    [0.5, 1],
    1,
  )}<g id="${id}"><g transform="scale(1 ${tilt})">${repeat(5, (i) => `<g transform="rotate(${i * 72})">${petal}</g>`)}<circle r="0.13" fill="#d9688c" fill-opacity="0.7"/>${stamens}</g></g>`
}

const blossomKinds = blossomSymbol('b0', 1, '#fcdbe5') + blossomSymbol('b1', 0.72, '#f9c9d8') + blossomSymbol('b2', 0.86, '#fde6ec')

const cluster = (random: Random, spots: readonly Point[], each: number, spread: number, size: readonly [number, number]): string =>
  `<defs>${blossomKinds}</defs>` +
  spots
    .map(([x, y]) =>
      repeat(each, () => {
        const [a, d] = [random() * 6.3, Math.sqrt(random()) * spread]
        return `<use href="#b${Math.floor(random() * 3)}" transform="translate(${n(x + Math.cos(a) * d)} ${n(y + Math.sin(a) * d * 0.8)}) rotate(${n(random() * 360)}) scale(${n(between(random, size[0], size[1]))})"/>`
      }),
    )
    .join('')

/** Cherry blossom over the lake road. */
export const cherryBlossom: Scene = (random, width, height) => {
  const along = (points: readonly Point[]): readonly Point[] => points.map(([u, v]) => [u * width, v * height] as const)
  const first = along([
    [1.04, 0.1],
    [0.86, 0.18],
    [0.68, 0.24],
    [0.5, 0.34],
    [0.33, 0.38],
    [0.2, 0.5],
  ])
  const second = along([
    [1.04, 0.42],
    [0.9, 0.46],
    [0.78, 0.56],
    [0.66, 0.6],
    [0.56, 0.7],
  ])
  const spots = [...first, ...second].flatMap(([x, y]): Point[] => [
    [x, y],
    [x - between(random, 40, 80), y + between(random, -26, 40)],
  ])
  const petals = repeat(34, () =>
    place(
      `<path d="M0 0C-0.6 -0.3 -0.5 -1 0 -0.95C0.5 -1 0.6 -0.3 0 0Z" fill="#fbd3de"/>`,
      between(random, 0, width),
      between(random, height * 0.3, height),
      between(random, 9, 17),
      random() * 360,
    ),
  )
  const far = repeat(70, () =>
    ellipse(
      between(random, 0, width),
      between(random, 0, height * 0.6),
      between(random, 40, 130),
      between(random, 30, 90),
      pick(random, ['#f8cfdb', '#fde7ee', '#f2b3c8', '#ffffff']),
      'opacity="0.55"',
    ),
  )
  return [
    drawn(
      `${linear('b', [
        [0, '#86bce0'],
        [0.5, '#cfe5ee'],
        [0.72, '#e3e9d4'],
        [1, '#9fbf8c'],
      ])}${rect(0, 0, width, height, 'url(#b)')}${far}${path(
        polygon([
          [width * 0.1, height],
          [width * 0.36, height * 0.68],
          [width * 0.44, height * 0.68],
          [width * 0.7, height],
        ]),
        '#f3d9d6',
        'opacity="0.9"',
      )}`,
      { blur: 30 },
    ),
    drawn(
      bokeh(random, 'k', {
        count: 70,
        box: [0, 0, width, height],
        radius: [14, 44],
        colours: ['#fff5f8', '#ffd9e4', '#fff6d8'],
        opacity: [0.15, 0.6],
      }),
      { blur: 2.4, blend: 'screen' },
    ),
    drawn(
      cluster(
        random,
        Array.from({ length: 16 }, () => [between(random, 0, width), between(random, 0, height * 0.5)] as const),
        9,
        80,
        [26, 42],
      ),
      { blur: 9 },
    ),
    drawn(bough(first, 34, 8, '#5a4038') + bough(second, 22, 6, '#63463c')),
    drawn(cluster(random, spots, 11, 76, [27, 44])),
    drawn(petals, { blur: 1.6 }),
    drawn(
      cluster(
        random,
        [
          [width * 0.02, height * 0.96],
          [width * 0.1, height * 1.02],
        ],
        9,
        120,
        [80, 110],
      ),
      { blur: 20 },
    ),
    drawn(glow('sun', width * 0.3, 0, 900, 620, '#fff6d9', 0.5), { blur: 12, blend: 'screen' }),
  ]
}
