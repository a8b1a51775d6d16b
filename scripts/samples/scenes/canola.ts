import { meadow } from '../meadow.ts'
import { glow, mistyRidge } from '../nature.ts'
import { sky } from '../noise.ts'
import { boulders } from '../rock.ts'
import { between, curve, drawn, ellipse, linear, mix, n, path, pick, place, type Random, repeat, type Scene, stroke } from '../scene.ts'

const canolaHead = `<g id="canola">${repeat(16, (i) => {
  const [a, r] = [i * 2.4, Math.sqrt(i / 16) * 1.05]
  const [x, y] = [Math.cos(a) * r, Math.sin(a) * r * 0.8]
  return `${repeat(
    4,
    (k) =>
      `<ellipse cx="${(x + Math.cos(k * 1.57 + i) * 0.17).toFixed(2)}" cy="${(y + Math.sin(k * 1.57 + i) * 0.15).toFixed(2)}" rx="0.17" ry="0.15" fill="${['#ffd92e', '#f9c81a', '#ffe861', '#efb512'][(i + k) % 4]}"/>`,
  )}<circle cx="${x.toFixed(2)}" cy="${y.toFixed(2)}" r="0.06" fill="#a58a16"/>`
})}</g>`

const canolaPlants = (
  random: Random,
  count: number,
  box: readonly [number, number, number, number],
  size: readonly [number, number],
): string =>
  `<defs>${canolaHead}</defs>` +
  repeat(count, () => {
    const [x, y, s] = [between(random, box[0], box[2]), between(random, box[1], box[3]), between(random, size[0], size[1])]
    const side = place(
      '<use href="#canola"/>',
      x + between(random, -1, 1) * s * 1.3,
      y + s * between(random, 0.8, 2),
      s * 0.6,
      random() * 90,
    )
    return (
      stroke(
        `M${n(x)} ${n(y)}q${n(between(random, -8, 8))} ${n(s * 3)} ${n(between(random, -14, 14))} ${n(s * 7)}`,
        pick(random, ['#6f8f2c', '#88a63a', '#587a28']),
        s * 0.16,
      ) +
      side +
      place('<use href="#canola"/>', x, y, s, random() * 90)
    )
  })

/** Canola below Sanbangsan, a stone wall between. */
export const canolaField: Scene = (random, width, height) => {
  const horizon = height * 0.53
  const dome = curve([
    [width * 0.42, horizon + 10],
    [width * 0.5, horizon - 40],
    [width * 0.555, horizon - 170],
    [width * 0.61, horizon - 232],
    [width * 0.68, horizon - 252],
    [width * 0.75, horizon - 228],
    [width * 0.8, horizon - 150],
    [width * 0.87, horizon - 36],
    [width * 0.98, horizon + 10],
  ])
  const cliffs = repeat(80, () => {
    const t = random()
    return stroke(
      `M${n(width * (0.555 + t * 0.25))} ${n(horizon - 60 - Math.sin(t * Math.PI) * between(random, 40, 160))}q${n(between(random, -8, 8))} 24 ${n(between(random, -10, 10))} ${n(between(random, 30, 70))}`,
      pick(random, ['#5b7a72', '#a9bfae', '#486a66']),
      between(random, 2, 6),
      'opacity="0.35"',
    )
  })
  return [
    sky(random, {
      stops: [
        [0, '#4f9bd6'],
        [0.6, '#9fd0ee'],
        [1, '#e4f1ee'],
      ],
      horizon,
      clouds: { light: '#ffffff', shade: '#b4c8dc', cover: 0.48, size: 200, stretch: 1.5, crisp: 0.6 },
    }),
    drawn(
      mistyRidge(random, 'r', '#a8c4cc', '#cfdfd6', {
        width,
        base: horizon - 6,
        height: 90,
        spacing: 360,
        rugged: 0.1,
        bottom: horizon + 20,
      }),
      { blur: 2 },
    ),
    drawn(
      `${linear('d', [
        [0, '#5f857c'],
        [0.6, '#86a68f'],
        [1, '#b5c9a3'],
      ])}${path(dome, 'url(#d)')}${cliffs}`,
      { blur: 1.8 },
    ),
    drawn(
      repeat(70, () =>
        ellipse(
          between(random, 0, width),
          horizon - between(random, -4, 10),
          between(random, 14, 46),
          between(random, 8, 20),
          mix('#3f6a48', '#7c9a5a', random()),
          'opacity="0.9"',
        ),
      ),
      { blur: 2 },
    ),
    meadow(random, {
      horizon,
      bottom: height,
      width,
      far: '#ecd24a',
      near: '#e3b81c',
      dark: '#6f8a24',
      light: '#fff07a',
      rows: 0,
      vanishX: width * 0.6,
    }),
    boulders(random, {
      inside: (x, y) => Math.min(y - height * 0.588 - x * 0.018, height * 0.64 + x * 0.026 - y),
      vanishing: 0,
      centre: width / 2,
      size: 0.032,
      colours: ['#1d1d22', '#55525a', '#aaa49c'],
      light: [0.4, -0.8, 0.5],
      pitted: 0.8,
    }),
    drawn(canolaPlants(random, 150, [-20, height * 0.665, width + 20, height * 0.76], [8, 13]), { blur: 1.4 }),
    drawn(canolaPlants(random, 120, [-20, height * 0.76, width + 20, height * 0.9], [16, 26]), { blur: 0.6 }),
    drawn(canolaPlants(random, 46, [-20, height * 0.9, width + 20, height * 1.02], [28, 40])),
    drawn(canolaPlants(random, 9, [-20, height * 0.9, width * 0.34, height * 1.05], [70, 95]), { blur: 14 }),
    drawn(glow('sun', width * 0.12, 0, 1000, 700, '#fff3c4', 0.55), { blur: 12, blend: 'screen' }),
  ]
}
