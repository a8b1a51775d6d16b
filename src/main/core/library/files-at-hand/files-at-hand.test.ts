import { copyFileSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import { openDatabase } from '#core/database/open-database.ts'
import type { DecoderPool } from '#core/imaging/decoder-pool.ts'
import { createJobService } from '#core/jobs/job-service.ts'
import type { PhotosChange } from '#shared/contract/jobs.ts'
import { addPhotos } from '#tests/support/edit-library.ts'
import { drawPhoto, writePhoto } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, importPaths, listPhotos, silentLog, startTestCore } from '#tests/support/test-core.ts'
import { createFilesAtHand } from './files-at-hand.ts'

let core: Core
let root: string

/** A drive with folders of two years, three photos in each. */
beforeEach(async () => {
  root = makeTempDir()
  for (const [folder, red] of [
    ['2019', 40],
    ['2020', 80],
  ] as const) {
    for (const number of [1, 2, 3]) await writePhoto(join(root, 'drive', folder, `${number}.jpg`), { colour: `#${red}${number}000` })
  }
  core = await startTestCore()
  await importPaths(core, join(root, 'drive'))
})

const missing = () => listPhotos(core).filter((photo) => photo.missing).length
const idAt = (path: string) => listPhotos(core).find(({ id }) => core.photoPath(id) === path)?.id ?? 0
const finish = async (jobId: string) => endOfJob(core, jobId)

describe('checking', () => {
  it('finds what is gone and what is back, and takes nothing out of the library', async () => {
    expect(await finish(core.files.check())).toMatchObject({ state: 'done', done: 6, total: 6, result: { found: 6, missing: 0 } })
    rmSync(join(root, 'drive', '2019', '1.jpg'))
    expect(await finish(core.files.check())).toMatchObject({ result: { found: 5, missing: 1 } })
    expect(missing()).toBe(1)
    renameSync(join(root, 'drive'), join(root, 'unplugged'))
    expect(await finish(core.files.check())).toMatchObject({ result: { found: 0, missing: 6 } })
    expect(listPhotos(core)).toHaveLength(6)
    renameSync(join(root, 'unplugged'), join(root, 'drive'))
    expect(await finish(core.files.check())).toMatchObject({ result: { found: 5, missing: 1 } })
    expect(missing()).toBe(1)
  })

  it('knows a file that was only touched, and one that was edited in place', async () => {
    const path = join(root, 'drive', '2019', '1.jpg')
    utimesSync(path, new Date('2001-01-01'), new Date('2001-01-01'))
    expect(await finish(core.files.check())).toMatchObject({ result: { missing: 0 } })
    writeFileSync(path, await drawPhoto({ colour: '#123456' }))
    expect(await finish(core.files.check())).toMatchObject({ result: { missing: 1 } })
  })

  it('tells the window of what has changed and of nothing else', async () => {
    const heard: PhotosChange[] = []
    const stop = new AbortController()
    const listening = (async () => {
      for await (const event of core.jobs.events(stop.signal)) if (event.type === 'photos-changed') heard.push(event)
    })()
    await finish(core.files.check())
    rmSync(join(root, 'drive', '2020', '2.jpg'))
    const gone = idAt(join(root, 'drive', '2020', '2.jpg'))
    await finish(core.files.check())
    stop.abort()
    await listening
    expect(heard).toEqual([expect.objectContaining({ ids: [gone], list: false }), expect.objectContaining({ ids: null, list: true })])
  })
})

