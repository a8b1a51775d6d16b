import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFull } from '#core/imaging/make-pictures.ts'
import { scanFile } from '#core/imaging/scan-file.ts'
import { makeHeicPhoto } from '#imaging/heic-fixture.ts'
import { addSegments, exifSegment, makeAdobeRgbProfile, makeBmp, makeDng } from '#imaging/imaging-fixture.ts'
import { closeRawPreviews } from '#imaging/raw-preview.ts'
import { renderPrint } from '#studio/lab-folder/render-print.ts'
import { makeTestLine } from '#studio/testing/make-test-sheet.ts'
import { startTestStudio, type TestStudio } from '#studio/testing/start-test-studio.ts'
import { createTestClient, describeTestPhoto, makeTestManifest, sendTestOrder, type TestPhoto } from '#studio/testing/test-client.ts'
import { makeTempDir } from '../support/temp-dir.ts'

// What the client shows of a photo, held against what the studio prints of the same file, whatever its format.

type Colour = readonly [red: number, green: number, blue: number]

/** As they are stored: top left, top right, bottom left, bottom right. */
const CORNERS: readonly Colour[] = [
  [180, 80, 60],
  [60, 140, 80],
  [60, 80, 180],
  [200, 180, 100],
]
const [WIDTH, HEIGHT] = [96, 64]
/** Of a 4×6 at 300 dpi. */
const PAPER = { short: 1200, long: 1800 }

const cornerAt = (x: number, y: number): Colour => CORNERS[(y < HEIGHT / 2 ? 0 : 2) + (x < WIDTH / 2 ? 0 : 1)] ?? [0, 0, 0]

