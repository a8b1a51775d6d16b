import { glow, hatch } from '../nature.ts'
import {
  between,
  curve,
  drawn,
  ellipse,
  linear,
  n,
  type Point,
  path,
  polygon,
  type Random,
  rect,
  repeat,
  type Scene,
  stroke,
  volume,
} from '../scene.ts'

interface Fur {
  centre: Point
  rx: number
  ry: number
  count: number
  length: number
  colours: readonly [string, ...string[]]
}

/** Fur on a rounded body: strokes run around it, as a curled cat's coat does. */
const fur = (random: Random, { centre: [x, y], rx, ry, count, length, colours }: Fur): string =>
  hatch(
    random,
    count,
    () => {
      const [a, d] = [random() * 6.3, Math.sqrt(random())]
      return [x + Math.cos(a) * rx * d, y + Math.sin(a) * ry * d]
    },
    (px, py) => Math.atan2((py - y) / ry, (px - x) / rx) + 1.9,
    length,
    2.6,
    colours,
  )

const stripes = (x: number, y: number): string =>
  repeat(7, (i) => {
    const t = -0.62 + i * 0.2
    const [sx, sy] = [x + Math.sin(t * 1.5) * 330, y - Math.cos(t * 1.5) * 218]
    return path(
      `M${n(sx - 15)} ${n(sy)}Q${n(sx - 26 - t * 30)} ${n(sy + 80)} ${n(sx - 8 - t * 90)} ${n(sy + 150)}Q${n(sx + 18 - t * 40)} ${n(sy + 80)} ${n(sx + 20)} ${n(sy + 3)}Z`,
      '#b8601f',
      'opacity="0.75"',
    )
  })

const catBody = (random: Random, x: number, y: number): string => {
  const body = curve([
    [x - 330, y + 130],
    [x - 350, y + 10],
    [x - 270, y - 120],
    [x - 110, y - 205],
    [x + 90, y - 212],
    [x + 250, y - 140],
    [x + 345, y + 10],
    [x + 330, y + 140],
    [x + 180, y + 196],
    [x - 160, y + 196],
  ])
  const haunch = curve([
    [x + 90, y + 180],
    [x + 70, y + 60],
    [x + 150, y - 40],
    [x + 260, y - 26],
    [x + 330, y + 70],
    [x + 310, y + 168],
    [x + 200, y + 200],
  ])
  return (
    volume('body', body, { base: '#e79a45', shade: '#8d4a1c', light: '#ffd699', depth: 110, from: [-0.3, -0.95] }) +
    stripes(x, y) +
    fur(random, { centre: [x, y], rx: 335, ry: 195, count: 2000, length: 34, colours: ['#f7bd70', '#d9842f', '#ffd9a0', '#c26d24'] }) +
    faded(volume('haunch', haunch, { base: '#eda552', shade: '#a35a22', light: '#ffdca6', depth: 54, from: [-0.3, -0.9] }), 0.75) +
    fur(random, { centre: [x + 205, y + 80], rx: 112, ry: 104, count: 480, length: 28, colours: ['#f9c47c', '#dd8c38', '#ffe0ae'] })
  )
}

const faded = (content: string, opacity: number): string => `<g opacity="${opacity}">${content}</g>`

const catTail = (random: Random, x: number, y: number): string => {
  const points: readonly Point[] = [
    [x + 320, y + 120],
    [x + 270, y + 196],
    [x + 130, y + 218],
    [x - 30, y + 216],
    [x - 130, y + 206],
  ]
  const line = curve(points, false)
  const rings = repeat(5, (i) => stroke(`M${n(x + 220 - i * 70)} ${n(y + 188 + i * 3)}q-12 20 -4 40`, '#b8601f', 17, 'opacity="0.6"'))
  return (
    stroke(line, '#8d4a1c', 74) +
    stroke(line, '#e79a45', 66) +
    stroke(line, '#f9c47c', 26, 'transform="translate(0 -12)" opacity="0.7"') +
    rings +
    hatch(
      random,
      420,
      () => [x + between(random, -150, 280), y + 212 + between(random, -28, 26)],
      () => 3.2,
      26,
      2.4,
      ['#f7bd70', '#d9842f', '#ffd9a0'],
    )
  )
}

