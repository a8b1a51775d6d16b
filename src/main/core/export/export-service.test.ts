import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { exportOptions } from '#shared/contract/library.ts'
import { writePhoto } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob } from '#tests/support/test-core.ts'
import { cores, exiftool, exportAll, GPS, openLibrary, originals, scan, writeTagged } from './export-fixture.ts'

describe('a copy as it is', () => {
  it('is the same bytes under the same name, of the time when it was taken', async () => {
    const path = await writeTagged(join(makeTempDir(), '첫돌.jpg'), 'jpeg', ['-DateTimeOriginal=2021:05:04 10:20:30', ...GPS])
    const copy = await exportAll(await openLibrary(path), { withWords: false })
    expect(copy.files).toEqual(['첫돌.jpg'])
    expect(copy.result).toEqual({ folder: copy.folder, written: 1, skipped: [] })
    expect(await readFile(copy.path)).toEqual(await readFile(path))
    expect((await stat(copy.path)).mtime).toEqual(new Date('2021-05-04T10:20:30'))
  })

  it('goes into a folder of the studio’s name where none was chosen', async () => {
    const library = await openLibrary(await writePhoto(join(makeTempDir(), 'a.jpg')))
    const { core, ids, downloadsDir } = library
    const job = await endOfJob(core, await core.exports.export({ ids: ids(), folder: null, ...exportOptions.parse({}) }))
    const folder = join(downloadsDir, core.brand.profile.name)
    expect(job.result).toMatchObject({ folder, written: 1 })
    expect(await readdir(folder)).toEqual(['a.jpg'])
  })
})

describe('names', () => {
  it('that no system and no program likes do no harm', async () => {
    const folder = join(makeTempDir(), '-100% %f @ $x')
    await mkdir(folder)
    const names = ['-delete=all.jpg', 'two\nlines.jpg', '한글.jpg'.normalize('NFD'), '#[CSTR]a.jpg', ' space.jpg', '50%d.jpg']
    const paths = await Promise.all(names.map((name, index) => writePhoto(join(folder, name), { colour: `#8050${index}0` })))
    await Promise.all(paths.slice(2).map((path) => exiftool.write(path, ['-Make=Kamera'])))
    const library = await openLibrary(...paths)
    await library.core.edits.update(library.ids(), { caption: '설명' })
    for (const options of [{}, { format: 'webp' }, { metadata: 'none' }]) {
      const { result, files, folder: target } = await exportAll(library, options)
      expect(result).toMatchObject({ written: 6, skipped: [] })
      const ending = 'format' in options ? 'webp' : 'jpg'
      expect(files.map((name) => name.replace(/\.\w+$/, '')).toSorted()).toEqual([
        '#[CSTR]a',
        '50%d',
        '_delete=all',
        'space',
        'two lines',
        '한글',
      ])
      for (const name of files) expect((await scan(join(target, name))).metadata.caption).toBe('설명')
      if (Object.keys(options).includes('metadata')) continue
      expect((await scan(join(target, `50%d.${ending}`))).metadata.camera).toBe('Kamera')
    }
  })

  it('that are taken are never taken over', async () => {
    const [one, two] = [makeTempDir(), makeTempDir()]
    const paths = [await writePhoto(join(one, 'a.jpg')), await writePhoto(join(two, 'a.jpg'), { colour: '#113355' })]
    const library = await openLibrary(...paths)
    const folder = makeTempDir()
    await writeFile(join(folder, 'a.jpg'), 'mine')
    await Promise.all([exportAll(library, { withWords: false }, folder), exportAll(library, { withWords: false }, folder)])
    expect((await readdir(folder)).sort()).toEqual(['a (2).jpg', 'a (3).jpg', 'a (4).jpg', 'a (5).jpg', 'a.jpg'])
    expect(await readFile(join(folder, 'a.jpg'), 'utf8')).toBe('mine')
    const copies = await Promise.all([2, 3, 4, 5].map((number) => readFile(join(folder, `a (${number}).jpg`), 'latin1')))
    const expected = await Promise.all([...paths, ...paths].map((path) => readFile(path, 'latin1')))
    expect(copies.sort()).toEqual(expected.sort())
  })
})

describe('what goes wrong', () => {
  it('before it starts is said at once', async () => {
    const { core, ids } = await openLibrary(await writePhoto(join(makeTempDir(), 'a.jpg')))
    const options = exportOptions.parse({})
    const folder = makeTempDir()
    await expect(core.exports.export({ ids: [...ids(), 999], folder, ...options })).rejects.toMatchObject({ code: 'PHOTO_NOT_FOUND' })
    const gone = join(folder, 'gone')
    await expect(core.exports.export({ ids: ids(), folder: gone, ...options })).rejects.toMatchObject({ code: 'PATH_NOT_FOUND' })
    await writeFile(join(folder, 'file'), '')
    await expect(core.exports.export({ ids: ids(), folder: join(folder, 'file'), ...options })).rejects.toMatchObject({
      code: 'PATH_NOT_FOUND',
    })
    await expect(core.exports.writeSidecars([999])).rejects.toMatchObject({ code: 'PHOTO_NOT_FOUND' })
  })

  it('with one photo does not stop the others', async () => {
    const folder = makeTempDir()
    const names = ['there.jpg', 'gone.jpg', 'other.jpg']
    const [there = '', gone = '', other = ''] = await Promise.all(
      names.map((name, index) => writePhoto(join(folder, name), { colour: `#40${index}060` })),
    )
    const library = await openLibrary(there, gone, other)
    originals.delete(gone)
    originals.delete(other)
    await rm(gone)
    await writePhoto(other, { colour: '#ffffff' })
    const { result, files } = await exportAll(library)
    expect(files).toEqual(['there.jpg'])
    expect(result.written).toBe(1)
    expect(result.skipped.map(({ path, reason }) => [basename(path), reason]).toSorted()).toEqual([
      ['gone.jpg', 'FILE_GONE'],
      ['other.jpg', 'FILE_GONE'],
    ])
  })

  it('such as a folder that goes away ends it', async () => {
    const paths = await Promise.all([1, 2].map((index) => writePhoto(join(makeTempDir(), `${index}.jpg`), { colour: `#4${index}0060` })))
    const { core, ids } = await openLibrary(...paths)
    const folder = makeTempDir()
    const jobId = await core.exports.export({ ids: ids(), folder, ...exportOptions.parse({}) })
    await rm(folder, { recursive: true })
    expect(await endOfJob(core, jobId)).toMatchObject({ state: 'failed', error: { code: 'PATH_NOT_FOUND' } })
  })

  it('is not the customer stopping it: whole copies stay and half ones go', async () => {
    const folder = makeTempDir()
    const paths = await Promise.all(
      Array.from({ length: 30 }, (_, index) => writePhoto(join(folder, `${index}.jpg`), { colour: `#40${10 + index}60` })),
    )
    const { core, ids } = await openLibrary(...paths)
    const target = makeTempDir()
    const jobId = await core.exports.export({ ids: ids(), folder: target, ...exportOptions.parse({ format: 'png' }) })
    await vi.waitFor(async () => expect((await readdir(target)).length).toBeGreaterThan(1), { timeout: 20_000 })
    core.jobs.cancel(jobId)
    expect(await endOfJob(core, jobId)).toMatchObject({ state: 'cancelled' })
    await cores.pop()?.close()
    const files = await readdir(target)
    expect(files.length).toBeLessThan(30)
    for (const name of files) expect(await scan(join(target, name))).toMatchObject({ format: 'png', width: 96 })
  })
})
