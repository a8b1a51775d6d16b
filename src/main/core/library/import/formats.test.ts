import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ExifTool, type WriteTags } from 'exiftool-vendored'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import type { PhotoDetail } from '#shared/contract/photos.ts'
import { type PhotoFormat, writePhoto } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'

const FORMATS: readonly PhotoFormat[] = ['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif']
const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const

const exiftool = new ExifTool({ maxProcs: 1 })
afterAll(() => exiftool.end())

let core: Core
let folder: string

beforeAll(async () => {
  folder = makeTempDir()
  core = await startTestCore()
})

async function importOne(path: string): Promise<PhotoDetail> {
  const before = new Set(listPhotos(core).map(({ id }) => id))
  expect(await importPaths(core, path)).toEqual({ imported: 1, duplicates: 0, found: 0, skipped: [] })
  const added = listPhotos(core).find(({ id }) => !before.has(id))
  return core.library.get(added?.id ?? 0)
}

async function writeTagged(name: string, colour: string, tags: WriteTags): Promise<string> {
  const path = await writePhoto(join(folder, name), { colour })
  await exiftool.write(path, tags, { writeArgs: ['-overwrite_original'] })
  return path
}

describe('every format that a photo may have', () => {
  it.each(FORMATS)('%s is taken in, with a thumbnail of its shape', async (format) => {
    const path = await writePhoto(join(folder, `photo.${format}`), { format, width: 1500, height: 1000, colour: '#2b7ac8' })
    const photo = await importOne(path)
    expect(photo).toMatchObject({ width: 1500, height: 1000, damaged: false, fileName: `photo.${format}` })
    expect(photo.colour).toMatch(/^#[0-9a-f]{6}$/)
    const grid = await sharp(await core.thumbnails.fileOf('grid', core.library.requirePhoto(photo.id))).metadata()
    expect(grid).toMatchObject({ format: 'jpeg', width: 512, height: 341 })
    const screen = await sharp(await core.thumbnails.fileOf('screen', core.library.requirePhoto(photo.id))).metadata()
    expect(screen).toMatchObject({ format: 'jpeg', width: 1500, height: 1000 })
  })

  it('CMYK, grey, 16 bit and transparent pictures too', async () => {
    const base = { width: 90, height: 60, background: '#804020' }
    const pictures = {
      'cmyk.jpg': sharp({ create: { ...base, channels: 3 } })
        .toColourspace('cmyk')
        .jpeg(),
      'grey.png': sharp({ create: { ...base, channels: 3 } })
        .greyscale()
        .png(),
      'deep.png': sharp({ create: { ...base, channels: 3 } })
        .toColourspace('rgb16')
        .png(),
      'clear.png': sharp({ create: { ...base, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png(),
    }
    for (const [name, picture] of Object.entries(pictures)) {
      await writeFile(join(folder, name), await picture.toBuffer())
      const photo = await importOne(join(folder, name))
      expect(photo).toMatchObject({ width: 90, height: 60, damaged: false })
      expect(await sharp(await core.thumbnails.fileOf('grid', core.library.requirePhoto(photo.id))).metadata()).toMatchObject({
        space: expect.stringMatching(/srgb|b-w/),
      })
      // What shows through is paper: white.
      if (name === 'clear.png') expect(photo.colour).toBe('#ffffff')
    }
  })
})

describe('a camera held sideways', () => {
  it.each(ORIENTATIONS)('orientation %i stands upright', async (orientation) => {
    const path = await writePhoto(join(folder, `turned-${orientation}.jpg`), { width: 120, height: 80, colour: '#30a060', orientation })
    const photo = await importOne(path)
    const upright = orientation < 5 ? { width: 120, height: 80 } : { width: 80, height: 120 }
    expect(photo).toMatchObject(upright)
    const { data, info } = await sharp(await core.thumbnails.fileOf('grid', core.library.requirePhoto(photo.id)))
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(info).toMatchObject(upright)
    // The dark half is at the left of what was stored; where it must be seen follows from the orientation.
    const green = (x: number, y: number) =>
      data[(Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels + 1] ?? 0
    const darkAt = {
      1: [0.1, 0.5],
      2: [0.9, 0.5],
      3: [0.9, 0.5],
      4: [0.1, 0.5],
      5: [0.5, 0.1],
      6: [0.5, 0.1],
      7: [0.5, 0.9],
      8: [0.5, 0.9],
    } as const
    const [x, y] = darkAt[orientation]
    expect(green(x, y)).toBeLessThan(80)
    expect(green(1 - x, 1 - y)).toBeGreaterThan(120)
  })
})

describe('what other programs wrote into a photo', () => {
  it('by XMP: caption, keywords, rating', async () => {
    const path = await writeTagged('xmp.jpg', '#401010', {
      'XMP-dc:Description': '할머니 생신 잔치',
      'XMP-dc:Subject': ['가족', '할머니', '가족'],
      'XMP-xmp:Rating': 4,
    } as WriteTags)
    expect(await importOne(path)).toMatchObject({ caption: '할머니 생신 잔치', tags: ['가족', '할머니'], rating: 4 })
  })

  it('by IPTC: caption and keywords', async () => {
    const path = await writeTagged('iptc.jpg', '#401020', {
      'IPTC:CodedCharacterSet': 'UTF8',
      'IPTC:Caption-Abstract': '바닷가에서',
      'IPTC:Keywords': ['여름', '바다'],
    } as WriteTags)
    expect(await importOne(path)).toMatchObject({ caption: '바닷가에서', tags: ['바다', '여름'] })
  })

  it('a single keyword', async () => {
    const xmp = await writeTagged('one-xmp.jpg', '#401021', { 'XMP-dc:Subject': ['가족'] } as WriteTags)
    expect((await importOne(xmp)).tags).toEqual(['가족'])
    const iptc = await writeTagged('one-iptc.jpg', '#401022', { 'IPTC:CodedCharacterSet': 'UTF8', 'IPTC:Keywords': ['가족'] } as WriteTags)
    expect((await importOne(iptc)).tags).toEqual(['가족'])
  })

  it('by EXIF: time, camera and place, east and west, north and south', async () => {
    const path = await writeTagged('exif.jpg', '#401030', {
      DateTimeOriginal: '2024:05:04 10:23:11',
      OffsetTimeOriginal: '+09:00',
      Make: 'Canon',
      Model: 'Canon EOS R6',
      GPSLatitude: 37.5665,
      GPSLatitudeRef: 'N',
      GPSLongitude: 126.978,
      GPSLongitudeRef: 'E',
    } as WriteTags)
    const photo = await importOne(path)
    expect(photo).toMatchObject({ takenAt: '2024-05-04T10:23:11', camera: 'Canon EOS R6' })
    expect(photo.place?.latitude).toBeCloseTo(37.5665, 4)
    expect(photo.place?.longitude).toBeCloseTo(126.978, 4)

    const south = await writeTagged('south.jpg', '#401040', {
      GPSLatitude: -33.45,
      GPSLongitude: -70.66,
    } as WriteTags)
    const { place } = await importOne(south)
    expect(place?.latitude).toBeCloseTo(-33.45, 4)
    expect(place?.longitude).toBeCloseTo(-70.66, 4)
  })

  it('in PNG and WebP as well', async () => {
    for (const format of ['png', 'webp'] as const) {
      const path = await writePhoto(join(folder, `tagged.${format}`), { format, colour: '#123456' })
      await exiftool.write(path, { 'XMP-dc:Description': '한글 설명', 'XMP-dc:Subject': ['꽃'] } as WriteTags, {
        writeArgs: ['-overwrite_original'],
      })
      expect(await importOne(path)).toMatchObject({ caption: '한글 설명', tags: ['꽃'] })
    }
  })

  it('is text only: no markup, no control characters, nothing that a camera says of itself', async () => {
    const marked = await writeTagged('marked.jpg', '#401050', {
      'XMP-dc:Description': '<script>alert(1)</script> 앞에서\u202e',
    } as WriteTags)
    expect((await importOne(marked)).caption).toBe('<script>alert(1)</script> 앞에서')
    const camera = await writeTagged('camera.jpg', '#401060', { 'EXIF:ImageDescription': 'OLYMPUS DIGITAL CAMERA' } as WriteTags)
    expect((await importOne(camera)).caption).toBe('')
  })

  it('that makes no sense is left aside: a date of zeros, a rating of 99, a place at 0, 0', async () => {
    const path = await writeTagged('nonsense.jpg', '#401070', {
      DateTimeOriginal: '0000:00:00 00:00:00',
      'XMP-xmp:Rating': 99,
      GPSLatitude: 0,
      GPSLatitudeRef: 'N',
      GPSLongitude: 0,
      GPSLongitudeRef: 'E',
    } as WriteTags)
    const photo = await importOne(path)
    expect(photo).toMatchObject({ rating: 0, place: null })
    // The file's own time stands in.
    expect(photo.takenAt).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d$/)
  })

  it('is found by a search at once', async () => {
    const path = await writeTagged('found.jpg', '#401080', { 'XMP-dc:Description': '제주도 유채꽃' } as WriteTags)
    const search = (text: string) => core.library.search({ text, typing: true, limit: 10 })
    expect((await search('ㅇㅊㄲ')).total).toBe(0)
    const { id } = await importOne(path)
    expect((await search('ㅇㅊㄲ')).photos.map((photo) => photo.id)).toEqual([id])
  })

  it('never changes the file', async () => {
    const path = await writeTagged('kept.jpg', '#401090', { 'XMP-dc:Description': '그대로' } as WriteTags)
    const before = await readFile(path)
    const { id } = await importOne(path)
    await core.edits.update([id], { caption: '바뀐 설명', addTags: ['새 태그'], rating: 5 })
    await core.thumbnails.fileOf('screen', core.library.requirePhoto(id))
    expect(await readFile(path)).toEqual(before)
  })
})
