import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ExifTool } from 'exiftool-vendored'
import sharp from 'sharp'
import { averageColour, differenceHash } from '../../src/main/core/imaging/likeness.ts'
import { makePreview, makeThumbnail, readPixels } from '../../src/main/core/imaging/make-pictures.ts'
import { scanFile } from '../../src/main/core/imaging/scan-file.ts'
import { kindByName } from '../../src/shared/photo-formats.ts'
import { say } from '../setup/console-log.ts'
import { compareWithExifTool, readOwn } from './exiftool-agreement.ts'
import { type BenchArea, type BenchRow, compare } from './harness.ts'

const PHOTOS = 6
const [WIDTH, HEIGHT] = [4000, 3000]
const HEADERS = 200
const RUNS = 5
// What an import wants to know, as ExifTool calls it.
const TAGS = [
  ...['DateTimeOriginal', 'CreateDate', 'ModifyDate', 'Make', 'Model', 'FNumber', 'ExposureTime', 'ISO', 'FocalLength', 'GPSLatitude'],
  ...['GPSLongitude', 'Orientation', 'ImageWidth', 'ImageHeight', 'ImageDescription', 'UserComment', 'XPTitle', 'XPComment', 'XPKeywords'],
  ...['Description', 'Subject', 'Rating', 'Keywords', 'Caption-Abstract'],
]

const run = promisify(execFile)

/** Reading and shrinking, one photo after the other in one thread, so that time is CPU time. */
export const imaging: BenchArea = {
  name: 'imaging',
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'sajingwan-bench-'))
    const tool = new ExifTool({ maxProcs: 1 })
    try {
      const photos = await drawPhotos(folder)
      return [
        ...(await measureThumbnails(photos, folder)),
        ...(await measureSizes(photos, folder)),
        ...(await measureHeaders(photos, tool)),
      ]
    } finally {
      await tool.end()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** 12 megapixels of a gradient under noise, which is as hard to decode as a photo. */
async function drawPhotos(folder: string): Promise<string[]> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 12 }
  return Promise.all(
    Array.from({ length: PHOTOS }, async (_, index) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><linearGradient id="g" x2="1" y2="1">
        <stop stop-color="hsl(${index * 50},60%,30%)"/><stop offset="1" stop-color="hsl(${index * 50 + 120},60%,70%)"/></linearGradient>
        <rect width="100%" height="100%" fill="url(#g)"/></svg>`
      // The decoder's own setting closes the loader of SVG for this whole process.
      sharp.unblock({ operation: ['VipsForeignLoadSvg'] })
      const grain = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#808080', noise } })
        .png()
        .toBuffer()
      const path = join(folder, `photo-${index}.jpg`)
      const picture = sharp(Buffer.from(svg)).composite([{ input: grain, blend: 'soft-light' }])
      const exif = { IFD0: { Make: 'Canon', Model: 'Canon EOS R6' }, IFD2: { DateTimeOriginal: '2024:05:04 10:23:11', FNumber: '28/10' } }
      await writeFile(path, await picture.withIccProfile('srgb').withExif(exif).jpeg({ quality: 90 }).toBuffer())
      return path
    }),
  )
}

async function measureThumbnails(photos: readonly string[], folder: string): Promise<BenchRow[]> {
  const target = join(folder, 'grid.jpg')
  const naive = {
    name: `512 px by sharp as it comes, ${PHOTOS} photos of 12 MP`,
    run: () => eachOf(photos, (path) => shrinkNaively(path, 512)),
  }
  const own = {
    name: '512 px, average and likeness, written (reach ≤ 1.25 × djpeg)',
    run: () => eachOf(photos, (path) => makeThumbnail(path, target)),
  }
  const pixels = await readPixels(sharp(photos[0] ?? '').resize(512))
  const likeness = { name: 'of that, average and likeness', run: () => photos.map(() => [averageColour(pixels), differenceHash(pixels)]) }
  const hasDjpeg = await run('djpeg', ['-version']).then(
    () => true,
    () => false,
  )
  if (!hasDjpeg) return compare('imaging', naive, [own, likeness], RUNS)
  const floor = { name: 'djpeg -scale 1/8 (floor)', run: () => eachOf(photos, (path) => djpeg(path, folder)) }
  return compare('imaging', floor, [naive, own, likeness], RUNS)
}

function djpeg(path: string, folder: string) {
  return run('djpeg', ['-scale', '1/8', '-outfile', join(folder, 'djpeg.ppm'), path])
}

function measureSizes(photos: readonly string[], folder: string): Promise<BenchRow[]> {
  const naive = async (path: string) => {
    await shrinkNaively(path, 2048)
    await shrinkNaively(path, 512)
  }
  const own = async (path: string) => {
    await makePreview(path, join(folder, 'screen.jpg'), 2048)
    await makeThumbnail(path, join(folder, 'grid.jpg'))
  }
  return compare(
    'imaging',
    { name: '2048 and 512 px by sharp as it comes, two decodes', run: () => eachOf(photos, naive) },
    [{ name: '2048 and 512 px', run: () => eachOf(photos, own) }],
    RUNS,
  )
}

/** `PHOTOS_DIR` names a folder of real photos, which say more than drawn ones. */
async function measureHeaders(drawn: readonly string[], tool: ExifTool): Promise<BenchRow[]> {
  const folder = process.env.PHOTOS_DIR
  const real =
    folder === undefined ? [] : (await readdir(folder)).filter((name) => kindByName(name) === 'photo').map((name) => join(folder, name))
  const photos = real.length > 0 ? real : Array.from({ length: HEADERS }, (_, index) => drawn[index % drawn.length] ?? '')
  const { fields, equal, differences } = await compareWithExifTool([...new Set(photos)], tool)
  for (const difference of differences) say(difference)
  const agreed = ((equal / fields) * 100).toFixed(2)
  return compare(
    'imaging',
    {
      name: `ExifTool, one process, ${TAGS.length} tags of ${photos.length} photos`,
      run: () => eachOf(photos, (path) => tool.readRaw(path, { readArgs: ['-fast', ...TAGS.map((tag) => `-${tag}`)] })),
    },
    [
      { name: `header, one process (${agreed} % of ${fields} fields as ExifTool's)`, run: () => photos.map(readOwn) },
      { name: 'the same with the SHA-256 of the whole file', run: () => eachOf(photos, (path) => scanFile(path).catch(() => null)) },
    ],
    3,
  )
}

function shrinkNaively(path: string, longEdge: number): Promise<Buffer> {
  return sharp(path).autoOrient().resize(longEdge, longEdge, { fit: 'inside' }).jpeg({ quality: 80 }).toBuffer()
}

async function eachOf(paths: readonly string[], work: (path: string) => Promise<unknown>): Promise<void> {
  for (const path of paths) await work(path)
}
