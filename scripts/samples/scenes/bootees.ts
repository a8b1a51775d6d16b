import { glow, hatch } from '../nature.ts'
import { drawn, ellipse, n, type Point, path, place, type Random, radial, rect, repeat, type Scene, stroke, volume } from '../scene.ts'

const knitPattern = (id: string, size: number, light: string, dark: string): string =>
  `<pattern id="${id}" width="${size}" height="${n(size * 0.8)}" patternUnits="userSpaceOnUse"><rect width="${size}" height="${size}" fill="${dark}"/>${[-0.8, 0, 0.8].map((row) => `<path d="M${n(size * 0.5)} ${n(size * (0.86 + row))}C${n(size * 0.3)} ${n(size * (0.84 + row))} ${n(size * 0.02)} ${n(size * (0.3 + row))} ${n(size * 0.08)} ${n(size * (0.06 + row))}C${n(size * 0.3)} ${n(size * (0.02 + row))} ${n(size * 0.5)} ${n(size * (0.5 + row))} ${n(size * 0.5)} ${n(size * (0.86 + row))}C${n(size * 0.5)} ${n(size * (0.5 + row))} ${n(size * 0.7)} ${n(size * (0.02 + row))} ${n(size * 0.92)} ${n(size * (0.06 + row))}C${n(size * 0.98)} ${n(size * (0.3 + row))} ${n(size * 0.7)} ${n(size * (0.84 + row))} ${n(size * 0.5)} ${n(size * (0.86 + row))}Z" fill="${light}"/>`).join('')}</pattern>`

/** One knitted bootee from above, toe up. */
const bootee = (random: Random, id: string): string => {
  const upper =
    'M0 -250C96 -252 132 -170 118 -60C108 20 112 92 104 160C92 244 -92 244 -104 160C-112 92 -108 20 -118 -60C-132 -170 -96 -252 0 -250Z'
  const collar = 'M-92 30C-92 -46 92 -46 92 30C98 118 84 214 0 216C-84 214 -98 118 -92 30Z'
  const cuff = hatch(
    random,
    260,
    () => {
      const a = random() * 6.3
      return [Math.cos(a) * 82, 96 + Math.sin(a) * 108]
    },
    (px, py) => Math.atan2(py - 96, px),
    24,
    6,
    ['#fffaf0', '#f0e2cf', '#e2d0b8'],
  )
  const inside = `${radial(`${id}-in`, [
    [0, '#8a6a58'],
    [0.7, '#a98870'],
    [1, '#6b4f42'],
  ])}${ellipse(0, 100, 64, 88, `url(#${id}-in)`)}${ellipse(6, 118, 42, 60, '#e7d3bd', 'opacity="0.55"')}`
  const bow =
    volume(`${id}-l`, 'M0 -62C-30 -110 -96 -112 -92 -70C-90 -34 -36 -34 0 -58Z', {
      base: '#f2a7a0',
      shade: '#b8605c',
      light: '#ffd9d2',
      depth: 16,
    }) +
    volume(`${id}-r`, 'M0 -62C30 -110 96 -112 92 -70C90 -34 36 -34 0 -58Z', {
      base: '#f2a7a0',
      shade: '#b8605c',
      light: '#ffd9d2',
      depth: 16,
    }) +
    stroke('M-4 -54C-24 -20 -50 -14 -58 14M4 -54C22 -22 34 -16 54 6', '#e88f88', 11) +
    ellipse(0, -60, 17, 15, '#e9928b')
  return (
    volume(`${id}-u`, upper, { base: '#f5e6d3', shade: '#a8866c', light: '#fffdf6', depth: 66 }) +
    path(upper, 'url(#fine)', 'opacity="0.34"') +
    volume(`${id}-c`, collar, { base: '#efdcc6', shade: '#b3927a', light: '#fff8ea', depth: 26 }) +
    cuff +
    inside +
    bow
  )
}

/** The first shoes, on the blanket grandmother knitted. */
export const babyShoes: Scene = (random, width, height) => {
  const shade = (x: number, y: number, turn: number): string =>
    `<ellipse cx="${n(x)}" cy="${n(y)}" rx="140" ry="270" fill="#3f4a5c" fill-opacity="0.62" transform="rotate(${turn} ${n(x)} ${n(y)})"/>`
  const [left, right]: readonly [Point, Point] = [
    [width * 0.4, height * 0.5],
    [width * 0.6, height * 0.52],
  ]
  const folds = repeat(9, (i) =>
    stroke(
      `M${n(-60 + i * 40)} ${n(height * (0.02 + i * 0.14))}C${n(width * 0.3)} ${n(height * (-0.06 + i * 0.15))} ${n(width * 0.6)} ${n(height * (0.16 + i * 0.13))} ${n(width + 60)} ${n(height * (0.02 + i * 0.14))}`,
      i % 2 ? '#4f6276' : '#ffffff',
      42,
      'opacity="0.34"',
    ),
  )
  const daisies = (
    [
      [0.12, 0.78, 50],
      [0.2, 0.88, 40],
      [0.86, 0.2, 46],
    ] as const
  )
    .map(([u, v, s]) =>
      place(
        `${repeat(
          13,
          (i) => `<ellipse cx="0" cy="-0.66" rx="0.17" ry="0.36" fill="${i % 2 ? '#ffffff' : '#f3efe6'}" transform="rotate(${i * 27.7})"/>`,
        )}<circle r="0.32" fill="#efb93a"/><circle cx="-0.08" cy="-0.08" r="0.18" fill="#f9d873"/>`,
        u * width,
        v * height,
        s,
      ),
    )
    .join('')
  return [
    drawn(
      `${knitPattern('blanket', 40, '#a9bdcc', '#6f889c')}${rect(0, 0, width, height, 'url(#blanket)', `transform="rotate(-14 ${n(width / 2)} ${n(height / 2)}) scale(1.5) translate(${n(-width * 0.2)} ${n(-height * 0.2)})"`)}`,
      { blur: 0.9 },
    ),
    drawn(folds, { blur: 34, blend: 'soft-light' }),
    drawn(shade(left[0] + 34, left[1] + 40, -12) + shade(right[0] + 40, right[1] + 40, 12), { blur: 26, blend: 'multiply' }),
    drawn(
      repeat(3, (i) =>
        ellipse(([0.12, 0.2, 0.86][i] ?? 0) * width + 12, ([0.78, 0.88, 0.2][i] ?? 0) * height + 16, 52, 48, '#3f4a5c', 'opacity="0.5"'),
      ),
      { blur: 10 },
    ),
    drawn(
      `${knitPattern('fine', 17, '#fffaf0', '#a58466')}${place(bootee(random, 'a'), left[0], left[1], 1.12, -12)}${place(bootee(random, 'b'), right[0], right[1], 1.12, 12)}${daisies}`,
    ),
    drawn(glow('sun', 0, 0, 1200, 900, '#fff0cc', 0.75), { blur: 12, blend: 'soft-light' }),
    drawn(glow('sun2', 0, 0, 1000, 700, '#ffe9c4', 0.3), { blur: 12, blend: 'screen' }),
  ]
}
