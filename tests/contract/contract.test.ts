import { ORPCError } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import { describeProcedure, listProcedures } from '#hosts/cli/list-procedures.ts'
import { type AppEvent, appEventSchema } from '#shared/contract/jobs.ts'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { pickup, useStudio } from '#tests/support/orders.ts'
import { writePhotos } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, startTestCore } from '#tests/support/test-core.ts'
import { type Caller, callBackups, callDraft, callFiles, callSearches } from './call-the-rest.ts'
import { type Client, type Mount, mounts } from './mounts.ts'

// One suite, run against every way to stand the app up: what one can do, all can do, with the same words.

let studio: TestStudio
beforeAll(async () => {
  studio = await useStudio()
})

async function errorOf(call: Promise<unknown>): Promise<{ code: string; data: unknown; message: string }> {
  try {
    await call
  } catch (error) {
    if (error instanceof ORPCError) return { code: error.code, data: error.data as unknown, message: error.message }
    throw error
  }
  throw new Error('the call went well')
}

it('nothing is taken that a procedure does not know', () => {
  for (const described of listProcedures().map(describeProcedure)) {
    const { anyOf } = described.input as { anyOf?: unknown[] }
    for (const input of anyOf ?? [described.input])
      expect({ ...described, input }).toMatchObject({ input: { additionalProperties: false } })
  }
})

