import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeHeic } from '#imaging/heic.ts'
import { type HeicParts, makeHeicPhoto } from '#imaging/heic-fixture.ts'
import { makeTiff } from '#imaging/imaging-fixture.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { performDecoderRequest } from './decode.ts'
import type { ScanAnswer } from './decoder-messages.ts'

const DARK = [40, 128, 128] as const
const LIGHT = [190, 128, 128] as const
/** Darker at the left, as it is stored. */
const HALVES: HeicParts = { width: 96, height: 64, colourAt: (x) => (x < 48 ? DARK : LIGHT) }

let folder: string
beforeAll(() => {
  folder = makeTempDir()
})

function write(name: string, parts: Partial<HeicParts> = {}): string {
  const path = join(folder, name)
  writeFileSync(path, makeHeicPhoto({ ...HALVES, ...parts }))
  return path
}

async function pixelAt(path: string, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  return [...data.subarray(at, at + 3)]
}

describe('a HEIC', () => {
  it.each([
    [0, 0.1, 0.5],
    [1, 0.5, 0.9],
    [2, 0.9, 0.5],
    [3, 0.5, 0.1],
  ])('turned %i quarters by its container stands upright once, though EXIF says so again', async (turns, x, y) => {
    const exif = makeTiff({ photo: [[0x0112, 3, 6]] })
    const path = write(`turned-${turns}.heic`, { turns, exif })
    const size = turns % 2 === 0 ? { width: 96, height: 64 } : { width: 64, height: 96 }
    expect(await performDecoderRequest({ kind: 'scan', path })).toMatchObject({ format: 'heic', ...size })
    const target = join(folder, `turned-${turns}.jpg`)
    expect(await performDecoderRequest({ kind: 'thumbnail', path, target })).toMatchObject({ ...size, damaged: false })
    expect(await sharp(target).metadata()).toMatchObject({ format: 'jpeg', ...size })
    expect((await pixelAt(target, x, y))[0]).toBeLessThan(80)
    expect((await pixelAt(target, 1 - x, 1 - y))[0]).toBeGreaterThan(150)
  })

  it('in P3, as phones write it, is right in sRGB', async () => {
    const p3 = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000000' } })
      .withIccProfile('p3')
      .png()
      .toBuffer()
    const { icc } = await sharp(p3).metadata()
    if (!icc) throw new Error('sharp wrote no profile')
    const red = () => [120, 110, 190] as const
    const shownAs = async (name: string, parts: Partial<HeicParts>) => {
      const target = join(folder, `${name}.jpg`)
      await performDecoderRequest({ kind: 'full', path: write(`${name}.heic`, { colourAt: red, ...parts }), target })
      return pixelAt(target, 0.5, 0.5)
    }
    const [plainRed = 0, plainGreen = 0] = await shownAs('plain', {})
    const [wideRed = 0, wideGreen = 0] = await shownAs('wide', { icc })
    expect(wideRed).toBeGreaterThan(plainRed + 5)
    expect(wideGreen).toBeLessThan(plainGreen - 5)
  })

  it('tells what its EXIF says', async () => {
    const exif = makeTiff({ photo: [[0x0110, 2, 'iPhone 15']], exif: [[0x9003, 2, '2024:05:04 10:23:11']] })
    const { metadata } = (await performDecoderRequest({ kind: 'scan', path: write('exif.heic', { exif }) })) as ScanAnswer
    expect(metadata).toMatchObject({ camera: 'iPhone 15', takenAt: '2024-05-04T10:23:11' })
  })

  it('that is cut off is damaged, and the next one is read', () => {
    const whole = makeHeicPhoto(HALVES)
    expect(() => decodeHeic(whole.subarray(0, 600))).toThrow(expect.objectContaining({ reason: 'DAMAGED' }))
    expect(() => decodeHeic(Buffer.from('no HEIC at all'))).toThrow(expect.objectContaining({ reason: 'DAMAGED' }))
    expect(decodeHeic(whole)).toMatchObject({ width: 96, height: 64 })
  })

  it('too large is refused before it is decoded', async () => {
    const heic = makeHeicPhoto(HALVES)
    const size = heic.indexOf('ispe') + 8
    heic.writeUInt32BE(60_000, size)
    heic.writeUInt32BE(60_000, size + 4)
    const path = join(folder, 'huge.heic')
    writeFileSync(path, heic)
    await expect(performDecoderRequest({ kind: 'thumbnail', path, target: join(folder, 'huge.jpg') })).rejects.toMatchObject({
      reason: expect.stringMatching(/TOO_MANY_PIXELS|NOT_A_PHOTO/),
    })
  })
})
