import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { makeTestLine } from '../testing/make-test-sheet.ts'
import { renderPrint } from './render-print.ts'

const folder = mkdtempSync(join(tmpdir(), 'render-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const RED = { r: 220, g: 30, b: 30 }
const BLUE = { r: 30, g: 30, b: 220 }

/** Left third red, the rest blue, as the sensor sees it. */
function twoColours(width: number, height: number): Sharp {
  const red = { create: { width: Math.round(width / 3), height, channels: 3, background: RED } } as const
  return sharp({ create: { width, height, channels: 3, background: BLUE } }).composite([{ input: red, left: 0, top: 0 }])
}

async function colourAt(image: Buffer, x: number, y: number): Promise<'red' | 'blue' | 'white' | 'other'> {
  const { data } = await sharp(image).extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer({ resolveWithObject: true })
  const [r = 0, g = 0, b = 0] = data
  if (r > 240 && g > 240 && b > 240) return 'white'
  if (r > 180 && b < 80) return 'red'
  return b > 180 && r < 80 ? 'blue' : 'other'
}

describe('renderPrint', () => {
  it('makes exactly the pixels of the paper, turned the way the photo lies', async () => {
    const lying = join(folder, 'lying.jpg')
    const standing = join(folder, 'standing.jpg')
    await twoColours(300, 200).jpeg().toFile(lying)
    await twoColours(200, 300).jpeg().toFile(standing)
    expect(await sharp(await renderPrint({ photoPath: lying, line: makeTestLine() })).metadata()).toMatchObject({ width: 180, height: 120 })
    expect(await sharp(await renderPrint({ photoPath: standing, line: makeTestLine() })).metadata()).toMatchObject({
      width: 120,
      height: 180,
    })
  })

  it('is what the lab takes: sRGB with its profile, 300 dpi, no orientation, full colour resolution', async () => {
    const path = join(folder, 'format.jpg')
    await twoColours(300, 200).withMetadata({ orientation: 1 }).jpeg().toFile(path)
    const metadata = await sharp(await renderPrint({ photoPath: path, line: makeTestLine() })).metadata()
    expect(metadata).toMatchObject({ format: 'jpeg', space: 'srgb', density: 300, chromaSubsampling: '4:4:4', hasProfile: true })
    expect(metadata.orientation ?? 1).toBe(1)
  })

  it('stands a turned photo upright before it crops', async () => {
    // Orientation 6: the sensor's left is the photo's top. So the upright photo is 200 wide, 300 high, its top third red.
    const path = join(folder, 'turned.jpg')
    await twoColours(300, 200).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toFile(path)

    const whole = await renderPrint({ photoPath: path, line: makeTestLine() })
    expect(await sharp(whole).metadata()).toMatchObject({ width: 120, height: 180 })
    expect(await colourAt(whole, 60, 20)).toBe('red')
    expect(await colourAt(whole, 60, 160)).toBe('blue')

    const topOnly = await renderPrint({ photoPath: path, line: makeTestLine({ crop: { x: 0, y: 0, width: 0.2, height: 0.2 } }) })
    expect([await colourAt(topOnly, 5, 5), await colourAt(topOnly, 115, 175)]).toEqual(['red', 'red'])
    const bottomOnly = await renderPrint({ photoPath: path, line: makeTestLine({ crop: { x: 0, y: 0.6, width: 0.4, height: 0.4 } }) })
    expect([await colourAt(bottomOnly, 5, 5), await colourAt(bottomOnly, 115, 175)]).toEqual(['blue', 'blue'])
  })

  it('leaves white bars where all of the photo shows', async () => {
    const path = join(folder, 'square.jpg')
    await sharp({ create: { width: 100, height: 100, channels: 3, background: BLUE } })
      .jpeg()
      .toFile(path)
    const image = await renderPrint({ photoPath: path, line: makeTestLine({ fit: 'image-full' }) })
    expect(await sharp(image).metadata()).toMatchObject({ width: 120, height: 180 })
    expect([await colourAt(image, 60, 10), await colourAt(image, 60, 90), await colourAt(image, 60, 170)]).toEqual([
      'white',
      'blue',
      'white',
    ])
  })

  it('lays what is transparent on white', async () => {
    const path = join(folder, 'transparent.png')
    await sharp({ create: { width: 120, height: 180, channels: 4, background: { ...RED, alpha: 0 } } })
      .png()
      .toFile(path)
    expect(await colourAt(await renderPrint({ photoPath: path, line: makeTestLine() }), 60, 90)).toBe('white')
  })

  it('makes three channels of a grey photo', async () => {
    const path = join(folder, 'grey.jpg')
    await twoColours(300, 200).greyscale().jpeg().toFile(path)
    expect(await sharp(await renderPrint({ photoPath: path, line: makeTestLine() })).metadata()).toMatchObject({
      channels: 3,
      space: 'srgb',
    })
  })
})
