import { glow, gull } from '../nature.ts'
import { sea, sky } from '../noise.ts'
import { boulders } from '../rock.ts'
import {
  between,
  curve,
  drawn,
  ellipse,
  linear,
  mix,
  n,
  type Point,
  path,
  polygon,
  type Random,
  rect,
  repeat,
  type Scene,
  stroke,
} from '../scene.ts'

const foamLine = (random: Random, width: number, y: number, swing: number, thick: number): string => {
  const phase = random() * 6
  const top: Point[] = []
  const under: Point[] = []
  for (let x = -30; x <= width + 30; x += 24) {
    const wave = y + Math.sin(x / 170 + phase) * swing + Math.sin(x / 61 + phase * 2) * swing * 0.35
    top.push([x, wave])
    under.push([x, wave + thick * between(random, 0.35, 1.3)])
  }
  return curve([...top, ...under.reverse()])
}

/** Hyeopjae on a clear day: emerald water, the islet of Biyangdo, black rocks. */
export const emeraldSea: Scene = (random, width, height) => {
  const horizon = height * 0.42
  const islet = curve([
    [width * 0.5, horizon + 4],
    [width * 0.56, horizon - 18],
    [width * 0.62, horizon - 62],
    [width * 0.66, horizon - 84],
    [width * 0.69, horizon - 70],
    [width * 0.73, horizon - 74],
    [width * 0.78, horizon - 30],
    [width * 0.86, horizon - 10],
    [width * 0.9, horizon + 4],
  ])
  const shore = (y: number): Point[] => [
    [-40, y],
    [width * 0.25, y + 16],
    [width * 0.55, y + 62],
    [width * 0.8, y + 96],
    [width + 40, y + 84],
    [width + 40, height + 40],
    [-40, height + 40],
  ]
  const rocks = boulders(random, {
    inside: (x, y) =>
      Math.min(
        y - height * 0.66 - x * 0.3 - Math.sin(x / 47) * 16,
        470 - x * 0.85 + (y - height * 0.86) * 0.5,
        (height * 0.975 - y) * 1.6 - x * 0.16 + Math.sin(x / 38) * 16,
      ),
    vanishing: horizon - 40,
    centre: 500,
    size: 0.2,
    colours: ['#0d0f16', '#3c3d47', '#a9a49f'],
    light: [0.6, -0.8, 0.35],
    pitted: 0.8,
  })
  return [
    sky(random, {
      stops: [
        [0, '#3f8fd0'],
        [0.6, '#86c3ea'],
        [1, '#d9eef5'],
      ],
      horizon,
      clouds: { light: '#ffffff', shade: '#b3cade', cover: 0.5, size: 170, stretch: 1.5, crisp: 0.7 },
    }),
    sea(random, {
      horizon,
      bottom: height,
      width,
      stops: [
        [0, '#2a7fae'],
        [0.12, '#2297b4'],
        [0.3, '#35b9bd'],
        [0.5, '#7ad8c8'],
        [0.72, '#c6ecd2'],
        [1, '#efe6c6'],
      ],
      crest: '#dff8f0',
      trough: '#1b7f9d',
      chop: 0.42,
      glitter: { x: width * 0.72, colour: '#ffffff', spread: 330, strength: 0.75 },
    }),
    drawn(
      `${linear('i', [
        [0, '#56795f'],
        [0.7, '#7d9a86'],
        [1, '#9dbfb5'],
      ])}${path(islet, 'url(#i)')}`,
      { blur: 1.2 },
    ),
    drawn(
      `${linear('w', [
        [0, '#cdb98c'],
        [1, '#e9dbb4'],
      ])}${path(curve(shore(height * 0.8)), 'url(#w)', 'opacity="0.75"')}`,
      { blur: 9 },
    ),
    drawn(
      `${path(foamLine(random, width, height * 0.735, 12, 13), '#ffffff', 'opacity="0.65"')}${path(foamLine(random, width, height * 0.8, 16, 22), '#ffffff', 'opacity="0.85"')}`,
      { blur: 2.4 },
    ),
    drawn(
      `${linear('d', [
        [0, '#efdfb8'],
        [1, '#f8eccd'],
      ])}${path(curve(shore(height * 0.868)), 'url(#d)')}`,
      { blur: 3 },
    ),
    drawn(
      repeat(420, () =>
        ellipse(
          between(random, 0, width),
          between(random, height * 0.93, height),
          between(random, 0.8, 2.4),
          1,
          mix('#a58f66', '#fffaf0', random()),
          'opacity="0.5"',
        ),
      ),
    ),
    drawn(glow('shade', 150, height * 0.88, 420, 130, '#3b4a55', 0.55), { blur: 16, blend: 'multiply' }),
    rocks,
    drawn(glow('sun', width * 0.8, 0, 900, 620, '#fff4d6', 0.4), { blur: 12, blend: 'screen' }),
  ]
}

