import { bokeh, bough, flakes, glow, hatch, pines } from '../nature.ts'
import {
  between,
  blob,
  curve,
  drawn,
  ellipse,
  linear,
  mix,
  n,
  path,
  type Random,
  rect,
  repeat,
  type Scene,
  stroke,
  volume,
} from '../scene.ts'

const scarf = (random: Random, x: number, y: number, s: number): string => {
  const band = curve([
    [x - s * 0.9, y - s * 0.12],
    [x, y + s * 0.12],
    [x + s * 0.9, y - s * 0.12],
    [x + s * 0.98, y + s * 0.2],
    [x, y + s * 0.5],
    [x - s * 0.98, y + s * 0.2],
  ])
  const tail = curve([
    [x + s * 0.34, y + s * 0.2],
    [x + s * 0.7, y + s * 0.12],
    [x + s * 0.92, y + s * 1.1],
    [x + s * 0.54, y + s * 1.2],
  ])
  const knit = (cx: number, cy: number, rx: number, ry: number, angle: number): string =>
    hatch(
      random,
      150,
      () => [cx + between(random, -rx, rx), cy + between(random, -ry, ry)],
      () => angle,
      s * 0.14,
      3.4,
      ['#8f1f2c', '#d8434a', '#ef7468'],
    )
  return `${volume('tail', tail, { base: '#b52f38', shade: '#6d1624', light: '#e8675f', depth: s * 0.16 })}${knit(x + s * 0.64, y + s * 0.65, s * 0.16, s * 0.4, 1.4)}
    ${volume('band', band, { base: '#c2363d', shade: '#6d1624', light: '#f0786b', depth: s * 0.22 })}${knit(x, y + s * 0.18, s * 0.82, s * 0.1, 0.9)}
    ${repeat(7, (i) => stroke(`M${n(x + s * (0.56 + i * 0.055))} ${n(y + s * (1.19 - i * 0.014))}l${n(between(random, -3, 5))} ${n(s * 0.16)}`, '#d8434a', 4))}`
}

const snowBall = (id: string, random: Random, x: number, y: number, r: number): string =>
  volume(id, blob(random, x, y, r, r * 0.95, 0.02, 12), {
    base: '#eef3fc',
    shade: '#8398c2',
    light: '#fffaf0',
    depth: r * 0.5,
    from: [-0.75, -0.6],
  }) +
  repeat(150, () => {
    const [a, d] = [random() * 6.3, Math.sqrt(random()) * r * 0.9]
    return ellipse(
      x + Math.cos(a) * d,
      y + Math.sin(a) * d,
      between(random, 2, 6),
      between(random, 1, 2.6),
      random() < 0.5 ? '#ffffff' : '#b8c7e4',
      'opacity="0.4"',
    )
  })

const woolHat = (random: Random, x: number, y: number, r: number): string => {
  const crown = curve([
    [x - r, y],
    [x - r * 0.92, y - r * 0.7],
    [x - r * 0.3, y - r * 1.16],
    [x + r * 0.35, y - r * 1.14],
    [x + r * 0.94, y - r * 0.66],
    [x + r, y],
    [x, y + r * 0.16],
  ])
  const brim = curve([
    [x - r * 1.08, y - r * 0.14],
    [x, y + r * 0.04],
    [x + r * 1.08, y - r * 0.14],
    [x + r * 1.1, y + r * 0.2],
    [x, y + r * 0.4],
    [x - r * 1.1, y + r * 0.2],
  ])
  const pom = hatch(
    random,
    220,
    () => [x + between(random, -8, 8), y - r * 1.3 + between(random, -8, 8)],
    () => random() * 6.3,
    r * 0.34,
    3.6,
    ['#fff4e4', '#e9d9c6', '#ffffff'],
  )
  return (
    volume('crown', crown, { base: '#2f5d76', shade: '#173447', light: '#6aa0b4', depth: r * 0.4 }) +
    repeat(9, (i) =>
      stroke(
        `M${n(x + (i - 4) * r * 0.22)} ${n(y)}Q${n(x + (i - 4) * r * 0.22)} ${n(y - r * 0.7)} ${n(x + (i - 4) * r * 0.07)} ${n(y - r * 1.1)}`,
        '#20475d',
        4,
        'opacity="0.7"',
      ),
    ) +
    volume('brim', brim, { base: '#f0e3d0', shade: '#b39a85', light: '#fffaf0', depth: r * 0.16 }) +
    pom
  )
}

