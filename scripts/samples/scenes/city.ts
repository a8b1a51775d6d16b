import { glow, stars } from '../nature.ts'
import { sea, sky } from '../noise.ts'
import {
  between,
  curve,
  drawn,
  ellipse,
  group,
  linear,
  mix,
  n,
  path,
  pick,
  type Random,
  rect,
  repeat,
  type Scene,
  stroke,
} from '../scene.ts'
import { reflections, town, windowColours } from '../town.ts'

const archBridge = (width: number, deck: number, water: number): string => {
  const spans = 7
  const span = (width + 200) / spans
  const arches = repeat(spans, (i) => {
    const left = -100 + i * span
    return (
      stroke(`M${n(left)} ${n(deck + 26)}Q${n(left + span / 2)} ${n(deck - 250)} ${n(left + span)} ${n(deck + 26)}`, '#aab8ee', 8) +
      repeat(9, (j) => {
        const t = (j + 1) / 10
        return stroke(`M${n(left + span * t)} ${n(deck)}V${n(deck + 26 - 552 * t * (1 - t))}`, '#93a2dc', 2.4)
      })
    )
  })
  const piers = repeat(spans + 1, (i) => path(`M${n(-118 + i * span)} ${n(deck + 20)}h36l6 ${n(water - deck)}h-48z`, '#2b3058'))
  return `${linear('deck', [
    [0, '#6f7ab0'],
    [1, '#2a2f58'],
  ])}${piers}${arches}${rect(-20, deck - 2, width + 40, 26, 'url(#deck)')}`
}

const bridgeLamps = (width: number, deck: number): string =>
  repeat(
    Math.round(width / 42),
    (i) => ellipse(i * 42 + 10, deck - 12, 4.2, 4.2, '#fff0c2') + stroke(`M${i * 42 + 10} ${n(deck - 8)}v8`, '#39406e', 1.6),
  )

/** The fan of coloured water that falls from the bridge in the evening. */
const fountain = (random: Random, width: number, deck: number, water: number): string =>
  repeat(150, (i) => {
    const x = width * 0.3 + (i / 150) * width * 0.42
    const colour = mix(mix('#ff7eb6', '#ffd36e', Math.min(1, i / 75)), '#66d1ff', Math.max(0, (i - 60) / 90))
    return stroke(
      `M${n(x)} ${n(deck + 14)}q${n(between(random, 6, 12))} ${n((water - deck) * 0.2)} ${n(between(random, 10, 20))} ${n(water - deck)}`,
      colour,
      between(random, 4, 9),
      'opacity="0.85"',
    )
  })

/** The Han river at night, wide. */
export const hanRiverNight: Scene = (random, width, height) => {
  const water = height * 0.62
  const deck = height * 0.545
  const far = town(random, {
    id: 'far',
    width,
    foot: water - 6,
    tall: [90, 270],
    wide: [40, 90],
    colour: '#4d4a86',
    haze: '#8a6c9a',
    lit: 0.22,
  })
  const near = town(random, {
    id: 'near',
    width,
    foot: water - 2,
    tall: [50, 150],
    wide: [34, 80],
    colour: '#262a56',
    haze: '#4d4679',
    lit: 0.4,
  })
  const tower = path(
    `M${n(width * 0.815)} ${n(water)}Q${n(width * 0.822)} ${n(height * 0.24)} ${n(width * 0.832)} ${n(height * 0.03)}Q${n(width * 0.842)} ${n(height * 0.3)} ${n(width * 0.849)} ${n(water)}Z`,
    '#3a3c74',
  )
  const towerLights = repeat(90, () =>
    rect(
      width * 0.832 + between(random, -22, 22) * 0.8,
      between(random, height * 0.3, water - 20),
      4,
      4,
      pick(random, windowColours),
      'opacity="0.8"',
    ),
  )
  const lampColours = ['#ffd890', '#ffb765', '#fff1cf', '#ff8fb8', '#7fd3ff'] as const
  return [
    sky(random, {
      stops: [
        [0, '#151a48'],
        [0.45, '#3c3a7c'],
        [0.78, '#8f5f96'],
        [1, '#ee9a86'],
      ],
      horizon: water,
      clouds: { light: '#a678a8', shade: '#3a356f', cover: 0.42, size: 240, stretch: 3.2, crisp: 0.3 },
    }),
    drawn(stars(random, 120, width, height * 0.3)),
    drawn(far, { blur: 1 }),
    drawn(tower + towerLights),
    drawn(near),
    drawn(glow('town', width * 0.55, water, 1500, 150, '#ff9f6a', 0.5), { blur: 10, blend: 'screen' }),
    sea(random, {
      horizon: water,
      bottom: height,
      width,
      stops: [
        [0, '#a9688c'],
        [0.25, '#5b4682'],
        [1, '#171a45'],
      ],
      crest: '#b98ab8',
      trough: '#141840',
      chop: 0.55,
    }),
    drawn(reflections(random, 230, width, water, height * 0.3, lampColours), { blur: 3.5, blend: 'screen' }),
    drawn(archBridge(width, deck, water + 14)),
    drawn(fountain(random, width, deck, water + 34), { blur: 1.8, blend: 'screen' }),
    drawn(glow('mist', width * 0.52, water + 40, 760, 70, '#d5b6ff', 0.6) + fountain(random, width, deck, water + 150), {
      blur: 16,
      blend: 'screen',
    }),
    drawn(bridgeLamps(width, deck)),
    drawn(bridgeLamps(width, deck), { blur: 9, blend: 'add' }),
  ]
}

