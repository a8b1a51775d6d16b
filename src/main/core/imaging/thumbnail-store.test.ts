import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { drawHalves } from '#imaging/imaging-fixture.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { performDecoderRequest } from './decode.ts'
import type { DecoderRequest } from './decoder-messages.ts'
import type { DecoderPool } from './decoder-pool.ts'
import { createThumbnailStore, type ThumbnailStore } from './thumbnail-store.ts'

let asked: DecoderRequest['kind'][]
let store: ThumbnailStore
let photo: { sha256: string; path: string; bytes: number; modifiedMs: number }

beforeEach(async () => {
  asked = []
  const folder = makeTempDir()
  const decoder = {
    run(request: DecoderRequest) {
      asked.push(request.kind)
      return performDecoderRequest(request)
    },
  } as Pick<DecoderPool, 'run'> as DecoderPool
  store = createThumbnailStore(folder, decoder)
  const path = join(folder, 'photo.jpg')
  const content = await drawHalves(1500, 1000)
  writeFileSync(path, content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  photo = { sha256, path, bytes: content.length, modifiedMs: Math.round(statSync(path).mtimeMs) }
})

function putEmbedded(content: Uint8Array): string {
  const path = store.pathOf('embedded', photo.sha256)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

it('makes each size once, however many ask for it', async () => {
  for (const size of ['grid', 'screen', 'full'] as const) {
    const paths = await Promise.all([1, 2, 3].map(() => store.fileOf(size, photo)))
    expect(new Set(paths)).toEqual(new Set([store.pathOf(size, photo.sha256)]))
    await store.fileOf(size, photo)
  }
  expect(asked).toEqual(['thumbnail', 'preview', 'full'])
})

it.each([0, 100])('makes a picture again that was cut to %i bytes', async (length) => {
  const path = await store.fileOf('grid', photo)
  const whole = readFileSync(path)
  truncateSync(path, length)
  await store.fileOf('grid', photo)
  expect(readFileSync(path)).toEqual(whole)
})

it('shows what is made where the photo has gone, and nothing that is not', async () => {
  const grid = await store.fileOf('grid', photo)
  rmSync(photo.path)
  expect(await store.fileOf('grid', photo)).toBe(grid)
  await expect(store.fileOf('screen', photo)).rejects.toMatchObject({ reason: 'FILE_GONE' })
})

it('never keeps another picture under this one’s name', async () => {
  writeFileSync(photo.path, await drawHalves(60, 40))
  await expect(store.fileOf('grid', photo)).rejects.toMatchObject({ reason: 'FILE_GONE' })
  expect(existsSync(store.pathOf('grid', photo.sha256))).toBe(false)
})

it('shows the camera’s own picture at once, until the real one is made', async () => {
  const embedded = putEmbedded(await drawHalves(160, 107))
  expect(await store.pictureOf('grid', photo)).toEqual({ path: embedded, embedded: true })
  expect(asked).toEqual([])
  const grid = await store.fileOf('grid', photo)
  expect(await store.pictureOf('grid', photo)).toEqual({ path: grid, embedded: false })
})

it('shows no half of a camera’s own picture, and none larger than the grid', async () => {
  putEmbedded((await drawHalves(160, 107)).subarray(0, 300))
  expect(await store.pictureOf('grid', photo)).toMatchObject({ embedded: false })
  putEmbedded(await drawHalves(160, 107))
  expect(await store.pictureOf('screen', photo)).toMatchObject({ embedded: false })
})
