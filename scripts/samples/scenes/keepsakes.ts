import { bokeh, glow, hatch } from '../nature.ts'
import { between, drawn, ellipse, linear, mix, n, path, pick, place, type Point, type Random, type Scene, radial, rect, repeat, stroke, volume } from '../scene.ts'

type RoseColours = readonly [deep: string, body: string, edge: string]

const petalPath = 'M-0.12 0.1C-0.85 -0.12 -0.86 -0.98 -0.22 -1.04C-0.08 -1.06 0.06 -0.99 0.2 -1.03C0.84 -1 0.85 -0.14 0.12 0.1Z'

/** A garden rose from the front: rings of petals, tighter and deeper towards the heart. */
const rose = (random: Random, id: string, x: number, y: number, r: number, [deep, body, edge]: RoseColours): string => {
  const rings: readonly (readonly [count: number, size: number, offset: number])[] = [[7, 0.92, 0.1], [7, 0.78, 0.1], [6, 0.64, 0.09], [6, 0.5, 0.07], [5, 0.37, 0.05], [4, 0.25, 0.03]]
  const petals = rings.map(([count, size, offset], ring) => repeat(count, (i) => {
    const turn = (i / count) * 360 + ring * 31 + between(random, -9, 9)
    const s = r * size * between(random, 0.94, 1.06)
    const a = (turn * Math.PI) / 180
    const [px, py] = [x + Math.sin(a) * r * offset, y - Math.cos(a) * r * offset]
    return place(path(petalPath, deep, 'opacity="0.38" transform="translate(0.02 -0.06)"') + path(petalPath, `url(#${id}-${ring % 2})`, `stroke="${edge}" stroke-width="0.02" stroke-opacity="0.75"`), px, py, s, turn)
  })).join('')
  const heart = repeat(3, (i) => stroke(`M${n(x - r * (0.13 - i * 0.035))} ${n(y - r * 0.02)}a${n(r * (0.13 - i * 0.035))} ${n(r * (0.12 - i * 0.03))} ${i * 60} 1 1 ${n(r * 0.12)} ${n(r * 0.08)}`, i % 2 ? edge : deep, r * 0.03, 'opacity="0.7"'))
  const petalFill = (k: number, tip: string): string => radial(`${id}-${k}`, [[0, deep], [0.3, mix(deep, body, 0.35)], [0.66, body], [0.9, mix(body, tip, 0.45)], [1, tip]], [0.5, 1], 1.02)
  return petalFill(0, edge) + petalFill(1, mix(edge, body, 0.35)) + ellipse(x, y, r * 0.8, r * 0.8, deep) + petals + ellipse(x, y, r * 0.2, r * 0.2, deep, 'opacity="0.55"') + heart
}

const sprig = (random: Random, x: number, y: number, length: number, turn: number, colours: readonly [string, ...string[]]): string => {
  const leaves = repeat(12, (i) => {
    const t = (i + 1) / 12
    const leaf = path('M0 0C-0.5 -0.3 -0.48 -0.86 0 -1C0.48 -0.86 0.5 -0.3 0 0Z', pick(random, colours), 'stroke="#eef3ea" stroke-opacity="0.35" stroke-width="0.03"')
    return place(leaf, Math.sin(t * 1.4) * length * 0.16, -length * t, length * 0.17 * (1.25 - t * 0.6), (i % 2 ? 58 : -58) + between(random, -14, 14))
  })
  return place(stroke(`M0 0Q0 ${n(-length * 0.5)} ${n(length * 0.16)} ${n(-length)}`, '#7d8f76', 4) + leaves, x, y, 1, turn)
}

const gypsophila = (random: Random, x: number, y: number, spread: number): string =>
  repeat(34, () => {
    const [a, d] = [random() * 6.3, Math.sqrt(random()) * spread]
    const [px, py] = [x + Math.cos(a) * d, y + Math.sin(a) * d]
    return stroke(`M${n(x)} ${n(y + spread)}Q${n((x + px) / 2)} ${n(y + spread * 0.3)} ${n(px)} ${n(py)}`, '#93a583', 1.2, 'opacity="0.5"') + repeat(5, (i) => ellipse(px + Math.cos(i * 1.26) * 4.6, py + Math.sin(i * 1.26) * 4.6, 4.4, 4.4, i % 2 ? '#ffffff' : '#f1ece4')) + ellipse(px, py, 2.4, 2.4, '#e8d9a8')
  })