const lighthouseTower = (x: number, foot: number, height: number): string => {
  const half = (t: number): number => height * (0.115 - t * 0.045)
  const band = (from: number, to: number, fill: string): string =>
    path(
      polygon([
        [x - half(from), foot - height * from],
        [x + half(from), foot - height * from],
        [x + half(to), foot - height * to],
        [x - half(to), foot - height * to],
      ]),
      fill,
    )
  const top = foot - height
  return `${linear(
    'white',
    [
      [0, '#8e8aa0'],
      [0.35, '#d9cfc9'],
      [0.75, '#fff6e6'],
      [1, '#ffe3bd'],
    ],
    [0, 0, 1, 0],
  )}
    ${linear(
      'red',
      [
        [0, '#6e2430'],
        [0.4, '#b5383a'],
        [0.8, '#e8604a'],
        [1, '#f58a62'],
      ],
      [0, 0, 1, 0],
    )}
    ${rect(x - height * 0.17, foot - 12, height * 0.34, 26, 'url(#white)', 'rx="4"')}
    ${band(0, 1, 'url(#white)')}${band(0.3, 0.5, 'url(#red)')}${band(0.72, 0.9, 'url(#red)')}
    ${rect(x - height * 0.1, top - 8, height * 0.2, 10, 'url(#red)', 'rx="3"')}
    ${rect(x - height * 0.052, top - height * 0.12, height * 0.104, height * 0.105, '#ffe9a6')}
    ${stroke(`M${n(x - height * 0.095)} ${n(top - 28)}h${n(height * 0.19)}`, '#7b3038', 2.4)}
    ${repeat(7, (i) => stroke(`M${n(x - height * 0.09 + i * height * 0.03)} ${n(top - 28)}v20`, '#7b3038', 1.8))}
    ${path(`M${n(x - height * 0.072)} ${n(top - height * 0.115)}Q${n(x)} ${n(top - height * 0.24)} ${n(x + height * 0.072)} ${n(top - height * 0.115)}Z`, 'url(#red)')}
    ${stroke(`M${n(x)} ${n(top - height * 0.17)}v-${n(height * 0.05)}`, '#7b3038', 3)}
    ${rect(x - 9, foot - height * 0.16, 18, height * 0.1, '#4c3440', 'rx="8"')}${rect(x - 6, foot - height * 0.62, 12, 22, '#4c3440', 'rx="6"')}`
}

/** A lighthouse on black rock in the late afternoon. */
export const lighthouse: Scene = (random, width, height) => {
  const horizon = height * 0.6
  const x = width * 0.64
  const shore = (at: number): number =>
    height * 0.655 + Math.max(0, x - 60 - at) ** 1.25 * 0.32 + Math.max(0, at - x - 160) * 0.1 + Math.sin(at / 38) * 7
  const rocks = boulders(random, {
    inside: (at, y) => y - shore(at),
    vanishing: height * 0.42,
    centre: x,
    size: 0.2,
    colours: ['#12121b', '#4a434b', '#e3b48f'],
    light: [0.85, -0.6, 0.25],
    pitted: 0.7,
  })
  const spray = repeat(130, () => {
    const t = random()
    return ellipse(
      x - 260 - t * 240 + between(random, -50, 50),
      height * (0.74 + t * 0.14) - random() ** 2 * 90,
      between(random, 1, 5),
      between(random, 1, 4),
      '#fff4e6',
      'opacity="0.75"',
    )
  })
  const birds: readonly [number, number, number][] = [
    [0.2, 0.24, 26],
    [0.27, 0.3, 18],
    [0.34, 0.2, 21],
    [0.13, 0.36, 15],
    [0.42, 0.33, 13],
  ]
  return [
    sky(random, {
      stops: [
        [0, '#5d86b8'],
        [0.5, '#a9bfce'],
        [0.8, '#f5d3b0'],
        [1, '#ffdca8'],
      ],
      horizon,
      sun: { x: width * 1.04, y: height * 0.38, radius: 0, colour: '#ffdf9e', glow: 620 },
      clouds: { light: '#fff0dc', shade: '#a692a8', cover: 0.52, size: 210, stretch: 1.7, crisp: 0.6 },
    }),
    sea(random, {
      horizon,
      bottom: height,
      width,
      stops: [
        [0, '#7d9cb0'],
        [0.25, '#4c7f9b'],
        [1, '#1f4f6b'],
      ],
      crest: '#ffe3bd',
      trough: '#173f5a',
      chop: 0.62,
      glitter: { x: width * 0.98, colour: '#ffedc2', spread: 420, strength: 0.8 },
    }),
    rocks,
    drawn(lighthouseTower(x + 40, height * 0.672, 430)),
    drawn(`${spray}${path(foamLine(random, x - 160, height * 0.93, 14, 26), '#fff7ec', 'opacity="0.55"')}`, { blur: 2.5 }),
    drawn(birds.map(([u, v, span]) => gull(width * u, height * v, span, '#fdf6ee')).join('')),
    drawn(glow('sun', width, height * 0.4, 1000, 700, '#ffb877', 0.45), { blur: 10, blend: 'screen' }),
  ]
}
