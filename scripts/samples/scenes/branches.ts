import { bokeh, bough, glow } from '../nature.ts'
import { between, clamp, curve, drawn, ellipse, type Layer, linear, mix, n, path, type Point, polygon, pick, type Random, type Scene, radial, rect, repeat, stroke, volume, place } from '../scene.ts'

/** A Japanese maple leaf: seven narrow toothed lobes, tip upwards, about 1 unit long. */
const mapleOutline = (random: Random): { outline: string; veins: string } => {
  const lobes: readonly (readonly [number, number])[] = [[-128, 0.5], [-84, 0.78], [-40, 0.95], [0, 1.06], [40, 0.95], [84, 0.78], [128, 0.5]]
  const points: Point[] = []
  let veins = ''
  const at = (angle: number, along: number, aside: number): Point => [Math.sin(angle) * along + Math.cos(angle) * aside, -Math.cos(angle) * along + Math.sin(angle) * aside]
  lobes.forEach(([degrees, length], i) => {
    const angle = ((degrees + between(random, -5, 5)) * Math.PI) / 180
    const reach = length * between(random, 0.93, 1.05)
    const side = (sign: number): Point[] =>
      [0.36, 0.46, 0.56, 0.66, 0.76, 0.86].flatMap((t): Point[] => {
        const wide = sign * 0.15 * length * Math.sin(Math.PI * clamp((t - 0.12) / 0.95)) ** 0.8
        return [at(angle, reach * t, wide * 0.84), at(angle, reach * (t + 0.035), wide)]
      })
    points.push(...side(-1), at(angle, reach, 0), ...side(1).reverse())
    const next = lobes[i + 1]
    if (next) points.push(at((((degrees + next[0]) / 2) * Math.PI) / 180, 0.25, 0))
    const tip = at(angle, reach * 0.9, 0)
    veins += `M0 0L${tip[0].toFixed(3)} ${tip[1].toFixed(3)}`
  })
  points.push([0.03, 0.1], [-0.03, 0.1])
  return { outline: `M${points.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join('L')}Z`, veins }
}

const mapleLeaf = (random: Random, id: string, x: number, y: number, size: number, turn: number, colours: readonly [string, string, string]): string => {
  const { outline, veins } = mapleOutline(random)
  const leaf = `<path d="${outline}" fill="url(#${id})"/><path d="${veins}" stroke="${colours[2]}" stroke-width="0.016" opacity="0.7" fill="none"/>
    <path d="M0 0Q0.04 0.3 ${between(random, -0.1, 0.12).toFixed(2)} 0.62" stroke="${colours[1]}" stroke-width="0.026" fill="none"/>`
  return radial(id, [[0, colours[2]], [0.35, colours[0]], [1, colours[1]]], [0.5, 0.62], 0.62) + `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${n(size)} ${n(size * between(random, 0.82, 1))})">${leaf}</g>`
}

const reds: readonly (readonly [string, string, string])[] = [['#d8321f', '#8f1220', '#ffb04a'], ['#ea5a22', '#b3261c', '#ffd06a'], ['#c4202a', '#70101f', '#ff8a4a'], ['#f2892c', '#cf4a1c', '#ffe08a']]

