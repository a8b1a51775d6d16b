// Buildings with lit windows and their lights on water, for the pictures of cities.
import { between, ellipse, linear, n, pick, type Random, rect, repeat, stroke } from './scene.ts'

interface TownOptions {
  width: number
  foot: number
  tall: readonly [number, number]
  wide: readonly [number, number]
  colour: string
  haze: string
  /** Share of windows that are lit. */
  lit: number
  id: string
}

export const windowColours = ['#ffdf9b', '#ffc978', '#fff0cf', '#cfe3ff'] as const

const building = (random: Random, x: number, foot: number, w: number, h: number, fill: string, lit: number): string => {
  const [stepX, stepY] = [between(random, 7, 10), between(random, 9, 13)]
  let lights = ''
  for (let wy = foot - h + 10; wy < foot - 8; wy += stepY) {
    for (let wx = x + 5; wx < x + w - 7; wx += stepX) {
      if (random() < lit)
        lights += rect(wx, wy, stepX * 0.55, stepY * 0.42, pick(random, windowColours), `opacity="${between(random, 0.45, 1).toFixed(2)}"`)
    }
  }
  const roof = random() < 0.35 ? rect(x + w * 0.2, foot - h - 12, w * 0.45, 14, fill) : ''
  const mast =
    random() < 0.15 ? stroke(`M${n(x + w / 2)} ${n(foot - h)}v-34`, fill, 2.5) + ellipse(x + w / 2, foot - h - 34, 2.6, 2.6, '#ff6a5a') : ''
  return rect(x, foot - h, w, h + 4, fill) + roof + mast + lights
}

export const town = (random: Random, { width, foot, tall, wide, colour, haze, lit, id }: TownOptions): string => {
  let body =
    linear(id, [
      [0, colour],
      [1, haze],
    ]) + rect(-20, foot - tall[0] * 0.7, width + 40, tall[0] * 0.7 + 240, haze)
  for (let x = -20; x < width + 20; ) {
    const w = between(random, wide[0], wide[1])
    body += building(
      random,
      x,
      foot,
      w,
      between(random, tall[0], tall[1]) * (random() < 0.12 ? 1.5 : 1),
      `url(#${id})`,
      lit * between(random, 0.4, 1.4),
    )
    x += w + between(random, -4, 14)
  }
  return body
}

/** The lights of a far shore as they lie on the water: long and trembling. */
export const reflections = (
  random: Random,
  count: number,
  width: number,
  top: number,
  reach: number,
  colours: readonly [string, ...string[]],
): string =>
  repeat(count, () => {
    const x = between(random, 0, width)
    const length = reach * between(random, 0.25, 1)
    return ellipse(
      x,
      top + length * 0.5,
      between(random, 2, 6),
      length * 0.5,
      pick(random, colours),
      `opacity="${between(random, 0.25, 0.7).toFixed(2)}"`,
    )
  })