/** A wedding bouquet, close. */
export const weddingBouquet: Scene = (random, width, height) => {
  const [cx, cy] = [width * 0.5, height * 0.46]
  const ivory: RoseColours = ['#c9a37c', '#f3e1c8', '#fffaf0']
  const blush: RoseColours = ['#c97c7c', '#f2c0b8', '#fff0ea']
  const peach: RoseColours = ['#d07a4e', '#f7bd92', '#ffebd6']
  const mauve: RoseColours = ['#8d4f68', '#cf93a6', '#f3d6dc']
  const roses: readonly (readonly [number, number, number, RoseColours])[] = [[-230, -230, 150, blush], [210, -260, 150, ivory], [-20, -330, 135, mauve], [-320, 10, 140, ivory], [330, 0, 145, blush], [-215, 215, 150, peach], [225, 220, 150, mauve], [0, 305, 150, ivory], [-110, -75, 178, mauve], [118, -90, 172, ivory], [0, 95, 168, peach]]
  const greens = repeat(26, (i) => sprig(random, cx, cy, between(random, 470, 610), i * 13.8 + between(random, -7, 7), ['#8fa68c', '#a9bba4', '#6f8a70', '#7f9a86']))
  const ribbon = (dx: number, tilt: number): string => path(`M${n(cx + dx)} ${n(cy + 420)}C${n(cx + dx + tilt)} ${n(cy + 560)} ${n(cx + dx - tilt)} ${n(cy + 680)} ${n(cx + dx + tilt * 0.6)} ${n(height + 40)}h46C${n(cx + dx - tilt + 60)} ${n(cy + 680)} ${n(cx + dx + tilt + 60)} ${n(cy + 560)} ${n(cx + dx + 40)} ${n(cy + 420)}Z`, 'url(#silk)')
  return [
    drawn(`${linear('b', [[0, '#efe6da'], [0.55, '#d9cdc0'], [1, '#a89a90']])}${rect(0, 0, width, height, 'url(#b)')}${ellipse(width * 0.15, height * 0.2, 240, 420, '#fff8ea', 'opacity="0.9"')}${ellipse(width * 0.95, height * 0.8, 320, 420, '#95a391', 'opacity="0.6"')}${ellipse(width * 0.1, height * 0.95, 320, 240, '#8a8078', 'opacity="0.6"')}`, { blur: 50 }),
    drawn(bokeh(random, 'k', { count: 40, box: [0, 0, width, height], radius: [20, 52], colours: ['#fff7e4', '#ffe6cc'], opacity: [0.15, 0.55] }), { blur: 3, blend: 'screen' }),
    drawn(greens, { blur: 2.6 }),
    drawn(`${linear('silk', [[0, '#b9a08e'], [0.4, '#fbf1e6'], [0.6, '#e3d0c0'], [1, '#f7eadc']], [0, 0, 1, 0.25])}${ribbon(-70, 40)}${ribbon(30, -46)}`, { blur: 1 }),
    drawn(ellipse(cx + 20, cy + 30, 440, 440, '#2f3a2c', 'opacity="0.75"'), { blur: 46 }),
    drawn(repeat(18, (i) => sprig(random, cx + Math.cos(i * 1.2) * 170, cy + Math.sin(i * 1.2) * 170, between(random, 260, 360), i * 68.8 + 90, ['#6f8a70', '#8fa68c', '#5c7a62']))),
    drawn(gypsophila(random, cx - 370, cy - 160, 110) + gypsophila(random, cx + 370, cy - 180, 100) + gypsophila(random, cx + 60, cy - 440, 100) + gypsophila(random, cx - 110, cy + 420, 90)),
    drawn(roses.map(([dx, dy, r, colours], i) => ellipse(cx + dx + 10, cy + dy + 20, r * 0.98, r * 0.98, '#3a2a24', 'opacity="0.28"') + rose(random, `r${i}`, cx + dx, cy + dy, r, colours)).join('') + gypsophila(random, cx - 135, cy + 110, 44) + gypsophila(random, cx + 150, cy + 60, 40)),
    drawn(ellipse(cx + 260, cy + 300, 420, 420, '#4a2a38', 'opacity="0.26"'), { blur: 90, blend: 'multiply' }),
    drawn(glow('sun', 0, 0, 950, 950, '#fff3d6', 0.6), { blur: 12, blend: 'soft-light' }),
  ]
}

const knitPattern = (id: string, size: number, light: string, dark: string): string =>
  `<pattern id="${id}" width="${size}" height="${n(size * 0.8)}" patternUnits="userSpaceOnUse"><rect width="${size}" height="${size}" fill="${dark}"/>${[-0.8, 0, 0.8].map((row) => `<path d="M${n(size * 0.5)} ${n(size * (0.86 + row))}C${n(size * 0.3)} ${n(size * (0.84 + row))} ${n(size * 0.02)} ${n(size * (0.3 + row))} ${n(size * 0.08)} ${n(size * (0.06 + row))}C${n(size * 0.3)} ${n(size * (0.02 + row))} ${n(size * 0.5)} ${n(size * (0.5 + row))} ${n(size * 0.5)} ${n(size * (0.86 + row))}C${n(size * 0.5)} ${n(size * (0.5 + row))} ${n(size * 0.7)} ${n(size * (0.02 + row))} ${n(size * 0.92)} ${n(size * (0.06 + row))}C${n(size * 0.98)} ${n(size * (0.3 + row))} ${n(size * 0.7)} ${n(size * (0.84 + row))} ${n(size * 0.5)} ${n(size * (0.86 + row))}Z" fill="${light}"/>`).join('')}</pattern>`

