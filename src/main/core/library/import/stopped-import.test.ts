import { describe, expect, it, vi } from 'vitest'
import type { Core } from '#core/create-core.ts'
import type { Host } from '#core/host.ts'
import { writePhotos } from '#tests/support/photos.ts'
import { type TamperedRequest, tamperedWith } from '#tests/support/tampered-decoder.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'

describe('an import that is stopped', () => {
  /** Lets `whole` photos through one kind of request and holds the rest; resolves when one is held. */
  function holdAfter(whole: number, kind: 'scan' | 'thumbnail') {
    let seen = 0
    const held = Promise.withResolvers<void>()
    const change = tamperedWith(({ request }, pass) => {
      if (request.kind !== kind || ++seen <= whole) return pass()
      held.resolve()
    })
    return { change, held: held.promise }
  }

  it('while files are being read keeps what it has read, and ends at once', async () => {
    const folder = makeTempDir()
    await writePhotos(folder, 12)
    const { change, held } = holdAfter(4, 'scan')
    const core = await startTestCore({ change })
    const jobId = await core.imports.import([folder])
    await held
    await vi.waitFor(() => expect(listPhotos(core)).toHaveLength(4))
    core.jobs.cancel(jobId)
    expect(await endOfJob(core, jobId)).toMatchObject({ state: 'cancelled', error: { code: 'CANCELLED' } })
    expect(listPhotos(core)).toHaveLength(4)
  })

  it('while thumbnails are being made keeps all photos, and ends at once', async () => {
    const { core, jobId } = await beginHalf(makeTempDir())
    core.jobs.cancel(jobId)
    expect(await endOfJob(core, jobId)).toMatchObject({ state: 'cancelled', done: 2, total: 6 })
    expect(listPhotos(core)).toHaveLength(6)
    expect(listPhotos(core).filter(({ version }) => version.endsWith('-waiting'))).toHaveLength(4)
  })

  it('is not taken up again, where the customer stopped it; its thumbnails are made all the same', async () => {
    const dataDir = makeTempDir()
    const { core, jobId, folder } = await beginHalf(dataDir)
    core.jobs.cancel(jobId)
    await endOfJob(core, jobId)
    await core.close()
    const next = await startTestCore({ dataDir })
    next.resumeWork()
    expect(await runningImport(next)).toBeUndefined()
    await vi.waitFor(() => expect(listPhotos(next).filter(({ version }) => version.includes('-'))).toEqual([]))
    expect((await importPaths(next, folder)).duplicates).toBe(6)
  })

  it('is taken up again under the same id, where the program was closed while thumbnails were made', async () => {
    const dataDir = makeTempDir()
    const { core, jobId } = await beginHalf(dataDir)
    await core.close()
    const next = await startTestCore({ dataDir })
    expect(listPhotos(next)).toHaveLength(6)
    next.resumeWork()
    expect(await endOfJob(next, jobId)).toMatchObject({ state: 'done', result: { imported: 4, duplicates: 2, found: 0, skipped: [] } })
    expect(listPhotos(next).filter(({ version }) => version.includes('-'))).toEqual([])
    await next.close()
    const last = await startTestCore({ dataDir })
    last.resumeWork()
    expect(await runningImport(last)).toBeUndefined()
  })

  it('is taken up again where the program was closed while files were read; what was removed since then stays away', async () => {
    const folder = makeTempDir()
    const dataDir = makeTempDir()
    await writePhotos(folder, 6)
    const { change, held } = holdAfter(3, 'scan')
    const core = await startTestCore({ dataDir, change })
    const jobId = await core.imports.import([folder])
    await held
    await vi.waitFor(() => expect(listPhotos(core)).toHaveLength(3))
    await core.edits.remove([listPhotos(core)[0]?.id ?? 0])
    await core.close()
    const next = await startTestCore({ dataDir })
    next.resumeWork()
    expect(await endOfJob(next, jobId)).toMatchObject({ state: 'done', result: { imported: 5, duplicates: 1 } })
    expect(listPhotos(next)).toHaveLength(5)
  })

  /** Begins an import of six photos; two of their thumbnails are made, and the rest is held. */
  async function beginHalf(dataDir: string) {
    const folder = makeTempDir()
    await writePhotos(folder, 6)
    const { change, held } = holdAfter(2, 'thumbnail')
    const core = await startTestCore({ dataDir, change })
    const jobId = await core.imports.import([folder])
    await held
    await vi.waitFor(() => expect(runningImport(core)).resolves.toMatchObject({ done: 2, total: 6 }))
    return { core, jobId, folder }
  }

  async function runningImport(core: Core) {
    const stop = new AbortController()
    const events = core.jobs.events(AbortSignal.any([stop.signal, AbortSignal.timeout(50)]))
    for await (const event of events) {
      if (event.type !== 'job' || event.job.kind !== 'import' || event.job.state !== 'running') continue
      stop.abort()
      return event.job
    }
    return undefined
  }
})

describe('a disk that is full', () => {
  it.each(['scan', 'thumbnail'] as const)('while it is asked for a %s ends the import and loses nothing', async (kind) => {
    const folder = makeTempDir()
    const dataDir = makeTempDir()
    await writePhotos(folder, 6)
    let asked = 0
    const change = (host: Host): Partial<Host> => ({
      startProcess(entry) {
        const process = host.startProcess(entry)
        let tell: (message: unknown) => void = () => {}
        return {
          ...process,
          onMessage(listener) {
            tell = listener
            process.onMessage(listener)
          },
          send(message) {
            const { id, request } = message as TamperedRequest
            if (request.kind === kind && ++asked > 3) tell({ id, ok: false, reason: 'DISK_FULL', message: '' })
            else process.send(message)
          },
        }
      },
    })
    const core = await startTestCore({ dataDir, change })
    const job = await endOfJob(core, await core.imports.import([folder]))
    expect(job).toMatchObject({ state: 'failed', error: { code: 'DISK_FULL', message: expect.stringMatching(/[가-힣]/) } })
    expect(listPhotos(core).length).toBe(kind === 'scan' ? 3 : 6)
    await core.close()
    const next = await startTestCore({ dataDir })
    expect(await importPaths(next, folder)).toMatchObject({ skipped: [] })
    expect(listPhotos(next).filter(({ version }) => !version.includes('-'))).toHaveLength(6)
  })
})
