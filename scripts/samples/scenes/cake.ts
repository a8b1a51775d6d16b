import { berries, putBerry } from '../berry.ts'
import { bokeh, glow } from '../nature.ts'
import { between, drawn, ellipse, linear, n, path, radial, rect, repeat, type Scene, stroke } from '../scene.ts'
import { wood } from '../surfaces.ts'

const candle = (x: number, foot: number, tall: number, colour: string): string =>
  rect(x - 7, foot - tall, 14, tall, colour, 'rx="4"') +
  rect(x - 5, foot - tall + 3, 4, tall - 4, '#ffffff', 'rx="2" opacity="0.5"') +
  repeat(4, (i) => stroke(`M${n(x - 6)} ${n(foot - 12 - (i * tall) / 4.6)}l12 -12`, '#ffffff', 3.4, 'opacity="0.8"')) +
  stroke(`M${n(x)} ${n(foot - tall)}v-10`, '#4a3428', 2.4) +
  path(
    `M${n(x)} ${n(foot - tall - 58)}C${n(x + 20)} ${n(foot - tall - 30)} ${n(x + 14)} ${n(foot - tall - 5)} ${n(x)} ${n(foot - tall - 5)}C${n(x - 14)} ${n(foot - tall - 5)} ${n(x - 20)} ${n(foot - tall - 30)} ${n(x)} ${n(foot - tall - 58)}Z`,
    'url(#flame)',
  ) +
  ellipse(x, foot - tall - 16, 4.5, 9, '#fffbe6')

const cakeTier = (x: number, top: number, rx: number, tall: number, squash: number): string =>
  `<path d="M${n(x - rx)} ${n(top)}V${n(top + tall)}A${n(rx)} ${n(rx * squash)} 0 0 0 ${n(x + rx)} ${n(top + tall)}V${n(top)}Z" fill="url(#side)"/>${ellipse(x, top, rx, rx * squash, 'url(#icing)')}`

/** Piped cream along a rim: the whole of it, or only the half that faces us. */
const creamDots = (x: number, y: number, rx: number, ry: number, count: number, size: number, arc = Math.PI * 2): string =>
  repeat(count, (i) => {
    const a = Math.PI / 2 - arc / 2 + (i / (arc < 6 ? count - 1 : count)) * arc
    const [cx, cy] = [x + Math.cos(a) * rx, y + Math.sin(a) * ry]
    return (
      ellipse(cx, cy + size * 0.2, size, size * 0.8, '#c99a80') +
      ellipse(cx, cy, size * 0.95, size * 0.78, '#fff1de') +
      ellipse(cx - size * 0.2, cy - size * 0.25, size * 0.45, size * 0.3, '#ffffff') +
      path(
        `M${n(cx - size * 0.3)} ${n(cy - size * 0.3)}Q${n(cx)} ${n(cy - size * 1.5)} ${n(cx + size * 0.12)} ${n(cy - size * 1.1)}Q${n(cx + size * 0.05)} ${n(cy - size * 0.6)} ${n(cx + size * 0.4)} ${n(cy - size * 0.3)}Z`,
        '#fff7ea',
      )
    )
  })

/** Grandmother's birthday: a strawberry cake in a room with the lights off. */
export const birthdayCake: Scene = (random, width, height) => {
  const [x, top, rx, squash] = [width * 0.5, height * 0.5, 330, 0.24]
  const wicks: readonly (readonly [number, number])[] = [
    [-170, 4],
    [-100, -30],
    [-30, 20],
    [40, -36],
    [104, 12],
    [176, -10],
    [6, -4],
  ]
  const lights = wicks
    .map(([dx, dy], i) => candle(x + dx, top + dy, 118 + (i % 3) * 8, ['#f49ab0', '#8fc7d8', '#ffd479', '#b9a3e0'][i % 4] ?? '#f49ab0'))
    .join('')
  const fruit = repeat(13, (i) => {
    const a = (i / 13) * Math.PI * 2 - 1.2
    return putBerry(random, x + Math.cos(a) * rx * 0.74, top - 22 + Math.sin(a) * rx * squash * 0.72, 38, between(random, 150, 210))
  })
  const defs = `${linear(
    'side',
    [
      [0, '#8d5a44'],
      [0.25, '#f6d2a8'],
      [0.5, '#ffe9c8'],
      [0.75, '#eebf93'],
      [1, '#6f4238'],
    ],
    [0, 0, 1, 0],
  )}${radial('icing', [
    [0, '#fff3d9'],
    [0.7, '#fbdcb4'],
    [1, '#d9a27c'],
  ])}${radial(
    'flame',
    [
      [0, '#fffbe0'],
      [0.45, '#ffd35c'],
      [1, '#ff8a2a'],
    ],
    [0.5, 0.7],
    0.6,
  )}${radial('plate', [
    [0, '#fff0da'],
    [0.86, '#c79c80'],
    [0.94, '#f3d9bb'],
    [1, '#8d6252'],
  ])}`
  const layerLine =
    stroke(`M${n(x - rx)} ${n(top + 100)}A${n(rx)} ${n(rx * squash)} 0 0 0 ${n(x + rx)} ${n(top + 100)}`, '#e0706a', 13, 'opacity="0.65"') +
    repeat(26, (i) => {
      const t = (i + 0.5) / 26
      const bx = x - rx + t * rx * 2
      return ellipse(bx, top + 100 + Math.sqrt(Math.max(0, 1 - ((bx - x) / rx) ** 2)) * rx * squash, 11, 9, '#d43a42', 'opacity="0.85"')
    })
  return [
    drawn(
      `${linear('room', [
        [0, '#1c1220'],
        [0.5, '#43242a'],
        [1, '#2a161a'],
      ])}${rect(0, 0, width, height, 'url(#room)')}${ellipse(width * 0.18, height * 0.45, 150, 280, '#6a3a34')}${ellipse(width * 0.86, height * 0.42, 170, 300, '#5a3036')}${ellipse(width * 0.18, height * 0.16, 92, 100, '#8a5442')}${ellipse(width * 0.86, height * 0.12, 96, 104, '#7d4a40')}`,
      { blur: 46 },
    ),
    drawn(
      bokeh(random, 'k', {
        count: 60,
        box: [0, 0, width, height * 0.55],
        radius: [16, 44],
        colours: ['#ffb45c', '#ff8a5c', '#ffd99a', '#ff7a8a'],
        opacity: [0.2, 0.75],
      }),
      { blur: 2.4, blend: 'screen' },
    ),
    wood(random, { top: height * 0.72, light: '#8a5334', dark: '#41231a', plank: 96 }),
    drawn(ellipse(x, height * 0.86, 520, 92, '#140a0c', 'opacity="0.7"'), { blur: 20 }),
    drawn(
      `${defs}${ellipse(x, height * 0.815, 450, 104, 'url(#plate)')}${ellipse(x, height * 0.8, 352, 84, '#6b4034', 'opacity="0.5"')}${cakeTier(x, top, rx, 240, squash)}${layerLine}${creamDots(x, top + 240, rx * 0.99, rx * squash, 20, 21, Math.PI)}${creamDots(x, top, rx * 0.93, rx * squash * 0.92, 30, 22)}${berries}${fruit}${lights}`,
    ),
    drawn(wicks.map(([dx, dy], i) => glow(`w${i}`, x + dx, top + dy - 150, 190, 190, '#ffb24a', 0.6)).join(''), {
      blur: 8,
      blend: 'screen',
    }),
    drawn(glow('room2', x, top - 120, 900, 620, '#ff9a4a', 0.45), { blur: 12, blend: 'screen' }),
  ]
}