const catHead = (random: Random, x: number, y: number): string => {
  const head = curve([
    [x - 128, y + 30],
    [x - 120, y - 50],
    [x - 56, y - 98],
    [x + 50, y - 100],
    [x + 118, y - 52],
    [x + 130, y + 30],
    [x + 76, y + 92],
    [x, y + 104],
    [x - 78, y + 92],
  ])
  const ear = (side: number): string =>
    path(
      `M${n(x + side * 34)} ${n(y - 86)}Q${n(x + side * 84)} ${n(y - 184)} ${n(x + side * 112)} ${n(y - 178)}Q${n(x + side * 134)} ${n(y - 110)} ${n(x + side * 120)} ${n(y - 36)}Z`,
      '#dd8c38',
    ) +
    path(
      `M${n(x + side * 58)} ${n(y - 90)}Q${n(x + side * 92)} ${n(y - 152)} ${n(x + side * 106)} ${n(y - 152)}Q${n(x + side * 118)} ${n(y - 106)} ${n(x + side * 108)} ${n(y - 58)}Z`,
      '#f0b3a0',
    )
  const eyes = [-1, 1]
    .map((side) =>
      stroke(`M${n(x + side * 76)} ${n(y - 6)}Q${n(x + side * 52)} ${n(y + 20)} ${n(x + side * 26)} ${n(y + 2)}`, '#4a2814', 6),
    )
    .join('')
  const brow = [-46, -16, 16, 46]
    .map((dx) =>
      path(
        `M${n(x + dx - 7)} ${n(y - 92)}Q${n(x + dx)} ${n(y - 64)} ${n(x + dx * 0.6)} ${n(y - 44)}Q${n(x + dx + 6)} ${n(y - 66)} ${n(x + dx + 9)} ${n(y - 92)}Z`,
        '#b8601f',
        'opacity="0.8"',
      ),
    )
    .join('')
  const cheeks = [-1, 1]
    .map((side) =>
      stroke(
        `M${n(x + side * 122)} ${n(y + 8)}q${n(side * -26)} 6 ${n(side * -44)} 2M${n(x + side * 116)} ${n(y + 38)}q${n(side * -20)} 2 ${n(side * -34)} -4`,
        '#b8601f',
        7,
        'opacity="0.7"',
      ),
    )
    .join('')
  const muzzle =
    ellipse(x - 26, y + 50, 40, 32, '#fff3e0') +
    ellipse(x + 26, y + 50, 40, 32, '#fff3e0') +
    ellipse(x, y + 78, 34, 22, '#fff0da') +
    path(
      `M${n(x - 15)} ${n(y + 24)}Q${n(x)} ${n(y + 17)} ${n(x + 15)} ${n(y + 24)}Q${n(x + 6)} ${n(y + 40)} ${n(x)} ${n(y + 41)}Q${n(x - 6)} ${n(y + 40)} ${n(x - 15)} ${n(y + 24)}Z`,
      '#e28a86',
    ) +
    stroke(`M${n(x)} ${n(y + 41)}v12q-14 16 -30 8M${n(x)} ${n(y + 53)}q14 16 30 8`, '#8a4a30', 3.6)
  const whiskers = [-1, 1]
    .map((side) =>
      repeat(3, (i) =>
        stroke(
          `M${n(x + side * 44)} ${n(y + 46 + i * 8)}q${n(side * 60)} ${n(-16 + i * 12)} ${n(side * 122)} ${n(-8 + i * 20)}`,
          '#fffaf0',
          2,
          'opacity="0.9"',
        ),
      ),
    )
    .join('')
  return (
    ear(-1) +
    ear(1) +
    volume('head', head, { base: '#eaa04a', shade: '#9a5420', light: '#ffdca6', depth: 48, from: [-0.3, -0.9] }) +
    fur(random, { centre: [x, y - 4], rx: 118, ry: 90, count: 520, length: 18, colours: ['#f7bd70', '#dd8c38', '#ffd9a0'] }) +
    brow +
    cheeks +
    muzzle +
    eyes +
    whiskers
  )
}

