import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { makeTestLine } from '../testing/make-test-sheet.ts'
import { makeTestPhoto } from '../testing/test-client.ts'
import { createPrintPictures, PICTURE_EDGE, type PrintPictures } from './print-pictures.ts'

const paper = { id: 'print-8x10', name: '8×10', shortMm: 203, longMm: 254, shortPx: 2400, longPx: 3000 }

let folder: string
let photoPath: string
let pictures: PrintPictures

beforeEach(async () => {
  folder = makeTempDir()
  photoPath = join(makeTempDir(), 'photo')
  writeFileSync(photoPath, (await makeTestPhoto('#cc2200')).bytes)
  pictures = createPrintPictures({ folder })
})
afterEach(() => pictures.close())

const kept = () => readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.jpg'))

it('makes a large paper small, and keeps its border in proportion', async () => {
  const picture = await pictures.read(photoPath, makeTestLine({ product: paper, borderMm: 20.3 }))
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true })
  expect(info).toMatchObject({ width: PICTURE_EDGE, height: 720 })
  const green = (x: number, y: number) => data[(y * info.width + x) * info.channels + 1] ?? 0
  // 20.3 of 203 mm: a tenth of 720 px.
  expect(green(450, 64)).toBeGreaterThan(240)
  expect(green(450, 80)).toBeLessThan(60)
})

it('makes each picture once, however many ask for it and whatever it costs', async () => {
  const lines = [makeTestLine(), makeTestLine({ quantity: 9, total: 2700, originalName: '산.jpg' })]
  const made = await Promise.all([...lines, ...lines].map((line) => pictures.read(photoPath, line)))
  expect(new Set(made.map((picture) => Buffer.from(picture ?? []).toString('hex'))).size).toBe(1)
  expect(kept()).toHaveLength(1)
  await pictures.read(photoPath, makeTestLine({ fit: 'image-full', turn: 90 }))
  expect(kept()).toHaveLength(2)
})

it('answers with nothing for what is no photo, or is gone, and keeps nothing of it', async () => {
  writeFileSync(photoPath, '<svg xmlns="http://www.w3.org/2000/svg"/>')
  expect(await pictures.read(photoPath, makeTestLine())).toBeUndefined()
  expect(await pictures.read(join(folder, 'nowhere'), makeTestLine())).toBeUndefined()
  expect(kept()).toHaveLength(0)
})

it('makes room by what nobody has looked at for longest', async () => {
  const first = await pictures.read(photoPath, makeTestLine())
  const [oldest] = kept()
  utimesSync(join(folder, String(oldest)), 1, 1)
  const size = first?.byteLength ?? 0
  const narrow = createPrintPictures({ folder, maxBytes: size * 2.5 })
  for (const width of [0.9, 0.8]) await narrow.read(photoPath, makeTestLine({ crop: { x: 0, y: 0, width, height: 1 } }))
  narrow.close()
  expect(kept()).toHaveLength(2)
  expect(kept()).not.toContain(oldest)
})
