import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSegments, drawHalves, exifSegment, makeAdobeRgbProfile, makeBmp, makeDng } from '#imaging/imaging-fixture.ts'
import { turnUpright } from '#imaging/open-picture.ts'
import { closeRawPreviews } from '#imaging/raw-preview.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { performDecoderRequest } from './decode.ts'
import type { ScanAnswer, ThumbnailAnswer } from './decoder-messages.ts'

const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const
/** Where the half that is stored at the left must be seen, in parts of width and height. */
const DARK_AT = {
  1: [0.1, 0.5],
  2: [0.9, 0.5],
  3: [0.9, 0.5],
  4: [0.1, 0.5],
  5: [0.5, 0.1],
  6: [0.5, 0.1],
  7: [0.5, 0.9],
  8: [0.5, 0.9],
} as const

let folder: string
beforeAll(() => {
  folder = makeTempDir()
})
afterAll(closeRawPreviews)

function write(name: string, content: Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const scan = (path: string, embeddedTarget?: string) =>
  performDecoderRequest({ kind: 'scan', path, ...(embeddedTarget === undefined ? {} : { embeddedTarget }) }) as Promise<ScanAnswer>
const thumbnail = (path: string, target: string) => performDecoderRequest({ kind: 'thumbnail', path, target }) as Promise<ThumbnailAnswer>

/** Red, green and blue at a place given in parts of width and height. */
async function pixelAt(image: string | Buffer | Sharp, x: number, y: number): Promise<number[]> {
  const opened = typeof image === 'string' || Buffer.isBuffer(image) ? sharp(image) : image
  const { data, info } = await opened.raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  return [...data.subarray(at, at + 3)]
}

async function isDarkWhereItMust(file: string | Buffer, orientation: keyof typeof DARK_AT): Promise<void> {
  const [x, y] = DARK_AT[orientation]
  expect((await pixelAt(file, x, y))[0]).toBeLessThan(80)
  expect((await pixelAt(file, 1 - x, 1 - y))[0]).toBeGreaterThan(150)
}

describe('the scan', () => {
  it('tells format, size and hash by the content, whatever the name says', async () => {
    const path = write('photo.txt', await drawHalves(120, 80))
    expect(await scan(path)).toMatchObject({ format: 'jpeg', width: 120, height: 80, bytes: readFileSync(path).length, embedded: false })
    expect((await scan(path)).sha256).toBe(((await performDecoderRequest({ kind: 'hash', path })) as ScanAnswer).sha256)
  })

  it.each(['png', 'webp', 'avif', 'tiff', 'gif'] as const)('knows %s', async (format) => {
    const path = write(
      `scan.${format}`,
      await sharp(await drawHalves(96, 64))
        .toFormat(format)
        .toBuffer(),
    )
    expect(await scan(path)).toMatchObject({ format, width: 96, height: 64 })
  })

  it.each(ORIENTATIONS)('gives the size upright: orientation %i', async (orientation) => {
    const path = write(
      `scan-${orientation}.jpg`,
      addSegments(await drawHalves(120, 80), exifSegment({ photo: [[0x0112, 3, orientation]] })),
    )
    expect(await scan(path)).toMatchObject(orientation < 5 ? { width: 120, height: 80 } : { width: 80, height: 120 })
  })

  it.each([
    ['empty.jpg', '', 'EMPTY_FILE'],
    ['text.jpg', 'hello', 'NOT_A_PHOTO'],
    ['svg.jpg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 'NOT_A_PHOTO'],
    ['new.jxl', Buffer.from('ff0a00', 'hex'), 'FORMAT_NOT_SUPPORTED'],
    ['cut.jpg', Buffer.from('ffd8ffe0', 'hex'), 'NOT_A_PHOTO'],
  ])('refuses %s', async (name, content, reason) => {
    await expect(scan(write(name, Buffer.from(content)))).rejects.toMatchObject({ reason })
  })

  it('refuses what is no file, or not there', async () => {
    await expect(scan(folder)).rejects.toMatchObject({ reason: 'NOT_A_PHOTO' })
    await expect(scan(join(folder, 'nowhere.jpg'))).rejects.toMatchObject({ reason: 'FILE_GONE' })
  })

  it('refuses sizes that no decoder shall take memory for', async () => {
    const jpeg = await drawHalves(60, 40)
    const frame = jpeg.indexOf(Buffer.from('ffc00011', 'hex'))
    jpeg.writeUInt16BE(60_000, frame + 5)
    jpeg.writeUInt16BE(60_000, frame + 7)
    await expect(scan(write('huge.jpg', jpeg))).rejects.toMatchObject({ reason: 'TOO_MANY_PIXELS' })
  })
})

describe('the picture that the camera embedded', () => {
  const withThumbnail = async (small: Buffer, orientation = 1) =>
    addSegments(await drawHalves(1200, 800), exifSegment({ photo: [[0x0112, 3, orientation]], thumbnail: small }))

  it.each(ORIENTATIONS)('is written upright: orientation %i', async (orientation) => {
    const target = join(folder, 'embedded', `${orientation}.jpg`)
    const path = write(`embedded-${orientation}.jpg`, await withThumbnail(await drawHalves(160, 107), orientation))
    expect(await scan(path, target)).toMatchObject({ embedded: true })
    expect(await sharp(target).metadata()).toMatchObject(orientation < 5 ? { width: 160, height: 107 } : { width: 107, height: 160 })
    await isDarkWhereItMust(target, orientation)
  })

  it.each([
    ['of another shape', () => drawHalves(160, 120)],
    ['too small to be of use', () => drawHalves(60, 40)],
    ['that can not be decoded', async () => (await drawHalves(160, 107)).subarray(0, 300)],
    [
      'with black bars',
      async () => {
        const picture = await sharp(await drawHalves(160, 87)).extend({ top: 10, bottom: 10, background: '#000000' })
        return picture.jpeg().toBuffer()
      },
    ],
  ])('is not used: one %s', async (name, draw) => {
    const target = join(folder, 'embedded', `${name}.jpg`)
    expect(await scan(write('embedded-bad.jpg', await withThumbnail(await draw())), target)).toMatchObject({ embedded: false })
    expect(existsSync(target)).toBe(false)
  })

  it('loses what the camera filled up behind it', async () => {
    const small = await drawHalves(160, 107)
    const target = join(folder, 'embedded', 'padded.jpg')
    await scan(write('padded.jpg', await withThumbnail(Buffer.concat([small, Buffer.alloc(500)]))), target)
    expect(readFileSync(target)).toEqual(small)
  })

  it('of a photo that is black all over is used', async () => {
    const black = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#000000' } })
        .jpeg()
        .toBuffer()
    const path = write('night.jpg', addSegments(await black(1200, 800), exifSegment({ thumbnail: await black(160, 107) })))
    expect(await scan(path, join(folder, 'embedded', 'night.jpg'))).toMatchObject({ embedded: true })
  })
})

describe('colours', () => {
  const RED = { r: 180, g: 60, b: 40 }
  // Well inside of what ink can show.
  const BROWN = { r: 150, g: 110, b: 100 }
  const patch = (profile?: string, background = RED) => {
    const image = sharp({ create: { width: 64, height: 64, channels: 3, background } })
    return profile === undefined ? image : image.withIccProfile(profile)
  }
  it.each([
    ['sRGB', () => patch('srgb').jpeg({ quality: 100, chromaSubsampling: '4:4:4' })],
    ['no profile', () => patch().jpeg({ quality: 100, chromaSubsampling: '4:4:4' })],
    ['Display P3', () => patch('p3').jpeg({ quality: 100, chromaSubsampling: '4:4:4' })],
    ['Adobe RGB', () => patch(write('adobe-rgb.icc', makeAdobeRgbProfile())).jpeg({ quality: 100, chromaSubsampling: '4:4:4' })],
    ['CMYK', () => patch('cmyk', BROWN).toColourspace('cmyk').jpeg({ quality: 100 })],
    ['16 bit', () => patch().toColourspace('rgb16').png()],
  ])('of a photo in %s are right in sRGB', async (name, draw) => {
    const target = join(folder, 'colours', `${name}.jpg`)
    const { colour } = await thumbnail(write(`${name}.photo`, await draw().toBuffer()), target)
    const shown = await pixelAt(target, 0.5, 0.5)
    const wanted = Object.values(name === 'CMYK' ? BROWN : RED)
    const told = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    // The way to ink costs 15; read as plain numbers instead of by its profile, this one would be off by 33.
    const error = name === 'CMYK' ? 18 : 4
    for (const [channel, value] of wanted.entries()) {
      expect(Math.abs((shown[channel] ?? 0) - value)).toBeLessThanOrEqual(error)
      expect(Math.abs((told[channel] ?? 0) - value)).toBeLessThanOrEqual(error)
    }
    expect((await sharp(target).metadata()).icc).toBeUndefined()
  })
})

it('what an Adobe RGB photo holds is other numbers than what is to be seen', async () => {
  const drawn = sharp({ create: { width: 8, height: 8, channels: 3, background: '#20c040' } })
  const photo = await drawn.withIccProfile(write('adobe.icc', makeAdobeRgbProfile())).png().toBuffer()
  const target = join(folder, 'adobe.jpg')
  await thumbnail(write('adobe.png', photo), target)
  // A green of sRGB has less green and more red in the wider space, and none of that may be left on screen.
  const [held, shown] = [await pixelAt(sharp(photo, { ignoreIcc: true }), 0.5, 0.5), await pixelAt(target, 0.5, 0.5)]
  expect(held[0]).toBeGreaterThan(80)
  for (const [channel, value] of [0x20, 0xc0, 0x40].entries()) expect(Math.abs((shown[channel] ?? 0) - value)).toBeLessThanOrEqual(6)
})

describe('every size', () => {
  it('comes from one photo, upright and never enlarged', async () => {
    const path = write('sizes.jpg', addSegments(await drawHalves(1500, 1000), exifSegment({ photo: [[0x0112, 3, 6]] })))
    const target = (name: string) => join(folder, 'sizes', `${name}.jpg`)
    expect(await thumbnail(path, target('grid'))).toMatchObject({ width: 1000, height: 1500, damaged: false })
    await performDecoderRequest({ kind: 'preview', path, target: target('screen'), longEdge: 2048 })
    await performDecoderRequest({ kind: 'full', path, target: target('full') })
    expect(await sharp(target('grid')).metadata()).toMatchObject({ format: 'jpeg', width: 341, height: 512 })
    expect(await sharp(target('screen')).metadata()).toMatchObject({ format: 'jpeg', width: 1000, height: 1500 })
    const full = await sharp(target('full')).metadata()
    expect(full).toMatchObject({ format: 'jpeg', width: 1000, height: 1500 })
    expect(full.orientation).toBeUndefined()
    await isDarkWhereItMust(target('full'), 6)
  })

  it('leaves nothing but the pictures behind', () => {
    expect(readdirSync(join(folder, 'sizes')).sort()).toEqual(['full.jpg', 'grid.jpg', 'screen.jpg'])
  })

  it('of a cut-off photo is what there is, and marked', async () => {
    const whole = await drawHalves(640, 480)
    const path = write('cut-off.jpg', whole.subarray(0, Math.floor(whole.length * 0.6)))
    expect(await thumbnail(path, join(folder, 'cut-off.thumb.jpg'))).toMatchObject({ width: 640, height: 480, damaged: true })
  })
})

describe('what moves or has several pages shows the first', () => {
  it.each(['gif', 'webp'] as const)('%s', async (format) => {
    const frames = await Promise.all(
      ['#ff0000', '#00ff00'].map((background) =>
        sharp({ create: { width: 40, height: 30, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const path = write(
      `moving.${format}`,
      await sharp(frames, { join: { animated: true } })
        .toFormat(format, { lossless: true })
        .toBuffer(),
    )
    expect((await sharp(path, { pages: -1 }).metadata()).pages).toBe(2)
    const target = join(folder, `moving-${format}.jpg`)
    expect(await thumbnail(path, target)).toMatchObject({ width: 40, height: 30 })
    const [red = 0, green = 255] = await pixelAt(target, 0.5, 0.5)
    expect(red).toBeGreaterThan(240)
    expect(green).toBeLessThan(15)
  })
})

describe('a BMP', () => {
  it('is a photo', async () => {
    const row = (colour: readonly [number, number, number]) => Array.from({ length: 120 }, () => colour)
    const rows = Array.from({ length: 80 }, (_, y) => row(y < 40 ? [200, 30, 30] : [30, 30, 200]))
    const path = write('paint.bmp', makeBmp(rows))
    expect(await scan(path)).toMatchObject({ format: 'bmp', width: 120, height: 80 })
    const target = join(folder, 'bmp.jpg')
    await thumbnail(path, target)
    expect((await pixelAt(target, 0.5, 0.2))[0]).toBeGreaterThan(180)
    expect((await pixelAt(target, 0.5, 0.8))[2]).toBeGreaterThan(180)
  })
})

describe('a RAW', () => {
  it.each([1, 6, 7] as const)('is shown by its preview, upright once: orientation %i', async (orientation) => {
    // The preview says itself how it lies, too.
    const preview = addSegments(await drawHalves(900, 600), exifSegment({ photo: [[0x0112, 3, orientation]] }))
    const path = write(`raw-${orientation}.nef`, await makeDng(preview, orientation, [[0x0110, 2, 'D850']]))
    const upright = orientation === 1 ? { width: 900, height: 600 } : { width: 600, height: 900 }
    expect(await scan(path)).toMatchObject({ format: 'raw', ...upright, metadata: { camera: 'D850' } })
    const target = join(folder, `raw-${orientation}.jpg`)
    expect(await thumbnail(path, target)).toMatchObject({ ...upright, damaged: false })
    await isDarkWhereItMust(target, orientation)
  })

  it('without a preview is refused', async () => {
    await expect(scan(write('bare.dng', await makeDng(Buffer.alloc(0), 1)))).rejects.toMatchObject({ reason: 'FORMAT_NOT_SUPPORTED' })
  })
})

it.each(ORIENTATIONS)('orientation %i stands upright as sharp itself would turn it', async (orientation) => {
  const jpeg = await drawHalves(60, 40)
  const marked = addSegments(jpeg, exifSegment({ photo: [[0x0112, 3, orientation]] }))
  const own = await turnUpright(sharp(jpeg), orientation).raw().toBuffer()
  expect(own.equals(await sharp(marked).autoOrient().raw().toBuffer())).toBe(true)
})