/** Maple leaves against the light, the wood behind them melted into discs of colour. */
export const mapleBokeh: Scene = (random, width, height) => {
  const leaves = (count: number, size: readonly [number, number], prefix: string, spot: (i: number) => Point): string =>
    repeat(count, (i) => {
      const [x, y] = spot(i)
      return mapleLeaf(random, `${prefix}${i}`, x, y, between(random, size[0], size[1]), between(random, 110, 250), reds[Math.floor(random() * reds.length)] ?? ['#d8321f', '#8f1220', '#ffb04a'])
    })
  const twig: Point[] = [[-20, height * 0.1], [width * 0.25, height * 0.17], [width * 0.5, height * 0.2], [width * 0.74, height * 0.29], [width * 0.92, height * 0.42]]
  const hanging: readonly Point[] = [[0.1, 0.22], [0.3, 0.3], [0.22, 0.44], [0.5, 0.36], [0.47, 0.54], [0.68, 0.44], [0.8, 0.58], [0.66, 0.66], [0.9, 0.5], [0.36, 0.2], [0.6, 0.27]]
  return [
    drawn(`${linear('b', [[0, '#7d8a3a'], [0.4, '#d99a3e'], [0.75, '#b9602c'], [1, '#4a3a26']])}${rect(0, 0, width, height, 'url(#b)')}${repeat(40, () => ellipse(between(random, 0, width), between(random, 0, height), between(random, 60, 170), between(random, 60, 170), pick(random, ['#e8b84a', '#f0d27a', '#c2542a', '#7f9440', '#5a6b34', '#e37a34']), 'opacity="0.6"'))}`, { blur: 46 }),
    drawn(bokeh(random, 'k', { count: 90, box: [0, 0, width, height], radius: [22, 66], colours: ['#ffd977', '#ff9d52', '#fff0b8', '#d9e07a'], opacity: [0.12, 0.6] }), { blur: 2.4, blend: 'screen' }),
    drawn(leaves(12, [110, 170], 'f', () => [between(random, 0, width), between(random, 0, height * 0.9)]), { blur: 18 }),
    drawn(leaves(9, [120, 170], 'm', () => [between(random, 0, width), between(random, height * 0.05, height * 0.7)]), { blur: 6 }),
    drawn(bough(twig, 13, 4, '#4a2c22')),
    drawn(leaves(hanging.length, [165, 215], 'l', (i) => [(hanging[i]?.[0] ?? 0) * width, (hanging[i]?.[1] ?? 0) * height])),
    drawn(glow('sun', width * 0.85, height * 0.06, 800, 800, '#ffe7a0', 0.65), { blur: 14, blend: 'screen' }),
  ]
}

const persimmon = (random: Random, id: string, x: number, y: number, r: number): string => {
  const outline = `M${n(x - r)} ${n(y - r * 0.02)}C${n(x - r * 1.02)} ${n(y - r * 0.75)} ${n(x - r * 0.45)} ${n(y - r * 0.86)} ${n(x)} ${n(y - r * 0.78)}C${n(x + r * 0.45)} ${n(y - r * 0.86)} ${n(x + r * 1.02)} ${n(y - r * 0.75)} ${n(x + r)} ${n(y - r * 0.02)}C${n(x + r)} ${n(y + r * 0.62)} ${n(x + r * 0.45)} ${n(y + r * 0.92)} ${n(x)} ${n(y + r * 0.95)}C${n(x - r * 0.45)} ${n(y + r * 0.92)} ${n(x - r)} ${n(y + r * 0.62)} ${n(x - r)} ${n(y - r * 0.02)}Z`
  const sepals = repeat(4, (i) => place(path('M0 0C-0.42 -0.1 -0.5 -0.42 -0.1 -0.62C0.1 -0.5 0.5 -0.4 0.42 -0.1Z', i % 2 ? '#77803f' : '#8d9149', 'stroke="#4d5527" stroke-width="0.03"'), x, y - r * 0.72, r * 0.62, i * 90 + 45 + between(random, -10, 10), ''))
  return volume(id, outline, { base: mix('#f07d22', '#e8601c', random()), shade: '#a8380f', light: '#ffc064', depth: r * 0.5 }) + ellipse(x - r * 0.38, y - r * 0.28, r * 0.2, r * 0.13, '#fff0d0', `opacity="0.75" transform="rotate(-28 ${n(x - r * 0.38)} ${n(y - r * 0.28)})"`) + `<g transform="translate(0 ${n((y - r * 0.72) * 0.55)}) scale(1 0.45)">${sepals}</g>` + stroke(`M${n(x)} ${n(y - r * 0.72)}q${n(between(random, -6, 6))} ${n(-r * 0.2)} ${n(between(random, -4, 4))} ${n(-r * 0.42)}`, '#5b3f2c', 7)
}

const ovalLeaf = (random: Random, id: string, x: number, y: number, size: number, turn: number, colour: string): string =>
  linear(id, [[0, mix(colour, '#ffe6a0', 0.35)], [1, mix(colour, '#5a2010', 0.35)]]) + place(path('M0 0C-0.42 -0.2 -0.42 -0.75 0 -1C0.42 -0.75 0.42 -0.2 0 0Z', `url(#${id})`) + `<path d="M0 0.1V-0.94M0 -0.3L-0.2 -0.5M0 -0.3L0.2 -0.5M0 -0.55L-0.16 -0.72M0 -0.55L0.16 -0.72" stroke="#fff0c0" stroke-opacity="0.45" stroke-width="0.022" fill="none"/>`, x, y, size, turn + between(random, -12, 12))

