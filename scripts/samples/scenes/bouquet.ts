import { bokeh, glow } from '../nature.ts'
import {
  between,
  drawn,
  ellipse,
  linear,
  mix,
  n,
  path,
  pick,
  place,
  type Random,
  radial,
  rect,
  repeat,
  type Scene,
  stroke,
} from '../scene.ts'

type RoseColours = readonly [deep: string, body: string, edge: string]

const petalPath = 'M-0.12 0.1C-0.85 -0.12 -0.86 -0.98 -0.22 -1.04C-0.08 -1.06 0.06 -0.99 0.2 -1.03C0.84 -1 0.85 -0.14 0.12 0.1Z'

/** A garden rose from the front: rings of petals, tighter and deeper towards the heart. */
const rose = (random: Random, id: string, x: number, y: number, r: number, [deep, body, edge]: RoseColours): string => {
  const rings: readonly (readonly [count: number, size: number, offset: number])[] = [
    [7, 0.92, 0.1],
    [7, 0.78, 0.1],
    [6, 0.64, 0.09],
    [6, 0.5, 0.07],
    [5, 0.37, 0.05],
    [4, 0.25, 0.03],
  ]
  const petals = rings
    .map(([count, size, offset], ring) =>
      repeat(count, (i) => {
        const turn = (i / count) * 360 + ring * 31 + between(random, -9, 9)
        const s = r * size * between(random, 0.94, 1.06)
        const a = (turn * Math.PI) / 180
        const [px, py] = [x + Math.sin(a) * r * offset, y - Math.cos(a) * r * offset]
        return place(
          path(petalPath, deep, 'opacity="0.38" transform="translate(0.02 -0.06)"') +
            path(petalPath, `url(#${id}-${ring % 2})`, `stroke="${edge}" stroke-width="0.02" stroke-opacity="0.75"`),
          px,
          py,
          s,
          turn,
        )
      }),
    )
    .join('')
  const heart = repeat(3, (i) =>
    stroke(
      `M${n(x - r * (0.13 - i * 0.035))} ${n(y - r * 0.02)}a${n(r * (0.13 - i * 0.035))} ${n(r * (0.12 - i * 0.03))} ${i * 60} 1 1 ${n(r * 0.12)} ${n(r * 0.08)}`,
      i % 2 ? edge : deep,
      r * 0.03,
      'opacity="0.7"',
    ),
  )
  const petalFill = (k: number, tip: string): string =>
    radial(
      `${id}-${k}`,
      [
        [0, deep],
        [0.3, mix(deep, body, 0.35)],
        [0.66, body],
        [0.9, mix(body, tip, 0.45)],
        [1, tip],
      ],
      [0.5, 1],
      1.02,
    )
  return (
    petalFill(0, edge) +
    petalFill(1, mix(edge, body, 0.35)) +
    ellipse(x, y, r * 0.8, r * 0.8, deep) +
    petals +
    ellipse(x, y, r * 0.2, r * 0.2, deep, 'opacity="0.55"') +
    heart
  )
}

const sprig = (random: Random, x: number, y: number, length: number, turn: number, colours: readonly [string, ...string[]]): string => {
  const leaves = repeat(12, (i) => {
    const t = (i + 1) / 12
    const leaf = path(
      'M0 0C-0.5 -0.3 -0.48 -0.86 0 -1C0.48 -0.86 0.5 -0.3 0 0Z',
      pick(random, colours),
      'stroke="#eef3ea" stroke-opacity="0.35" stroke-width="0.03"',
    )
    return place(
      leaf,
      Math.sin(t * 1.4) * length * 0.16,
      -length * t,
      length * 0.17 * (1.25 - t * 0.6),
      (i % 2 ? 58 : -58) + between(random, -14, 14),
    )
  })
  return place(stroke(`M0 0Q0 ${n(-length * 0.5)} ${n(length * 0.16)} ${n(-length)}`, '#7d8f76', 4) + leaves, x, y, 1, turn)
}

const gypsophila = (random: Random, x: number, y: number, spread: number): string =>
  repeat(34, () => {
    const [a, d] = [random() * 6.3, Math.sqrt(random()) * spread]
    const [px, py] = [x + Math.cos(a) * d, y + Math.sin(a) * d]
    return (
      stroke(`M${n(x)} ${n(y + spread)}Q${n((x + px) / 2)} ${n(y + spread * 0.3)} ${n(px)} ${n(py)}`, '#93a583', 1.2, 'opacity="0.5"') +
      repeat(5, (i) => ellipse(px + Math.cos(i * 1.26) * 4.6, py + Math.sin(i * 1.26) * 4.6, 4.4, 4.4, i % 2 ? '#ffffff' : '#f1ece4')) +
      ellipse(px, py, 2.4, 2.4, '#e8d9a8')
    )
  })

