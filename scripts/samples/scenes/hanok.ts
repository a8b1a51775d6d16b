import { flakes, glow, mistyRidge, pines } from '../nature.ts'
import { sky } from '../noise.ts'
import { boulders } from '../rock.ts'
import { between, curve, drawn, ellipse, linear, n, path, type Random, rect, repeat, type Scene, stroke } from '../scene.ts'

interface RoofOptions {
  id: string
  x: number
  eave: number
  width: number
  height: number
  /** How deep the snow lies: 1 hides the tiles. */
  snow: number
}

/** A tiled roof with upturned eaves under snow: ribs of tiles still show through. */
const tiledRoof = (random: Random, { id, x, eave, width, height, snow }: RoofOptions): string => {
  const half = width / 2
  const [ridgeHalf, top] = [half * 0.7, eave - height]
  const lift = height * 0.24
  const eaveAt = (t: number): readonly [number, number] => [x + half * t, eave - lift * Math.abs(t) ** 2.6]
  const ridgeAt = (t: number): readonly [number, number] => [x + ridgeHalf * t, top + height * 0.06 * (1 - t * t)]
  const steps = Array.from({ length: 13 }, (_, i) => i / 6 - 1)
  const slope = (t: number): string => {
    const [[rx, ry], [ex, ey]] = [ridgeAt(t), eaveAt(t)]
    return `M${n(rx)} ${n(ry)}Q${n((rx + ex) / 2 - t * half * 0.03)} ${n((ry + ey) / 2 + height * 0.1)} ${n(ex)} ${n(ey)}`
  }
  const outline = `${curve(steps.map(ridgeAt), false)}L${n(eaveAt(1)[0])} ${n(eaveAt(1)[1])}${curve([...steps].reverse().map(eaveAt), false).replace('M', 'L')}Z`
  const count = Math.round(width / 15)
  const ribs = repeat(count - 1, (i) =>
    stroke(slope(((i + 1) / count) * 2 - 1), '#5c6c8c', 3.2, `opacity="${between(random, 0.25, 0.6) * (1.3 - snow)}"`),
  )
  const ends = repeat(count + 1, (i) => {
    const [ex, ey] = eaveAt((i / count) * 2 - 1)
    return ellipse(ex, ey + 5, 5.4, 5.4, '#39435c') + ellipse(ex, ey - 3, 7.5, 5, '#f4f7ff')
  })
  const ridgeLine = curve(
    steps.map((t): readonly [number, number] => [ridgeAt(t)[0], ridgeAt(t)[1] - 5 - lift * 0.4 * Math.abs(t) ** 4]),
    false,
  )
  return `${linear(id, [
    [0, '#dfe7f6'],
    [0.55, '#f6f8ff'],
    [1, '#b7c4dd'],
  ])}
    ${stroke(
      curve(
        steps.map((t): readonly [number, number] => [eaveAt(t)[0], eaveAt(t)[1] + 6]),
        false,
      ),
      '#2f3850',
      13,
    )}
    ${path(outline, `url(#${id})`)}${ribs}${ends}
    ${stroke(ridgeLine, '#3a4560', 17)}${stroke(ridgeLine, '#f5f8ff', 10, 'transform="translate(0 -6)"')}
    ${stroke(slope(-0.985), '#4a5674', 9)}${stroke(slope(0.985), '#4a5674', 9)}${stroke(slope(-0.985), '#f4f7ff', 6, 'transform="translate(0 -5)"')}${stroke(slope(0.985), '#f4f7ff', 6, 'transform="translate(0 -5)"')}`
}

/** Walls with lit paper doors under the eaves. */
const paperWall = (id: string, x: number, top: number, width: number, height: number, bays: number): string => {
  const bay = width / bays
  const doors = repeat(bays, (i) => {
    const left = x - width / 2 + i * bay + bay * 0.14
    const [w, h] = [bay * 0.72, height * 0.74]
    const lattice =
      repeat(5, (k) => stroke(`M${n(left + (w * (k + 1)) / 6)} ${n(top + height * 0.2)}v${n(h)}`, '#7d4c2d', 1.6)) +
      repeat(5, (k) => stroke(`M${n(left)} ${n(top + height * 0.2 + (h * (k + 1)) / 6)}h${n(w)}`, '#7d4c2d', 1.6))
    return (
      rect(left, top + height * 0.2, w, h, `url(#${id}-paper)`) +
      lattice +
      stroke(`M${n(left)} ${n(top + height * 0.2)}h${n(w)}v${n(h)}h${n(-w)}z`, '#54331f', 4)
    )
  })
  const posts = repeat(bays + 1, (i) => rect(x - width / 2 + i * bay - 6, top, 12, height, '#4b2e20'))
  return `${linear(`${id}-paper`, [
    [0, '#c97f35'],
    [0.5, '#ffc873'],
    [1, '#ffe3a3'],
  ])}${linear(`${id}-wall`, [
    [0, '#56434a'],
    [0.4, '#a48d80'],
    [1, '#bba491'],
  ])}
    ${rect(x - width / 2, top, width, height, `url(#${id}-wall)`)}${doors}${posts}${rect(x - width / 2 - 6, top - 4, width + 12, 12, '#3f2a22')}`
}

