import { bokeh, glow, hatch } from '../nature.ts'
import { createNoise, fractal } from '../noise.ts'
import { between, blendRgb, clamp, drawn, ellipse, linear, n, painted, path, type PaintedLayer, pick, place, type Random, type Rgb, type Scene, radial, rect, repeat, rgb, smoothstep, stroke, volume } from '../scene.ts'

/** Planks seen from above or at a slant, with grain. */
const wood = (random: Random, options: { top: number; light: string; dark: string; plank: number }): PaintedLayer => {
  const noise = createNoise(random)
  const [light, dark] = [rgb(options.light), rgb(options.dark)]
  return painted((x, y) => {
    if (y < options.top) return [0, 0, 0, 0]
    const board = Math.floor((y - options.top) / options.plank)
    const within = ((y - options.top) % options.plank) / options.plank
    const rings = Math.sin((fractal(noise, x / 420 + board * 7, y / 44 + board * 3, 4) * 9 + y / 60) * 3) * 0.5 + 0.5
    const fibre = noise(x / 60, y / 2.2)
    const gap = smoothstep(0, 0.03, within) * smoothstep(0, 0.02, 1 - within)
    const tone = clamp(rings * 0.3 + fibre * 0.35 + noise(board * 3.7, 9) * 0.35)
    const colour = blendRgb(dark, light, tone)
    return [colour[0] * (0.55 + gap * 0.45), colour[1] * (0.55 + gap * 0.45), colour[2] * (0.55 + gap * 0.45), smoothstep(options.top, options.top + 3, y)]
  }, { grid: 900 })
}

const linen = (random: Random, colour: string): PaintedLayer => {
  const noise = createNoise(random)
  const base: Rgb = rgb(colour)
  return painted((x, y) => {
    const fold = fractal(noise, (x + y * 0.4) / 330, (y - x * 0.3) / 520, 3) - 0.5
    const crease = Math.abs(fractal(noise, (x - y * 0.6) / 260 + 9, (y + x * 0.5) / 700, 2) - 0.5)
    const thread = (noise(x / 2.2, y / 30) + noise(x / 30, y / 2.2) - 1) * 0.16
    const tone = 1 + fold * 0.26 + thread + smoothstep(0.05, 0, crease) * 0.06 - (x + y) / 26000
    return [clamp(base[0] * tone, 0, 255), clamp(base[1] * tone, 0, 255), clamp(base[2] * tone * 0.995, 0, 255), 1]
  }, { grid: 1000 })
}

const berryPath = 'M0 1.08C-0.5 0.9 -0.95 0.15 -0.72 -0.38C-0.55 -0.72 -0.18 -0.66 0 -0.58C0.18 -0.66 0.55 -0.72 0.72 -0.38C0.95 0.15 0.5 0.9 0 1.08Z'

/** One strawberry, about 2 units high, to be placed many times. */
const berry = (id: string, colours: readonly [string, string, string]): string => {
  const seeds = repeat(34, (i) => {
    const row = Math.floor(i / 6)
    const y = -0.42 + row * 0.25
    const reach = [0.56, 0.64, 0.6, 0.46, 0.3, 0.14][row] ?? 0.1
    const x = ((i % 6) / 5 - 0.5 + (row % 2 ? 0.05 : -0.05)) * 2 * reach
    return `<ellipse cx="${x.toFixed(2)}" cy="${(y + 0.02).toFixed(2)}" rx="0.055" ry="0.075" fill="#7d0d18" fill-opacity="0.55"/><ellipse cx="${x.toFixed(2)}" cy="${y.toFixed(2)}" rx="0.034" ry="0.056" fill="#f7cf6b"/>`
  })
  const leaves = repeat(7, (i) => `<path d="M0 0C-0.16 -0.12 -0.16 -0.38 0 -0.56C0.16 -0.38 0.16 -0.12 0 0Z" fill="${i % 2 ? '#5f9a3a' : '#7fb54a'}" stroke="#3c6a26" stroke-width="0.02" transform="translate(0 -0.56) rotate(${i * 51 + 10}) scale(1 0.85)"/>`)
  return `${radial(`${id}-g`, [[0, colours[2]], [0.45, colours[0]], [1, colours[1]]], [0.36, 0.3], 0.75)}<g id="${id}"><path d="${berryPath}" fill="url(#${id}-g)"/>${seeds}<path d="M-0.5 -0.3C-0.42 -0.5 -0.2 -0.46 -0.12 -0.38C-0.3 -0.34 -0.42 -0.2 -0.48 0.02C-0.54 -0.08 -0.54 -0.2 -0.5 -0.3Z" fill="#ffffff" fill-opacity="0.5"/>${leaves}</g>`
}