/** A Korean snowman: two balls, a knitted hat and somebody's red scarf. */
export const snowman: Scene = (random, width, height) => {
  const [x, ground] = [width * 0.56, height * 0.86]
  const face =
    ellipse(x - 46, ground - 372, 11, 13, '#2a2430') +
    ellipse(x + 46, ground - 372, 11, 13, '#2a2430') +
    ellipse(x - 50, ground - 377, 3.5, 4, '#ffffff') +
    ellipse(x + 42, ground - 377, 3.5, 4, '#ffffff') +
    path(`M${n(x - 8)} ${n(ground - 352)}q60 8 84 22q-44 10 -82 4z`, '#ee8b3a') +
    stroke(`M${n(x - 34)} ${n(ground - 312)}q32 26 70 2`, '#4a3a44', 5) +
    ellipse(x - 78, ground - 338, 22, 13, '#ff9f9a', 'opacity="0.55"') +
    ellipse(x + 92, ground - 338, 20, 13, '#ff9f9a', 'opacity="0.55"')
  const arms =
    bough(
      [
        [x - 150, ground - 190],
        [x - 230, ground - 240],
        [x - 292, ground - 312],
      ],
      13,
      5,
      '#54382c',
    ) +
    bough(
      [
        [x - 236, ground - 246],
        [x - 270, ground - 240],
        [x - 304, ground - 250],
      ],
      7,
      3,
      '#54382c',
    ) +
    bough(
      [
        [x + 150, ground - 190],
        [x + 236, ground - 226],
        [x + 302, ground - 284],
      ],
      13,
      5,
      '#54382c',
    ) +
    bough(
      [
        [x + 240, ground - 230],
        [x + 284, ground - 226],
        [x + 316, ground - 206],
      ],
      7,
      3,
      '#54382c',
    )
  const bank = curve([
    [-60, height * 0.75],
    [width * 0.3, height * 0.72],
    [width * 0.7, height * 0.745],
    [width + 60, height * 0.7],
    [width + 60, height + 60],
    [-60, height + 60],
  ])
  return [
    drawn(
      `${linear('b', [
        [0, '#8fa6c9'],
        [0.5, '#c3cfe2'],
        [0.75, '#f1dfd6'],
        [1, '#e8edf8'],
      ])}${rect(0, 0, width, height, 'url(#b)')}${pines(random, 26, () => [between(random, -50, width + 50), height * 0.76, between(random, 260, 620)], '#5f7c8c')}${pines(random, 12, () => [between(random, -50, width + 50), height * 0.76, between(random, 200, 420)], '#43636f')}`,
      { blur: 15 },
    ),
    drawn(
      bokeh(random, 'k', {
        count: 60,
        box: [0, 0, width, height * 0.66],
        radius: [12, 34],
        colours: ['#ffd9a0', '#fff0d6', '#ffb98a'],
        opacity: [0.2, 0.65],
      }),
      { blur: 3, blend: 'screen' },
    ),
    drawn(
      `${linear('s', [
        [0, '#e6edf9'],
        [0.5, '#f6f8fe'],
        [1, '#c3d0e8'],
      ])}${path(bank, 'url(#s)')}`,
      { blur: 5 },
    ),
    drawn(
      repeat(80, () =>
        ellipse(
          between(random, 0, width),
          between(random, height * 0.76, height),
          between(random, 30, 120),
          between(random, 3, 9),
          random() < 0.6 ? '#b3c3e2' : '#ffffff',
          'opacity="0.45"',
        ),
      ),
      { blur: 6 },
    ),
    drawn(ellipse(x + 130, ground + 6, 340, 40, '#6f86b5', 'opacity="0.6"'), { blur: 18 }),
    drawn(arms + snowBall('body', random, x, ground - 140, 190)),
    drawn(
      snowBall('head', random, x, ground - 366, 132) + face + woolHat(random, x, ground - 452, 118) + scarf(random, x, ground - 272, 118),
    ),
    drawn(ellipse(x, ground + 42, 230, 26, mix('#eef3fc', '#ffffff', 0.5)) + ellipse(x - 130, ground + 34, 120, 18, '#ffffff'), {
      blur: 8,
    }),
    drawn(flakes(random, 160, width, height, [1.5, 4]), { blur: 1 }),
    drawn(`${flakes(random, 40, width, height, [8, 18])}`, { blur: 6 }),
    drawn(glow('sun', width * 0.05, 0, 900, 700, '#ffd9a8', 0.5), { blur: 12, blend: 'screen' }),
  ]
}