/** The first snow on the fortress pavilion and the roofs below it. */
export const snowyHanok: Scene = (random, width, height) => {
  const wallTop = height * 0.505
  const [px, pw] = [width * 0.63, 400]
  const pavilion =
    paperWall('p1', px, wallTop - 82, pw * 0.72, 92, 5) +
    tiledRoof(random, { id: 'pr1', x: px, eave: wallTop - 76, width: pw, height: 104, snow: 0.7 }) +
    paperWall('p2', px, wallTop - 214, pw * 0.48, 44, 4) +
    tiledRoof(random, { id: 'pr2', x: px, eave: wallTop - 202, width: pw * 0.78, height: 108, snow: 0.75 })
  const battlements = repeat(
    30,
    (i) => rect(i * 54 - 40, wallTop - 26, 40, 34, '#5b657f') + ellipse(i * 54 - 20, wallTop - 27, 23, 7, '#f2f6ff'),
  )
  const house = (id: string, x: number, eave: number, w: number, h: number, bays: number): string =>
    paperWall(id, x, eave - 14, w * 0.8, h, bays) +
    ellipse(x, eave + 6, w * 0.42, 16, '#1c2238', 'opacity="0.4"') +
    tiledRoof(random, { id: `${id}-roof`, x, eave, width: w, height: h * 1.15, snow: 0.7 })
  return [
    sky(random, {
      stops: [
        [0, '#54678f'],
        [0.6, '#93a2c0'],
        [1, '#dcc9cb'],
      ],
      horizon: height * 0.5,
      clouds: { light: '#c3c7da', shade: '#6d7da2', cover: 0.62, size: 240, stretch: 1.9, crisp: 0.2 },
    }),
    drawn(
      mistyRidge(random, 'h', '#8b9abb', '#c3c8d8', {
        width,
        base: height * 0.42,
        height: 150,
        spacing: 420,
        rugged: 0.25,
        bottom: height * 0.55,
      }),
      { blur: 2 },
    ),
    drawn(
      pines(random, 60, () => [between(random, -20, width + 20), height * 0.5, between(random, 50, 110)], '#74849f'),
      { blur: 1.8 },
    ),
    boulders(random, {
      inside: (_, y) => Math.min(y - wallTop, height * 0.72 - y) + 8,
      vanishing: -height,
      centre: width / 2,
      size: 0.022,
      colours: ['#363f57', '#7e869c', '#d4d8e6'],
      light: [-0.5, -0.8, 0.6],
      pitted: 0.4,
    }),
    drawn(battlements),
    drawn(pavilion),
    drawn(glow('warm', px, wallTop - 60, 330, 170, '#ffb35c', 0.4), { blur: 12, blend: 'screen' }),
    drawn(rect(-40, height * 0.7, width + 80, height * 0.4, '#dde4f3'), { blur: 12 }),
    drawn(glow('fog', width * 0.3, height * 0.68, 900, 90, '#e6ebf6', 0.9), { blur: 18 }),
    drawn(house('a', width * 0.15, height * 0.76, 560, 150, 5) + house('b', width * 0.92, height * 0.78, 520, 150, 4), { blur: 0.8 }),
    drawn(house('c', width * 0.5, height * 0.885, 760, 190, 6)),
    drawn(glow('lamp', width * 0.5, height * 0.96, 460, 150, '#ffb050', 0.5), { blur: 14, blend: 'screen' }),
    drawn(flakes(random, 420, width, height, [1.2, 3.4]), { blur: 0.8 }),
    drawn(flakes(random, 46, width, height, [7, 15]), { blur: 5 }),
  ]
}
