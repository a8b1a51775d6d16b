import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { type FaultyLine, startFaultyLine } from '#tests/support/faulty-line.ts'
import { confirm, countAt, endOfSending, makeDraft, useStudio } from '#tests/support/orders.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'

// The library's database is gone: what a customer has ordered is not.

let studio: TestStudio
let line: FaultyLine

beforeAll(async () => {
  studio = await useStudio()
  line = await startFaultyLine(studio)
})

function loseLibrary(dataDir: string): void {
  for (const name of readdirSync(dataDir))
    if (name.startsWith('library.db') || name === 'backups') rmSync(join(dataDir, name), { recursive: true })
}

describe('a library that is lost', () => {
  it('still has the order that was waiting for the studio, and it arrives once', async () => {
    const dataDir = makeTempDir()
    const core = await startTestCore({ studio: line, dataDir })
    const draft = await makeDraft(core, 2)
    line.rule = (name) => (name === 'put' ? 'cut-before' : 'pass')
    await confirm(core, draft)
    await core.close()
    line.rule = () => 'pass'
    loseLibrary(dataDir)

    const next = await startTestCore({ studio: line, dataDir })
    const order = await next.orders.get(draft.orderId)
    expect(order).toMatchObject({ state: 'frozen', total: draft.total, receiver: { name: '홍길동' }, lines: [{}, {}] })
    await importPaths(next, ...draft.paths)
    next.resumeWork()
    expect(await endOfSending(next, draft.orderId)).toMatchObject({ state: 'done' })
    expect(countAt(studio, draft.orderId)).toBe(1)
  })

  it('still has the order that the studio has, and asks the studio for the rest', async () => {
    const dataDir = makeTempDir()
    const core = await startTestCore({ studio: line, dataDir })
    const draft = await makeDraft(core)
    await confirm(core, draft)
    const { number } = await core.orders.get(draft.orderId)
    await core.close()
    loseLibrary(dataDir)
    const next = await startTestCore({ studio: line, dataDir })
    expect(await next.orders.get(draft.orderId, true)).toMatchObject({
      state: 'submitted',
      number,
      studioState: 'received',
      canCancel: true,
    })
  })

  it('has the photos of its orders again once they are imported, and until then makes no draft of them', async () => {
    const dataDir = makeTempDir()
    const core = await startTestCore({ studio: line, dataDir })
    const draft = await makeDraft(core, 2)
    line.rule = (name) => (name === 'put' ? 'cut-before' : 'pass')
    await confirm(core, draft)
    await core.close()
    loseLibrary(dataDir)
    line.rule = () => 'pass'
    const next = await startTestCore({ studio: line, dataDir })
    await expect(next.orders.takeBack(draft.orderId)).rejects.toMatchObject({ code: 'PHOTO_NOT_FOUND' })
    await importPaths(next, ...draft.paths)
    const ids = new Set(listPhotos(next).map(({ id }) => id))
    const { lines } = await next.orders.get(draft.orderId)
    expect(lines.every(({ photoId }) => ids.has(photoId))).toBe(true)
    expect((await next.orders.list()).find(({ orderId }) => orderId === draft.orderId)?.photoIds.every((id) => ids.has(id))).toBe(true)
    const anew = await next.orders.takeBack(draft.orderId)
    expect((await next.orders.get(anew)).lines).toHaveLength(2)
  })

  it('does not send what was taken back', async () => {
    const dataDir = makeTempDir()
    const core = await startTestCore({ studio: line, dataDir })
    const draft = await makeDraft(core)
    line.rule = (name) => (name === 'put' ? 'cut-before' : 'pass')
    await confirm(core, draft)
    line.rule = () => 'pass'
    await core.orders.takeBack(draft.orderId)
    await core.close()
    loseLibrary(dataDir)
    const next = await startTestCore({ studio: line, dataDir })
    expect(await next.orders.list()).toEqual([])
  })
})