/** A wedding bouquet, close. */
export const weddingBouquet: Scene = (random, width, height) => {
  const [cx, cy] = [width * 0.5, height * 0.46]
  const ivory: RoseColours = ['#c9a37c', '#f3e1c8', '#fffaf0']
  const blush: RoseColours = ['#c97c7c', '#f2c0b8', '#fff0ea']
  const peach: RoseColours = ['#d07a4e', '#f7bd92', '#ffebd6']
  const mauve: RoseColours = ['#8d4f68', '#cf93a6', '#f3d6dc']
  const roses: readonly (readonly [number, number, number, RoseColours])[] = [
    [-230, -230, 150, blush],
    [210, -260, 150, ivory],
    [-20, -330, 135, mauve],
    [-320, 10, 140, ivory],
    [330, 0, 145, blush],
    [-215, 215, 150, peach],
    [225, 220, 150, mauve],
    [0, 305, 150, ivory],
    [-110, -75, 178, mauve],
    [118, -90, 172, ivory],
    [0, 95, 168, peach],
  ]
  const greens = repeat(26, (i) =>
    sprig(random, cx, cy, between(random, 470, 610), i * 13.8 + between(random, -7, 7), ['#8fa68c', '#a9bba4', '#6f8a70', '#7f9a86']),
  )
  const ribbon = (dx: number, tilt: number): string =>
    path(
      `M${n(cx + dx)} ${n(cy + 420)}C${n(cx + dx + tilt)} ${n(cy + 560)} ${n(cx + dx - tilt)} ${n(cy + 680)} ${n(cx + dx + tilt * 0.6)} ${n(height + 40)}h46C${n(cx + dx - tilt + 60)} ${n(cy + 680)} ${n(cx + dx + tilt + 60)} ${n(cy + 560)} ${n(cx + dx + 40)} ${n(cy + 420)}Z`,
      'url(#silk)',
    )
  return [
    drawn(
      `${linear('b', [
        [0, '#efe6da'],
        [0.55, '#d9cdc0'],
        [1, '#a89a90'],
      ])}${rect(0, 0, width, height, 'url(#b)')}${ellipse(width * 0.15, height * 0.2, 240, 420, '#fff8ea', 'opacity="0.9"')}${ellipse(width * 0.95, height * 0.8, 320, 420, '#95a391', 'opacity="0.6"')}${ellipse(width * 0.1, height * 0.95, 320, 240, '#8a8078', 'opacity="0.6"')}`,
      { blur: 50 },
    ),
    drawn(
      bokeh(random, 'k', {
        count: 40,
        box: [0, 0, width, height],
        radius: [20, 52],
        colours: ['#fff7e4', '#ffe6cc'],
        opacity: [0.15, 0.55],
      }),
      { blur: 3, blend: 'screen' },
    ),
    drawn(greens, { blur: 2.6 }),
    drawn(
      `${linear(
        'silk',
        [
          [0, '#b9a08e'],
          [0.4, '#fbf1e6'],
          [0.6, '#e3d0c0'],
          [1, '#f7eadc'],
        ],
        [0, 0, 1, 0.25],
      )}${ribbon(-70, 40)}${ribbon(30, -46)}`,
      { blur: 1 },
    ),
    drawn(ellipse(cx + 20, cy + 30, 440, 440, '#2f3a2c', 'opacity="0.75"'), { blur: 46 }),
    drawn(
      repeat(18, (i) =>
        sprig(random, cx + Math.cos(i * 1.2) * 170, cy + Math.sin(i * 1.2) * 170, between(random, 260, 360), i * 68.8 + 90, [
          '#6f8a70',
          '#8fa68c',
          '#5c7a62',
        ]),
      ),
    ),
    drawn(
      gypsophila(random, cx - 370, cy - 160, 110) +
        gypsophila(random, cx + 370, cy - 180, 100) +
        gypsophila(random, cx + 60, cy - 440, 100) +
        gypsophila(random, cx - 110, cy + 420, 90),
    ),
    drawn(
      roses
        .map(
          ([dx, dy, r, colours], i) =>
            ellipse(cx + dx + 10, cy + dy + 20, r * 0.98, r * 0.98, '#3a2a24', 'opacity="0.28"') +
            rose(random, `r${i}`, cx + dx, cy + dy, r, colours),
        )
        .join('') +
        gypsophila(random, cx - 135, cy + 110, 44) +
        gypsophila(random, cx + 150, cy + 60, 40),
    ),
    drawn(ellipse(cx + 260, cy + 300, 420, 420, '#4a2a38', 'opacity="0.26"'), { blur: 90, blend: 'multiply' }),
    drawn(glow('sun', 0, 0, 950, 950, '#fff3d6', 0.6), { blur: 12, blend: 'soft-light' }),
  ]
}
