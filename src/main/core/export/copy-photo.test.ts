import { readFile, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawPhoto, writePhoto } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { drawBmp, exiftool, exportAll, FORMATS, GPS, openLibrary, scan, writeTagged } from './export-fixture.ts'

const PLACE = [
  ...GPS,
  '-XMP-exif:GPSLatitude=37.5665',
  '-XMP-exif:GPSLongitude=126.978',
  '-XMP-exif:GPSVersionID=Gangneung',
  '-IPTC:City=Gangneung',
  '-XMP-photoshop:City=Gangneung',
  '-XMP-iptcCore:Location=Gangneung',
  '-XMP-iptcExt:LocationShownCity=Gangneung',
  '-XMP-iptcExt:LocationShownCity-ko=Gangneung',
]
const PERSON = [
  '-IFD0:Artist=Honggildong',
  '-IFD0:Make=Kamera',
  '-XMP-dc:Creator=Honggildong',
  '-IPTC:By-line=Honggildong',
  '-ExifIFD:UserComment=Honggildong',
  '-XMP-dc:Subject=Honggildong',
  '-Comment=Honggildong',
  '-PNG:Author=Honggildong',
]

function writeEach(args: readonly string[]): Promise<string[]> {
  const folder = makeTempDir()
  return Promise.all(FORMATS.map((format) => writeTagged(join(folder, `a.${format}`), format, args)))
}

describe('words', () => {
  const words = {
    caption: '바닷가 & "모래성" <첫째>\n&amp; 둘째 🏖️ {a|b} [c]',
    addTags: ['여름 휴가', '[강릉]', 'a&lt;b', '-x', '=y'],
    rating: 4,
  }

  it('are read again from every format that they can stand in', async () => {
    const formats = FORMATS.filter((format) => format !== 'gif')
    const folder = makeTempDir()
    const library = await openLibrary(...(await Promise.all(formats.map((format) => writePhoto(join(folder, `a.${format}`), { format })))))
    await library.core.edits.update(library.ids(), words)
    const copies = await exportAll(library)
    expect(copies.files).toHaveLength(formats.length)
    for (const name of copies.files) {
      const { metadata } = await scan(join(copies.folder, name))
      expect(metadata, name).toMatchObject({ caption: words.caption, rating: 4 })
      expect(metadata.tags.toSorted(), name).toEqual(words.addTags.toSorted())
    }
  })

  it('stand in a GIF, where only XMP has a place', async () => {
    const library = await openLibrary(await writePhoto(join(makeTempDir(), 'a.gif'), { format: 'gif' }))
    await library.core.edits.update(library.ids(), { ...words, addTags: ['여름'] })
    const { path } = await exportAll(library)
    expect(await exiftool.read(path, ['-XMP-dc:all', '-XMP-xmp:all'])).toEqual({
      'XMP-dc:Description': words.caption,
      'XMP-dc:Subject': '여름',
      'XMP-xmp:Rating': 4,
    })
  })

  it('take the place of those in the file, also where there are none any more', async () => {
    const old = [
      '-XMP-dc:Description=old',
      '-IPTC:Caption-Abstract=old',
      '-IFD0:ImageDescription=old',
      '-XMP-dc:Subject=old',
      '-IPTC:Keywords=old',
    ]
    const library = await openLibrary(await writeTagged(join(makeTempDir(), 'a.jpg'), 'jpeg', [...old, '-XMP-xmp:Rating=5']))
    await library.core.edits.update(library.ids(), { caption: '', removeTags: ['old'], rating: 0 })
    const { path } = await exportAll(library)
    expect((await scan(path)).metadata).toMatchObject({ caption: '', tags: [], rating: 0 })
    expect((await readFile(path)).includes('old')).toBe(false)
  })

  it('of a BMP go beside the copy', async () => {
    const folder = makeTempDir()
    await writeFile(join(folder, 'a.bmp'), drawBmp(8, 8))
    const library = await openLibrary(join(folder, 'a.bmp'))
    await library.core.edits.update(library.ids(), { caption: '스캔' })
    const { files, path } = await exportAll(library)
    expect(files).toEqual(['a.bmp', 'a.bmp.xmp'])
    expect((await scan(path)).metadata.caption).toBe('스캔')
  })
})

