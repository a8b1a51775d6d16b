import { createHash } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '#shared/orders/manifest.ts'
import { startTestStudio, type TestStudio } from '../../testing/start-test-studio.ts'
import { createTestBrowser, type TestBrowser } from '../../testing/test-browser.ts'
import { createTestClient, makeTestManifest, makeTestPhoto, sendTestOrder, type TestPhoto } from '../../testing/test-client.ts'

let studio: TestStudio
let browser: TestBrowser
let photo: TestPhoto
let number: string

beforeAll(async () => {
  studio = await startTestStudio()
  photo = await makeTestPhoto('#cc2200', { width: 90, height: 60 })
  const made = makeTestManifest([
    { photo, fit: 'image-full', productId: 'print-8x10' },
    { photo, crop: { x: 0, y: 0, width: 0.5, height: 0.5 } },
  ])
  const manifest: Manifest = { ...made, files: made.files.map((file) => ({ ...file, name: '바다 "의\' 소리/../하.jpg' })) }
  number = (await sendTestOrder(createTestClient(studio), manifest, [photo])).data.number
  browser = createTestBrowser(studio)
  await browser.signIn()
})
afterAll(() => studio.remove())

const picture = (place: string) => browser.download(`/console/orders/${number}/${place}`)
const keptPictures = () =>
  readdirSync(join(studio.dataDir, 'pictures'), { recursive: true }).filter((name) => String(name).endsWith('.jpg'))

describe('the picture of a print', () => {
  it('shows the print as it will be made, small, and is made once', async () => {
    const [first, again] = await Promise.all([picture('prints/1.jpg'), picture('prints/1.jpg')])
    expect(first).toMatchObject({
      status: 200,
      headers: { 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=86400, immutable' },
    })
    expect(first.data.equals(again.data)).toBe(true)
    expect(await sharp(first.data).metadata()).toMatchObject({ width: 900, height: 720 })
    // A 3:2 photo in full on a 5:4 paper: white above and below.
    const { data } = await sharp(first.data).raw().toBuffer({ resolveWithObject: true })
    const red = (x: number, y: number) => data[(y * 900 + x) * 3 + 1] ?? 0
    expect(red(450, 5)).toBeGreaterThan(240)
    expect(red(450, 360)).toBeLessThan(60)
    expect(keptPictures()).toHaveLength(1)
    const kept = await picture('prints/1.jpg')
    expect(kept.data.equals(first.data)).toBe(true)
    expect(await sharp((await picture('prints/2.jpg')).data).metadata()).toMatchObject({ width: 900, height: 600 })
    expect(keptPictures()).toHaveLength(2)
  })

  it.each([
    'prints/0.jpg',
    'prints/3.jpg',
    'prints/99999.jpg',
    'prints/1.png',
    'prints/..%2f1.jpg',
    'originals/0',
    'originals/3',
    'originals/x',
    'originals/1e0.5',
  ])('is not there for %s', async (place) => {
    expect(await picture(place)).toMatchObject({ status: 404 })
  })
})

describe('the original', () => {
  it('comes as the customer sent it, under their own name, and is never shown', async () => {
    const { status, headers, data } = await picture('originals/1')
    expect(status).toBe(200)
    expect(createHash('sha256').update(data).digest('hex')).toBe(photo.sha256)
    expect(headers['content-type']).toBe('application/octet-stream')
    expect(headers['content-length']).toBe(String(photo.bytes.length))
    expect(headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('바다 "의').replace("'", '%27')}%27%20${encodeURIComponent('소리_.._하.jpg')}`,
    )
  })
})

describe('the order sheet', () => {
  it('is a PDF that the browser may show', async () => {
    const { status, headers, data } = await picture('sheet.pdf')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/pdf')
    expect(headers['content-disposition']).toBe(`inline; filename="${number}.pdf"`)
    expect(data.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await browser.get('/console/orders/000000-0000/sheet.pdf')).toMatchObject({ status: 404 })
  })
})

it('says that a photo is gone where it is', async () => {
  rmSync(join(studio.dataDir, 'files'), { recursive: true })
  rmSync(join(studio.dataDir, 'pictures'), { recursive: true })
  expect(await picture('prints/1.jpg')).toMatchObject({ status: 404 })
  expect(await picture('originals/1')).toMatchObject({ status: 404 })
})
