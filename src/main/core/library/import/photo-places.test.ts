import { copyFileSync, existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { drawPhoto, writePhoto } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'

it('a copy on a stick does not take the place of the original that is still there', async () => {
  const folder = makeTempDir()
  const original = await writePhoto(join(folder, 'home', 'a.jpg'))
  const core = await startTestCore()
  await importPaths(core, original)
  const copy = join(folder, 'stick.jpg')
  copyFileSync(original, copy)
  expect(await importPaths(core, copy)).toMatchObject({ imported: 0, duplicates: 1 })
  expect(core.photoPath(1)).toBe(original)
})

it('nor of one that was only touched since', async () => {
  const folder = makeTempDir()
  const original = await writePhoto(join(folder, 'home', 'a.jpg'))
  const core = await startTestCore()
  await importPaths(core, original)
  utimesSync(original, new Date('2020-01-01'), new Date('2020-01-01'))
  const copy = join(folder, 'stick.jpg')
  copyFileSync(original, copy)
  expect(await importPaths(core, copy)).toMatchObject({ duplicates: 1, found: 0 })
  expect(core.photoPath(1)).toBe(original)
})

it('a copy takes over where the original has gone', async () => {
  const folder = makeTempDir()
  const original = await writePhoto(join(folder, 'home', 'a.jpg'))
  const core = await startTestCore()
  await importPaths(core, original)
  const copy = join(folder, 'moved.jpg')
  copyFileSync(original, copy)
  rmSync(original)
  await importPaths(core, copy)
  expect(core.photoPath(1)).toBe(copy)
})

it('a file that was edited in place is not shown under the name of what it was', async () => {
  const path = await writePhoto(join(makeTempDir(), 'a.jpg'), { colour: '#cc2222' })
  const core = await startTestCore()
  await importPaths(core, path)
  writeFileSync(path, await drawPhoto({ colour: '#2222cc' }))
  await expect(core.thumbnails.fileOf('screen', core.library.requirePhoto(1))).rejects.toMatchObject({ reason: 'FILE_GONE' })
})

it('a file that was only touched is still the same photo', async () => {
  const path = await writePhoto(join(makeTempDir(), 'a.jpg'))
  const core = await startTestCore()
  await importPaths(core, path)
  utimesSync(path, new Date('2020-01-01'), new Date('2020-01-01'))
  expect((await readFile(await core.thumbnails.fileOf('screen', core.library.requirePhoto(1)))).length).toBeGreaterThan(100)
})

it('the inbox keeps what became a photo and nothing else', async () => {
  const core = await startTestCore()
  const put = async (name: string, content: Buffer) => {
    const folder = join(core.inboxDir, 'batch', name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}.jpg`), content)
    return join(folder, `${name}.jpg`)
  }
  const good = await put('good', await drawPhoto())
  const twice = await put('twice', await drawPhoto())
  const bad = await put('bad', Buffer.from('no photo'))
  await importPaths(core, good, twice, bad)
  const photos = await listPhotos(core)
  expect(photos).toHaveLength(1)
  expect([good, twice, bad].filter(existsSync)).toEqual([core.photoPath(photos[0]?.id ?? 0)])
})

it('a choice that is given as a folder takes nothing else out of the inbox', async () => {
  const core = await startTestCore()
  const put = (...parts: string[]) => writePhoto(join(core.inboxDir, ...parts), { colour: `#1020${30 + (parts[0]?.length ?? 0)}` })
  const other = await put('other', 'x', 'one.jpg')
  const own = await put('choice', 'y', 'two.jpg')
  const beside = await put('choice', 'y', 'three.jpg')
  await importPaths(core, join(core.inboxDir, 'choice'))
  expect([other, own, beside].filter(existsSync)).toEqual([other, own, beside])
})

it('what is of no use leaves the inbox with its folders, and nothing else does', async () => {
  const core = await startTestCore()
  const bad = join(core.inboxDir, 'batch', 'x', 'bad.jpg')
  const alone = join(core.inboxDir, 'alone', 'x', 'bad.jpg')
  const loose = join(core.inboxDir, 'batch', 'loose.jpg')
  for (const path of [bad, alone, loose]) {
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, 'no photo')
  }
  const beside = await writePhoto(join(core.inboxDir, 'batch', 'x', 'beside.jpg'))
  await importPaths(core, bad, alone, loose)
  expect([bad, beside, loose, join(core.inboxDir, 'alone')].filter(existsSync)).toEqual([beside, loose])
})