describe('the time that the customer put right', () => {
  const CAMERA = [
    '-DateTimeOriginal=2020:01:01 00:00:00',
    '-CreateDate=2020:01:01 00:00:00',
    '-OffsetTimeOriginal=+02:00',
    '-SubSecTimeOriginal=55',
    '-XMP-xmp:CreateDate=2020:01:01 00:00:00',
    '-XMP-photoshop:DateCreated=2020:01:01 00:00:00+02:00',
    '-IPTC:DateCreated=2020:01:01',
    '-IPTC:TimeCreated=00:00:00+02:00',
  ]
  const DATES = ['-Time:all', '--System:all', '--Composite:all']
  const RIGHT = '2021-05-04T10:20:30'

  /** One of each format; half say a time of their own. */
  async function openWrong() {
    const dated = await writeEach([...CAMERA, ...GPS])
    const folder = makeTempDir()
    const undated = FORMATS.map((format) => writePhoto(join(folder, `b.${format}`), { format, colour: '#206040' }))
    const library = await openLibrary(...dated, ...(await Promise.all(undated)))
    await library.core.edits.update(library.ids(), { takenAt: { at: RIGHT } })
    return library
  }

  it.each([{}, { metadata: 'no-place' }, { format: 'jpeg', longEdge: 40 }])('is read again from every format with %o', async (options) => {
    const copies = await exportAll(await openWrong(), options)
    expect(copies.files).toHaveLength(FORMATS.length * 2)
    for (const name of copies.files) {
      const path = join(copies.folder, name)
      const dates = await exiftool.read(path, DATES)
      // No block for XMP is looked for in a GIF on import.
      if (!name.endsWith('.gif')) expect((await scan(path)).metadata.takenAt, name).toBe(RIGHT)
      expect(dates, name).toMatchObject({ 'XMP-exif:DateTimeOriginal': '2021:05:04 10:20:30' })
      expect(JSON.stringify(dates), name).not.toMatch(/2020:01:01|02:00|:55/)
    }
  })

  it('stands where other programs look for it', async () => {
    const { folder } = await exportAll(await openWrong())
    expect(await exiftool.read(join(folder, 'a.jpeg'), DATES)).toMatchObject({
      'ExifIFD:DateTimeOriginal': '2021:05:04 10:20:30',
      'ExifIFD:CreateDate': '2021:05:04 10:20:30',
      'XMP-photoshop:DateCreated': '2021:05:04 10:20:30',
      'IPTC:DateCreated': '2021:05:04',
      'IPTC:TimeCreated': expect.stringMatching(/^10:20:30/),
    })
  })

  it.each([{ withWords: false }, { metadata: 'none' }])('stays here with %o', async (options) => {
    const { folder, files } = await exportAll(await openWrong(), options)
    for (const name of files) expect(JSON.stringify(await exiftool.read(join(folder, name), DATES)), name).not.toContain('2021')
  })

  it('goes beside a BMP', async () => {
    const folder = makeTempDir()
    await writeFile(join(folder, 'a.bmp'), drawBmp(8, 8))
    const library = await openLibrary(join(folder, 'a.bmp'))
    await library.core.edits.update(library.ids(), { takenAt: { at: RIGHT } })
    const { files, path } = await exportAll(library)
    expect(files).toEqual(['a.bmp', 'a.bmp.xmp'])
    expect((await scan(path)).metadata.takenAt).toBe(RIGHT)
  })
})

describe('a time that nobody changed', () => {
  it('is left as the camera wrote it, with its zone', async () => {
    const args = ['-DateTimeOriginal=2020:01:01 00:00:00', '-OffsetTimeOriginal=+02:00']
    const library = await openLibrary(await writeTagged(join(makeTempDir(), 'a.jpg'), 'jpeg', args))
    await library.core.edits.update(library.ids(), { caption: '설날' })
    const { path } = await exportAll(library)
    expect(await exiftool.read(path, ['-Time:all', '--System:all', '--Composite:all'])).toEqual({
      'ExifIFD:DateTimeOriginal': '2020:01:01 00:00:00',
      'ExifIFD:OffsetTimeOriginal': '+02:00',
    })
  })

  it('is not made up from the file’s', async () => {
    const original = await writePhoto(join(makeTempDir(), 'a.jpg'))
    await utimes(original, new Date(), new Date('2015-06-07T08:09:10.900'))
    const library = await openLibrary(original)
    await library.core.edits.update(library.ids(), { caption: '받은 사진' })
    const { path } = await exportAll(library)
    expect(await exiftool.read(path, ['-Time:all', '--System:all', '--Composite:all'])).toEqual({})
  })
})

