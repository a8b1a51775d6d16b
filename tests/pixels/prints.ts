import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import sharp, { type Sharp } from 'sharp'
import type { Fit, Turn } from '#shared/layout/geometry.ts'
import { keepInside, layoutPrint, turnSize } from '#shared/layout/print-layout.ts'
import { paperOf } from '#shared/orders/print-effects.ts'
import { testSizes } from '#studio/testing/make-test-sheet.ts'
import { PrintPicture } from '../../src/renderer/features/order/print-picture.tsx'
import type { Picture } from './compare.ts'

/** A quarter of the real pixels, so that hundreds of prints fit on a page. */
const papers = [
  { ...testSizes.small, shortPx: 240, longPx: 360 },
  { ...testSizes.small, shortMm: 89, longMm: 127, shortPx: 210, longPx: 300 },
  { ...testSizes.small, shortMm: 203, longMm: 254, shortPx: 240, longPx: 300 },
]

/** Upright sizes: as cameras make them, small ones that are enlarged, squares and panoramas. */
export const photoSizes = [
  { width: 900, height: 600 },
  { width: 720, height: 960 },
  { width: 760, height: 760 },
  { width: 300, height: 200 },
  { width: 160, height: 240 },
  { width: 1344, height: 384 },
  { width: 1299, height: 977 },
]

/** The same numbers in every run. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Choice = ReturnType<typeof randomChoice>

export function randomChoice(random: () => number, index: number) {
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value
  const photoIndex = index % photoSizes.length
  const photo = photoSizes[photoIndex] ?? { width: 1, height: 1 }
  const turn = pick<Turn>([0, 90, 180, 270])
  const straighten = pick([0, random() * 30 - 15])
  const product = pick(papers)
  const borderMm = pick([0, 0, 5, 11.3])
  const orientation = pick([undefined, undefined, 'portrait', 'landscape'] as const)
  // Now and then one that leaves the photo at a corner, as no editor makes it.
  const size = 0.15 + random() * 0.8
  const given = { x: random() * (1 - size), y: random() * (1 - size), width: size, height: size }
  const crop = pick([undefined, given, keepInside(turnSize(photo, turn), given, straighten)])
  const exifOrientation = 1 + Math.floor(random() * 8)
  return { photoIndex, photo, exifOrientation, line: { product, turn, straighten, borderMm, orientation, crop } }
}

/** A photo that tells every side and corner from every other: soft waves of all three colours, and a hard disc. */
export function drawPhoto({ width, height }: { width: number; height: number }): Picture {
  const data = new Uint8Array(width * height * 3)
  const radius = Math.min(width, height) * 0.1
  const longest = Math.max(width, height)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const inDisc = Math.hypot(x - 0.2 * width, y - 0.25 * height) < radius
      data[at] = inDisc ? 250 : 40 + (170 * x) / width
      data[at + 1] = inDisc ? 240 : 120 + 80 * Math.sin((8 * x + 12 * y) / longest)
      data[at + 2] = inDisc ? 60 : 210 - (150 * y) / height
    }
  }
  return { data, width, height }
}

export function openPicture({ data, width, height }: Picture): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** The same photo as a camera writes it, its pixels laid the way that the EXIF orientation undoes. */
export async function layInFile(upright: Picture, exifOrientation: number): Promise<Buffer> {
  const angle = { 3: 180, 5: 90, 6: 270, 7: 270, 8: 90 }[exifOrientation] ?? 0
  // Two steps: in one, sharp mirrors before it turns.
  const { data, info } = await openPicture(upright).rotate(angle).raw().toBuffer({ resolveWithObject: true })
  const turned = openPicture({ data, width: info.width, height: info.height })
  const mirrored = [2, 5, 7].includes(exifOrientation) ? turned.flop() : exifOrientation === 4 ? turned.flip() : turned
  return await mirrored.withMetadata({ orientation: exifOrientation }).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()
}

/** The preview's own markup, and the size that it has where a pixel of the screen is one of the print. */
export function drawPreview({ photo, photoIndex, line }: Choice, fit: Fit, date?: string) {
  const layout = layoutPrint(photo, paperOf(line.product, line), { ...line, fit })
  const src = `http://photos.test/${photoIndex}.png`
  const markup = renderToStaticMarkup(createElement(PrintPicture, { photo: { src, ...photo }, layout, date }))
  return { markup, layout, ...layout.paper }
}
