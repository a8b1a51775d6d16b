import { glow, gull, mistyRidge } from '../nature.ts'
import { sky } from '../noise.ts'
import { boulders } from '../rock.ts'
import { between, curve, drawn, ellipse, linear, mix, n, path, type Random, radial, rect, repeat, type Scene, stroke } from '../scene.ts'

const envelope = (t: number): number =>
  Math.sin(Math.min(1, t * 1.06) * Math.PI * 0.5) * (t < 0.5 ? 1 : Math.cos(((t - 0.5) / 0.5) * Math.PI * 0.39) ** 1.05)

/** A hot-air balloon: gores narrowing towards the edges make it round. */
const balloon = (id: string, x: number, top: number, r: number, colours: readonly [string, string, string]): string => {
  const tall = r * 2.35
  const edge = (across: number): (readonly [number, number])[] =>
    Array.from({ length: 15 }, (_, i) => {
      const t = i / 14
      return [x + Math.sin(across * Math.PI * 0.5) * r * envelope(Math.sqrt(t * 0.98 + 0.001)), top + tall * t ** 1.15] as const
    })
  const gores = repeat(12, (i) => {
    const [left, right] = [edge(i / 6 - 1), edge((i + 1) / 6 - 1)]
    return path(
      `${curve(left, false)}${curve([...right].reverse(), false).replace('M', 'L')}Z`,
      colours[i % 3] ?? colours[0],
      `stroke="${mix(colours[0], '#3a1a1a', 0.5)}" stroke-width="1.2" stroke-opacity="0.4"`,
    )
  })
  const outline = `${curve(edge(-1), false)}${curve([...edge(1)].reverse(), false).replace('M', 'L')}Z`
  const basketTop = top + tall + r * 0.42
  const mouth = r * envelope(1) * 0.98
  return `${radial(
    `${id}-shade`,
    [
      [0, '#fff0c8', 0.55],
      [0.45, '#ffffff', 0],
      [1, '#3a1440', 0.62],
    ],
    [0.68, 0.34],
    0.75,
  )}${gores}${path(outline, `url(#${id}-shade)`)}
    ${[-1, -0.4, 0.4, 1].map((k) => stroke(`M${n(x + k * mouth)} ${n(top + tall)}L${n(x + k * r * 0.13)} ${n(basketTop)}`, '#5a3a34', r * 0.012)).join('')}
    ${ellipse(x, top + tall + r * 0.09, r * 0.06, r * 0.1, '#ffd36b', 'opacity="0.9"')}
    ${linear(
      `${id}-basket`,
      [
        [0, '#5d3a26'],
        [0.7, '#a8733f'],
        [1, '#d9a35c'],
      ],
      [0, 0, 1, 0],
    )}${rect(x - r * 0.15, basketTop, r * 0.3, r * 0.24, `url(#${id}-basket)`, `rx="${n(r * 0.03)}"`)}${rect(x - r * 0.165, basketTop - r * 0.02, r * 0.33, r * 0.05, '#6b4128', `rx="${n(r * 0.02)}"`)}
    ${[-0.07, 0.05].map((k) => ellipse(x + r * k, basketTop - r * 0.07, r * 0.035, r * 0.04, '#3a2430') + rect(x + r * (k - 0.045), basketTop - r * 0.04, r * 0.09, r * 0.06, k < 0 ? '#d9563f' : '#3f5f8d')).join('')}`
}

const roofs = (random: Random, width: number, y: number): string =>
  repeat(26, () => {
    const [x, w, foot] = [between(random, -20, width), between(random, 50, 96), y + between(random, -36, 40)]
    return (
      rect(x + w * 0.12, foot - w * 0.22, w * 0.76, w * 0.24, '#b08d86') +
      path(
        `M${n(x)} ${n(foot - w * 0.2)}Q${n(x + w * 0.2)} ${n(foot - w * 0.24)} ${n(x + w * 0.24)} ${n(foot - w * 0.46)}H${n(x + w * 0.76)}Q${n(x + w * 0.8)} ${n(foot - w * 0.24)} ${n(x + w)} ${n(foot - w * 0.2)}Z`,
        mix('#4f4a66', '#7a6880', random()),
      )
    )
  })

/** Balloons over the fortress wall in the morning haze. */
export const balloons: Scene = (random, width, height) => {
  const wall = (x: number): number => height * 0.95 - Math.sin((x / width) * 2.6 + 0.2) * 96
  const merlons = repeat(
    40,
    (i) => rect(i * 27 - 10, wall(i * 27) - 16, 20, 26, '#6a5560') + rect(i * 27 - 12, wall(i * 27) - 19, 24, 6, '#d9ab8d'),
  )
  return [
    sky(random, {
      stops: [
        [0, '#6a93c8'],
        [0.45, '#b9c6da'],
        [0.75, '#ffd6b8'],
        [1, '#ffe9c6'],
      ],
      horizon: height * 0.74,
      sun: { x: width * 0.92, y: height * 0.5, radius: 0, colour: '#fff0c0', glow: 420 },
      clouds: { light: '#fff4e6', shade: '#aeb2cc', cover: 0.46, size: 210, stretch: 1.9, crisp: 0.45 },
    }),
    drawn(
      mistyRidge(random, 'r0', '#a9adc6', '#f3d9c6', {
        width,
        base: height * 0.7,
        height: 130,
        spacing: 330,
        rugged: 0.25,
        bottom: height * 0.8,
      }),
      { blur: 2 },
    ),
    drawn(
      balloon('far', width * 0.2, height * 0.36, 42, ['#e9c46a', '#f4e3c0', '#d98a6a']) +
        balloon('far2', width * 0.83, height * 0.18, 58, ['#6fa3b8', '#f4ece0', '#8fc0c0']),
      { blur: 1.4 },
    ),
    drawn(
      mistyRidge(random, 'r1', '#8a93a6', '#f0d3ba', {
        width,
        base: height * 0.77,
        height: 90,
        spacing: 260,
        rugged: 0.15,
        bottom: height * 0.84,
      }),
      { blur: 1.4 },
    ),
    drawn(roofs(random, width, height * 0.87), { blur: 1 }),
    drawn(glow('mist', width * 0.5, height * 0.88, 800, 70, '#ffe6cc', 0.85), { blur: 20 }),
    drawn(balloon('near', width * 0.48, height * 0.1, 190, ['#d8503f', '#f6e6cc', '#e9a23f'])),
    boulders(random, {
      inside: (x, y) => y - wall(x),
      vanishing: -height,
      centre: width / 2,
      size: 0.0125,
      colours: ['#3a3040', '#8d7474', '#f0c9a0'],
      light: [0.8, -0.6, 0.5],
      pitted: 0.3,
    }),
    drawn(merlons),
    drawn(
      `${gull(width * 0.3, height * 0.24, 15, '#5a5a78')}${gull(width * 0.26, height * 0.27, 10, '#5a5a78')}${gull(width * 0.72, height * 0.5, 11, '#5a5a78')}`,
    ),
    drawn(glow('sun', width * 0.95, height * 0.48, 800, 700, '#ffc48a', 0.5), { blur: 12, blend: 'screen' }),
  ]
}