describe('without the place', () => {
  it('no format says anything of it, and all else', async () => {
    const copies = await exportAll(await openLibrary(...(await writeEach([...PLACE, ...PERSON]))), {
      metadata: 'no-place',
      withWords: false,
    })
    expect(copies.files).toHaveLength(FORMATS.length)
    for (const name of copies.files) {
      const path = join(copies.folder, name)
      expect(await exiftool.read(path, ['-Location:all', '--Composite:all'])).toEqual({})
      const content = await readFile(path)
      expect([content.includes('Gangneung'), content.includes('Honggildong')], name).toEqual([false, true])
      expect((await scan(path)).metadata).toMatchObject({ latitude: null, longitude: null })
    }
  })

  it('new pixels say nothing of it either', async () => {
    const path = await writeTagged(join(makeTempDir(), 'a.jpg'), 'jpeg', [...PLACE, ...PERSON])
    const copy = await exportAll(await openLibrary(path), { metadata: 'no-place', format: 'webp' })
    const content = await readFile(copy.path)
    expect([content.includes('Gangneung'), content.includes('Honggildong')]).toEqual([false, true])
    expect((await scan(copy.path)).metadata).toMatchObject({ latitude: null, camera: 'Kamera' })
  })
})

describe('without metadata', () => {
  it('no format says anything of a person, and all look the same', async () => {
    const paths = await writeEach([...PLACE, ...PERSON, '-Orientation#=6'])
    const copies = await exportAll(await openLibrary(...paths), { metadata: 'none', withWords: false })
    expect(copies.files).toHaveLength(FORMATS.length)
    for (const path of paths) {
      const copy = join(copies.folder, basename(path))
      const content = await readFile(copy)
      for (const text of ['Gangneung', 'Honggildong', 'Kamera']) expect(content.includes(text), copy).toBe(false)
      const [before, after] = [await scan(path), await scan(copy)]
      expect([after.width, after.height]).toEqual([before.width, before.height])
      expect(await sharp(copy).raw().toBuffer()).toEqual(await sharp(path).raw().toBuffer())
    }
  })

  it('keeps the colour profile, and the words where they are wanted', async () => {
    const path = join(makeTempDir(), 'a.jpg')
    await writeFile(
      path,
      await sharp(await drawPhoto())
        .pipelineColourspace('rgb16')
        .withIccProfile('p3')
        .jpeg()
        .toBuffer(),
    )
    const library = await openLibrary(path)
    await library.core.edits.update(library.ids(), { caption: '노을' })
    const copy = await exportAll(library, { metadata: 'none' })
    expect((await sharp(copy.path).metadata()).icc).toEqual((await sharp(path).metadata()).icc)
    expect((await scan(copy.path)).metadata.caption).toBe('노을')
  })
})

