import { meadow } from '../meadow.ts'
import { bough, glow, grass, mistyRidge } from '../nature.ts'
import { sky } from '../noise.ts'
import { between, drawn, ellipse, mix, n, path, pick, type Random, repeat, type Scene, stroke } from '../scene.ts'

/** One bowed ear of rice with its leaf. */
const riceEar = (random: Random, x: number, foot: number, tall: number): string => {
  const lean = between(random, 0.25, 0.5) * tall * (random() < 0.75 ? 1 : -1)
  const [topX, topY] = [x + lean * 0.5, foot - tall]
  const [endX, endY] = [x + lean * 1.35, foot - tall * 0.66]
  const stem = stroke(
    `M${n(x)} ${n(foot)}Q${n(x + lean * 0.1)} ${n(foot - tall * 0.7)} ${n(topX)} ${n(topY)}Q${n(x + lean * 1.05)} ${n(topY - tall * 0.02)} ${n(endX)} ${n(endY)}`,
    '#a98d2c',
    tall * 0.014,
  )
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
  const ears = (count: number, y: readonly [number, number], tall: readonly [number, number]): string =>
    repeat(count, () => riceEar(random, between(random, -60, width + 60), between(random, y[0], y[1]), between(random, tall[0], tall[1])))
  const village = repeat(7, (i) => {
    const [x, y, w] = [width * (0.16 + i * 0.034), horizon - 2 - (i % 3) * 4, between(random, 26, 40)]
    return (
      path(`M${n(x)} ${n(y)}v${n(-w * 0.4)}h${n(w)}v${n(w * 0.4)}z`, '#efe1cf') +
      path(
        `M${n(x - 6)} ${n(y - w * 0.36)}l${n(w * 0.3)} ${n(-w * 0.36)}h${n(w * 0.6)}l${n(w * 0.3)} ${n(w * 0.36)}z`,
        pick(random, ['#7d5a5a', '#5f6480', '#a3604c']),
      )
    )
  })
  const dragonfly = (x: number, y: number, s: number): string =>
    stroke(`M${n(x)} ${n(y)}l${n(s)} ${n(s * 0.3)}`, '#c23b22', s * 0.09) +
    ['-60', '-110', '20', '-20']
      .map(
        (turn) =>
          `<ellipse cx="${n(x + s * 0.22)}" cy="${n(y - s * 0.28)}" rx="${n(s * 0.1)}" ry="${n(s * 0.42)}" fill="#ffffff" opacity="0.6" transform="rotate(${turn} ${n(x + s * 0.22)} ${n(y + s * 0.07)})"/>`,
      )
      .join('')
  return [
    sky(random, {
      stops: [
        [0, '#6f9ccb'],
        [0.55, '#c3d3d6'],
        [0.85, '#ffe0ac'],
        [1, '#ffd38e'],
      ],
      horizon,
      sun: { x: width * 0.8, y: height * 0.36, radius: 0, colour: '#ffe9ad', glow: 480 },
      clouds: { light: '#fff3dc', shade: '#a9a5b8', cover: 0.48, size: 210, stretch: 2.1, crisp: 0.5 },
    }),
    drawn(
      mistyRidge(random, 'r0', '#9aa4b6', '#e9cfa6', {
        width,
        base: height * 0.47,
        height: 150,
        spacing: 420,
        rugged: 0.2,
        bottom: horizon + 20,
      }),
      { blur: 2 },
    ),
    drawn(
      mistyRidge(random, 'r1', '#6f8474', '#cdb884', {
        width,
        base: height * 0.5,
        height: 90,
        spacing: 330,
        rugged: 0.15,
        bottom: horizon + 30,
      }),
      { blur: 1.6 },
    ),
    drawn(
      repeat(60, () =>
        ellipse(
          between(random, 0, width),
          horizon - between(random, -2, 8),
          between(random, 12, 40),
          between(random, 6, 16),
          mix('#4d6444', '#8b9254', random()),
        ),
      ) + village,
      { blur: 1.2 },
    ),
    meadow(random, {
      horizon: horizon + 4,
      bottom: height,
      width,
      far: '#e9c767',
      near: '#cf9c2c',
      dark: '#7d7a26',
      light: '#ffe690',
      rows: 42,
      vanishX: width * 0.62,
    }),
    drawn(
      bough(
        [
          [width * 0.61, horizon + 6],
          [width * 0.585, height * 0.66],
          [width * 0.5, height * 0.84],
          [width * 0.36, height * 1.04],
        ],
        6,
        110,
        '#b99a6a',
      ) +
        bough(
          [
            [width * 0.61, horizon + 6],
            [width * 0.588, height * 0.66],
            [width * 0.51, height * 0.84],
            [width * 0.38, height * 1.04],
          ],
          2,
          26,
          '#8f9a4a',
        ),
      { blur: 4 },
    ),
    drawn(grass(random, 420, [-20, height * 0.8, width + 20, height * 1.08], 150, ['#a9982e', '#8a8a2a', '#c7ab3c', '#6f7a26']), {
      blur: 1.6,
    }),
    drawn(ears(70, [height * 0.98, height * 1.1], [190, 270]), { blur: 1.2 }),
    drawn(ears(26, [height * 1.05, height * 1.16], [330, 430])),
    drawn(dragonfly(width * 0.29, height * 0.58, 44)),
    drawn(ears(5, [height * 1.3, height * 1.4], [640, 760]), { blur: 13 }),
    drawn(glow('sun', width * 0.82, height * 0.38, 1000, 640, '#ffcf7a', 0.55), { blur: 12, blend: 'screen' }),
  ]
}
