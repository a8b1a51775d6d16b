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

  it('turns, straightens and lays the paper as it was told to', async () => {
    const path = join(folder, 'lain.jpg')
    await twoColours(300, 200).jpeg({ quality: 95 }).toFile(path)
    const render = (changes: Parameters<typeof makeTestLine>[0]) => renderPrint({ photoPath: path, line: makeTestLine(changes) })
    // A quarter turn clockwise: the left is the top.
    const turned = await render({ turn: 90 })
    expect(await sharp(turned).metadata()).toMatchObject({ width: 120, height: 180 })
    expect([await colourAt(turned, 60, 20), await colourAt(turned, 60, 160)]).toEqual(['red', 'blue'])
    const upsideDown = await render({ turn: 180 })
    expect([await colourAt(upsideDown, 170, 60), await colourAt(upsideDown, 10, 60)]).toEqual(['red', 'blue'])
    expect(await sharp(await render({ orientation: 'portrait' })).metadata()).toMatchObject({ width: 120, height: 180 })
    // Straightened clockwise, the boundary leans to the right at the top.
    const straightened = await render({ straighten: 15 })
    expect([await colourAt(straightened, 62, 4), await colourAt(straightened, 62, 115)]).toEqual(['red', 'blue'])
  })

  it('keeps a white border, and the date inside the picture', async () => {
    const path = join(folder, 'bordered.jpg')
    await sharp({ create: { width: 300, height: 200, channels: 3, background: BLUE } })
      .jpeg()
      .toFile(path)
    const bordered = await renderPrint({ photoPath: path, line: makeTestLine({ borderMm: 10.2 }) })
    // 10.2 mm of the 102 of the short edge: 12 of 120 px.
    const across = await Promise.all([0, 9, 15, 164, 170, 179].map((x) => colourAt(bordered, x, 60)))
    expect(across).toEqual(['white', 'white', 'blue', 'blue', 'white', 'white'])
    const dated = await renderPrint({ photoPath: path, line: makeTestLine({ date: '2024-05-08' }) })
    const { channels } = await sharp(await sharp(dated).extract({ left: 100, top: 90, width: 80, height: 30 }).toBuffer()).stats()
    expect(channels[0]?.max).toBeGreaterThan(100)
    const { channels: elsewhere } = await sharp(await sharp(dated).extract({ left: 0, top: 0, width: 100, height: 90 }).toBuffer()).stats()
    expect(elsewhere[0]?.max).toBeLessThan(60)
  })

  it('is white where a crop shows what is beyond the straightened photo', async () => {
    const path = join(folder, 'corners.jpg')
    await sharp({ create: { width: 300, height: 200, channels: 3, background: BLUE } })
      .jpeg()
      .toFile(path)
    const whole = { x: 0, y: 0, width: 1, height: 1 }
    const image = await renderPrint({ photoPath: path, line: makeTestLine({ straighten: 15, crop: whole }) })
    expect(
      await Promise.all(
        [
          [1, 1],
          [178, 1],
          [1, 118],
          [178, 118],
          [90, 60],
        ].map(([x = 0, y = 0]) => colourAt(image, x, y)),
      ),
    ).toEqual(['white', 'white', 'white', 'white', 'blue'])
  })

  it.each([
    ['a sliver of a pixel', { x: 0.9999, y: 0.5, width: 0.0001, height: 0.0001 }],
    ['next to nothing', { x: 0.5, y: 0.5, width: 1e-9, height: 1e-9 }],
    ['a strip', { x: 0.7, y: 0, width: 0.1, height: 1 }],
  ])('makes a whole print of a crop of %s', async (_name, crop) => {
    const path = join(folder, 'sliver.jpg')
    await twoColours(300, 200).jpeg().toFile(path)
    for (const fit of ['paper-full', 'image-full'] as const) {
      for (const straighten of [0, 7]) {
        const image = await renderPrint({ photoPath: path, line: makeTestLine({ crop, fit, straighten, turn: 90 }) })
        expect(await sharp(image).metadata()).toMatchObject({ width: 120, height: 180 })
        expect(await colourAt(image, 60, 90)).toBe('blue')
      }
    }
  })

  it('shrinks a large photo on the way in to the same print', async () => {
    const [small, large] = [join(folder, 'dense-1.png'), join(folder, 'dense-10.jpg')]
    await twoColours(300, 200).png().toFile(small)
    await twoColours(3000, 2000).jpeg({ quality: 95 }).toFile(large)
    for (const straighten of [0, 5]) {
      const [a, b] = await Promise.all(
        [small, large].map(async (photoPath) =>
          sharp(await renderPrint({ photoPath, line: makeTestLine({ straighten }) }))
            .raw()
            .toBuffer(),
        ),
      )
      if (!a || !b) throw new Error('no print')
      const off = a.reduce((total, value, at) => total + Math.abs(value - (b[at] ?? 0)), 0) / a.length
      expect(off).toBeLessThan(1.5)
    }
  })

  it('reads 16 bits, CMYK and a wide gamut as the colours that they are', async () => {
    const red = sharp({ create: { width: 60, height: 40, channels: 3, background: RED } })
    const files = {
      'deep.png': red.clone().toColourspace('rgb16').png(),
      'cmyk.jpg': red.clone().toColourspace('cmyk').jpeg(),
      'p3.png': red.clone().withIccProfile('p3').png(),
    }
    for (const [name, image] of Object.entries(files)) {
      await image.toFile(join(folder, name))
      const print = await renderPrint({ photoPath: join(folder, name), line: makeTestLine() })
      expect(await sharp(print).metadata(), name).toMatchObject({ space: 'srgb', depth: 'uchar', channels: 3 })
      expect(await colourAt(print, 90, 60), name).toBe('red')
    }
  })
})
