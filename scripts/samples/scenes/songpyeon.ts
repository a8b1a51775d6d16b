import { glow, hatch } from '../nature.ts'
import { between, drawn, ellipse, n, pick, place, radial, repeat, type Scene, stroke, volume } from '../scene.ts'
import { wood } from '../surfaces.ts'

const cakeColours: readonly (readonly [string, string, string])[] = [
  ['#f6efe2', '#b5a48e', '#ffffff'],
  ['#8fae6c', '#4a6a34', '#cfe3a6'],
  ['#f0b7b6', '#b06a72', '#ffe3de'],
  ['#efd079', '#b08834', '#fff0b8'],
  ['#b39a92', '#6d5450', '#e3d0c6'],
]

const songpyeon = (id: string, x: number, y: number, s: number, turn: number, colours: readonly [string, string, string]): string => {
  const d = 'M-100 14C-96 -44 -46 -66 0 -66C46 -66 96 -44 100 14C84 46 40 54 0 54C-40 54 -84 46 -100 14Z'
  const pinches = repeat(7, (i) => stroke(`M${(i - 3) * 25} ${n(-52 + Math.abs(i - 3) * 9)}q4 14 -2 26`, colours[1], 5, 'opacity="0.45"'))
  const gloss = '<ellipse cx="-34" cy="-26" rx="30" ry="10" fill="#ffffff" fill-opacity="0.5" transform="rotate(-18 -34 -26)"/>'
  return place(
    ellipse(10, 26, 100, 40, '#1d1a12', 'opacity="0.3"') +
      volume(id, d, { base: colours[0], shade: colours[1], light: colours[2], depth: 38 }) +
      stroke('M-92 4C-70 -30 -30 -40 0 -40C30 -40 70 -30 92 4', colours[1], 4, 'opacity="0.5"') +
      pinches +
      gloss,
    x,
    y,
    s,
    turn,
  )
}

/** Songpyeon for Chuseok, on pine needles. */
export const songpyeonTable: Scene = (random, width, height) => {
  const [x, y] = [width * 0.5, height * 0.56]
  const needles = hatch(
    random,
    520,
    () => {
      const [a, d] = [random() * 6.3, Math.sqrt(random())]
      return [x + Math.cos(a) * 420 * d, y + Math.sin(a) * 220 * d]
    },
    () => random() * 6.3,
    110,
    4.6,
    ['#3f6a3a', '#5d8a48', '#2c4f2f', '#7ba35a'],
  )
  const rows: readonly (readonly [number, number, number])[] = [
    [-150, 4, -0.95],
    [-90, 5, -1.2],
    [-16, 5, -1.35],
    [66, 4, -1.05],
    [136, 3, -0.7],
  ]
  const cakes = rows
    .map(([dy, count, shift], row) =>
      repeat(count, (i) =>
        songpyeon(
          `c${row}-${i}`,
          x + (i - (count - 1) / 2) * 158 + shift * 6 + between(random, -12, 12),
          y + dy + between(random, -12, 12),
          between(random, 0.8, 0.92),
          between(random, -22, 22),
          cakeColours[(i * 2 + row * 3) % 5] ?? ['#f6efe2', '#b5a48e', '#ffffff'],
        ),
      ),
    )
    .join('')
  const defs = `${radial('plate', [
    [0, '#3b4a54'],
    [0.8, '#52626c'],
    [0.93, '#7f929a'],
    [0.97, '#b5c4c6'],
    [1, '#46545e'],
  ])}${radial('tea', [
    [0, '#c98a3a'],
    [1, '#8d5420'],
  ])}${radial('cup', [
    [0, '#e9e2d4'],
    [0.85, '#f6f1e6'],
    [1, '#a89c8e'],
  ])}`
  const cup = (cx: number, cy: number): string =>
    ellipse(cx, cy, 112, 104, 'url(#cup)') +
    ellipse(cx, cy, 88, 80, 'url(#tea)') +
    ellipse(cx - 26, cy - 30, 30, 14, '#ffe0a8', 'opacity="0.6"')
  const dates = repeat(9, (i) =>
    ellipse(
      width * 0.87 + Math.cos(i * 2.4) * Math.sqrt(i) * 26,
      height * 0.84 + Math.sin(i * 2.4) * Math.sqrt(i) * 22,
      27,
      21,
      pick(random, ['#a8362a', '#c2503a', '#8a2820']),
      `stroke="#4f1410" stroke-width="2" transform="rotate(${n(random() * 90 - 45)} ${n(width * 0.87)} ${n(height * 0.84)})"`,
    ),
  )
  return [
    wood(random, { top: -4, light: '#a9744a', dark: '#5e3822', plank: 168 }),
    drawn(
      ellipse(x + 40, y + 50, 540, 350, '#1c0e0a', 'opacity="0.65"') +
        ellipse(width * 0.13 + 22, height * 0.24 + 30, 124, 114, '#1c0e0a', 'opacity="0.6"') +
        ellipse(width * 0.88 + 14, height * 0.85 + 20, 120, 90, '#1c0e0a', 'opacity="0.6"'),
      { blur: 28 },
    ),
    drawn(
      `${defs}${ellipse(x, y, 530, 330, 'url(#plate)')}${ellipse(x, y, 440, 258, '#2c3942', 'opacity="0.5"')}${needles}${cup(width * 0.13, height * 0.24)}${dates}`,
    ),
    drawn(ellipse(x + 14, y + 20, 380, 200, '#101810', 'opacity="0.5"'), { blur: 24 }),
    drawn(cakes),
    drawn(
      hatch(
        random,
        26,
        () => [x + between(random, -330, 330), y + between(random, -140, 190)],
        () => random() * 6.3,
        100,
        4.2,
        ['#4f7d42', '#7ba35a'],
      ),
    ),
    drawn(
      repeat(5, () => ellipse(between(random, 0, width), between(random, 0, 160), 120, 60, '#2a3b22', 'opacity="0.7"')),
      { blur: 40, blend: 'multiply' },
    ),
    drawn(glow('sun', width * 0.04, 0, 1100, 860, '#ffe2ae', 0.7), { blur: 12, blend: 'soft-light' }),
    drawn(glow('sun2', width * 0.04, 0, 900, 700, '#ffd9a0', 0.28), { blur: 12, blend: 'screen' }),
  ]
}
