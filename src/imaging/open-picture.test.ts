import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { addSegments, drawHalves, exifSegment, makeDng } from './imaging-fixture.ts'
import { createBufferReader } from './open-file.ts'
import { openPhoto } from './open-picture.ts'
import { readPictureHeader } from './picture-header.ts'
import { checkPicture } from './picture-size.ts'
import { closeRawPreviews } from './raw-preview.ts'

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

/** A RAF as far as its preview goes. */
async function makeRaf(orientation: number): Promise<Buffer> {
  const head = Buffer.alloc(160)
  head.write('FUJIFILMCCD-RAW ', 'latin1')
  head.writeUInt32BE(head.length, 84)
  return Buffer.concat([head, addSegments(await drawHalves(60, 40), exifSegment({ photo: [[0x0112, 3, orientation]] }))])
}

/**
 * A RAW of directories in a chain, each with a JPEG of its own. Of an ARW that in the first is the preview; elsewhere all are of
 * one name, of which the last is meant.
 */
function chainPreviews(...previews: Buffer[]): Buffer {
  const directoryBytes = 2 + 4 * 12 + 4
  let at = 8 + previews.length * directoryBytes
  const head = Buffer.alloc(at)
  head.write('II*\0\x08\0\0\0', 'latin1')
  for (const [index, { length }] of previews.entries()) {
    const start = 8 + index * directoryBytes
    head.writeUInt16LE(4, start)
    for (const [entry, [tag, value]] of [
      [0x0103, 6],
      [0x0106, 32_803],
      [0x0201, at],
      [0x0202, length],
    ].entries()) {
      head.writeUInt16LE(tag ?? 0, start + 2 + entry * 12)
      head.writeUInt16LE(4, start + 4 + entry * 12)
      head.writeUInt32LE(1, start + 6 + entry * 12)
      head.writeUInt32LE(value ?? 0, start + 10 + entry * 12)
    }
    head.writeUInt32LE(index + 1 < previews.length ? start + directoryBytes : 0, start + directoryBytes - 4)
    at += length
  }
  return Buffer.concat([head, ...previews])
}

describe('how a RAW was held', () => {
  it('is read from wherever it keeps its directories', async () => {
    const tell = (bytes: Buffer) => readPictureHeader(createBufferReader(bytes))
    expect(tell(await makeDng(Buffer.alloc(0), 8))).toEqual({ container: 'tiff', isRaw: true, orientation: 8 })
    expect(tell(await makeRaf(6))).toEqual({ container: 'raf', isRaw: true, orientation: 6 })
  })

  it('is as it lies where that is damaged', async () => {
    const raf = await makeRaf(6)
    raf.writeUInt32BE(0xffffffff, 84)
    expect(readPictureHeader(createBufferReader(raf))).toEqual({ container: 'raf', isRaw: true, orientation: 1 })
    expect(readPictureHeader(createBufferReader(raf.subarray(0, 86)))).toMatchObject({ isRaw: true, orientation: 1 })
  })

  it('is nothing that another picture says', async () => {
    const jpeg = addSegments(await drawHalves(60, 40), exifSegment({ photo: [[0x0112, 3, 6]] }))
    expect(readPictureHeader(createBufferReader(jpeg))).toEqual({ container: 'jpeg', isRaw: false, orientation: 1 })
    expect(await openPhoto(write('turned.jpg', jpeg))).toMatchObject({ format: 'jpeg', width: 40, height: 60 })
  })
})

describe('a RAW under another name', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('is shown by the same preview, and leaves nothing behind', async () => {
    const path = write('0f3a', await makeDng(await drawHalves(90, 60), 6))
    const temporary = makeTempDir()
    for (const variable of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(variable, temporary)
    for (const name of ['DSC_1.NEF', 'DSC_1.arw', '../../x.pef', 'photo.jpg', '']) {
      expect(await openPhoto(path, name), name).toMatchObject({ format: 'raw', width: 60, height: 90 })
    }
    expect(readdirSync(temporary)).toEqual([])
  })

  it('has the ending by which ExifTool knows where its maker keeps which JPEG', async () => {
    const small = await drawHalves(160, 120)
    const path = write('51c0', chainPreviews(await drawHalves(900, 600), small, small, await drawHalves(320, 240)))
    expect(await openPhoto(path, 'DSC_1.ARW')).toMatchObject({ format: 'raw', width: 900, height: 600 })
  })

  it('is told by its content where the name is one that could not be', async () => {
    const path = write('b77c', await drawHalves(90, 60))
    expect(await openPhoto(path, 'DSC_1.NEF')).toMatchObject({ format: 'jpeg', width: 90, height: 60 })
  })
})

describe('the check of a header', () => {
  it('takes what can be opened, and says of the rest why not', async () => {
    const png = await sharp(await drawHalves(90, 60))
      .png()
      .toBuffer()
    await checkPicture(write('a.png', png))
    await checkPicture(write('a.dng', await makeDng(Buffer.alloc(0), 1)))
    await expect(checkPicture(write('a.jxl', Buffer.from('ff0a00', 'hex')))).rejects.toMatchObject({ reason: 'FORMAT_NOT_SUPPORTED' })
    await expect(checkPicture(write('a.svg', Buffer.from('<svg/>')))).rejects.toMatchObject({ reason: 'NOT_A_PHOTO' })
    png.writeUInt32BE(60_000, 16)
    png.writeUInt32BE(60_000, 20)
    await expect(checkPicture(write('huge.png', png))).rejects.toMatchObject({
      reason: expect.stringMatching(/TOO_MANY_PIXELS|NOT_A_PHOTO/),
    })
  })
})
