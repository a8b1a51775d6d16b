import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  addSegments,
  drawHalves,
  type Entry,
  exifSegment,
  iptcSegment,
  makeDng,
  makeTiff,
  makeXmp,
  xmpSegment,
} from '#imaging/imaging-fixture.ts'
import { createBufferReader } from '#imaging/open-file.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { mergeMetadata, type PhotoMetadata } from './photo-metadata.ts'
import { readHeader } from './read-header.ts'
import { readSidecars } from './read-sidecars.ts'

const CP949 = { 가족: Buffer.from('b0a1c1b7', 'hex'), 할머니: Buffer.from('c7d2b8d3b4cf', 'hex') }
const NOTHING: PhotoMetadata = {
  takenAt: null,
  caption: '',
  tags: [],
  rating: 0,
  camera: '',
  exposure: { aperture: null, shutter: null, iso: null, focalLength: null },
  latitude: null,
  longitude: null,
}

let jpeg: Buffer

beforeAll(async () => {
  jpeg = await drawHalves(60, 40)
})

function read(file: Buffer): PhotoMetadata {
  return mergeMetadata({ ...readHeader(createBufferReader(file)), sidecars: [] })
}

function readEntries(photo: readonly Entry[], exif: readonly Entry[] = []): PhotoMetadata {
  return read(addSegments(jpeg, exifSegment({ photo, exif })))
}

const utf16 = (text: string) => Buffer.from(`${text}\0`, 'utf16le')

describe('EXIF', () => {
  it('tells when, with what and how a photo was taken', () => {
    const metadata = readEntries(
      [
        [0x010f, 2, 'Canon'],
        [0x0110, 2, 'Canon EOS R6'],
        [0x0132, 2, '2024:06:01 00:00:00'],
      ],
      [
        [0x9003, 2, '2024:05:04 10:23:11'],
        [0x829d, 5, [28, 10]],
        [0x829a, 5, [1, 250]],
        [0x8827, 3, 400],
        [0x920a, 5, [50, 1]],
      ],
    )
    expect(metadata).toEqual({
      ...NOTHING,
      takenAt: '2024-05-04T10:23:11',
      camera: 'Canon EOS R6',
      exposure: { aperture: 2.8, shutter: 1 / 250, iso: 400, focalLength: 50 },
    })
  })

  it('puts the maker before a model that does not begin with it', () => {
    expect(
      readEntries([
        [0x010f, 2, 'SONY'],
        [0x0110, 2, 'ILCE-7M4'],
      ]).camera,
    ).toBe('SONY ILCE-7M4')
  })

  it('falls back on the time of the last change', () => {
    expect(readEntries([[0x0132, 2, '2024:06:01 07:08:09']]).takenAt).toBe('2024-06-01T07:08:09')
  })

  it.each(['0000:00:00 00:00:00', '2024:02:31 10:00:00', '    :  :     :  :  ', '1700:01:01 00:00:00'])('%j is no date', (date) => {
    expect(readEntries([], [[0x9003, 2, date]]).takenAt).toBeNull()
  })

  it('tells where, on all sides of the equator and of Greenwich', () => {
    const place = (latitudeSide: string, longitudeSide: string) =>
      read(
        addSegments(
          jpeg,
          exifSegment({
            gps: [
              [1, 2, latitudeSide],
              [2, 5, [33, 1, 30, 1, 36, 1]],
              [3, 2, longitudeSide],
              [4, 5, [126, 1, 31, 1, 12, 1]],
            ],
          }),
        ),
      )
    expect(place('N', 'E').latitude).toBeCloseTo(33.51, 10)
    expect(place('N', 'E').longitude).toBeCloseTo(126.52, 10)
    expect(place('S', 'W').latitude).toBeCloseTo(-33.51, 10)
    expect(place('S', 'W').longitude).toBeCloseTo(-126.52, 10)
  })

  it.each([
    ['ImageDescription in UTF-8', 0x010e, Buffer.from('바닷가에서\0')],
    ['ImageDescription in CP949', 0x010e, Buffer.concat([CP949.할머니, Buffer.alloc(1)])],
    ['XPComment', 0x9c9c, utf16('할머니 댁에서')],
    ['XPTitle', 0x9c9b, utf16('할머니 댁에서')],
    ['XPSubject', 0x9c9f, utf16('할머니 댁에서')],
  ])('takes a caption from %s', (_name, tag, value) => {
    expect(readEntries([[tag, 7, value]]).caption).toMatch(/^(바닷가에서|할머니( 댁에서)?)$/)
  })

  it.each([
    ['its own charset', Buffer.from('ASCII\0\0\0hello', 'latin1'), 'hello'],
    ['UTF-16, little end first', Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from('제주도', 'utf16le')]), '제주도'],
    ['UTF-16, big end first', Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from('제주도', 'utf16le').swap16()]), '제주도'],
    ['none, in CP949', Buffer.concat([Buffer.alloc(8), CP949.가족]), '가족'],
  ])('takes a caption from a UserComment with %s', (_name, value, caption) => {
    expect(readEntries([], [[0x9286, 7, value]]).caption).toBe(caption)
  })

  it.each(['OLYMPUS DIGITAL CAMERA', 'SAMSUNG', 'Exif_JPEG_PICTURE'])('does not take %j for a caption', (phrase) => {
    expect(readEntries([[0x010e, 2, phrase]]).caption).toBe('')
  })

  it('reads the keywords and stars of Windows', () => {
    const metadata = readEntries([
      [0x9c9e, 7, utf16('가족;여행; 가족')],
      [0x4746, 3, 4],
    ])
    expect(metadata).toMatchObject({ tags: ['가족', '여행'], rating: 4 })
    expect(readEntries([[0x4749, 3, 75]]).rating).toBe(4)
  })
})