function drawCorners(alpha = 1): Sharp {
  const pixels = Array.from({ length: WIDTH * HEIGHT }, (_, at) => cornerAt(at % WIDTH, Math.floor(at / WIDTH)))
  const image = sharp(Buffer.from(pixels.flat()), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
  return alpha === 1 ? image : image.ensureAlpha(alpha)
}

/** Y, Cb and Cr, as JPEG and HEIC reckon them. */
function toYcc([red, green, blue]: Colour): Colour {
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue
  return [Math.round(luma), Math.round(128 + 0.564 * (blue - luma)), Math.round(128 + 0.713 * (red - luma))]
}

function makeHeic(turns: number, icc?: Buffer): Buffer {
  const exif = exifSegment({ photo: [[0x0112, 3, 6]] }).content.subarray(6)
  return makeHeicPhoto({ width: WIDTH, height: HEIGHT, colourAt: (x, y) => toYcc(cornerAt(x, y)), turns, exif, ...(icc && { icc }) })
}

const turnedJpeg = async (orientation: number) =>
  addSegments(
    await drawCorners().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(),
    exifSegment({ photo: [[0x0112, 3, orientation]] }),
  )

const overWhite = (colour: Colour) => colour.map((value) => (value + 255) / 2)
const toGrey = (colour: Colour) => Array.from({ length: 3 }, () => toYcc(colour)[0])

/**
 * `tolerance`: how far each channel may be off what was drawn: inks lose most, and numbers that are read as those of a wider space
 * say more than they were drawn to. `upright`: which of the corners is to be seen at which. `seen`: what becomes of a colour.
 */
type Format = {
  name: string
  make: () => Promise<Buffer> | Buffer
  tolerance?: number
  upright?: readonly number[]
  seen?: (colour: Colour) => readonly number[]
}
const formats: readonly Format[] = [
  { name: 'plain.jpg', make: () => turnedJpeg(1) },
  ...[2, 3, 4, 5, 6, 7, 8].map((orientation) => ({
    name: `turned-${orientation}.jpg`,
    make: () => turnedJpeg(orientation),
    upright: { 2: [1, 0, 3, 2], 3: [3, 2, 1, 0], 4: [2, 3, 0, 1], 5: [0, 2, 1, 3], 6: [2, 0, 3, 1], 7: [3, 1, 2, 0], 8: [1, 3, 0, 2] }[
      orientation
    ] as number[],
  })),
  { name: 'plain.png', make: () => drawCorners().png().toBuffer() },
  { name: 'half-transparent.png', make: () => drawCorners(0.5).png().toBuffer(), seen: overWhite },
  { name: 'sixteen-bit.png', make: () => drawCorners().toColourspace('rgb16').png().toBuffer() },
  { name: 'plain.webp', make: () => drawCorners().webp({ lossless: true }).toBuffer() },
  { name: 'plain.avif', make: () => drawCorners().avif({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer() },
  { name: 'plain.gif', make: () => drawCorners().gif().toBuffer() },
  { name: 'plain.tif', make: () => drawCorners().tiff({ compression: 'lzw' }).toBuffer() },
  { name: 'sixteen-bit.tif', make: () => drawCorners().toColourspace('rgb16').tiff().toBuffer() },
  { name: 'grey.jpg', make: () => drawCorners().greyscale().jpeg().toBuffer(), tolerance: 20, seen: toGrey },
  {
    name: 'cmyk.jpg',
    make: () => drawCorners().withIccProfile('cmyk').toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer(),
    tolerance: 60,
  },
  { name: 'p3.jpg', make: () => drawCorners().withIccProfile('p3').jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer() },
  { name: 'adobe-rgb.png', make: () => drawCorners().withIccProfile(adobeRgb()).png().toBuffer() },
  {
    name: 'paint.bmp',
    make: () => makeBmp(Array.from({ length: HEIGHT }, (_, y) => Array.from({ length: WIDTH }, (_column, x) => cornerAt(x, y)))),
  },
  { name: 'raw.dng', make: async () => makeDng(await turnedJpeg(6), 6), upright: [2, 0, 3, 1] },
  { name: 'mirrored.dng', make: async () => makeDng(await turnedJpeg(7), 7), upright: [3, 1, 2, 0] },
  { name: 'iphone-0.heic', make: () => makeHeic(0), tolerance: 30 },
  { name: 'iphone-1.heic', make: () => makeHeic(1), tolerance: 30, upright: [1, 3, 0, 2] },
  { name: 'iphone-2.heic', make: () => makeHeic(2), tolerance: 30, upright: [3, 2, 1, 0] },
  { name: 'iphone-3.heic', make: () => makeHeic(3), tolerance: 30, upright: [2, 0, 3, 1] },
  { name: 'iphone-p3.heic', make: async () => makeHeic(1, await p3Profile()), tolerance: 60, upright: [1, 3, 0, 2] },
]

let folder: string
let studio: TestStudio
let prints: Map<string, { path: string; print: string; photo: TestPhoto }>

function adobeRgb(): string {
  const path = join(folder, 'adobe.icc')
  writeFileSync(path, makeAdobeRgbProfile())
  return path
}

async function p3Profile(): Promise<Buffer> {
  const { icc } = await sharp(await drawCorners().withIccProfile('p3').png().toBuffer()).metadata()
  if (!icc) throw new Error('sharp wrote no profile')
  return icc
}

beforeAll(async () => {
  folder = makeTempDir()
  studio = await startTestStudio()
  const client = createTestClient(studio)
  const files: { name: string; path: string; photo: TestPhoto }[] = []
  for (const { name, make } of formats) {
    const path = join(folder, name)
    const bytes = await make()
    writeFileSync(path, bytes)
    const { width, height } = await scanFile(path)
    files.push({ name, path, photo: describeTestPhoto(bytes, { width, height }) })
  }
  const manifest = makeTestManifest(files.map(({ photo }) => ({ photo })))
  const named = { ...manifest, files: manifest.files.map((file, index) => ({ ...file, name: files[index]?.name ?? '' })) }
  await client.put(named)
  for (const { name, photo } of files)
    expect(await client.patch(named.orderId, photo.sha256, 0, photo.bytes), name).toMatchObject({ status: 204 })
  const quote = await client.quote(named.orderId)
  expect(await client.submit(named, quote.data)).toMatchObject({ status: 200 })
  await studio.logged(/인화 폴더를 만들었어요/)
  const written = findPrints()
  prints = new Map(files.map(({ name, path, photo }, index) => [name, { path, photo, print: written[index] ?? '' }]))
}, 120_000)
afterAll(async () => {
  await closeRawPreviews()
  await studio.remove()
})

function findPrints(): string[] {
  const orders = join(studio.dataDir, 'orders')
  const paths = readdirSync(orders, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.jpg'))
  return paths.sort().map((path) => join(orders, path))
}

function printOf(name: string) {
  const found = prints.get(name)
  if (!found) throw new Error(`no print of ${name}`)
  return found
}

it('none of them is left as the customer sent it', () => {
  const paths = readdirSync(join(studio.dataDir, 'orders'), { recursive: true, encoding: 'utf8' })
  expect(paths.filter((path) => path.includes('ORIGINAL'))).toEqual([])
  expect(paths.filter((path) => path.endsWith('.jpg'))).toHaveLength(formats.length)
})

describe.each(formats)('$name', ({ name, tolerance = 8, upright = [0, 1, 2, 3], seen = (colour) => colour }) => {
  it('is printed on the whole paper, the way it lies', async () => {
    const { photo, print } = printOf(name)
    const lies = photo.width > photo.height
    expect(await sharp(print).metadata()).toMatchObject({
      format: 'jpeg',
      space: 'srgb',
      channels: 3,
      width: lies ? PAPER.long : PAPER.short,
      height: lies ? PAPER.short : PAPER.long,
    })
  })

  it('is printed upright, in its colours', async () => {
    const { data, info } = await sharp(printOf(name).print).raw().toBuffer({ resolveWithObject: true })
    const off = [0.25, 0.75].flatMap((y, row) =>
      [0.25, 0.75].map((x, column) => {
        const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
        const wanted = seen(CORNERS[upright[row * 2 + column] ?? 0] ?? [0, 0, 0])
        return Math.max(...wanted.map((value, channel) => Math.abs(value - (data[at + channel] ?? 0))))
      }),
    )
    expect(Math.max(...off)).toBeLessThanOrEqual(tolerance)
  })

  it('is printed as the client shows it', async () => {
    const { path, print, photo } = printOf(name)
    const target = join(folder, `${name}.full.jpg`)
    await makeFull(path, target)
    expect(await sharp(target).metadata()).toMatchObject({ width: photo.width, height: photo.height })
    const printed = await sharp(print).resize(photo.width, photo.height, { fit: 'fill' }).png().toBuffer()
    expect(await meanDifference(printed, target)).toBeLessThan(1.5)
  })

  it('is cut, turned and straightened as what the client shows', async () => {
    const { path } = printOf(name)
    const target = join(folder, `${name}.whole.jpg`)
    await makeFull(path, target)
    const line = makeTestLine({ originalName: name, turn: 90, straighten: 7, crop: { x: 0.3, y: 0.2, width: 0.5, height: 0.6 } })
    const [own, shown] = await Promise.all([path, target].map((photoPath) => renderPrint({ photoPath, line })))
    if (!own || !shown) throw new Error('no print')
    expect(await meanDifference(own, shown)).toBeLessThan(1.5)
  })
})

it('a photo that is not of the size that was told is laid out by its own', async () => {
  const client = createTestClient(studio)
  const { photo, print } = printOf('iphone-3.heic')
  // It stands; the order says that it lies, and is larger.
  const told = { ...photo, width: photo.height * 4, height: photo.width * 4 }
  const { number } = (await sendTestOrder(client, makeTestManifest([{ photo: told }]), [told])).data
  await studio.logged(new RegExp(`${number}번의 인화 폴더를 만들었어요`))
  const [again = ''] = findPrints().filter((path) => path.includes(number))
  expect(readFileSync(again).equals(readFileSync(print))).toBe(true)
})

/** Of all channels of two pictures of one size, of 255. */
async function meanDifference(a: Buffer | string, b: Buffer | string): Promise<number> {
  const [one, other] = await Promise.all([a, b].map((image) => sharp(image).toColourspace('srgb').removeAlpha().raw().toBuffer()))
  if (!one || one.length !== other?.length) throw new Error('pictures of two sizes')
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length
}
