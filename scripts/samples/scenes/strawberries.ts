import { berries, putBerry } from '../berry.ts'
import { glow } from '../nature.ts'
import { between, drawn, ellipse, n, radial, repeat, type Scene } from '../scene.ts'
import { linen } from '../surfaces.ts'

/** A bowl of strawberries on linen, from above. */
export const strawberryBowl: Scene = (random, width, height) => {
  const [x, y, r] = [width * 0.52, height * 0.5, height * 0.37]
  const heap = repeat(58, (i) => {
    const d = Math.sqrt((58 - i) / 58) * r * 0.76
    const a = i * 2.4
    return putBerry(random, x + Math.cos(a) * d, y + Math.sin(a) * d, between(random, 58, 72), between(random, -75, 75))
  })
  const loose =
    putBerry(random, width * 0.13, height * 0.76, 74, 58) +
    putBerry(random, width * 0.2, height * 0.87, 68, -34) +
    putBerry(random, width * 0.89, height * 0.16, 72, 120)
  const leafShadows = repeat(26, () =>
    ellipse(
      between(random, -100, width * 0.6),
      between(random, -60, height * 0.5),
      between(random, 20, 46),
      between(random, 60, 150),
      '#6b6f86',
      `transform="rotate(${n(between(random, 20, 70))} ${n(width * 0.2)} ${n(height * 0.2)})"`,
    ),
  )
  const glaze = `${radial('rim', [
    [0, '#e3ddd6'],
    [0.82, '#f7f3ec'],
    [0.9, '#ffffff'],
    [0.96, '#d6d2d0'],
    [1, '#b5b3ba'],
  ])}${radial('well', [
    [0, '#8d7f82'],
    [0.75, '#a79b9c'],
    [1, '#dfd8d2'],
  ])}`
  const speckles = repeat(160, () => {
    const [a, d] = [random() * 6.3, r * between(random, 0.9, 1.05)]
    return ellipse(
      x + Math.cos(a) * d,
      y + Math.sin(a) * d,
      between(random, 0.8, 2.4),
      between(random, 0.8, 2.4),
      '#8a7560',
      'opacity="0.6"',
    )
  })
  return [
    linen(random, '#e9e2d3'),
    drawn(leafShadows, { blur: 24, blend: 'multiply' }),
    drawn(ellipse(x + 44, y + 56, r * 1.12, r * 1.1, '#4d4658', 'opacity="0.65"'), { blur: 32 }),
    drawn(`${glaze}${ellipse(x, y, r * 1.08, r * 1.08, 'url(#rim)')}${ellipse(x, y, r * 0.94, r * 0.94, 'url(#well)')}${speckles}`),
    drawn(
      ellipse(width * 0.13 + 18, height * 0.76 + 26, 74, 60, '#4d4658', 'opacity="0.6"') +
        ellipse(width * 0.2 + 18, height * 0.87 + 24, 70, 56, '#4d4658', 'opacity="0.6"') +
        ellipse(width * 0.89 + 18, height * 0.16 + 26, 74, 60, '#4d4658', 'opacity="0.6"'),
      { blur: 14 },
    ),
    drawn(berries + heap + loose),
    drawn(ellipse(x + r * 0.34, y + r * 0.38, r * 0.8, r * 0.74, '#2b0a22', 'opacity="0.34"'), { blur: 60, blend: 'multiply' }),
    drawn(glow('sun', width * 0.1, 0, 1000, 820, '#fff4d8', 0.6), { blur: 12, blend: 'soft-light' }),
  ]
}