describe('new pixels', () => {
  it('are upright, and nothing says otherwise', async () => {
    const path = join(makeTempDir(), 'a.jpg')
    await writeFile(path, await drawPhoto({ width: 90, height: 60, orientation: 6 }))
    const thumbnail = join(makeTempDir(), 'thumbnail.jpg')
    await writePhoto(thumbnail, { width: 32, height: 20 })
    const stale = [
      '-Make=Kamera',
      '-Orientation#=6',
      '-XMP-tiff:Orientation#=6',
      '-ExifImageWidth=90',
      '-ExifImageHeight=60',
      `-ThumbnailImage<=${thumbnail}`,
    ]
    await exiftool.write(path, stale)
    const copy = await exportAll(await openLibrary(path), { longEdge: 45 })
    expect(await scan(copy.path)).toMatchObject({ width: 30, height: 45, metadata: { camera: 'Kamera' } })
    const tags = await exiftool.read(copy.path, ['-Orientation', '-ExifImageWidth', '-ExifImageHeight', '-ThumbnailImage', '-n'])
    expect(tags).toEqual({ 'ExifIFD:ExifImageWidth': 30, 'ExifIFD:ExifImageHeight': 45 })
    const { data } = await sharp(copy.path).raw().toBuffer({ resolveWithObject: true })
    // What was dark at the left is dark at the top.
    expect([data[0] ?? 0, data.at(-3) ?? 0].map((red) => red > 100)).toEqual([false, true])
  })

  it('of a wide gamut keep their profile and their values', async () => {
    const path = join(makeTempDir(), 'a.png')
    // The reddest red of P3, which sRGB has no place for.
    const red = sharp({ create: { width: 64, height: 64, channels: 3, background: '#ff0000' } })
    const untagged = await red.png().toBuffer()
    await writeFile(path, await sharp(untagged).keepIccProfile().png().toBuffer())
    const profile = join(makeTempDir(), 'p3.icc')
    const tagged = await sharp(untagged).withIccProfile('p3').png().toBuffer()
    await writeFile(profile, (await sharp(tagged).metadata()).icc ?? '')
    await exiftool.write(path, [`-ICC_Profile<=${profile}`])
    const copy = await exportAll(await openLibrary(path), { format: 'webp', quality: 100, longEdge: 32 })
    const { icc, width } = await sharp(copy.path).metadata()
    expect([icc?.equals(await readFile(profile)), width]).toEqual([true, 32])
    const [r = 0, g = 0, b = 0] = await sharp(copy.path, { ignoreIcc: true }).raw().toBuffer()
    expect([r > 250, g < 5, b < 5]).toEqual([true, true, true])
  })

  it('of CMYK become sRGB that looks the same', async () => {
    const path = join(makeTempDir(), 'a.jpg')
    await writeFile(
      path,
      await sharp(await drawPhoto({ colour: '#3060c0' }))
        .toColourspace('cmyk')
        .withIccProfile('cmyk')
        .jpeg({ quality: 95 })
        .toBuffer(),
    )
    expect((await sharp(path).metadata()).space).toBe('cmyk')
    const copy = await exportAll(await openLibrary(path), { longEdge: 48, quality: 95 })
    const { space, icc } = await sharp(copy.path).metadata()
    expect([space, icc]).toEqual(['srgb', undefined])
    const shown = await sharp(path).resize(48).toColourspace('srgb').raw().toBuffer()
    const data = await sharp(copy.path).raw().toBuffer()
    for (const at of [0, 1, 2]) expect(Math.abs((data.at(at - 3) ?? 0) - (shown.at(at - 3) ?? 0))).toBeLessThan(8)
  })

  it('of a BMP become a PNG', async () => {
    const folder = makeTempDir()
    await writeFile(join(folder, 'a.bmp'), drawBmp(40, 20))
    const copy = await exportAll(await openLibrary(join(folder, 'a.bmp')), { longEdge: 20 })
    expect(copy.files).toEqual(['a.png'])
    expect(await scan(copy.path)).toMatchObject({ format: 'png', width: 20, height: 10 })
  })
})

describe('a damaged file', () => {
  /** A file that ExifTool gives up on, and whose picture can be seen. */
  async function writeCut(): Promise<string> {
    const path = join(makeTempDir(), 'a.jpg')
    await writeFile(path, await drawPhoto({ width: 960, height: 640 }))
    await exiftool.write(path, PERSON)
    const whole = await readFile(path)
    await writeFile(path, whole.subarray(0, whole.length - 1000))
    return path
  }

  it('is cleaned by making new pixels', async () => {
    const copy = await exportAll(await openLibrary(await writeCut()), { metadata: 'none', withWords: false })
    expect(copy.result.written).toBe(1)
    expect((await readFile(copy.path)).includes('Honggildong')).toBe(false)
    expect(await scan(copy.path)).toMatchObject({ format: 'jpeg', width: 960, height: 640 })
  })
})