describe('IPTC', () => {
  it('is read as UTF-8 or CP949, each text by itself', () => {
    const segment = iptcSegment([
      [120, CP949.할머니],
      [25, CP949.가족],
      [25, Buffer.from('바다')],
      [55, Buffer.from('20240504')],
      [60, Buffer.from('102311+0900')],
    ])
    expect(read(addSegments(jpeg, segment))).toEqual({
      ...NOTHING,
      caption: '할머니',
      tags: ['가족', '바다'],
      takenAt: '2024-05-04T10:23:11',
    })
  })
})

describe('XMP', () => {
  it('is read from attributes and elements, whatever its prefixes are called', () => {
    const inside = `xmp:Rating="3"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">생신 &amp; 잔치</rdf:li></rdf:Alt></dc:description>
      <x1:subject xmlns:x1="http://purl.org/dc/elements/1.1/"><rdf:Bag><rdf:li>가족</rdf:li><rdf:li>할머니</rdf:li></rdf:Bag></x1:subject>
      <lr:hierarchicalSubject><rdf:Bag><rdf:li>장소|제주|바다</rdf:li></rdf:Bag></lr:hierarchicalSubject>
      <exif:GPSLatitude>33,30.6N</exif:GPSLatitude><exif:GPSLongitude>126,31.2E</exif:GPSLongitude>`
    const metadata = read(addSegments(jpeg, xmpSegment(inside)))
    expect(metadata).toMatchObject({ caption: '생신 & 잔치', tags: ['가족', '할머니', '바다'], rating: 3 })
    expect(metadata.latitude).toBeCloseTo(33.51, 10)
    expect(metadata.longitude).toBeCloseTo(126.52, 10)
  })

  it('goes before IPTC, and IPTC before EXIF', () => {
    const exif = exifSegment({ photo: [[0x010e, 2, 'exif']] })
    const iptc = iptcSegment([[120, Buffer.from('iptc')]])
    const xmp = xmpSegment('><dc:description>xmp</dc:description>')
    expect(read(addSegments(jpeg, exif, iptc, xmp)).caption).toBe('xmp')
    expect(read(addSegments(jpeg, exif, iptc)).caption).toBe('iptc')
  })

  it.each([
    ['a percentage', 'MicrosoftPhoto:Rating="50">', 3],
    ['a rejected photo', 'xmp:Rating="-1">', 0],
    ['too many stars', 'xmp:Rating="9">', 0],
  ])('reads %s', (_name, inside, rating) => {
    expect(read(addSegments(jpeg, xmpSegment(inside))).rating).toBe(rating)
  })

  it('that is no XML costs itself only', () => {
    const exif = exifSegment({ photo: [[0x010e, 2, '바다']] })
    expect(read(addSegments(jpeg, exif, xmpSegment('xmp:Rating="5" <<<'))).caption).toBe('바다')
  })
})

