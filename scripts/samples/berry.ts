// Strawberries, for the bowl and for the cake.
import { ellipse, place, type Random, radial, repeat } from './scene.ts'

const berryPath =
  'M0 1.08C-0.5 0.9 -0.95 0.15 -0.72 -0.38C-0.55 -0.72 -0.18 -0.66 0 -0.58C0.18 -0.66 0.55 -0.72 0.72 -0.38C0.95 0.15 0.5 0.9 0 1.08Z'

/** One strawberry, about 2 units high, to be placed many times. */
const berry = (id: string, colours: readonly [string, string, string]): string => {
  const seeds = repeat(34, (i) => {
    const row = Math.floor(i / 6)
    const y = -0.42 + row * 0.25
    const reach = [0.56, 0.64, 0.6, 0.46, 0.3, 0.14][row] ?? 0.1
    const x = ((i % 6) / 5 - 0.5 + (row % 2 ? 0.05 : -0.05)) * 2 * reach
    return `<ellipse cx="${x.toFixed(2)}" cy="${(y + 0.02).toFixed(2)}" rx="0.055" ry="0.075" fill="#7d0d18" fill-opacity="0.55"/><ellipse cx="${x.toFixed(2)}" cy="${y.toFixed(2)}" rx="0.034" ry="0.056" fill="#f7cf6b"/>`
  })
  const leaves = repeat(
    7,
    (i) =>
      `<path d="M0 0C-0.16 -0.12 -0.16 -0.38 0 -0.56C0.16 -0.38 0.16 -0.12 0 0Z" fill="${i % 2 ? '#5f9a3a' : '#7fb54a'}" stroke="#3c6a26" stroke-width="0.02" transform="translate(0 -0.56) rotate(${i * 51 + 10}) scale(1 0.85)"/>`,
  )
  return `${radial(
    `${id}-g`,
    [
      [0, colours[2]],
      [0.45, colours[0]],
      [1, colours[1]],
    ],
    [0.36, 0.3],
    0.75,
  )}<g id="${id}"><path d="${berryPath}" fill="url(#${id}-g)"/>${seeds}<path d="M-0.5 -0.3C-0.42 -0.5 -0.2 -0.46 -0.12 -0.38C-0.3 -0.34 -0.42 -0.2 -0.48 0.02C-0.54 -0.08 -0.54 -0.2 -0.5 -0.3Z" fill="#ffffff" fill-opacity="0.5"/>${leaves}</g>`
}

export const berries = `<defs>${berry('s0', ['#dd2233', '#8d0d20', '#ff6a5c'])}${berry('s1', ['#e83a36', '#a3121f', '#ff8a6a'])}${berry('s2', ['#cf1a30', '#7a0a1c', '#f65a56'])}</defs>`

export const putBerry = (random: Random, x: number, y: number, size: number, turn: number): string =>
  ellipse(x + size * 0.14, y + size * 0.3, size * 0.82, size * 0.86, '#4a0a16', 'opacity="0.34"') +
  place(`<use href="#s${Math.floor(random() * 3)}"/>`, x, y, size, turn)
