import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { readJournal } from '#core/backup/journal.ts'
import type { ImportResult } from '#shared/contract/library.ts'
import { colourOf, drawPhoto, writePhoto, writePhotos } from '#tests/support/photos.ts'
import { tamperedWith } from '#tests/support/tampered-decoder.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'

describe('what there is to import', () => {
  it('nothing in a folder without photos', async () => {
    const folder = makeTempDir()
    writeFileSync(join(folder, 'notes.txt'), 'x')
    mkdirSync(join(folder, 'empty'))
    expect(await importPaths(await startTestCore(), folder)).toEqual({ imported: 0, duplicates: 0, found: 0, skipped: [] })
  })

  it('nothing where nothing chosen is there any more: said at once', async () => {
    const core = await startTestCore()
    const path = join(makeTempDir(), '없어진 폴더')
    await expect(core.imports.import([path, `${path}2`])).rejects.toMatchObject({ code: 'PATH_NOT_FOUND', data: { path } })
  })

  it('the rest, where one of the chosen is gone', async () => {
    const folder = makeTempDir()
    const photo = await writePhoto(join(folder, 'a.jpg'))
    const gone = join(folder, 'gone.jpg')
    const result = await importPaths(await startTestCore(), gone, photo)
    expect(result).toMatchObject({ imported: 1, skipped: [{ path: gone, reason: 'FILE_GONE' }] })
  })

  it('a chosen file of any name, and in folders only what is named like a photo', async () => {
    const folder = makeTempDir()
    const odd = await writePhoto(join(folder, 'scan.dat'))
    const core = await startTestCore()
    expect((await importPaths(core, folder)).imported).toBe(0)
    expect((await importPaths(core, odd)).imported).toBe(1)
  })

  it('a path that is relative to where the program was started, to be found again from anywhere', async () => {
    const path = await writePhoto(join(makeTempDir(), 'a.jpg'))
    const core = await startTestCore()
    expect((await importPaths(core, relative(process.cwd(), path))).imported).toBe(1)
    expect(core.photoPath(listPhotos(core)[0]?.id ?? 0)).toBe(path)
  })

  it('what a link leads to, once', async () => {
    const folder = makeTempDir()
    const elsewhere = makeTempDir()
    await writePhoto(join(elsewhere, 'a.jpg'), { colour: '#111111' })
    const single = await writePhoto(join(makeTempDir(), 'b.jpg'), { colour: '#222222' })
    symlinkSync(elsewhere, join(folder, 'one'))
    symlinkSync(elsewhere, join(folder, 'two'))
    symlinkSync(single, join(folder, 'linked.jpg'))
    symlinkSync(folder, join(elsewhere, 'back'))
    const core = await startTestCore()
    expect(await importPaths(core, folder)).toEqual({ imported: 2, duplicates: 0, found: 0, skipped: [] })
    expect(
      listPhotos(core)
        .map(({ fileName }) => fileName)
        .sort(),
    ).toEqual(['a.jpg', 'linked.jpg'])
  })
})

describe('duplicates', () => {
  it('are told by content, whatever their names, in one import and in the next', async () => {
    const folder = makeTempDir()
    const [first = ''] = await writePhotos(folder, 3)
    copyFileSync(first, join(folder, 'copy.jpg'))
    const core = await startTestCore()
    const job = await endOfJob(core, await core.imports.import([folder]))
    expect(job).toMatchObject({ done: 4, total: 4, result: { imported: 3, duplicates: 1, found: 0, skipped: [] } })
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    expect(job).toMatchObject({ bytesDone: bytes, bytesTotal: bytes })
    const elsewhere = join(makeTempDir(), 'again.jpg')
    copyFileSync(first, elsewhere)
    expect(await importPaths(core, elsewhere)).toEqual({ imported: 0, duplicates: 1, found: 0, skipped: [] })
    expect(listPhotos(core)).toHaveLength(3)
  })

  it('of a file that was moved: the photo, with its caption, is found where it is now', async () => {
    const folder = makeTempDir()
    const path = await writePhoto(join(folder, 'a.jpg'))
    const core = await startTestCore()
    await importPaths(core, path)
    const [photo] = await listPhotos(core)
    const id = photo?.id ?? 0
    await core.edits.update([id], { caption: '소풍' })
    const moved = join(folder, 'sorted', 'b.jpg')
    mkdirSync(join(folder, 'sorted'))
    await rename(path, moved)
    expect(await core.library.get(id)).toMatchObject({ available: false })
    expect(await importPaths(core, folder)).toEqual({ imported: 0, duplicates: 0, found: 1, skipped: [] })
    expect(await core.library.get(id)).toMatchObject({
      available: true,
      caption: '소풍',
      folder: 'sorted',
      fileName: 'b.jpg',
      missing: false,
    })
  })

  it('are not read again where path, size and time are the same', async () => {
    const asked: string[] = []
    const watch = tamperedWith(({ request }, pass) => {
      asked.push(request.kind)
      pass()
    })
    const path = await writePhoto(join(makeTempDir(), 'a.jpg'))
    const core = await startTestCore({ change: watch })
    await importPaths(core, path)
    expect(asked).toEqual(['scan', 'thumbnail'])
    await importPaths(core, path)
    expect(asked).toEqual(['scan', 'thumbnail'])
  })

  it('of a file that can not be read are each named', async () => {
    const folder = makeTempDir()
    writeFileSync(join(folder, 'a.jpg'), 'no photo')
    writeFileSync(join(folder, 'b.jpg'), 'no photo')
    const result = await importPaths(await startTestCore(), folder)
    expect(result).toMatchObject({ imported: 0, duplicates: 0 })
    expect(result.skipped.map(({ reason }) => reason)).toEqual(['NOT_A_PHOTO', 'NOT_A_PHOTO'])
  })
})