describe('a sidecar', () => {
  it.each(['photo.jpg.xmp', 'photo.xmp'])('%s goes before what stands in the photo', (name) => {
    const folder = makeTempDir()
    const path = join(folder, 'photo.jpg')
    writeFileSync(join(folder, name), makeXmp('xmp:Rating="0"><dc:description>밖</dc:description>'))
    const inside = addSegments(jpeg, xmpSegment('xmp:Rating="5"><dc:description>안</dc:description><dc:subject>가족</dc:subject>'))
    const metadata = mergeMetadata({ ...readHeader(createBufferReader(inside)), sidecars: readSidecars(path) })
    expect(metadata).toMatchObject({ caption: '밖', tags: ['가족'], rating: 0 })
  })

  it('in UTF-16 is read, and one that is a folder is not', () => {
    const folder = makeTempDir()
    writeFileSync(join(folder, 'a.xmp'), `\ufeff${makeXmp('><dc:description>바다</dc:description>')}`, 'utf16le')
    expect(readSidecars(join(folder, 'a.jpg'))).toMatchObject([{ caption: '바다' }])
    expect(readSidecars(join(folder, '..', 'none.jpg'))).toEqual([])
  })
})

describe('every container', () => {
  const expected = { ...NOTHING, caption: '바다', camera: 'Nikon' }
  const photo: Entry[] = [
    [0x010e, 2, '바다'],
    [0x010f, 2, 'Nikon'],
  ]

  it.each(['jpeg', 'png', 'webp', 'avif', 'tiff'] as const)('%s', async (format) => {
    const file = await sharp(jpeg).withXmp(makeXmp('><dc:description>바다</dc:description>')).toFormat(format).toBuffer()
    expect(read(file).caption).toBe('바다')
  })

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('%s with EXIF', async (format) => {
    const file = await sharp(jpeg)
      .withExif({ IFD0: { ImageDescription: 'sea', Make: 'Nikon' } })
      .toFormat(format)
      .toBuffer()
    expect(read(file)).toMatchObject({ caption: 'sea', camera: 'Nikon' })
  })

  it('a DNG', async () => {
    const file = await makeDng(jpeg, 6, photo)
    expect(read(file)).toEqual(expected)
    expect(readHeader(createBufferReader(file))).toMatchObject({ container: 'tiff', isRaw: true, orientation: 6 })
  })

  it('a Fujifilm RAF, which is a JPEG with more behind it', () => {
    const head = Buffer.alloc(160)
    head.write('FUJIFILMCCD-RAW ', 'latin1')
    head.writeUInt32BE(head.length, 84)
    const file = Buffer.concat([head, addSegments(jpeg, exifSegment({ photo }))])
    expect(read(file)).toEqual(expected)
    expect(readHeader(createBufferReader(file))).toMatchObject({ container: 'raf', isRaw: true, stored: null })
  })

  it('a Canon CR3, whose directories stand apart', () => {
    const box = (type: string, ...content: Buffer[]) => {
      const body = Buffer.concat([Buffer.from(type, 'latin1'), ...content])
      const size = Buffer.alloc(4)
      size.writeUInt32BE(body.length + 4)
      return Buffer.concat([size, body])
    }
    const own = box(
      'uuid',
      Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex'),
      box('CMT1', makeTiff({ photo: [...photo, [0x0112, 3, 8]] })),
      box(
        'CMT2',
        makeTiff({
          photo: [
            [0x9003, 2, '2024:05:04 10:23:11'],
            [0x8827, 3, 800],
          ],
        }),
      ),
    )
    const file = Buffer.concat([box('ftyp', Buffer.from('crx \0\0\0\x01', 'latin1')), box('moov', own)])
    expect(read(file)).toMatchObject({ caption: '바다', camera: 'Nikon', takenAt: '2024-05-04T10:23:11', exposure: { iso: 800 } })
    expect(readHeader(createBufferReader(file))).toMatchObject({ container: 'cr3', isRaw: true, orientation: 8 })
  })
})

describe('what is no photo', () => {
  it.each(['', 'hello', '%PDF-1.4', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'PK\x03\x04'])('%j', (text) => {
    expect(readHeader(createBufferReader(Buffer.from(text)))).toBeNull()
  })
})

it('never fails on a damaged file, and never reads for ever', () => {
  const exif = exifSegment({
    photo: [
      [0x010e, 2, '바다'],
      [0x010f, 2, 'Nikon'],
    ],
    exif: [[0x9003, 2, '2024:05:04 10:23:11']],
    gps: [[2, 5, [33, 1, 30, 1, 36, 1]]],
    thumbnail: Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
  })
  const whole = addSegments(jpeg, exif, iptcSegment([[120, CP949.가족]]), xmpSegment('xmp:Rating="3">'))
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 })
  fc.assert(
    fc.property(damage, fc.nat(whole.length), (changes, length) => {
      const file = Buffer.from(whole)
      for (const [at, byte] of changes) file[at] = byte
      const metadata = read(file.subarray(0, length))
      expect(metadata.caption).toBe(metadata.caption.toWellFormed())
      expect(metadata.rating).toBeLessThanOrEqual(5)
    }),
    { numRuns: 500 },
  )
})
