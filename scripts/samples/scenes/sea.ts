import { glow, gull } from '../nature.ts'
import { sea, sky } from '../noise.ts'
import { boulders } from '../rock.ts'
import { between, clamp, curve, drawn, ellipse, group, linear, mix, n, path, type Point, polygon, type Random, type Scene, rect, repeat, stroke } from '../scene.ts'

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
  const islet = curve([[width * 0.5, horizon + 4], [width * 0.56, horizon - 18], [width * 0.62, horizon - 62], [width * 0.66, horizon - 84], [width * 0.69, horizon - 70], [width * 0.73, horizon - 74], [width * 0.78, horizon - 30], [width * 0.86, horizon - 10], [width * 0.9, horizon + 4]])
  const shore = (y: number): Point[] => [[-40, y], [width * 0.25, y + 16], [width * 0.55, y + 62], [width * 0.8, y + 96], [width + 40, y + 84], [width + 40, height + 40], [-40, height + 40]]
  const rocks = boulders(random, {
    inside: (x, y) => Math.min(y - height * 0.66 - x * 0.3 - Math.sin(x / 47) * 16, 470 - x * 0.85 + (y - height * 0.86) * 0.5, (height * 0.975 - y) * 1.6 - x * 0.16 + Math.sin(x / 38) * 16),
    vanishing: horizon - 40, centre: 500, size: 0.2,
    colours: ['#0d0f16', '#3c3d47', '#a9a49f'], light: [0.6, -0.8, 0.35], pitted: 0.8,
  })
  return [
    sky(random, {
      stops: [[0, '#3f8fd0'], [0.6, '#86c3ea'], [1, '#d9eef5']],
      horizon,
      clouds: { light: '#ffffff', shade: '#b3cade', cover: 0.5, size: 170, stretch: 1.5, crisp: 0.7 },
    }),
    sea(random, {
      horizon, bottom: height, width,
      stops: [[0, '#2a7fae'], [0.12, '#2297b4'], [0.3, '#35b9bd'], [0.5, '#7ad8c8'], [0.72, '#c6ecd2'], [1, '#efe6c6']],
      crest: '#dff8f0', trough: '#1b7f9d', chop: 0.42,
      glitter: { x: width * 0.72, colour: '#ffffff', spread: 330, strength: 0.75 },
    }),
    drawn(`${linear('i', [[0, '#56795f'], [0.7, '#7d9a86'], [1, '#9dbfb5']])}${path(islet, 'url(#i)')}`, { blur: 1.2 }),
    drawn(`${linear('w', [[0, '#cdb98c'], [1, '#e9dbb4']])}${path(curve(shore(height * 0.8)), 'url(#w)', 'opacity="0.75"')}`, { blur: 9 }),
    drawn(`${path(foamLine(random, width, height * 0.735, 12, 13), '#ffffff', 'opacity="0.65"')}${path(foamLine(random, width, height * 0.8, 16, 22), '#ffffff', 'opacity="0.85"')}`, { blur: 2.4 }),
    drawn(`${linear('d', [[0, '#efdfb8'], [1, '#f8eccd']])}${path(curve(shore(height * 0.868)), 'url(#d)')}`, { blur: 3 }),
    drawn(repeat(420, () => ellipse(between(random, 0, width), between(random, height * 0.93, height), between(random, 0.8, 2.4), 1, mix('#a58f66', '#fffaf0', random()), 'opacity="0.5"'))),
    drawn(glow('shade', 150, height * 0.88, 420, 130, '#3b4a55', 0.55), { blur: 16, blend: 'multiply' }),
    rocks,
    drawn(glow('sun', width * 0.8, 0, 900, 620, '#fff4d6', 0.4), { blur: 12, blend: 'screen' }),
  ]
}

