import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Core } from '#core/create-core.ts'
import type { ChildProcess, Host } from '#core/host.ts'
import type { ImportResult } from '#shared/contract/library.ts'
import { writePhoto, writePhotos } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'

type Request = { id: number; request: { kind: string; path: string } }

/** A host whose decoder is asked by way of `tamper`: it passes a request on by calling `pass`, or does something else. */
function tamperedWith(tamper: (message: Request, pass: () => void, process: ChildProcess) => void): (host: Host) => Partial<Host> {
  return (host) => ({
    startProcess: (entry) => {
      const process = host.startProcess(entry)
      return { ...process, send: (message) => tamper(message as Request, () => process.send(message), process) }
    },
  })
}

describe('what there is to import', () => {
  it('nothing in a folder without photos', async () => {
    const folder = makeTempDir()
    writeFileSync(join(folder, 'notes.txt'), 'x')
    mkdirSync(join(folder, 'empty'))
    expect(await importPaths(await startTestCore(), folder)).toEqual({ imported: 0, duplicates: 0, skipped: [] })
  })

  it('nothing where nothing chosen is there any more: said at once', async () => {
    const core = await startTestCore()
    const path = join(makeTempDir(), '없어진 폴더')
    await expect(core.library.import([path, `${path}2`])).rejects.toMatchObject({ code: 'PATH_NOT_FOUND', data: { path } })
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
    expect(await importPaths(core, folder)).toEqual({ imported: 2, duplicates: 0, skipped: [] })
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
    expect(await importPaths(core, folder)).toEqual({ imported: 3, duplicates: 1, skipped: [] })
    const elsewhere = join(makeTempDir(), 'again.jpg')
    copyFileSync(first, elsewhere)
    expect(await importPaths(core, elsewhere)).toEqual({ imported: 0, duplicates: 1, skipped: [] })
    expect(listPhotos(core)).toHaveLength(3)
  })

  it('of a file that was moved: the photo, with its caption, is found where it is now', async () => {
    const folder = makeTempDir()
    const path = await writePhoto(join(folder, 'a.jpg'))
    const core = await startTestCore()
    await importPaths(core, path)
    const [photo] = listPhotos(core)
    const id = photo?.id ?? 0
    core.library.update([id], { caption: '소풍' })
    const moved = join(folder, 'sorted', 'b.jpg')
    mkdirSync(join(folder, 'sorted'))
    await rename(path, moved)
    expect(await core.library.get(id)).toMatchObject({ available: false })
    expect((await importPaths(core, folder)).duplicates).toBe(1)
    expect(await core.library.get(id)).toMatchObject({ available: true, caption: '소풍', folder: 'sorted' })
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
    expect(asked).toEqual(['hash', 'thumbnail'])
    await importPaths(core, path)
    expect(asked).toEqual(['hash', 'thumbnail'])
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

describe('an import that is stopped', () => {
  /** Lets `whole` photos through and holds the rest; resolves when one is held. */
  function holdAfter(whole: number) {
    let seen = 0
    const held = Promise.withResolvers<void>()
    const change = tamperedWith(({ request }, pass) => {
      if (request.kind !== 'thumbnail' || ++seen <= whole) return pass()
      held.resolve()
    })
    return { change, held: held.promise }
  }

  it('keeps what it has done, and ends at once though a photo is being decoded', async () => {
    const folder = makeTempDir()
    await writePhotos(folder, 12)
    const { change, held } = holdAfter(4)
    const core = await startTestCore({ change })
    const jobId = await core.library.import([folder])
    await held
    await vi.waitFor(() => expect(runningImport(core)).resolves.toMatchObject({ done: 4 }))
    core.jobs.cancel(jobId)
    expect(await endOfJob(core, jobId)).toMatchObject({ state: 'cancelled', error: { code: 'CANCELLED' } })
    expect(listPhotos(core)).toHaveLength(4)
  })

  it('is not taken up again, where the customer stopped it', async () => {
    const { dataDir, folder } = await importHalf(async (core, jobId) => {
      core.jobs.cancel(jobId)
      await endOfJob(core, jobId)
    })
    const next = await startTestCore({ dataDir })
    next.resumeWork()
    expect(await runningImport(next)).toBeUndefined()
    expect((await importPaths(next, folder)).duplicates).toBe(2)
  })

  it('is taken up again under the same id, where the program was closed', async () => {
    const { dataDir, jobId } = await importHalf(async () => {})
    const next = await startTestCore({ dataDir })
    expect(listPhotos(next)).toHaveLength(2)
    next.resumeWork()
    expect(await endOfJob(next, jobId)).toMatchObject({ state: 'done', result: { imported: 4, duplicates: 2, skipped: [] } })
    expect(listPhotos(next)).toHaveLength(6)
    await next.close()
    const last = await startTestCore({ dataDir })
    last.resumeWork()
    expect(await runningImport(last)).toBeUndefined()
  })

  /** Begins an import of six photos, does what is asked when two are done, and closes the program. */
  async function importHalf(then: (core: Core, jobId: string) => Promise<void>) {
    const folder = makeTempDir()
    const dataDir = makeTempDir()
    await writePhotos(folder, 6)
    const { change, held } = holdAfter(2)
    const core = await startTestCore({ dataDir, change })
    const jobId = await core.library.import([folder])
    await held
    await vi.waitFor(() => expect(runningImport(core)).resolves.toMatchObject({ done: 2 }))
    await then(core, jobId)
    await core.close()
    return { dataDir, folder, jobId }
  }

  async function runningImport(core: Core) {
    const stop = new AbortController()
    const events = core.jobs.events(AbortSignal.any([stop.signal, AbortSignal.timeout(50)]))
    for await (const event of events) {
      if (event.type !== 'job' || event.job.state !== 'running') continue
      stop.abort()
      return event.job
    }
    return undefined
  }
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
  const [photo] = listPhotos(core)
  const id = photo?.id ?? 0
  const file = await core.library.thumbnailFile('grid', id)
  rmSync(join(dataDir, 'thumbnails'), { recursive: true })
  expect(await core.library.thumbnailFile('grid', id)).toBe(file)
  rmSync(path)
  rmSync(join(dataDir, 'thumbnails'), { recursive: true })
  await expect(core.library.thumbnailFile('grid', id)).rejects.toMatchObject({ reason: 'FILE_GONE' })
  expect(() => core.library.thumbnailFile('grid', 999)).toThrow(expect.objectContaining({ code: 'PHOTO_NOT_FOUND' }))
})
