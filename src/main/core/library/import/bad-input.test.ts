import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import type { ImportResult, SkipReason } from '#shared/contract/library.ts'
import { drawPhoto, makeHeic, makeHollowPng, writePhoto } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'

// One import of one folder with all that can be wrong, through real decoder processes, as a customer would do it.

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="red"/></svg>'
const LONG_NAME = `${'가'.repeat(83)}ab.jpg`
const NFD_NAME = '할머니 생신.jpg'.normalize('NFD')

let core: Core
let folder: string
let result: ImportResult
let before: Map<string, string>
let importedIn: number

/** What must not change: the bytes and the time of every regular file. */
function fingerprints(): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path, `${createHash('sha256').update(readFileSync(path)).digest('hex')} ${statSync(path, { bigint: true }).mtimeNs}`]
    }),
  )
}

async function writeBadFiles(): Promise<void> {
  const jpeg = await drawPhoto({ width: 640, height: 480 })
  const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content)
  write('empty.jpg', '')
  write('text.jpg', '할머니께 보내는 편지\n'.repeat(100))
  write('drawing.jpg', SVG)
  write('drawing.svg', SVG)
  write('page.jpg', '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>')
  write('truncated.jpg', jpeg.subarray(0, Math.floor(jpeg.length * 0.6)))
  write('only-header.jpg', jpeg.subarray(0, 20))
  write('huge.png', makeHollowPng(60_000, 60_000))
  write('wide.png', makeHollowPng(8_388_631, 25))
  write('hollow.png', makeHollowPng(10_000, 10_000))
  write('iphone.heic', makeHeic(4032, 3024))
  write('iphone.jpg', makeHeic(3024, 4032))
  write('paint.bmp', 'BM')
  write('raw.nef', 'II*\0')
  write('new.jxl', 'a format of tomorrow')
  write('film.mp4', 'video')
  write('notes.txt', 'no photo and does not claim to be one')
  write('.hidden.jpg', jpeg)
  execFileSync('mkfifo', [join(folder, 'pipe.jpg')])
  symlinkSync('loop.jpg', join(folder, 'loop.jpg'))
  symlinkSync('.', join(folder, 'again'))
  symlinkSync('nowhere.jpg', join(folder, 'dangling.jpg'))
}

async function writeOddNames(): Promise<void> {
  const names = ['바다 🌊👨‍👩‍👧.jpg', LONG_NAME, '<script>alert(1)<', NFD_NAME, 'two\nlines.jpg', '-rf.jpg', ' space .jpg', 'quo\'te".jpg']
  const files = names.map((name) => (name.endsWith('.jpg') ? name : `${name}.jpg`))
  await Promise.all(files.map((name, index) => writePhoto(join(folder, 'names', name), { colour: `#10${(16 + index).toString(16)}80` })))
}

beforeAll(async () => {
  folder = makeTempDir()
  mkdirSync(join(folder, 'names'))
  await writeBadFiles()
  await writeOddNames()
  before = fingerprints()
  core = await startTestCore({ decoder: 'own-process' })
  const start = performance.now()
  result = await importPaths(core, folder)
  importedIn = performance.now() - start
})

const REASONS: Readonly<Record<string, SkipReason>> = {
  'empty.jpg': 'EMPTY_FILE',
  'text.jpg': 'NOT_A_PHOTO',
  'drawing.jpg': 'NOT_A_PHOTO',
  'page.jpg': 'NOT_A_PHOTO',
  'only-header.jpg': 'NOT_A_PHOTO',
  'huge.png': 'TOO_MANY_PIXELS',
  'wide.png': 'TOO_MANY_PIXELS',
  'iphone.heic': 'DAMAGED',
  'iphone.jpg': 'DAMAGED',
  'paint.bmp': 'NOT_A_PHOTO',
  'raw.nef': 'NOT_A_PHOTO',
  'new.jxl': 'FORMAT_NOT_SUPPORTED',
  'film.mp4': 'VIDEO',
  'pipe.jpg': 'NOT_A_PHOTO',
  'loop.jpg': 'FILE_GONE',
  'dangling.jpg': 'FILE_GONE',
}

describe('a file that can not be taken in is named, with its reason in Korean', () => {
  it.each(Object.entries(REASONS))('%s: %s', (name, reason) => {
    const skipped = result.skipped.find(({ path }) => path === join(folder, name))
    expect(skipped).toMatchObject({ reason, message: expect.stringMatching(/[가-힣]/) })
  })

  it('and no other file is', () => {
    expect(result.skipped.map(({ path }) => relative(folder, path)).sort()).toEqual(Object.keys(REASONS).sort())
  })
})

it('the rest is taken in', () => {
  expect(result.imported).toBe(listPhotos(core).length)
  const names = listPhotos(core).map(({ fileName }) => fileName)
  expect(names).toEqual(
    expect.arrayContaining(['truncated.jpg', '바다 🌊👨‍👩‍👧.jpg', LONG_NAME, '<script>alert(1)<.jpg', '-rf.jpg', 'quo\'te".jpg']),
  )
  expect(names).not.toContain('.hidden.jpg')
  expect(names).not.toContain('drawing.svg')
  expect(names).toHaveLength(new Set(names).size)
})

it('pictures of impossible size are refused before anything is decoded', () => {
  // A decoder that began with one would be stopped only after 30 s.
  expect(importedIn).toBeLessThan(20_000)
})

describe('a truncated JPEG', () => {
  it('is taken in and marked', async () => {
    const photo = listPhotos(core).find(({ fileName }) => fileName === 'truncated.jpg')
    expect(photo).toMatchObject({ damaged: true, width: 640, height: 480 })
    const thumbnail = await readFile(await core.thumbnails.fileOf('grid', core.library.requirePhoto(photo?.id ?? 0)))
    expect(thumbnail.length).toBeGreaterThan(500)
  })

  it('and a whole photo is not marked', () => {
    const damaged = listPhotos(core).filter((photo) => photo.damaged)
    expect(damaged.map(({ fileName }) => fileName).sort()).toEqual(['hollow.png', 'truncated.jpg'])
  })
})

describe('a name', () => {
  it('in NFD is kept as NFC, and the file is found again', async () => {
    const photo = listPhotos(core).find(({ fileName }) => fileName === NFD_NAME.normalize('NFC'))
    expect(photo).toBeDefined()
    expect(await core.library.get(photo?.id ?? 0)).toMatchObject({ available: true, folder: 'names' })
  })

  it('with a line break is shown on one line, and the file is found again', async () => {
    const photo = listPhotos(core).find(({ fileName }) => fileName === 'two lines.jpg')
    expect(await core.library.get(photo?.id ?? 0)).toMatchObject({ available: true })
  })
})

it('a second import of the same folder takes in nothing and loses nothing', async () => {
  const photos = listPhotos(core)
  const again = await importPaths(core, folder)
  expect(again.imported).toBe(0)
  expect(again.duplicates).toBe(result.imported + result.duplicates)
  expect(again.skipped.map(({ path }) => path).sort()).toEqual(result.skipped.map(({ path }) => path).sort())
  expect(listPhotos(core)).toEqual(photos)
})

it('the originals are as they were, to the byte and to the nanosecond', () => {
  expect(before.size).toBeGreaterThan(20)
  expect(fingerprints()).toEqual(before)
})
