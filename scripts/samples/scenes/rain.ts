import { bokeh } from '../nature.ts'
import { between, drawn, ellipse, linear, mix, n, pick, type Random, rect, repeat, type Scene, stroke } from '../scene.ts'

const drop = (random: Random, x: number, y: number, r: number): string => {
  const tall = r * between(random, 1, 1.35)
  return (
    ellipse(x, y + r * 0.12, r * 1.06, tall * 1.04, '#0a1226', 'opacity="0.4"') +
    ellipse(x, y, r, tall, 'url(#drop)') +
    ellipse(x - r * 0.32, y - tall * 0.42, r * 0.2, r * 0.16, '#ffffff', 'opacity="0.85"') +
    (r > 8
      ? ellipse(x + r * 0.1, y + tall * 0.56, r * 0.6, tall * 0.2, pick(random, ['#ffd79a', '#ffb0a0', '#bfe0ff']), 'opacity="0.6"')
      : '')
  )
}

/** Evening rain on the window, the street beyond it only lights. */
export const rainyWindow: Scene = (random, width, height) => {
  const runs = repeat(12, () => {
    const [x, top, long] = [between(random, 0, width), between(random, -100, height * 0.5), between(random, 160, 520)]
    const trail = stroke(
      `M${n(x)} ${n(top)}q${n(between(random, -9, 9))} ${n(long * 0.5)} ${n(between(random, -5, 5))} ${n(long)}`,
      '#c9dcf5',
      between(random, 7, 12),
      'opacity="0.2"',
    )
    return (
      trail +
      repeat(9, () => drop(random, x + between(random, -5, 5), top + random() * long, between(random, 2, 5))) +
      drop(random, x, top + long, between(random, 13, 20))
    )
  })
  const drops = repeat(620, () => drop(random, between(random, 0, width), between(random, 0, height), 2 + random() ** 4 * 17))
  return [
    drawn(
      `${linear('b', [
        [0, '#1b2850'],
        [0.5, '#3d4675'],
        [0.75, '#7a5a7c'],
        [1, '#2a2848'],
      ])}${rect(0, 0, width, height, 'url(#b)')}${ellipse(width * 0.3, height * 0.7, 420, 130, '#e08a5c', 'opacity="0.6"')}${ellipse(width * 0.78, height * 0.64, 380, 150, '#d0607a', 'opacity="0.45"')}`,
      { blur: 46 },
    ),
    drawn(
      bokeh(random, 'k', {
        count: 54,
        box: [0, height * 0.3, width, height * 0.86],
        radius: [34, 84],
        colours: ['#ffb65c', '#ff7e6a', '#ffe2a0', '#7fb8ff', '#8fe3c8'],
        opacity: [0.3, 0.85],
      }),
      { blur: 3, blend: 'screen' },
    ),
    drawn(
      bokeh(random, 'j', {
        count: 34,
        box: [0, 0, width, height * 0.4],
        radius: [18, 44],
        colours: ['#ffd79a', '#a9c8ff'],
        opacity: [0.15, 0.5],
      }),
      { blur: 3, blend: 'screen' },
    ),
    drawn(
      `${linear('drop', [
        [0, '#0c1734', 0.75],
        [0.45, '#5a6c9c', 0.35],
        [0.8, '#dce9ff', 0.6],
        [1, '#ffffff', 0.85],
      ])}${drops}${runs}`,
    ),
    drawn(
      `${linear('sill', [
        [0, mix('#2b1c22', '#000000', 0.1)],
        [1, '#150d14'],
      ])}${rect(0, height * 0.93, width, height * 0.08, 'url(#sill)')}${stroke(`M0 ${n(height * 0.931)}H${n(width)}`, '#a8705a', 4, 'opacity="0.7"')}`,
      { blur: 3 },
    ),
  ]
}