describe('a photo whose file the customer finds', () => {
  it('mends the whole drive that moved along', async () => {
    const id = idAt(join(root, 'drive', '2019', '2.jpg'))
    renameSync(join(root, 'drive'), join(root, 'elsewhere'))
    await finish(core.files.check())
    const jobId = await core.files.locate(id, join(root, 'elsewhere', '2019', '2.jpg'))
    expect(await finish(jobId)).toMatchObject({ state: 'done', result: { found: 6, missing: 0 } })
    expect(core.photoPath(id)).toBe(join(root, 'elsewhere', '2019', '2.jpg'))
    expect(missing()).toBe(0)
  })

  it('mends only what is really there: same content, and not where the original stands', async () => {
    const id = idAt(join(root, 'drive', '2019', '1.jpg'))
    const copy = join(root, 'copy')
    cpSync(join(root, 'drive'), copy, { recursive: true, preserveTimestamps: true })
    rmSync(join(root, 'drive', '2019'), { recursive: true })
    // The same size, other content.
    const other = join(copy, '2019', '2.jpg')
    const size = (await drawPhoto({ colour: '#402000' })).length
    writeFileSync(other, Buffer.alloc(size, 1))
    await finish(core.files.check())
    expect(await finish(await core.files.locate(id, join(copy, '2019', '1.jpg')))).toMatchObject({ result: { found: 2, missing: 1 } })
    expect(core.photoPath(idAt(join(root, 'drive', '2020', '1.jpg')))).toBe(join(root, 'drive', '2020', '1.jpg'))
    expect(listPhotos(core).find((photo) => photo.missing)?.fileName).toBe('2.jpg')
  })

  it('may have another name', async () => {
    const path = join(root, 'drive', '2019', '1.jpg')
    const id = idAt(path)
    renameSync(path, join(root, 'drive', '2019', '첫눈.jpg'))
    await finish(core.files.check())
    expect(await finish(await core.files.locate(id, join(root, 'drive', '2019', '첫눈.jpg')))).toMatchObject({
      result: { found: 1, missing: 0 },
    })
    expect(await core.library.get(id)).toMatchObject({ fileName: '첫눈.jpg', available: true, missing: false })
  })

  it('is proven by content', async () => {
    const id = idAt(join(root, 'drive', '2019', '1.jpg'))
    const wrong = join(root, 'drive', '2019', '2.jpg')
    await expect(core.files.locate(id, wrong)).rejects.toMatchObject({ code: 'NOT_THIS_PHOTO', data: { fileName: '1.jpg' } })
    await expect(core.files.locate(id, root)).rejects.toMatchObject({ code: 'NOT_THIS_PHOTO' })
    await expect(core.files.locate(id, join(root, 'nowhere.jpg'))).rejects.toMatchObject({ code: 'PATH_NOT_FOUND' })
    await expect(core.files.locate(999, wrong)).rejects.toMatchObject({ code: 'PHOTO_NOT_FOUND' })
  })
})

describe('searching a folder', () => {
  it('finds missing photos under any name, by content', async () => {
    const elsewhere = join(root, 'sorted', 'by', 'hand')
    mkdirSync(elsewhere, { recursive: true })
    renameSync(join(root, 'drive', '2019', '1.jpg'), join(elsewhere, 'snow.jpg'))
    renameSync(join(root, 'drive', '2020', '3.jpg'), join(elsewhere, 'sea.jpg'))
    rmSync(join(root, 'drive', '2020', '1.jpg'))
    // Copies of what is not missing stay copies.
    copyFileSync(join(root, 'drive', '2019', '2.jpg'), join(elsewhere, 'copy.jpg'))
    await finish(core.files.check())
    expect(missing()).toBe(3)
    const job = await finish(await core.files.searchFolder(join(root, 'sorted')))
    expect(job).toMatchObject({ state: 'done', done: 3, total: 3, result: { found: 2, missing: 1 } })
    expect(existsSync(core.photoPath(idAt(join(elsewhere, 'snow.jpg'))))).toBe(true)
    expect(idAt(join(elsewhere, 'copy.jpg'))).toBe(0)
  })

  it('of nothing that is there is refused', async () => {
    await expect(core.files.searchFolder(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'PATH_NOT_FOUND' })
  })

  it('can be cancelled', async () => {
    const jobId = await core.files.searchFolder(join(root, 'drive'))
    core.jobs.cancel(jobId)
    expect(await finish(jobId)).toMatchObject({ state: 'cancelled' })
  })
})

it('nothing is written down while the library can not be written to', async () => {
  const { db, close } = openDatabase(makeTempDir())
  addPhotos(db, [{ path: join(root, 'gone', '1.jpg') }, { path: join(root, 'gone', '2.jpg') }])
  const jobs = createJobService(silentLog)
  const gate = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  const writable = () => {
    asked.resolve()
    return gate.promise
  }
  const files = createFilesAtHand({ db, jobs, journal: { append: () => {} }, decoder: {} as DecoderPool, writable, onFound: () => {} })
  const jobId = files.check()
  await asked.promise
  const missingNow = db.prepare('SELECT count(*) FROM photos WHERE missing = 1').pluck()
  expect(missingNow.get()).toBe(0)
  gate.resolve()
  await jobs.waitFor(jobId)
  expect(missingNow.get()).toBe(2)
  close()
})
