import { bokeh, bough, glow } from '../nature.ts'
import { between, clamp, drawn, ellipse, linear, n, type Point, pick, type Random, radial, rect, repeat, type Scene } from '../scene.ts'

/** A Japanese maple leaf: seven narrow toothed lobes, tip upwards, about 1 unit long. */
const mapleOutline = (random: Random): { outline: string; veins: string } => {
  const lobes: readonly (readonly [number, number])[] = [
    [-128, 0.5],
    [-84, 0.78],
    [-40, 0.95],
    [0, 1.06],
    [40, 0.95],
    [84, 0.78],
    [128, 0.5],
  ]
  const points: Point[] = []
  let veins = ''
  const at = (angle: number, along: number, aside: number): Point => [
    Math.sin(angle) * along + Math.cos(angle) * aside,
    -Math.cos(angle) * along + Math.sin(angle) * aside,
  ]
  lobes.forEach(([degrees, length], i) => {
    const angle = ((degrees + between(random, -5, 5)) * Math.PI) / 180
    const reach = length * between(random, 0.93, 1.05)
    const side = (sign: number): Point[] =>
      [0.36, 0.46, 0.56, 0.66, 0.76, 0.86].flatMap((t): Point[] => {
        const wide = sign * 0.15 * length * Math.sin(Math.PI * clamp((t - 0.12) / 0.95)) ** 0.8
        return [at(angle, reach * t, wide * 0.84), at(angle, reach * (t + 0.035), wide)]
      })
    points.push(...side(-1), at(angle, reach, 0), ...side(1).reverse())
    const next = lobes[i + 1]
    if (next) points.push(at((((degrees + next[0]) / 2) * Math.PI) / 180, 0.25, 0))
    const tip = at(angle, reach * 0.9, 0)
    veins += `M0 0L${tip[0].toFixed(3)} ${tip[1].toFixed(3)}`
  })
  points.push([0.03, 0.1], [-0.03, 0.1])
  return { outline: `M${points.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join('L')}Z`, veins }
}

const mapleLeaf = (
  random: Random,
  id: string,
  x: number,
  y: number,
  size: number,
  turn: number,
  colours: readonly [string, string, string],
): string => {
  const { outline, veins } = mapleOutline(random)
  const leaf = `<path d="${outline}" fill="url(#${id})"/><path d="${veins}" stroke="${colours[2]}" stroke-width="0.016" stroke-opacity="0.7" fill="none"/>
    <path d="M0 0Q0.04 0.3 ${between(random, -0.1, 0.12).toFixed(2)} 0.62" stroke="${colours[1]}" stroke-width="0.026" fill="none"/>`
  return `${radial(
    id,
    [
      [0, colours[2]],
      [0.35, colours[0]],
      [1, colours[1]],
    ],
    [0.5, 0.62],
    0.62,
  )}<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${n(size)} ${n(size * between(random, 0.82, 1))})">${leaf}</g>`
}

const reds: readonly (readonly [string, string, string])[] = [
  ['#d8321f', '#8f1220', '#ffb04a'],
  ['#ea5a22', '#b3261c', '#ffd06a'],
  ['#c4202a', '#70101f', '#ff8a4a'],
  ['#f2892c', '#cf4a1c', '#ffe08a'],
]

/** Maple leaves against the light, the wood behind them melted into discs of colour. */
export const mapleBokeh: Scene = (random, width, height) => {
  const leaves = (count: number, size: readonly [number, number], prefix: string, spot: (i: number) => Point): string =>
    repeat(count, (i) => {
      const [x, y] = spot(i)
      return mapleLeaf(
        random,
        `${prefix}${i}`,
        x,
        y,
        between(random, size[0], size[1]),
        between(random, 110, 250),
        reds[Math.floor(random() * reds.length)] ?? ['#d8321f', '#8f1220', '#ffb04a'],
      )
    })
  const twig: Point[] = [
    [-20, height * 0.1],
    [width * 0.25, height * 0.17],
    [width * 0.5, height * 0.2],
    [width * 0.74, height * 0.29],
    [width * 0.92, height * 0.42],
  ]
  const hanging: readonly Point[] = [
    [0.1, 0.22],
    [0.3, 0.3],
    [0.22, 0.44],
    [0.5, 0.36],
    [0.47, 0.54],
    [0.68, 0.44],
    [0.8, 0.58],
    [0.66, 0.66],
    [0.9, 0.5],
    [0.36, 0.2],
    [0.6, 0.27],
  ]
  return [
    drawn(
      `${linear('b', [
        [0, '#7d8a3a'],
        [0.4, '#d99a3e'],
        [0.75, '#b9602c'],
        [1, '#4a3a26'],
      ])}${rect(0, 0, width, height, 'url(#b)')}${repeat(40, () => ellipse(between(random, 0, width), between(random, 0, height), between(random, 60, 170), between(random, 60, 170), pick(random, ['#e8b84a', '#f0d27a', '#c2542a', '#7f9440', '#5a6b34', '#e37a34']), 'opacity="0.6"'))}`,
      { blur: 46 },
    ),
    drawn(
      bokeh(random, 'k', {
        count: 90,
        box: [0, 0, width, height],
        radius: [22, 66],
        colours: ['#ffd977', '#ff9d52', '#fff0b8', '#d9e07a'],
        opacity: [0.12, 0.6],
      }),
      { blur: 2.4, blend: 'screen' },
    ),
    drawn(
      leaves(12, [110, 170], 'f', () => [between(random, 0, width), between(random, 0, height * 0.9)]),
      { blur: 18 },
    ),
    drawn(
      leaves(9, [120, 170], 'm', () => [between(random, 0, width), between(random, height * 0.05, height * 0.7)]),
      { blur: 6 },
    ),
    drawn(bough(twig, 13, 4, '#4a2c22')),
    drawn(leaves(hanging.length, [165, 215], 'l', (i) => [(hanging[i]?.[0] ?? 0) * width, (hanging[i]?.[1] ?? 0) * height])),
    drawn(glow('sun', width * 0.85, height * 0.06, 800, 800, '#ffe7a0', 0.65), { blur: 14, blend: 'screen' }),
  ]
}