describe.each(mounts)('mounted %s', (_name, mount) => {
  let core: Core
  let mounted: Mount
  let client: Client
  const stop = new AbortController()
  const events: AppEvent[] = []

  beforeAll(async () => {
    core = await startTestCore({ studio })
    mounted = await mount(core)
    client = mounted.client
  })
  afterAll(() => stop.abort())

  it('carries out every procedure of the contract', async () => {
    const called = new Set<string>()
    const call: Caller['call'] = (name, run) => {
      called.add(name)
      return run()
    }
    const caller = { core, client, call }
    const stream = await call('jobs.events', () => client.jobs.events({}, { signal: stop.signal }))
    void (async () => {
      for await (const event of stream) events.push(event)
    })().catch(() => {})

    const folder = makeTempDir()
    await writePhotos(folder, 3)
    const { jobId } = await call('library.import', () => client.library.import({ paths: [folder] }))
    expect(await endOfJob(core, jobId)).toMatchObject({ state: 'done', result: { imported: 3, duplicates: 0, skipped: [] } })
    const samples = await call('library.importSamples', () => client.library.importSamples({}).catch((error: unknown) => ({ error })))
    if ('jobId' in samples) core.jobs.cancel(samples.jobId)
    else expect(samples.error).toMatchObject({ code: 'SAMPLES_MISSING' })

    const first = await call('photos.list', () => client.photos.list({ limit: 2 }))
    expect(first.photos).toHaveLength(2)
    const second = await client.photos.list({ limit: 2, cursor: first.cursor })
    expect(new Set([...first.photos, ...second.photos].map(({ id }) => id)).size).toBeGreaterThanOrEqual(3)
    const id = first.photos[0]?.id ?? 0
    expect(
      await call('photos.update', () => client.photos.update({ ids: [id], caption: '할머니 생신', addTags: ['가족'], rating: 5 })),
    ).toEqual({ updated: 1, editId: expect.any(Number) })
    const photo = await call('photos.get', () => client.photos.get({ id }))
    expect(photo).toMatchObject({ id, caption: '할머니 생신', tags: ['가족'], rating: 5, available: true })
    expect(JSON.stringify(photo)).not.toContain(folder)
    const found = await call('search.photos', () => client.search.photos({ text: 'ㅎㅁㄴ' }))
    expect(found).toMatchObject({ total: 1, photos: [{ id, caption: '할머니 생신' }] })
    const index = await call('photos.index', () => client.photos.index({ filter: { tag: '가족', minRating: 5 } }))
    expect(index).toMatchObject({ total: 1, ids: [id], aspects: [1500], days: [[photo.takenAt.slice(0, 10), 1]] })
    const many = await call('photos.getMany', () => client.photos.getMany({ ids: [424_242, id] }))
    expect(many.photos.map((one) => one.id)).toEqual([id])
    expect(await call('photos.facets', () => client.photos.facets({}))).toMatchObject({ tagged: 1, captioned: 1, ordered: 0, removed: 0 })

    const album = await call('albums.create', () => client.albums.create({ name: '생신', ids: [id] }))
    const { albumId } = album
    expect(await call('albums.rename', () => client.albums.rename({ albumId, name: '칠순' }))).toEqual({ editId: expect.any(Number) })
    expect(await call('albums.removePhotos', () => client.albums.removePhotos({ albumId, ids: [id] }))).toMatchObject({ removed: 1 })
    expect(await call('albums.addPhotos', () => client.albums.addPhotos({ albumId, ids: [id] }))).toMatchObject({ added: 1 })
    expect((await call('albums.list', () => client.albums.list({}))).albums).toMatchObject([{ name: '칠순', count: 1, cover: { id } }])
    expect(await call('albums.delete', () => client.albums.delete({ albumId }))).toEqual({ editId: expect.any(Number) })
    expect(await call('edits.undo', () => client.edits.undo({}))).toMatchObject({ kind: 'album-delete', photos: 1 })
    expect(await call('edits.redo', () => client.edits.redo({}))).toMatchObject({ kind: 'album-delete', photos: 1 })

    expect(await call('tags.rename', () => client.tags.rename({ from: '가족', to: '식구' }))).toMatchObject({ photos: 1 })
    expect(await call('tags.list', () => client.tags.list({ text: 'ㅅㄱ' }))).toEqual({ tags: [{ tag: '식구', count: 1 }] })
    expect(await call('tags.delete', () => client.tags.delete({ tag: '식구' }))).toMatchObject({ photos: 1 })
    expect(await call('photos.remove', () => client.photos.remove({ ids: [id] }))).toMatchObject({ removed: 1 })
    expect(await call('photos.restore', () => client.photos.restore({ ids: [id] }))).toMatchObject({ restored: 1 })

    expect(await call('catalogue.get', () => client.catalogue.get({}))).toMatchObject({ version: '2026-11-01', offline: false })
    const line = { photoId: id, productId: 'print-4x6', quantity: 2, fit: 'paper-full' as const }
    const { orderId, revision } = await call('orders.draft', () => client.orders.draft({ lines: [line] }))
    const { total } = await call('orders.price', () => client.orders.price({ orderId }))
    expect(total).toBe(600)
    const sending = await call('orders.confirm', () => client.orders.confirm({ orderId, revision, total, ...pickup }))
    const { result } = await endOfJob(core, sending.jobId)
    expect(result).toMatchObject({ orderId, number: expect.stringMatching(/-/) })
    expect(await call('orders.get', () => client.orders.get({ orderId }))).toMatchObject({ state: 'submitted', studioState: 'received' })
    await endOfJob(core, (await call('orders.send', () => client.orders.send({ orderId }))).jobId)
    expect(await call('orders.history', () => client.orders.history({ photoIds: [id] }))).toMatchObject({ photos: [{ photoId: id }] })
    const draft = await call('orders.reorder', () => client.orders.reorder({ orderId }))
    expect(draft.missing).toBe(0)
    await callDraft(caller, draft)
    expect(await call('orders.cancel', () => client.orders.cancel({ orderId }))).toMatchObject({ studioState: 'cancelled' })
    expect((await call('orders.list', () => client.orders.list({}))).orders.map((order) => order.orderId)).toEqual([draft.orderId, orderId])
    expect(await call('orders.discard', () => client.orders.discard({ orderId: draft.orderId }))).toEqual({})

    expect(await call('studio.get', () => client.studio.get({}))).toMatchObject({
      id: 'demo',
      business: { registration: expect.any(String) },
    })
    expect(await errorOf(call('jobs.cancel', () => client.jobs.cancel({ jobId: 'none' })))).toMatchObject({ code: 'JOB_NOT_FOUND' })
    expect(await call('settings.update', () => client.settings.update({ gridSize: 'large' }))).toMatchObject({
      locale: 'ko',
      gridSize: 'large',
    })
    expect(await call('settings.get', () => client.settings.get({}))).toMatchObject({ locale: 'ko', gridSize: 'large' })

    await callSearches(caller)
    await callFiles(caller, { id, folder })
    await callBackups(caller, { id })

    expect([...called].sort()).toEqual(
      listProcedures()
        .map(({ name }) => name)
        .sort(),
    )
  })

  it('tells of jobs and changes while they happen', async () => {
    const changed = client.settings.update({ gridSize: 'small' })
    await expect.poll(() => events.some((event) => event.type === 'changed' && event.area === 'settings')).toBe(true)
    await changed
    for (const event of events) expect(appEventSchema.safeParse(event).error).toBeUndefined()
    const jobs = events.flatMap((event) => (event.type === 'job' ? [`${event.job.kind} ${event.job.state}`] : []))
    expect(jobs).toEqual(expect.arrayContaining(['import running', 'import done', 'send-order running', 'send-order done']))
  })

  it('ends the events when nobody listens any more', async () => {
    const listening = new AbortController()
    const stream = await client.jobs.events({}, { signal: listening.signal })
    const { value } = await stream.next()
    expect(value).toMatchObject({ type: 'job' })
    const ended = (async () => {
      for await (const _ of stream);
    })()
    listening.abort()
    await ended.catch((error: unknown) => expect(String(error)).toMatch(/abort/i))
    expect(await client.settings.get({})).toMatchObject({ locale: 'ko' })
  })

  describe('input that does not fit', () => {
    it.each([
      [
        'quantity',
        (to: Client) => to.orders.draft({ lines: [{ photoId: 1, productId: 'print-4x6', quantity: 0, fit: 'paper-full' }] }),
        'lines.0.quantity',
      ],
      [
        'fit',
        (to: Client) => to.orders.draft({ lines: [{ photoId: 1, productId: 'x', quantity: 1, fit: 'stretch' as never }] }),
        'lines.0.fit',
      ],
      ['no paths', (to: Client) => to.library.import({ paths: [] }), 'paths'],
      ['an id of zero', (to: Client) => to.photos.get({ id: 0 }), 'id'],
      ['text for an id', (to: Client) => to.photos.get({ id: '1; DROP TABLE photos' as never }), 'id'],
      ['a rating of six', (to: Client) => to.photos.update({ ids: [1], rating: 6 }), 'rating'],
      ['a cursor that is none', (to: Client) => to.photos.list({ limit: 1, cursor: 'xyz' }), 'cursor'],
      ['a cursor of search that is none', (to: Client) => to.search.photos({ text: '', cursor: '-1' }), 'cursor'],
      ['a page too large', (to: Client) => to.photos.list({ limit: 1001 }), 'limit'],
      ['what nobody asks for', (to: Client) => to.photos.get({ id: 1, path: '/etc' } as never), ''],
      ['no input at all', (to: Client) => to.photos.get(undefined as never), ''],
    ])('%s: names the field', async (_what, call, field) => {
      const error = await errorOf(call(client))
      expect(error).toMatchObject({ code: 'INVALID_INPUT', data: { field } })
      expect(error.message).toMatch(/[가-힣]/)
    })
  })

  it.each([
    ['PHOTO_NOT_FOUND', (to: Client) => to.photos.get({ id: 424_242 }), { id: 424_242 }],
    ['PHOTO_NOT_FOUND', (to: Client) => to.photos.update({ ids: [424_242], caption: 'x' }), { id: 424_242 }],
    ['PATH_NOT_FOUND', (to: Client) => to.library.import({ paths: ['/nowhere/사진'] }), { path: '/nowhere/사진' }],
    ['JOB_NOT_FOUND', (to: Client) => to.jobs.cancel({ jobId: 'none' }), { jobId: 'none' }],
    [
      'ORDER_NOT_FOUND',
      (to: Client) => to.orders.get({ orderId: '00000000-0000-4000-8000-000000000000' }),
      { orderId: '00000000-0000-4000-8000-000000000000' },
    ],
  ])('an error carries its code, its facts and a Korean sentence: %s', async (code, call, data) => {
    const error = await errorOf(call(client))
    expect(error).toMatchObject({ code, data })
    expect(error.message).toMatch(/[가-힣].*[.요]$/)
  })

  it('says nothing of what went wrong inside', async () => {
    const broken = await mount({
      ...core,
      settings: {
        ...core.settings,
        get: () => {
          throw new Error('SELECT secret FROM /home/me')
        },
      },
    })
    const error = await errorOf(broken.client.settings.get({}))
    expect(error).toMatchObject({ code: 'INTERNAL' })
    expect(JSON.stringify(error)).not.toMatch(/SELECT|home/)
  })
})