/** The cat asleep on the sofa, the afternoon sun on her back. */
export const sleepingCat: Scene = (random, width, height) => {
  const [x, y] = [width * 0.56, height * 0.6]
  const seat = height * 0.72
  const weave = hatch(
    random,
    1500,
    () => [between(random, 0, width), between(random, 0, height)],
    () => (random() < 0.5 ? 0.1 : 1.6),
    17,
    1.6,
    ['#5f8a8c', '#3f6a70', '#7ba5a2', '#2f565e'],
  )
  const pillow = curve([
    [width * 0.03, height * 0.26],
    [width * 0.17, height * 0.22],
    [width * 0.33, height * 0.25],
    [width * 0.35, height * 0.45],
    [width * 0.32, height * 0.7],
    [width * 0.16, height * 0.73],
    [width * 0.02, height * 0.7],
    [width * 0.01, height * 0.46],
  ])
  const pillowLines = repeat(9, (i) =>
    stroke(
      `M${n(width * (0.045 + i * 0.034))} ${n(height * 0.25)}q${n(8 - i * 2)} ${n(height * 0.22)} 0 ${n(height * 0.45)}`,
      i % 2 ? '#c96f4a' : '#e9b384',
      9,
      'opacity="0.6"',
    ),
  )
  const pane = (u: number): string =>
    polygon([
      [width * u, -20],
      [width * (u + 0.13), -20],
      [width * (u + 0.37), height + 20],
      [width * (u + 0.22), height + 20],
    ])
  return [
    drawn(
      `${linear('back', [
        [0, '#6d9698'],
        [0.5, '#4f7d82'],
        [1, '#2f575f'],
      ])}${linear('seat', [
        [0, '#699496'],
        [1, '#3a646b'],
      ])}${rect(0, 0, width, height, 'url(#back)')}${rect(-20, seat, width + 40, height, 'url(#seat)')}${stroke(`M${n(width * 0.46)} -20Q${n(width * 0.45)} ${n(height * 0.4)} ${n(width * 0.46)} ${n(seat)}`, '#2b4d55', 9, 'opacity="0.7"')}${stroke(`M-20 ${n(seat)}Q${n(width * 0.5)} ${n(seat + 14)} ${n(width + 20)} ${n(seat)}`, '#223f47', 16, 'opacity="0.8"')}`,
      { blur: 5 },
    ),
    drawn(faded(weave, 0.55)),
    drawn(
      ellipse(width * 0.22, height * 0.72, 300, 46, '#16303a', 'opacity="0.7"') + ellipse(x, y + 216, 430, 52, '#12262e', 'opacity="0.8"'),
      { blur: 20 },
    ),
    drawn(volume('pillow', pillow, { base: '#dc9468', shade: '#8d4a34', light: '#ffd3a4', depth: 90 }) + pillowLines, { blur: 1.4 }),
    drawn(catBody(random, x, y)),
    drawn(ellipse(x - 150, y + 130, 170, 90, '#5a2a10', 'opacity="0.5"'), { blur: 22 }),
    drawn(catTail(random, x, y)),
    drawn(
      ellipse(x - 262, y + 202, 92, 30, '#e9a452') +
        ellipse(x - 290, y + 204, 60, 24, '#fff0da') +
        stroke(`M${n(x - 326)} ${n(y + 200)}v16M${n(x - 302)} ${n(y + 206)}v18`, '#c98a52', 3),
      { blur: 0.8 },
    ),
    drawn(catHead(random, x - 205, y + 96)),
    drawn([0.34, 0.52, 0.7].map((u) => path(pane(u), '#ffe2a6', 'opacity="0.75"')).join(''), { blur: 16, blend: 'soft-light' }),
    drawn(
      repeat(60, () =>
        ellipse(
          between(random, width * 0.35, width),
          between(random, 0, height * 0.7),
          between(random, 1, 3),
          between(random, 1, 3),
          '#fff6dc',
          'opacity="0.7"',
        ),
      ),
      { blur: 1.6, blend: 'screen' },
    ),
    drawn(glow('sun', width * 0.85, 0, 1000, 720, '#ffd591', 0.42), { blur: 12, blend: 'screen' }),
  ]
}