/** One knitted bootee from above, toe up. */
const bootee = (random: Random, id: string): string => {
  const upper = 'M0 -250C96 -252 132 -170 118 -60C108 20 112 92 104 160C92 244 -92 244 -104 160C-112 92 -108 20 -118 -60C-132 -170 -96 -252 0 -250Z'
  const collar = 'M-92 30C-92 -46 92 -46 92 30C98 118 84 214 0 216C-84 214 -98 118 -92 30Z'
  const cuff = hatch(random, 260, () => { const a = random() * 6.3; return [Math.cos(a) * 82, 96 + Math.sin(a) * 108] }, (px, py) => Math.atan2(py - 96, px), 24, 6, ['#fffaf0', '#f0e2cf', '#e2d0b8'])
  const inside = `${radial(`${id}-in`, [[0, '#8a6a58'], [0.7, '#a98870'], [1, '#6b4f42']])}${ellipse(0, 100, 64, 88, `url(#${id}-in)`)}${ellipse(6, 118, 42, 60, '#e7d3bd', 'opacity="0.55"')}`
  const bow = volume(`${id}-l`, 'M0 -62C-30 -110 -96 -112 -92 -70C-90 -34 -36 -34 0 -58Z', { base: '#f2a7a0', shade: '#b8605c', light: '#ffd9d2', depth: 16 }) + volume(`${id}-r`, 'M0 -62C30 -110 96 -112 92 -70C90 -34 36 -34 0 -58Z', { base: '#f2a7a0', shade: '#b8605c', light: '#ffd9d2', depth: 16 }) + stroke('M-4 -54C-24 -20 -50 -14 -58 14M4 -54C22 -22 34 -16 54 6', '#e88f88', 11) + ellipse(0, -60, 17, 15, '#e9928b')
  return volume(`${id}-u`, upper, { base: '#f5e6d3', shade: '#a8866c', light: '#fffdf6', depth: 66 }) + path(upper, 'url(#fine)', 'opacity="0.34"') + volume(`${id}-c`, collar, { base: '#efdcc6', shade: '#b3927a', light: '#fff8ea', depth: 26 }) + cuff + inside + bow
}

/** The first shoes, on the blanket grandmother knitted. */
export const babyShoes: Scene = (random, width, height) => {
  const shade = (x: number, y: number, turn: number): string => `<ellipse cx="${n(x)}" cy="${n(y)}" rx="140" ry="270" fill="#3f4a5c" opacity="0.62" transform="rotate(${turn} ${n(x)} ${n(y)})"/>`
  const [left, right]: readonly [Point, Point] = [[width * 0.4, height * 0.5], [width * 0.6, height * 0.52]]
  const folds = repeat(9, (i) => stroke(`M${n(-60 + i * 40)} ${n(height * (0.02 + i * 0.14))}C${n(width * 0.3)} ${n(height * (-0.06 + i * 0.15))} ${n(width * 0.6)} ${n(height * (0.16 + i * 0.13))} ${n(width + 60)} ${n(height * (0.02 + i * 0.14))}`, i % 2 ? '#4f6276' : '#ffffff', 42, 'opacity="0.34"'))
  const daisies = ([[0.12, 0.78, 50], [0.2, 0.88, 40], [0.86, 0.2, 46]] as const).map(([u, v, s]) => place(repeat(13, (i) => `<ellipse cx="0" cy="-0.66" rx="0.17" ry="0.36" fill="${i % 2 ? '#ffffff' : '#f3efe6'}" transform="rotate(${i * 27.7})"/>`) + `<circle r="0.32" fill="#efb93a"/><circle cx="-0.08" cy="-0.08" r="0.18" fill="#f9d873"/>`, u * width, v * height, s)).join('')
  return [
    drawn(`${knitPattern('blanket', 40, '#a9bdcc', '#6f889c')}${rect(0, 0, width, height, 'url(#blanket)', `transform="rotate(-14 ${n(width / 2)} ${n(height / 2)}) scale(1.5) translate(${n(-width * 0.2)} ${n(-height * 0.2)})"`)}`, { blur: 0.9 }),
    drawn(folds, { blur: 34, blend: 'soft-light' }),
    drawn(shade(left[0] + 34, left[1] + 40, -12) + shade(right[0] + 40, right[1] + 40, 12), { blur: 26, blend: 'multiply' }),
    drawn(repeat(3, (i) => ellipse(([0.12, 0.2, 0.86][i] ?? 0) * width + 12, ([0.78, 0.88, 0.2][i] ?? 0) * height + 16, 52, 48, '#3f4a5c', 'opacity="0.5"')), { blur: 10 }),
    drawn(`${knitPattern('fine', 17, '#fffaf0', '#a58466')}${place(bootee(random, 'a'), left[0], left[1], 1.12, -12)}${place(bootee(random, 'b'), right[0], right[1], 1.12, 12)}${daisies}`),
    drawn(glow('sun', 0, 0, 1200, 900, '#fff0cc', 0.75), { blur: 12, blend: 'soft-light' }),
    drawn(glow('sun2', 0, 0, 1000, 700, '#ffe9c4', 0.3), { blur: 12, blend: 'screen' }),
  ]
}