/** Persimmons left on the tree, the sky pale behind them. */
export const persimmons: Scene = (random, width, height): Layer[] => {
  const boughs: readonly (readonly Point[])[] = [
    [[-0.03, 0.1], [0.16, 0.17], [0.36, 0.15], [0.58, 0.24], [0.8, 0.22], [1.03, 0.3]],
    [[0.36, 0.15], [0.46, 0.3], [0.62, 0.42], [0.76, 0.5], [0.86, 0.64]],
    [[0.1, 0.155], [0.16, 0.3], [0.27, 0.44], [0.3, 0.58]],
  ].map((points) => points.map(([u, v]): Point => [(u ?? 0) * width, (v ?? 0) * height]))
  const wide = [30, 19, 16]
  const fruits: readonly (readonly [number, number, number])[] = [[0.06, 0.29, 82], [0.165, 0.455, 86], [0.3, 0.75, 96], [0.265, 0.295, 74], [0.475, 0.48, 88], [0.58, 0.61, 96], [0.655, 0.375, 80], [0.745, 0.69, 90], [0.86, 0.82, 98], [0.9, 0.4, 84]]
  const leafAt: readonly (readonly [number, number, number])[] = [[0.12, 0.16, 330], [0.2, 0.33, 40], [0.36, 0.16, 20], [0.48, 0.2, 200], [0.62, 0.42, 50], [0.74, 0.23, 340], [0.78, 0.52, 60], [0.97, 0.28, 30], [0.29, 0.5, 60], [0.87, 0.64, 80], [0.56, 0.24, 30]]
  const leaves = repeat(leafAt.length, (i) => ovalLeaf(random, `o${i}`, (leafAt[i]?.[0] ?? 0) * width, (leafAt[i]?.[1] ?? 0) * height, between(random, 110, 160), leafAt[i]?.[2] ?? 0, pick(random, ['#d9722a', '#b8481f', '#e5a23a', '#8a8a3a'])))
  const farFruit = repeat(9, () => ellipse(between(random, 0, width), between(random, height * 0.1, height), between(random, 44, 76), between(random, 40, 68), pick(random, ['#f29a4a', '#ee8636']), 'opacity="0.85"'))
  const wood = repeat(5, (i) => bough([[width * (i * 0.24), -20], [width * (i * 0.24 + 0.1), height * 0.4], [width * (i * 0.22 + 0.04), height * 0.8]], 20, 6, '#8c8076'))
  return [
    drawn(`${linear('b', [[0, '#a9c7de'], [0.55, '#dbe6e6'], [1, '#f3e3c6']])}${rect(0, 0, width, height, 'url(#b)')}${ellipse(width * 0.2, height * 0.95, 640, 190, '#c9ad6a', 'opacity="0.8"')}${ellipse(width * 0.9, height, 540, 190, '#a9a06a', 'opacity="0.7"')}`, { blur: 40 }),
    drawn(wood + farFruit, { blur: 17 }),
    drawn(bokeh(random, 'k', { count: 34, box: [0, height * 0.3, width, height], radius: [20, 46], colours: ['#fff2cc', '#ffd79a'], opacity: [0.12, 0.45] }), { blur: 3, blend: 'screen' }),
    drawn(boughs.map((points, i) => bough(points, wide[i] ?? 16, 8, '#51382b') + stroke(curve(points, false), '#8d6c52', 3, 'opacity="0.6" transform="translate(0 -4)"')).join('')),
    drawn(leaves, { blur: 0.6 }),
    drawn(fruits.map(([u, v, r], i) => persimmon(random, `p${i}`, width * u, height * v, r)).join('')),
    drawn(glow('sun', 0, 0, 1000, 760, '#fff1c9', 0.55), { blur: 12, blend: 'screen' }),
  ]
}