const lighthouseTower = (x: number, foot: number, height: number): string => {
  const half = (t: number): number => height * (0.115 - t * 0.045)
  const band = (from: number, to: number, fill: string): string => path(polygon([[x - half(from), foot - height * from], [x + half(from), foot - height * from], [x + half(to), foot - height * to], [x - half(to), foot - height * to]]), fill)
  const top = foot - height
  return `${linear('white', [[0, '#8e8aa0'], [0.35, '#d9cfc9'], [0.75, '#fff6e6'], [1, '#ffe3bd']], [0, 0, 1, 0])}
    ${linear('red', [[0, '#6e2430'], [0.4, '#b5383a'], [0.8, '#e8604a'], [1, '#f58a62']], [0, 0, 1, 0])}
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
  const shore = (at: number): number => height * 0.655 + Math.max(0, x - 60 - at) ** 1.25 * 0.32 + Math.max(0, at - x - 160) * 0.1 + Math.sin(at / 38) * 7
  const rocks = boulders(random, {
    inside: (at, y) => y - shore(at),
    vanishing: height * 0.42, centre: x, size: 0.2,
    colours: ['#12121b', '#4a434b', '#e3b48f'], light: [0.85, -0.6, 0.25], pitted: 0.7,
  })
  const spray = repeat(130, () => {
    const t = random()
    return ellipse(x - 260 - t * 240 + between(random, -50, 50), height * (0.74 + t * 0.14) - random() ** 2 * 90, between(random, 1, 5), between(random, 1, 4), '#fff4e6', 'opacity="0.75"')
  })
  const birds: readonly [number, number, number][] = [[0.2, 0.24, 26], [0.27, 0.3, 18], [0.34, 0.2, 21], [0.13, 0.36, 15], [0.42, 0.33, 13]]
  return [
    sky(random, {
      stops: [[0, '#5d86b8'], [0.5, '#a9bfce'], [0.8, '#f5d3b0'], [1, '#ffdca8']],
      horizon,
      sun: { x: width * 1.04, y: height * 0.38, radius: 0, colour: '#ffdf9e', glow: 620 },
      clouds: { light: '#fff0dc', shade: '#a692a8', cover: 0.52, size: 210, stretch: 1.7, crisp: 0.6 },
    }),
    sea(random, {
      horizon, bottom: height, width,
      stops: [[0, '#7d9cb0'], [0.25, '#4c7f9b'], [1, '#1f4f6b']],
      crest: '#ffe3bd', trough: '#173f5a', chop: 0.62,
      glitter: { x: width * 0.98, colour: '#ffedc2', spread: 420, strength: 0.8 },
    }),
    rocks,
    drawn(lighthouseTower(x + 40, height * 0.672, 430)),
    drawn(`${spray}${path(foamLine(random, x - 160, height * 0.93, 14, 26), '#fff7ec', 'opacity="0.55"')}`, { blur: 2.5 }),
    drawn(birds.map(([u, v, span]) => gull(width * u, height * v, span, '#fdf6ee')).join('')),
    drawn(glow('sun', width, height * 0.4, 1000, 700, '#ffb877', 0.45), { blur: 10, blend: 'screen' }),
  ]
}

const ferryBoat = (x: number, y: number, s: number): string => {
  const p = (points: readonly Point[]): string => polygon(points.map(([dx, dy]) => [x + dx * s, y + dy * s]))
  const windows = (count: number, left: number, top: number, gap: number): string => repeat(count, (i) => rect(x + (left + i * gap) * s, y + top * s, gap * 0.56 * s, 0.2 * s, '#ffdf9a', `rx="${n(0.04 * s)}"`))
  return `${linear('hull', [[0, '#fdf3e8'], [0.45, '#e6dcdc'], [0.5, '#31518a'], [1, '#1c2f5c']])}${linear('deck', [[0, '#fff6ea'], [1, '#d3c6cc']])}
    ${path(p([[-3.1, -0.75], [3.55, -0.95], [2.9, 0.1], [-2.9, 0.1]]), 'url(#hull)')}
    ${path(p([[-2.7, -1.45], [2.1, -1.45], [2.6, -0.85], [-2.7, -0.72]]), 'url(#deck)')}${windows(15, -2.5, -1.28, 0.31)}
    ${path(p([[-2.3, -2.0], [1.3, -2.0], [1.75, -1.45], [-2.3, -1.45]]), 'url(#deck)')}${windows(10, -2.1, -1.84, 0.33)}
    ${path(p([[0.2, -2.5], [1, -2.5], [1.25, -2.0], [0.1, -2.0]]), 'url(#deck)')}${rect(x + 0.4 * s, y - 2.4 * s, 0.6 * s, 0.2 * s, '#48587a')}
    ${path(p([[-1.5, -2.75], [-0.8, -2.75], [-0.7, -2.0], [-1.6, -2.0]]), '#d9563f')}${rect(x - 1.5 * s, y - 2.75 * s, 0.7 * s, 0.16 * s, '#32374f')}
    ${stroke(`M${n(x + 0.6 * s)} ${n(y - 2.5 * s)}v${n(-0.7 * s)}m${n(-0.2 * s)} ${n(0.2 * s)}h${n(0.4 * s)}`, '#5b5468', 2.5)}
    ${stroke(`M${n(x - 2.7 * s)} ${n(y - 1.5 * s)}h${n(4.8 * s)}M${n(x - 2.3 * s)} ${n(y - 2.06 * s)}h${n(3.6 * s)}`, '#8f93ad', 1.6)}`
}

/** The evening ferry among the islands. */
export const ferry: Scene = (random, width, height) => {
  const horizon = height * 0.52
  const [x, y, s] = [width * 0.42, height * 0.66, 62]
  const shapes: readonly (readonly [left: number, span: number, tall: number, colour: string])[] = [[width * 0.3, 400, 52, '#c295a0'], [-120, 520, 92, '#a07f9d'], [width * 0.66, 560, 120, '#8b6f96']]
  const islands = shapes.map(([left, span, tall, colour]) => {
    const hill = curve([[left, horizon + 3], [left + span * 0.2, horizon - tall * 0.4], [left + span * 0.42, horizon - tall], [left + span * 0.6, horizon - tall * 0.72], [left + span * 0.76, horizon - tall * 0.8], [left + span, horizon + 3]])
    return drawn(path(hill, colour, 'opacity="0.92"'), { blur: 1.4 })
  })
  const wake = repeat(90, () => {
    const t = random()
    return ellipse(x - s * 2.8 - t * 420, y + 8 + t * 20 + between(random, -10, 14) * (0.4 + t), between(random, 8, 34), between(random, 1, 3.4), '#fff1e2', `opacity="${n(clamp(0.9 - t * 0.7))}"`)
  })
  const birds: readonly [number, number, number][] = [[0.2, 0.42, 17], [0.16, 0.5, 12], [0.25, 0.34, 22], [0.12, 0.38, 11], [0.3, 0.46, 10]]
  return [
    sky(random, {
      stops: [[0, '#4a5a94'], [0.4, '#9f86ae'], [0.72, '#f3a68f'], [1, '#ffd59b']],
      horizon,
      sun: { x: width * 0.67, y: height * 0.4, radius: 30, colour: '#ffe2a0', glow: 300 },
      clouds: { light: '#ffcfae', shade: '#84709f', cover: 0.46, size: 190, stretch: 2.8, crisp: 0.45 },
    }),
    ...islands,
    sea(random, {
      horizon, bottom: height, width,
      stops: [[0, '#e6a596'], [0.2, '#a97f9b'], [0.6, '#5a5c8e'], [1, '#2e3766']],
      crest: '#ffc9a4', trough: '#343b6e', chop: 0.6,
      glitter: { x: width * 0.67, colour: '#ffe6b0', spread: 150, strength: 1 },
    }),
    drawn(group(ferryBoat(x, 0, s), `transform="translate(0 ${n(y + 10)}) scale(1 -0.7)" opacity="0.4"`), { blur: 6 }),
    drawn(ferryBoat(x, y, s), { blur: 0.5 }),
    drawn(wake + repeat(30, () => ellipse(x + between(random, -2.9, 3) * s, y + between(random, 2, 12), between(random, 10, 30), 2.4, '#ffe9d8', 'opacity="0.7"')), { blur: 1.8 }),
    drawn(birds.map(([u, v, span]) => gull(width * u, height * v, span, '#fff4ea')).join('')),
    drawn(glow('sun', width * 0.76, height * 0.4, 900, 560, '#ff9d6b', 0.5), { blur: 10, blend: 'screen' }),
  ]
}