const berries = `<defs>${berry('s0', ['#dd2233', '#8d0d20', '#ff6a5c'])}${berry('s1', ['#e83a36', '#a3121f', '#ff8a6a'])}${berry('s2', ['#cf1a30', '#7a0a1c', '#f65a56'])}</defs>`

const putBerry = (random: Random, x: number, y: number, size: number, turn: number): string =>
  ellipse(x + size * 0.14, y + size * 0.3, size * 0.82, size * 0.86, '#4a0a16', 'opacity="0.34"') + place(`<use href="#s${Math.floor(random() * 3)}"/>`, x, y, size, turn)

/** A bowl of strawberries on linen, from above. */
export const strawberryBowl: Scene = (random, width, height) => {
  const [x, y, r] = [width * 0.52, height * 0.5, height * 0.37]
  const heap = repeat(58, (i) => {
    const d = Math.sqrt((58 - i) / 58) * r * 0.76
    const a = i * 2.4
    return putBerry(random, x + Math.cos(a) * d, y + Math.sin(a) * d, between(random, 58, 72), between(random, -75, 75))
  })
  const loose = putBerry(random, width * 0.13, height * 0.76, 74, 58) + putBerry(random, width * 0.2, height * 0.87, 68, -34) + putBerry(random, width * 0.89, height * 0.16, 72, 120)
  const leafShadows = repeat(26, () => ellipse(between(random, -100, width * 0.6), between(random, -60, height * 0.5), between(random, 20, 46), between(random, 60, 150), '#6b6f86', `transform="rotate(${n(between(random, 20, 70))} ${n(width * 0.2)} ${n(height * 0.2)})"`))
  const glaze = `${radial('rim', [[0, '#e3ddd6'], [0.82, '#f7f3ec'], [0.9, '#ffffff'], [0.96, '#d6d2d0'], [1, '#b5b3ba']])}${radial('well', [[0, '#8d7f82'], [0.75, '#a79b9c'], [1, '#dfd8d2']])}`
  const speckles = repeat(160, () => {
    const [a, d] = [random() * 6.3, r * between(random, 0.9, 1.05)]
    return ellipse(x + Math.cos(a) * d, y + Math.sin(a) * d, between(random, 0.8, 2.4), between(random, 0.8, 2.4), '#8a7560', 'opacity="0.6"')
  })
  return [
    linen(random, '#e9e2d3'),
    drawn(leafShadows, { blur: 24, blend: 'multiply' }),
    drawn(ellipse(x + 44, y + 56, r * 1.12, r * 1.1, '#4d4658', 'opacity="0.65"'), { blur: 32 }),
    drawn(`${glaze}${ellipse(x, y, r * 1.08, r * 1.08, 'url(#rim)')}${ellipse(x, y, r * 0.94, r * 0.94, 'url(#well)')}${speckles}`),
    drawn(ellipse(width * 0.13 + 18, height * 0.76 + 26, 74, 60, '#4d4658', 'opacity="0.6"') + ellipse(width * 0.2 + 18, height * 0.87 + 24, 70, 56, '#4d4658', 'opacity="0.6"') + ellipse(width * 0.89 + 18, height * 0.16 + 26, 74, 60, '#4d4658', 'opacity="0.6"'), { blur: 14 }),
    drawn(berries + heap + loose),
    drawn(ellipse(x + r * 0.34, y + r * 0.38, r * 0.8, r * 0.74, '#2b0a22', 'opacity="0.34"'), { blur: 60, blend: 'multiply' }),
    drawn(glow('sun', width * 0.1, 0, 1000, 820, '#fff4d8', 0.6), { blur: 12, blend: 'soft-light' }),
  ]
}

