import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pLimit from 'p-limit'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Fit } from '#shared/layout/geometry.ts'
import { renderPrint } from '#studio/lab-folder/render-print.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { comparePictures, type Picture } from './compare.ts'
import { type Choice, createRandom, drawPhoto, drawPreview, layInFile, openPicture, photoSizes, randomChoice } from './prints.ts'
import { shootPrints } from './shoot-prints.ts'

const CHOICES = 200
const RENDERS_AT_ONCE = 4
const fits = ['paper-full', 'image-full'] as const
const random = createRandom(5)
const choices = Array.from({ length: CHOICES }, (_, index) => randomChoice(random, index))
const prints = choices.flatMap((choice) => fits.map((fit) => ({ choice, fit })))

let folder: string
const uprights = new Map<string, Buffer>()

beforeAll(async () => {
  folder = makeTempDir()
  for (const [index, size] of photoSizes.entries()) {
    const upright = drawPhoto(size)
    uprights.set(`${index}.png`, await openPicture(upright).png({ compressionLevel: 1 }).toBuffer())
    for (let orientation = 1; orientation <= 8; orientation++)
      writeFileSync(photoPath(index, orientation), await layInFile(upright, orientation))
  }
})

function photoPath(index: number, orientation: number): string {
  return join(folder, `${index}-${orientation}.jpg`)
}

async function renderAtStudio({ photoIndex, exifOrientation, line }: Choice, fit: Fit, date?: string): Promise<Picture> {
  const jpeg = await renderPrint({ photoPath: photoPath(photoIndex, exifOrientation), line: { ...line, fit, date } })
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

async function renderAll(wanted: readonly { choice: Choice; fit: Fit }[]): Promise<Picture[]> {
  const limit = pLimit(RENDERS_AT_ONCE)
  return await Promise.all(wanted.map(({ choice, fit }) => limit(() => renderAtStudio(choice, fit))))
}

function compareAll(seen: readonly Picture[], printed: readonly Picture[]) {
  return prints.slice(0, printed.length).map((print, index) => {
    const [preview, rendered] = [seen[index], printed[index]]
    if (!preview || !rendered) throw new Error('a print is missing')
    return { ...print, ...comparePictures(preview, rendered, drawPreview(print.choice, print.fit).layout.target) }
  })
}

describe('what the customer sees is what the studio prints', () => {
  let seen: Picture[]
  beforeAll(async () => {
    seen = await shootPrints(
      prints.map(({ choice, fit }) => drawPreview(choice, fit)),
      uprights,
    )
  })

  it(`for ${CHOICES} random choices at both fits, every turn, straightening, border and EXIF orientation`, {
    timeout: 60_000,
  }, async () => {
    const differences = compareAll(seen, await renderAll(prints))
    expect(differences.filter(({ mean }) => mean >= 1)).toEqual([])
    // Were it all edges, nothing would have been compared.
    expect(differences.filter(({ masked }) => masked > 0.5)).toEqual([])
    expect(differences.reduce((sum, { masked }) => sum + masked, 0) / differences.length).toBeLessThan(0.15)
    expect(new Set(choices.map(({ exifOrientation, line }) => `${exifOrientation} ${line.turn}`)).size).toBe(32)
  })

  it('and one that is straightened by a degree more does not pass for it', async () => {
    const tilted = prints.slice(0, 24).map(({ choice, fit }) => {
      const straighten = choice.line.straighten > 0 ? choice.line.straighten - 1 : choice.line.straighten + 1
      return { choice: { ...choice, line: { ...choice.line, straighten } }, fit }
    })
    const differences = compareAll(seen, await renderAll(tilted))
    expect(differences.filter(({ mean }) => mean < 1)).toEqual([])
  })

  it('with the day that is printed into it', async () => {
    const [choice] = choices
    if (!choice) throw new Error('no choice')
    // Large, so that the strokes of the digits are more than edges.
    const product = { ...choice.line.product, shortPx: 1200, longPx: 1800 }
    const large = { ...choice, line: { ...choice.line, product } }
    const drawn = drawPreview(large, 'paper-full', '2024-05-08')
    const [preview] = await shootPrints([drawn], uprights)
    if (!preview) throw new Error('no preview')
    const print = await renderAtStudio(large, 'paper-full', '2024-05-08')
    expect(comparePictures(preview, print, drawn.layout.target).mean).toBeLessThan(1)
    const strokes = countDatePixels(print)
    expect(Math.abs(countDatePixels(preview) / strokes - 1)).toBeLessThan(0.02)
    expect(strokes).toBeGreaterThan(500)
    expect(countDatePixels(await renderAtStudio(large, 'paper-full'))).toBe(0)
  })
})

/** Pixels of the very colour of the imprint, as far as JPEG leaves it. */
function countDatePixels({ data }: Picture): number {
  let count = 0
  for (let at = 0; at < data.length; at += 3) {
    const off = Math.max(Math.abs((data[at] ?? 0) - 255), Math.abs((data[at + 1] ?? 0) - 0x6a), Math.abs((data[at + 2] ?? 0) - 0x1a))
    if (off < 24) count += 1
  }
  return count
}