it('a photo that someone looks at has its thumbnail made before the rest, also when nobody wants the rest', async () => {
  const folder = makeTempDir()
  await writePhotos(folder, 8)
  const asked: string[] = []
  const held = Promise.withResolvers<void>()
  let isHeld = true
  const change = tamperedWith(({ request }, pass) => {
    if (request.kind !== 'thumbnail') return pass()
    asked.push(basename(request.path))
    held.resolve()
    if (!isHeld) pass()
  })
  const dataDir = makeTempDir()
  const core = await startTestCore({ dataDir, change })
  await core.imports.import([folder])
  await held.promise
  await core.close()
  isHeld = false
  asked.length = 0
  const next = await startTestCore({ dataDir, change })
  const { id = 0, fileName } = listPhotos(next).at(-1) ?? {}
  next.imports.hurry(id)
  await vi.waitFor(() => expect(listPhotos(next).filter(({ version }) => !version.includes('-'))).toMatchObject([{ id }]))
  expect(asked).toEqual([fileName])
})

describe('a photo that comes again', () => {
  it('after it was removed from the library is there again, with all that was said of it', async () => {
    const path = await writePhoto(join(makeTempDir(), 'a.jpg'))
    const core = await startTestCore()
    await importPaths(core, path)
    const id = listPhotos(core)[0]?.id ?? 0
    await core.edits.update([id], { caption: '첫돌', addTags: ['가족'], rating: 5, favorite: true })
    await core.edits.remove([id])
    expect(listPhotos(core)).toEqual([])
    expect(await importPaths(core, path)).toEqual({ imported: 1, duplicates: 0, found: 0, skipped: [] })
    expect(listPhotos(core)).toMatchObject([{ id, caption: '첫돌', tags: ['가족'], rating: 5, favorite: true }])
  })

  it('at its old place, after it was missing there, is found', async () => {
    const path = await writePhoto(join(makeTempDir(), 'a.jpg'))
    const core = await startTestCore()
    await importPaths(core, path)
    await rename(path, `${path}.away`)
    await endOfJob(core, core.files.check())
    expect(listPhotos(core)).toMatchObject([{ missing: true }])
    await rename(`${path}.away`, path)
    expect(await importPaths(core, path)).toEqual({ imported: 0, duplicates: 0, found: 1, skipped: [] })
    expect(listPhotos(core)).toMatchObject([{ missing: false }])
  })
})

describe('a photo of which nothing can be shown', () => {
  // Its header is a photo's, so that it has a row before anyone tries to decode it.
  const undecodable = tamperedWith(({ request }, pass, process) => {
    if (request.kind === 'thumbnail' && request.path.endsWith('photo-1.jpg')) process.kill()
    else pass()
  })

  it('leaves the library again and is named with its reason', async () => {
    const folder = makeTempDir()
    const [, broken = ''] = await writePhotos(folder, 3)
    const core = await startTestCore({ decoder: 'own-process', change: undecodable })
    expect(await importPaths(core, folder)).toMatchObject({ imported: 2, skipped: [{ path: broken, reason: 'DAMAGED' }] })
    expect(
      listPhotos(core)
        .map(({ fileName }) => fileName)
        .sort(),
    ).toEqual(['photo-0.jpg', 'photo-2.jpg'])
  })

  it('stays, marked, where something was said of it meanwhile', async () => {
    const [path = ''] = await writePhotos(makeTempDir(), 2)
    const broken = path.replace('photo-0', 'photo-1')
    const asked = Promise.withResolvers<void>()
    const said = Promise.withResolvers<void>()
    const change = tamperedWith(({ request }, pass, process) => {
      if (request.kind !== 'thumbnail') return pass()
      asked.resolve()
      void said.promise.then(() => process.kill())
    })
    const core = await startTestCore({ decoder: 'own-process', change })
    const jobId = await core.imports.import([broken])
    await asked.promise
    await core.edits.update([listPhotos(core)[0]?.id ?? 0], { caption: '하나뿐인 사진' })
    said.resolve()
    expect(await endOfJob(core, jobId)).toMatchObject({ result: { imported: 0, skipped: [{ path: broken, reason: 'DAMAGED' }] } })
    expect(listPhotos(core)).toMatchObject([{ caption: '하나뿐인 사진', damaged: true }])
  })
})