const candle = (x: number, foot: number, tall: number, colour: string): string =>
  rect(x - 7, foot - tall, 14, tall, colour, 'rx="4"') + rect(x - 5, foot - tall + 3, 4, tall - 4, '#ffffff', 'rx="2" opacity="0.5"') + repeat(4, (i) => stroke(`M${n(x - 6)} ${n(foot - 12 - (i * tall) / 4.6)}l12 -12`, '#ffffff', 3.4, 'opacity="0.8"')) + stroke(`M${n(x)} ${n(foot - tall)}v-10`, '#4a3428', 2.4) +
  path(`M${n(x)} ${n(foot - tall - 58)}C${n(x + 20)} ${n(foot - tall - 30)} ${n(x + 14)} ${n(foot - tall - 5)} ${n(x)} ${n(foot - tall - 5)}C${n(x - 14)} ${n(foot - tall - 5)} ${n(x - 20)} ${n(foot - tall - 30)} ${n(x)} ${n(foot - tall - 58)}Z`, 'url(#flame)') + ellipse(x, foot - tall - 16, 4.5, 9, '#fffbe6')

const cakeTier = (x: number, top: number, rx: number, tall: number, squash: number): string =>
  `<path d="M${n(x - rx)} ${n(top)}V${n(top + tall)}A${n(rx)} ${n(rx * squash)} 0 0 0 ${n(x + rx)} ${n(top + tall)}V${n(top)}Z" fill="url(#side)"/>${ellipse(x, top, rx, rx * squash, 'url(#icing)')}`

/** Piped cream along a rim: the whole of it, or only the half that faces us. */
const creamDots = (x: number, y: number, rx: number, ry: number, count: number, size: number, arc = Math.PI * 2): string =>
  repeat(count, (i) => {
    const a = Math.PI / 2 - arc / 2 + (i / (arc < 6 ? count - 1 : count)) * arc
    const [cx, cy] = [x + Math.cos(a) * rx, y + Math.sin(a) * ry]
    return ellipse(cx, cy + size * 0.2, size, size * 0.8, '#c99a80') + ellipse(cx, cy, size * 0.95, size * 0.78, '#fff1de') + ellipse(cx - size * 0.2, cy - size * 0.25, size * 0.45, size * 0.3, '#ffffff') + path(`M${n(cx - size * 0.3)} ${n(cy - size * 0.3)}Q${n(cx)} ${n(cy - size * 1.5)} ${n(cx + size * 0.12)} ${n(cy - size * 1.1)}Q${n(cx + size * 0.05)} ${n(cy - size * 0.6)} ${n(cx + size * 0.4)} ${n(cy - size * 0.3)}Z`, '#fff7ea')
  })