const blossomSymbol = (id: string, tilt: number, tint: string): string => {
  const petal = `<path d="M0 0C-0.62 -0.28 -0.5 -0.98 -0.13 -1L0 -0.87L0.13 -1C0.5 -0.98 0.62 -0.28 0 0Z" fill="url(#${id}-g)" stroke="#e7a3b8" stroke-width="0.014" stroke-opacity="0.6"/>`
  const stamens = repeat(13, (i) => {
    const [a, r] = [(i / 13) * Math.PI * 2, i % 2 ? 0.34 : 0.25]
    return `<path d="M0 0L${(Math.cos(a) * r).toFixed(2)} ${(Math.sin(a) * r).toFixed(2)}" stroke="#d9688c" stroke-width="0.02"/><circle cx="${(Math.cos(a) * r).toFixed(2)}" cy="${(Math.sin(a) * r).toFixed(2)}" r="0.038" fill="#f6c95a"/>`
  })
  return `${radial(`${id}-g`, [[0, '#e98aac'], [0.45, tint], [1, '#fff6f8']], [0.5, 1], 1)}<g id="${id}"><g transform="scale(1 ${tilt})">${repeat(5, (i) => `<g transform="rotate(${i * 72})">${petal}</g>`)}<circle r="0.13" fill="#d9688c" opacity="0.7"/>${stamens}</g></g>`
}

const blossomKinds = blossomSymbol('b0', 1, '#fcdbe5') + blossomSymbol('b1', 0.72, '#f9c9d8') + blossomSymbol('b2', 0.86, '#fde6ec')

const cluster = (random: Random, spots: readonly Point[], each: number, spread: number, size: readonly [number, number]): string =>
  `<defs>${blossomKinds}</defs>` + spots.map(([x, y]) => repeat(each, () => {
    const [a, d] = [random() * 6.3, Math.sqrt(random()) * spread]
    return `<use href="#b${Math.floor(random() * 3)}" transform="translate(${n(x + Math.cos(a) * d)} ${n(y + Math.sin(a) * d * 0.8)}) rotate(${n(random() * 360)}) scale(${n(between(random, size[0], size[1]))})"/>`
  })).join('')

/** Cherry blossom over the lake road. */
export const cherryBlossom: Scene = (random, width, height) => {
  const along = (points: readonly Point[]): readonly Point[] => points.map(([u, v]) => [u * width, v * height] as const)
  const first = along([[1.04, 0.1], [0.86, 0.18], [0.68, 0.24], [0.5, 0.34], [0.33, 0.38], [0.2, 0.5]])
  const second = along([[1.04, 0.42], [0.9, 0.46], [0.78, 0.56], [0.66, 0.6], [0.56, 0.7]])
  const spots = [...first, ...second].flatMap(([x, y]): Point[] => [[x, y], [x - between(random, 40, 80), y + between(random, -26, 40)]])
  const petals = repeat(34, () => place(`<path d="M0 0C-0.6 -0.3 -0.5 -1 0 -0.95C0.5 -1 0.6 -0.3 0 0Z" fill="#fbd3de"/>`, between(random, 0, width), between(random, height * 0.3, height), between(random, 9, 17), random() * 360))
  const far = repeat(70, () => ellipse(between(random, 0, width), between(random, 0, height * 0.6), between(random, 40, 130), between(random, 30, 90), pick(random, ['#f8cfdb', '#fde7ee', '#f2b3c8', '#ffffff']), 'opacity="0.55"'))
  return [
    drawn(`${linear('b', [[0, '#86bce0'], [0.5, '#cfe5ee'], [0.72, '#e3e9d4'], [1, '#9fbf8c']])}${rect(0, 0, width, height, 'url(#b)')}${far}${path(polygon([[width * 0.1, height], [width * 0.36, height * 0.68], [width * 0.44, height * 0.68], [width * 0.7, height]]), '#f3d9d6', 'opacity="0.9"')}`, { blur: 30 }),
    drawn(bokeh(random, 'k', { count: 70, box: [0, 0, width, height], radius: [14, 44], colours: ['#fff5f8', '#ffd9e4', '#fff6d8'], opacity: [0.15, 0.6] }), { blur: 2.4, blend: 'screen' }),
    drawn(cluster(random, Array.from({ length: 16 }, () => [between(random, 0, width), between(random, 0, height * 0.5)] as const), 9, 80, [26, 42]), { blur: 9 }),
    drawn(bough(first, 34, 8, '#5a4038') + bough(second, 22, 6, '#63463c')),
    drawn(cluster(random, spots, 11, 76, [27, 44])),
    drawn(petals, { blur: 1.6 }),
    drawn(cluster(random, [[width * 0.02, height * 0.96], [width * 0.1, height * 1.02]], 9, 120, [80, 110]), { blur: 20 }),
    drawn(glow('sun', width * 0.3, 0, 900, 620, '#fff6d9', 0.5), { blur: 12, blend: 'screen' }),
  ]
}