it('two imports at once each count their own', async () => {
  const [one, other] = [makeTempDir(), makeTempDir()]
  await writePhotos(one, 5)
  for (const number of [5, 6, 7]) await writePhoto(join(other, `${number}.jpg`), { colour: colourOf(number) })
  copyFileSync(join(one, 'photo-0.jpg'), join(other, 'copy.jpg'))
  const core = await startTestCore()
  const jobs = [await core.imports.import([one]), await core.imports.import([other])]
  const ended = await Promise.all(jobs.map((jobId) => endOfJob(core, jobId)))
  expect(ended).toMatchObject([
    { done: 5, total: 5 },
    { done: 4, total: 4 },
  ])
  const results = ended.map(({ result }) => result as ImportResult)
  expect(results.map(({ imported, duplicates }) => imported + duplicates)).toEqual([5, 4])
  expect(results.reduce((sum, { imported }) => sum + imported, 0)).toBe(8)
  expect(listPhotos(core)).toHaveLength(8)
})

it.runIf(process.platform === 'linux')('a file whose name is no UTF-8 is named with what to do', async () => {
  const folder = makeTempDir()
  await writePhotos(folder, 1)
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb0, 0xa1]), Buffer.from('.jpg')]), await drawPhoto())
  expect(await importPaths(await startTestCore(), folder)).toMatchObject({
    imported: 1,
    skipped: [{ path: join(folder, '\ufffd\ufffd.jpg'), reason: 'NAME_UNREADABLE', message: expect.stringContaining('이름') }],
  })
})

it('the journal holds what was imported, and what came back', async () => {
  const dataDir = makeTempDir()
  const path = await writePhoto(join(makeTempDir(), 'a.jpg'))
  const core = await startTestCore({ dataDir })
  await importPaths(core, path)
  const { id = 0 } = listPhotos(core)[0] ?? {}
  await core.edits.remove([id])
  await importPaths(core, path)
  const entries = [...readJournal(dataDir, 0)]
  expect(entries.filter((entry) => 'imported' in entry)).toEqual([{ imported: [path] }, { imported: [path] }])
  expect(entries.flatMap((entry) => ('said' in entry ? [entry.said.removed] : []))).toEqual([true, false])
})

describe('a decoder that dies', () => {
  it('costs the photo it died of and no other', async () => {
    const folder = makeTempDir()
    await writePhotos(folder, 8)
    const poison = tamperedWith(({ request }, pass, process) => {
      if (request.kind === 'thumbnail' && request.path.endsWith('photo-3.jpg')) process.kill()
      else pass()
    })
    const core = await startTestCore({ decoder: 'own-process', change: poison })
    const result: ImportResult = await importPaths(core, folder)
    expect(result).toMatchObject({ imported: 7, skipped: [{ path: join(folder, 'photo-3.jpg'), reason: 'DAMAGED' }] })
  })
})

it('a thumbnail that was deleted is made again, and one whose photo is gone is not there', async () => {
  const dataDir = makeTempDir()
  const path = await writePhoto(join(makeTempDir(), 'a.jpg'))
  const core = await startTestCore({ dataDir })
  await importPaths(core, path)
  const [photo] = await listPhotos(core)
  const id = photo?.id ?? 0
  const file = await core.thumbnails.fileOf('grid', core.library.requirePhoto(id))
  rmSync(join(dataDir, 'thumbnails'), { recursive: true })
  expect(await core.thumbnails.fileOf('grid', core.library.requirePhoto(id))).toBe(file)
  rmSync(path)
  rmSync(join(dataDir, 'thumbnails'), { recursive: true })
  await expect(core.thumbnails.fileOf('grid', core.library.requirePhoto(id))).rejects.toMatchObject({ reason: 'FILE_GONE' })
  expect(() => core.thumbnails.fileOf('grid', core.library.requirePhoto(999))).toThrow(expect.objectContaining({ code: 'PHOTO_NOT_FOUND' }))
})