/** Grandmother's birthday: a strawberry cake in a room with the lights off. */
export const birthdayCake: Scene = (random, width, height) => {
  const [x, top, rx, squash] = [width * 0.5, height * 0.5, 330, 0.24]
  const wicks: readonly (readonly [number, number])[] = [[-170, 4], [-100, -30], [-30, 20], [40, -36], [104, 12], [176, -10], [6, -4]]
  const lights = wicks.map(([dx, dy], i) => candle(x + dx, top + dy, 118 + (i % 3) * 8, ['#f49ab0', '#8fc7d8', '#ffd479', '#b9a3e0'][i % 4] ?? '#f49ab0')).join('')
  const fruit = repeat(13, (i) => {
    const a = (i / 13) * Math.PI * 2 - 1.2
    return putBerry(random, x + Math.cos(a) * rx * 0.74, top - 22 + Math.sin(a) * rx * squash * 0.72, 38, between(random, 150, 210))
  })
  const defs = `${linear('side', [[0, '#8d5a44'], [0.25, '#f6d2a8'], [0.5, '#ffe9c8'], [0.75, '#eebf93'], [1, '#6f4238']], [0, 0, 1, 0])}${radial('icing', [[0, '#fff3d9'], [0.7, '#fbdcb4'], [1, '#d9a27c']])}${radial('flame', [[0, '#fffbe0'], [0.45, '#ffd35c'], [1, '#ff8a2a']], [0.5, 0.7], 0.6)}${radial('plate', [[0, '#fff0da'], [0.86, '#c79c80'], [0.94, '#f3d9bb'], [1, '#8d6252']])}`
  const layerLine = stroke(`M${n(x - rx)} ${n(top + 100)}A${n(rx)} ${n(rx * squash)} 0 0 0 ${n(x + rx)} ${n(top + 100)}`, '#e0706a', 13, 'opacity="0.65"') + repeat(26, (i) => {
    const t = (i + 0.5) / 26
    const bx = x - rx + t * rx * 2
    return ellipse(bx, top + 100 + Math.sqrt(Math.max(0, 1 - ((bx - x) / rx) ** 2)) * rx * squash, 11, 9, '#d43a42', 'opacity="0.85"')
  })
  return [
    drawn(`${linear('room', [[0, '#1c1220'], [0.5, '#43242a'], [1, '#2a161a']])}${rect(0, 0, width, height, 'url(#room)')}${ellipse(width * 0.18, height * 0.45, 150, 280, '#6a3a34')}${ellipse(width * 0.86, height * 0.42, 170, 300, '#5a3036')}${ellipse(width * 0.18, height * 0.16, 92, 100, '#8a5442')}${ellipse(width * 0.86, height * 0.12, 96, 104, '#7d4a40')}`, { blur: 46 }),
    drawn(bokeh(random, 'k', { count: 60, box: [0, 0, width, height * 0.55], radius: [16, 44], colours: ['#ffb45c', '#ff8a5c', '#ffd99a', '#ff7a8a'], opacity: [0.2, 0.75] }), { blur: 2.4, blend: 'screen' }),
    wood(random, { top: height * 0.72, light: '#8a5334', dark: '#41231a', plank: 96 }),
    drawn(ellipse(x, height * 0.86, 520, 92, '#140a0c', 'opacity="0.7"'), { blur: 20 }),
    drawn(`${defs}${ellipse(x, height * 0.815, 450, 104, 'url(#plate)')}${ellipse(x, height * 0.8, 352, 84, '#6b4034', 'opacity="0.5"')}${cakeTier(x, top, rx, 240, squash)}${layerLine}${creamDots(x, top + 240, rx * 0.99, rx * squash, 20, 21, Math.PI)}${creamDots(x, top, rx * 0.93, rx * squash * 0.92, 30, 22)}${berries}${fruit}${lights}`),
    drawn(wicks.map(([dx, dy], i) => glow(`w${i}`, x + dx, top + dy - 150, 190, 190, '#ffb24a', 0.6)).join(''), { blur: 8, blend: 'screen' }),
    drawn(glow('room2', x, top - 120, 900, 620, '#ff9a4a', 0.45), { blur: 12, blend: 'screen' }),
  ]
}

const cakeColours: readonly (readonly [string, string, string])[] = [['#f6efe2', '#b5a48e', '#ffffff'], ['#8fae6c', '#4a6a34', '#cfe3a6'], ['#f0b7b6', '#b06a72', '#ffe3de'], ['#efd079', '#b08834', '#fff0b8'], ['#b39a92', '#6d5450', '#e3d0c6']]

const songpyeon = (id: string, x: number, y: number, s: number, turn: number, colours: readonly [string, string, string]): string => {
  const d = 'M-100 14C-96 -44 -46 -66 0 -66C46 -66 96 -44 100 14C84 46 40 54 0 54C-40 54 -84 46 -100 14Z'
  const pinches = repeat(7, (i) => stroke(`M${(i - 3) * 25} ${n(-52 + Math.abs(i - 3) * 9)}q4 14 -2 26`, colours[1], 5, 'opacity="0.45"'))
  const gloss = '<ellipse cx="-34" cy="-26" rx="30" ry="10" fill="#ffffff" fill-opacity="0.5" transform="rotate(-18 -34 -26)"/>'
  return place(ellipse(10, 26, 100, 40, '#1d1a12', 'opacity="0.3"') + volume(id, d, { base: colours[0], shade: colours[1], light: colours[2], depth: 38 }) + stroke('M-92 4C-70 -30 -30 -40 0 -40C30 -40 70 -30 92 4', colours[1], 4, 'opacity="0.5"') + pinches + gloss, x, y, s, turn)
}

