import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeTestLine } from '../testing/make-test-sheet.ts'
import { openRenderer } from './renderer.ts'

const MIB = 1024 ** 2
const folder = mkdtempSync(join(tmpdir(), 'renderer-'))
const small = { photoPath: join(folder, 'small.jpg'), line: makeTestLine() }
/** An interlaced PNG has to be held whole to be read: 288 MB here, of a file of less than one. */
const bomb = { photoPath: join(folder, 'bomb.png'), line: makeTestLine() }
const text = { photoPath: join(folder, 'text.jpg'), line: makeTestLine() }

beforeAll(async () => {
  await sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } }).toFile(small.photoPath)
  await sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#336699' } })
    .toColourspace('rgb16')
    .png({ progressive: true })
    .toFile(bomb.photoPath)
  writeFileSync(text.photoPath, 'this is no photo')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('renders in the same process again, and goes on after a photo that does not decode', async () => {
  const renderer = openRenderer()
  const first = await renderer.render(small)
  expect(await sharp(first).metadata()).toMatchObject({ format: 'jpeg', width: 180, height: 120 })
  expect(await renderer.render(text)).toBeUndefined()
  expect(await renderer.render(small)).toEqual(first)
  renderer.close()
})

it('gives up the photo, not more, that takes too much memory', async () => {
  const renderer = openRenderer({ maxResidentBytes: 250 * MIB })
  expect(await renderer.render(bomb)).toBeUndefined()
  expect(await renderer.render(small)).toBeDefined()
  renderer.close()
  const roomy = openRenderer()
  expect(await roomy.render(bomb)).toBeDefined()
  roomy.close()
})

it('gives up the photo that takes too long', async () => {
  const renderer = openRenderer({ timeLimitMs: 20 })
  expect(await renderer.render(bomb)).toBeUndefined()
  renderer.close()
})

it('ends at once what it still renders when it is closed', async () => {
  const renderer = openRenderer()
  await renderer.render(small)
  const rendered = renderer.render(bomb)
  renderer.close()
  expect(await rendered).toBeUndefined()
})