const namsanHill = (width: number, height: number): string =>
  curve([
    [-60, height * 0.7],
    [width * 0.16, height * 0.63],
    [width * 0.34, height * 0.5],
    [width * 0.48, height * 0.415],
    [width * 0.56, height * 0.4],
    [width * 0.66, height * 0.45],
    [width * 0.8, height * 0.56],
    [width + 60, height * 0.64],
    [width + 60, height * 0.9],
    [-60, height * 0.9],
  ])

const seoulTower = (x: number, foot: number, s: number): string => {
  const shaft = `${linear(
    'shaft',
    [
      [0, '#3c3a66'],
      [0.7, '#8e7ea0'],
      [1, '#d7a79f'],
    ],
    [0, 0, 1, 0],
  )}`
  return `${shaft}${path(`M${n(x - 0.06 * s)} ${n(foot)}L${n(x - 0.035 * s)} ${n(foot - 0.95 * s)}H${n(x + 0.035 * s)}L${n(x + 0.06 * s)} ${n(foot)}Z`, 'url(#shaft)')}
    ${path(`M${n(x - 0.09 * s)} ${n(foot - 0.92 * s)}L${n(x - 0.15 * s)} ${n(foot - 1.03 * s)}H${n(x + 0.15 * s)}L${n(x + 0.09 * s)} ${n(foot - 0.92 * s)}Z`, 'url(#shaft)')}
    ${rect(x - 0.13 * s, foot - 1.11 * s, 0.26 * s, 0.07 * s, '#ffd9a0')}${rect(x - 0.15 * s, foot - 1.16 * s, 0.3 * s, 0.05 * s, 'url(#shaft)')}
    ${rect(x - 0.1 * s, foot - 1.22 * s, 0.2 * s, 0.06 * s, '#7ee0c8')}${rect(x - 0.04 * s, foot - 1.36 * s, 0.08 * s, 0.15 * s, 'url(#shaft)')}
    ${path(`M${n(x - 0.022 * s)} ${n(foot - 1.36 * s)}L${n(x - 0.006 * s)} ${n(foot - 2.05 * s)}h${n(0.012 * s)}L${n(x + 0.022 * s)} ${n(foot - 1.36 * s)}Z`, '#6b5f8c')}
    ${ellipse(x, foot - 2.05 * s, 3, 3, '#ff7a66')}`
}

/** Seoul under an evening sky, Namsan in the middle. */
export const namsanDusk: Scene = (random, width, height) => {
  const x = width * 0.545
  const trees = repeat(1500, () => {
    const tx = between(random, -20, width + 20)
    const crown = between(random, 7, 17)
    const top = height * (0.425 + Math.abs(tx / width - 0.55) * 0.5)
    return ellipse(tx, between(random, top, height * 0.76), crown, crown * 0.7, mix('#3f3d66', '#64557c', random()), 'opacity="0.5"')
  })
  return [
    sky(random, {
      stops: [
        [0, '#38478e'],
        [0.4, '#8a76ae'],
        [0.7, '#ef9f94'],
        [1, '#ffd3a1'],
      ],
      horizon: height * 0.66,
      sun: { x: width * 0.2, y: height * 0.58, radius: 0, colour: '#ffdb9c', glow: 420 },
      clouds: { light: '#ffc0a4', shade: '#77659e', cover: 0.5, size: 220, stretch: 2.2, crisp: 0.5 },
    }),
    drawn(
      town(random, {
        id: 't0',
        width,
        foot: height * 0.68,
        tall: [40, 120],
        wide: [30, 62],
        colour: '#b98ba4',
        haze: '#eab5a0',
        lit: 0.05,
      }),
      { blur: 1.6 },
    ),
    drawn(seoulTower(x, height * 0.415, 165)),
    drawn(
      `${linear('hill', [
        [0, '#4a4672'],
        [1, '#806a8e'],
      ])}${path(namsanHill(width, height), 'url(#hill)')}`,
      { blur: 1 },
    ),
    drawn(trees, { blur: 1.6 }),
    drawn(glow('haze', width * 0.3, height * 0.73, 900, 90, '#ffb69a', 0.7), { blur: 20 }),
    drawn(
      town(random, { id: 't1', width, foot: height * 0.86, tall: [60, 185], wide: [44, 92], colour: '#6a5c8c', haze: '#a07f9c', lit: 0.2 }),
      { blur: 0.8 },
    ),
    drawn(glow('haze2', width * 0.7, height * 0.86, 900, 90, '#d9939a', 0.6), { blur: 20 }),
    drawn(
      town(random, { id: 't2', width, foot: height + 10, tall: [60, 200], wide: [60, 130], colour: '#2c2c5a', haze: '#41386c', lit: 0.3 }),
    ),
    drawn(
      repeat(46, () =>
        ellipse(between(random, 0, width), between(random, height * 0.78, height), 5, 5, pick(random, windowColours), 'opacity="0.7"'),
      ),
      { blur: 6, blend: 'screen' },
    ),
    drawn(group(glow('sun', width * 0.18, height * 0.56, 900, 520, '#ff9a70', 0.5), ''), { blur: 10, blend: 'screen' }),
  ]
}
