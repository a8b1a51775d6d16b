import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeHeicPhoto } from '#imaging/heic-fixture.ts'
import { makeBmp, makeDng } from '#imaging/imaging-fixture.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { checkImage } from './check-image.ts'

let folder: string
beforeAll(() => {
  folder = makeTempDir()
})

/** As an upload lies on the disk: its name says nothing. */
function check(bytes: Buffer): Promise<void> {
  const path = join(folder, 'upload.part')
  writeFileSync(path, bytes)
  return checkImage(path)
}

const grey = { create: { width: 6, height: 4, channels: 3, background: '#808080' } } as const
const heic = () => makeHeicPhoto({ width: 32, height: 32, colourAt: () => [128, 128, 128] })
const bmp = () => makeBmp([[[1, 2, 3]]])
const dng = async () => makeDng(await sharp(grey).jpeg().toBuffer(), 1)

describe('what the client takes', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif'] as const)('%s', async (format) => {
    await check(await sharp(grey).toFormat(format).toBuffer())
  })

  it('HEIC, BMP and RAW', async () => {
    await check(heic())
    await check(bmp())
    await check(await dng())
  })

  it('and damaged files too, as far as their header is whole', async () => {
    const bytes = await sharp({ create: { ...grey.create, width: 600, height: 400 } })
      .jpeg()
      .toBuffer()
    await check(bytes.subarray(0, bytes.length - 100))
  })
})

describe('what is refused', () => {
  const change = (bytes: Buffer, write: (bytes: Buffer) => void) => {
    write(bytes)
    return bytes
  }
  it.each([
    ['text', () => Buffer.from('this is no photo')],
    ['nothing', () => Buffer.alloc(0)],
    ['JPEG XL', () => Buffer.from('ff0a00', 'hex')],
    ['the first letters of a BMP', () => Buffer.from('BM')],
    ['a BMP of 60,000 × 60,000', () => change(bmp(), (bytes) => [18, 22].map((at) => bytes.writeInt32LE(60_000, at)))],
    [
      'a HEIC of 60,000 × 60,000',
      () => change(heic(), (bytes) => [8, 12].map((at) => bytes.writeUInt32BE(60_000, bytes.indexOf('ispe') + at))),
    ],
    ['a film', () => Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1')],
  ])('%s', async (_kind, make) => {
    await expect(check(make())).rejects.toMatchObject({ code: 'NOT_AN_IMAGE' })
  })

  it('is not the photo’s fault where its file can not be read', async () => {
    await expect(checkImage(join(folder, 'nowhere'))).rejects.toMatchObject({ reason: 'FILE_GONE' })
  })
})
