import sharp from 'sharp'
import { expect, it } from 'vitest'
import { isSrgb, wrapWithProfile } from './colour-profile.ts'

async function profileOf(name: 'srgb' | 'p3'): Promise<Buffer> {
  const picture = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#804020' } })
    .withIccProfile(name)
    .jpeg()
    .toBuffer()
  const { icc } = await sharp(picture).metadata()
  if (!icc) throw new Error('sharp wrote no profile')
  return icc
}

it('sRGB is told from wide gamut, and from what is no profile', async () => {
  expect(isSrgb(await profileOf('srgb'))).toBe(true)
  expect(isSrgb(await profileOf('p3'))).toBe(false)
  expect(isSrgb(Buffer.alloc(0))).toBe(false)
  expect(isSrgb(Buffer.alloc(4000, 0xff))).toBe(false)
})

it('leaving an sRGB profile alone changes no pixel', async () => {
  const noise = await sharp({
    create: { width: 64, height: 64, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  })
    .withIccProfile('srgb')
    .jpeg({ quality: 95 })
    .toBuffer()
  const [converted, left] = await Promise.all([false, true].map((ignoreIcc) => sharp(noise, { ignoreIcc }).raw().toBuffer()))
  expect(left).toEqual(converted)
})

it('pixels with a profile are converted as a file with that profile is', async () => {
  const pixels = Buffer.from([200, 30, 30, 20, 180, 40, 30, 30, 220, 250, 250, 250])
  const raw = { width: 2, height: 2, channels: 3 as const }
  const asFile = await sharp(pixels, { raw }).png().withMetadata().toBuffer()
  const p3 = await profileOf('p3')
  const wrapped = await sharp(wrapWithProfile(pixels, 2, 2, p3))
    .raw()
    .toBuffer()
  expect(await sharp(asFile).raw().toBuffer()).toEqual(pixels)
  // The same red is further out in P3: in sRGB it has more red and less of the rest.
  expect(wrapped[0]).toBeGreaterThan(205)
  expect(wrapped[1]).toBeLessThan(25)
  // White stays white.
  expect([...wrapped.subarray(9)]).toEqual([250, 250, 250])
})
