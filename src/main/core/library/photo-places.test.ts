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
  await expect(core.library.thumbnailFile('screen', 1)).rejects.toMatchObject({ reason: 'FILE_GONE' })
})

it('a file that was only touched is still the same photo', async () => {
  const path = await writePhoto(join(makeTempDir(), 'a.jpg'))
  const core = await startTestCore()
  await importPaths(core, path)
  utimesSync(path, new Date('2020-01-01'), new Date('2020-01-01'))
  expect((await readFile(await core.library.thumbnailFile('screen', 1))).length).toBeGreaterThan(100)
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
  const photos = listPhotos(core)
  expect(photos).toHaveLength(1)
  expect([good, twice, bad].filter(existsSync)).toEqual([core.photoPath(photos[0]?.id ?? 0)])
})
