import { glow } from '../nature.ts'
import { sea, sky } from '../noise.ts'
import { between, drawn, ellipse, mix, n, type Point, type Random, rect, repeat, type Scene, stroke } from '../scene.ts'
import { reflections, town } from '../town.ts'

const suspensionBridge = (width: number, deck: number, water: number): string => {
  const towers: readonly [number, number] = [width * 0.2, width * 0.8]
  const top = deck - 175
  const cable = (from: Point, sag: Point, to: Point): string =>
    `M${n(from[0])} ${n(from[1])}Q${n(sag[0])} ${n(sag[1])} ${n(to[0])} ${n(to[1])}`
  const main = cable([towers[0], top], [width / 2, deck + 150], [towers[1], top])
  const sides =
    cable([towers[0], top], [width * 0.08, deck - 30], [-80, deck - 4]) +
    cable([towers[1], top], [width * 0.92, deck - 30], [width + 80, deck - 4])
  const hangers = repeat(24, (i) => {
    const t = (i + 1) / 25
    return stroke(
      `M${n(towers[0] + (towers[1] - towers[0]) * t)} ${n(deck)}V${n((1 - t) ** 2 * top + 2 * t * (1 - t) * (deck + 150) + t * t * top)}`,
      '#9fd0ff',
      1.3,
      'opacity="0.6"',
    )
  })
  const legs = towers
    .map((x) => rect(x - 8, top - 8, 16, water - top + 20, '#7fa4e8') + rect(x - 20, water - 8, 40, 22, '#28305e'))
    .join('')
  return (
    legs +
    stroke(main + sides, '#c7e6ff', 4) +
    hangers +
    rect(-10, deck - 4, width + 20, 13, '#5f7fc4') +
    repeat(40, (i) => ellipse(i * 26 + 6, deck - 7, 2.6, 2.6, '#ffe7b0'))
  )
}

const burst = (random: Random, x: number, y: number, reach: number, colours: readonly [string, string]): string => {
  const rays = 64
  return (
    repeat(rays, (i) => {
      const angle = (i / rays) * Math.PI * 2 + between(random, -0.06, 0.06)
      const length = reach * between(random, 0.62, 1.02)
      const [dx, dy] = [Math.cos(angle) * length, Math.sin(angle) * length]
      const fall = reach * 0.16
      const trail = `M${n(x + dx * 0.3)} ${n(y + dy * 0.3)}Q${n(x + dx * 0.75)} ${n(y + dy * 0.75)} ${n(x + dx)} ${n(y + dy + fall)}`
      const inner = random() < 0.6 ? ellipse(x + dx * 0.5, y + dy * 0.5 + fall * 0.3, 2, 2, '#fff7e0') : ''
      return (
        stroke(trail, mix(colours[0], colours[1], random()), between(random, 1.6, 3.4), 'opacity="0.85"') +
        ellipse(x + dx, y + dy + fall, 3.4, 3.4, mix(colours[1], '#ffffff', 0.5)) +
        inner
      )
    }) + ellipse(x, y, reach * 0.05, reach * 0.05, '#fffbe8')
  )
}

/** Fireworks over the Gwangan bridge. */
export const fireworks: Scene = (random, width, height) => {
  const water = height * 0.72
  const shells =
    burst(random, width * 0.36, height * 0.22, 265, ['#ff7a4d', '#ffd36b']) +
    burst(random, width * 0.74, height * 0.35, 205, ['#ff5c9a', '#ffc1dc']) +
    burst(random, width * 0.2, height * 0.47, 150, ['#58b7ff', '#d6f0ff']) +
    burst(random, width * 0.82, height * 0.12, 120, ['#9cff9a', '#f5ffcf'])
  const tails = stroke(
    `M${n(width * 0.42)} ${n(water)}Q${n(width * 0.36)} ${n(height * 0.5)} ${n(width * 0.36)} ${n(height * 0.25)}M${n(width * 0.66)} ${n(water)}Q${n(width * 0.72)} ${n(height * 0.55)} ${n(width * 0.74)} ${n(height * 0.38)}`,
    '#ffcf9a',
    2.4,
    'opacity="0.35"',
  )
  return [
    sky(random, {
      stops: [
        [0, '#0b0e2c'],
        [0.6, '#242858'],
        [1, '#5c3f77'],
      ],
      horizon: water,
      clouds: { light: '#6a4f86', shade: '#1d1f4a', cover: 0.44, size: 260, stretch: 1.5, crisp: 0.1 },
    }),
    drawn(
      glow('g1', width * 0.36, height * 0.23, 430, 430, '#ff8a4d', 0.55) +
        glow('g2', width * 0.74, height * 0.35, 330, 330, '#ff5c9a', 0.45) +
        glow('g3', width * 0.2, height * 0.47, 240, 240, '#4a9dff', 0.4),
      { blur: 14, blend: 'screen' },
    ),
    drawn(town(random, { id: 'c', width, foot: water, tall: [30, 110], wide: [30, 62], colour: '#20244f', haze: '#3d3464', lit: 0.34 }), {
      blur: 0.6,
    }),
    sea(random, {
      horizon: water,
      bottom: height,
      width,
      stops: [
        [0, '#6a4678'],
        [0.3, '#352f68'],
        [1, '#0e1134'],
      ],
      crest: '#c77e9a',
      trough: '#0d1036',
      chop: 0.6,
      glitter: { x: width * 0.4, colour: '#ffc07a', spread: 170, strength: 0.8 },
    }),
    drawn(reflections(random, 120, width, water, height * 0.2, ['#ffb070', '#ff7fae', '#9fd0ff', '#ffe0a0']), { blur: 4, blend: 'screen' }),
    drawn(suspensionBridge(width, water - 62, water + 8)),
    drawn(suspensionBridge(width, water - 62, water + 8), { blur: 9, blend: 'screen' }),
    drawn(tails + shells, { blur: 0.5, blend: 'screen' }),
    drawn(shells, { blur: 10, blend: 'add' }),
  ]
}