/** Songpyeon for Chuseok, on pine needles. */
export const songpyeonTable: Scene = (random, width, height) => {
  const [x, y] = [width * 0.5, height * 0.56]
  const needles = hatch(random, 520, () => { const [a, d] = [random() * 6.3, Math.sqrt(random())]; return [x + Math.cos(a) * 420 * d, y + Math.sin(a) * 220 * d] }, () => random() * 6.3, 110, 4.6, ['#3f6a3a', '#5d8a48', '#2c4f2f', '#7ba35a'])
  const rows: readonly (readonly [number, number, number])[] = [[-150, 4, -0.95], [-90, 5, -1.2], [-16, 5, -1.35], [66, 4, -1.05], [136, 3, -0.7]]
  const cakes = rows.map(([dy, count, shift], row) => repeat(count, (i) => songpyeon(`c${row}-${i}`, x + (i - (count - 1) / 2) * 158 + shift * 6 + between(random, -12, 12), y + dy + between(random, -12, 12), between(random, 0.8, 0.92), between(random, -22, 22), cakeColours[(i * 2 + row * 3) % 5] ?? ['#f6efe2', '#b5a48e', '#ffffff']))).join('')
  const defs = `${radial('plate', [[0, '#3b4a54'], [0.8, '#52626c'], [0.93, '#7f929a'], [0.97, '#b5c4c6'], [1, '#46545e']])}${radial('tea', [[0, '#c98a3a'], [1, '#8d5420']])}${radial('cup', [[0, '#e9e2d4'], [0.85, '#f6f1e6'], [1, '#a89c8e']])}`
  const cup = (cx: number, cy: number): string => ellipse(cx, cy, 112, 104, 'url(#cup)') + ellipse(cx, cy, 88, 80, 'url(#tea)') + ellipse(cx - 26, cy - 30, 30, 14, '#ffe0a8', 'opacity="0.6"')
  const dates = repeat(9, (i) => ellipse(width * 0.87 + Math.cos(i * 2.4) * Math.sqrt(i) * 26, height * 0.84 + Math.sin(i * 2.4) * Math.sqrt(i) * 22, 27, 21, pick(random, ['#a8362a', '#c2503a', '#8a2820']), `stroke="#4f1410" stroke-width="2" transform="rotate(${n(random() * 90 - 45)} ${n(width * 0.87)} ${n(height * 0.84)})"`))
  return [
    wood(random, { top: -4, light: '#a9744a', dark: '#5e3822', plank: 168 }),
    drawn(ellipse(x + 40, y + 50, 540, 350, '#1c0e0a', 'opacity="0.65"') + ellipse(width * 0.13 + 22, height * 0.24 + 30, 124, 114, '#1c0e0a', 'opacity="0.6"') + ellipse(width * 0.88 + 14, height * 0.85 + 20, 120, 90, '#1c0e0a', 'opacity="0.6"'), { blur: 28 }),
    drawn(`${defs}${ellipse(x, y, 530, 330, 'url(#plate)')}${ellipse(x, y, 440, 258, '#2c3942', 'opacity="0.5"')}${needles}${cup(width * 0.13, height * 0.24)}${dates}`),
    drawn(ellipse(x + 14, y + 20, 380, 200, '#101810', 'opacity="0.5"'), { blur: 24 }),
    drawn(cakes),
    drawn(hatch(random, 26, () => [x + between(random, -330, 330), y + between(random, -140, 190)], () => random() * 6.3, 100, 4.2, ['#4f7d42', '#7ba35a'])),
    drawn(repeat(5, () => ellipse(between(random, 0, width), between(random, 0, 160), 120, 60, '#2a3b22', 'opacity="0.7"')), { blur: 40, blend: 'multiply' }),
    drawn(glow('sun', width * 0.04, 0, 1100, 860, '#ffe2ae', 0.7), { blur: 12, blend: 'soft-light' }),
    drawn(glow('sun2', width * 0.04, 0, 900, 700, '#ffd9a0', 0.28), { blur: 12, blend: 'screen' }),
  ]
}
