import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { makeHeicPhoto } from '#imaging/heic-fixture.ts'
import { makeBmp, makeDng } from '#imaging/imaging-fixture.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { photoExtension } from './photo-extension.ts'

const image = sharp({ create: { width: 6, height: 4, channels: 3, background: '#808080' } })
const heic = () => makeHeicPhoto({ width: 32, height: 32, colourAt: () => [128, 128, 128] })

it.each([
  ['jpg', 'a.png', () => image.clone().jpeg().toBuffer()],
  ['png', 'a', () => image.clone().png().toBuffer()],
  ['webp', 'a.jpg', () => image.clone().webp().toBuffer()],
  ['avif', 'a.heic', () => image.clone().avif().toBuffer()],
  ['gif', '', () => image.clone().gif().toBuffer()],
  ['tif', 'a.tiff', () => image.clone().tiff().toBuffer()],
  ['bmp', 'a.bmp', () => makeBmp([[[1, 2, 3]]])],
  ['heic', 'IMG_0001.HEIC', heic],
  ['nef', 'DSC_0001.NEF', () => makeDng(Buffer.alloc(0), 1)],
  ['tif', 'photo.exe', () => makeDng(Buffer.alloc(0), 1)],
  ['jpg', 'photo.nef', () => image.clone().jpeg().toBuffer()],
  ['', 'photo.jpg', () => Buffer.from('hello')],
] as const)('is %s of what was called %s', async (extension, name, make) => {
  const path = join(makeTempDir(), 'photo')
  writeFileSync(path, await make())
  expect(await photoExtension(path, name)).toBe(extension)
})
