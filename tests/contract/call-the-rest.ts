import { existsSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from 'vitest'
import type { Core } from '#core/create-core.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob } from '#tests/support/test-core.ts'
import type { Client } from './mounts.ts'

export type Caller = {
  core: Core
  client: Client
  /** Notes that this procedure was called. */
  call<Result>(name: string, run: () => Promise<Result>): Promise<Result>
}

/** What is done with the files of a library in which photo `id`, with a caption, is among three photos of `folder`. */
export async function callFiles({ core, client, call }: Caller, { id, folder }: { id: number; folder: string }): Promise<void> {
  const ended = async (started: Promise<{ jobId: string }>) => endOfJob(core, (await started).jobId)
  const { fileName } = await client.photos.get({ id })
  const moved = makeTempDir()
  renameSync(join(folder, fileName), join(moved, fileName))
  expect(await ended(call('library.checkFiles', () => client.library.checkFiles({})))).toMatchObject({ result: { missing: 1 } })
  const path = join(moved, fileName)
  expect(await ended(call('library.locate', () => client.library.locate({ id, path })))).toMatchObject({ result: { found: 1, missing: 0 } })
  renameSync(path, join(folder, fileName))
  await ended(client.library.checkFiles({}))
  expect(await ended(call('library.searchFolder', () => client.library.searchFolder({ folder })))).toMatchObject({
    result: { found: 1, missing: 0 },
  })

  expect(await ended(call('library.export', () => client.library.export({ ids: [id], folder: moved, format: 'png' })))).toMatchObject({
    result: { folder: moved, written: 1, skipped: [] },
  })
  expect(existsSync(join(moved, `${basename(fileName, '.jpg')}.png`))).toBe(true)
  expect(await ended(call('library.writeSidecars', () => client.library.writeSidecars({ ids: [id] })))).toMatchObject({
    result: { written: 1, skipped: [] },
  })
  expect((await call('photos.similar', () => client.photos.similar({}))).groups).toEqual(expect.any(Array))
}

/** The library is taken back to what it was: what is said in between is said no more. */
export async function callBackups({ core, client, call }: Caller, { id }: { id: number }): Promise<void> {
  const { caption } = await client.photos.get({ id })
  const { jobId } = await call('library.backup', () => client.library.backup({ folder: makeTempDir() }))
  const { state, result } = await endOfJob(core, jobId)
  expect(state).toBe('done')
  const { path } = result as { path: string }
  await client.photos.update({ ids: [id], caption: '나중에 쓴 말' })
  const restoring = await call('library.restore', () => client.library.restore({ path }))
  expect(await endOfJob(core, restoring.jobId)).toMatchObject({ state: 'done', result: { captions: expect.any(Number) } })
  expect((await client.photos.get({ id })).caption).toBe(caption)
  expect((await call('library.backups', () => client.library.backups({}))).backups.length).toBeGreaterThan(0)
  expect(await call('library.health', () => client.library.health({}))).toEqual({ recovered: null })
  expect(await call('library.acknowledge', () => client.library.acknowledge({}))).toEqual({})
}

/** What is done with a draft before it is confirmed. */
export async function callDraft({ client, call }: Caller, { orderId }: { orderId: string }): Promise<void> {
  const form = {
    ...{ name: '홍길동', phone: '', delivery: 'pickup' as const, shop: null, day: null, slot: null },
    ...{ postcode: '', road: '', detail: '', payment: null, depositor: '', memo: '' },
  }
  expect(await call('orders.rename', () => client.orders.rename({ orderId, name: '돌잔치' }))).toEqual({})
  expect(await call('orders.keepForm', () => client.orders.keepForm({ orderId, form }))).toEqual({})
  const { revision, lines } = await client.orders.get({ orderId })
  const late = { orderId, revision: revision - 1, lines: lines.map(({ fileName: _f, productName: _p, ...line }) => line) }
  await expect(client.orders.draft(late)).rejects.toMatchObject({ code: 'DRAFT_CHANGED' })
  expect(await client.orders.get({ orderId })).toMatchObject({ name: '돌잔치', form, revision })
  expect(await call('orders.wake', () => client.orders.wake({}))).toEqual({})
  await expect(call('orders.takeBack', () => client.orders.takeBack({ orderId }))).rejects.toMatchObject({ code: 'ORDER_NOT_EDITABLE' })
}

/** What helps with searching, in a library where one photo is called 할머니 생신 and none has a tag. */
export async function callSearches({ client, call }: Caller): Promise<void> {
  expect(await call('search.remember', () => client.search.remember({ text: '할머니' }))).toEqual({})
  expect(await call('search.suggest', () => client.search.suggest({}))).toMatchObject({ recent: ['할머니'] })
  expect(await call('search.forget', () => client.search.forget({ text: '할머니' }))).toEqual({})
  expect(await client.search.suggest({})).toMatchObject({ recent: [] })
  expect(await call('search.nearest', () => client.search.nearest({ text: '할머나' }))).toMatchObject({ tried: expect.any(Array) })

  const { searchId } = await call('savedSearches.create', () => client.savedSearches.create({ name: '생신', text: '생신' }))
  expect(await call('savedSearches.rename', () => client.savedSearches.rename({ searchId, name: '할머니 생신' }))).toEqual({})
  expect(await call('savedSearches.list', () => client.savedSearches.list({}))).toEqual({
    searches: [{ searchId, name: '할머니 생신', text: '생신', filter: {} }],
  })
  expect(await call('savedSearches.delete', () => client.savedSearches.delete({ searchId }))).toEqual({})
}
