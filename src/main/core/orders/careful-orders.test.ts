import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import type { AppEvent } from '#shared/contract/jobs.ts'
import type { ConfirmFields } from '#shared/contract/orders.ts'
import { openDatabase } from '#studio/database/open-database.ts'
import { studioPaths } from '#studio/studio-paths.ts'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { type FaultyLine, startFaultyLine } from '#tests/support/faulty-line.ts'
import { changeCatalogue, confirm, countAt, type Draft, makeDraft, pickup, setPrice, useStudio } from '#tests/support/orders.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, nextEvent, startTestCore } from '#tests/support/test-core.ts'

// What a customer can trust: the receipt, what becomes of photos that are gone, and what is news.

let studio: TestStudio
let line: FaultyLine

beforeAll(async () => {
  studio = await useStudio()
  line = await startFaultyLine(studio)
})

const callsOf = (name: string) => line.calls.filter((call) => call.name === name)
const sendAgain = async (core: Core, { orderId }: Pick<Draft, 'orderId'>) => endOfJob(core, await core.orders.send(orderId))

describe('the receipt', () => {
  it('names every file as both sides hashed it, and the price stands with the order', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core, 2)
    await confirm(core, draft)
    const { lines, receipt, price, catalogueVersion, total, studioPayment, canCancel, messages } = await core.orders.get(draft.orderId)
    expect(receipt?.files.map(({ fileName }) => fileName).toSorted()).toEqual(['photo-0.jpg', 'photo-1.jpg'])
    expect(receipt?.files.map(({ photoId, fileName }) => [photoId, fileName])).toEqual(
      lines.map(({ photoId, fileName }) => [photoId, fileName]),
    )
    expect(receipt?.files.every(({ sha256, bytes }) => /^[0-9a-f]{64}$/.test(sha256) && bytes > 0)).toBe(true)
    expect(price).toMatchObject({ total, lines: [{ name: '4×6' }, { name: '4×6' }] })
    expect(catalogueVersion).toBe((await core.catalogue.current()).catalogue.version)
    expect({ studioPayment, canCancel, messages }).toMatchObject({ studioPayment: { kind: 'at-pickup' }, canCancel: true, messages: [] })
  })

  it('that lies makes no order of it: it waits, and is asked for again', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core, 2)
    const lie = { change: (answer: { receipt: { files: unknown[] } }) => ({ ...answer, receipt: { ...answer.receipt, files: [] } }) }
    line.rule = (name) => (name === 'submit' ? lie : 'pass')
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'STUDIO_FAILED' } })
    expect(await core.orders.get(draft.orderId)).toMatchObject({
      state: 'submitting',
      attention: 'waiting',
      attentionError: { code: 'STUDIO_FAILED', data: { status: 200 } },
      number: null,
      receipt: null,
    })
    line.rule = () => 'pass'
    expect(await sendAgain(core, draft)).toMatchObject({ state: 'done' })
    expect(countAt(studio, draft.orderId)).toBe(1)
  })
})

describe('a photo that is gone while the order is sent', () => {
  it('holds up none of the rest; the order says which it is, and goes on when it is found', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core, 4)
    const away = makeTempDir()
    const gone = draft.paths[1] ?? ''
    const changed = draft.paths[2] ?? ''
    line.rule = (name) => {
      if (name === 'put') {
        renameSync(gone, join(away, 'found.jpg'))
        writeFileSync(changed, 'another')
      }
      return 'pass'
    }
    const before = callsOf('patch').length
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed' })
    line.rule = () => 'pass'
    expect(callsOf('patch').length - before).toBe(2)
    const standing = await core.orders.get(draft.orderId)
    expect(standing).toMatchObject({ state: 'uploading', attention: 'source-changed' })
    const troubled = standing.troubled.toSorted((a, b) => a.fileName.localeCompare(b.fileName))
    expect(troubled).toEqual([
      { photoId: expect.any(Number), fileName: 'photo-1.jpg', reason: 'missing' },
      { photoId: expect.any(Number), fileName: 'photo-2.jpg', reason: 'changed' },
    ])

    // One of the two does not help yet; without the other the rest is a draft again.
    await endOfJob(core, core.files.check())
    await endOfJob(core, await core.files.searchFolder(away))
    expect(core.jobs.runningFor(draft.orderId)).toBeUndefined()
    const all = standing.lines.map(({ photoId }) => photoId)
    await expect(core.orders.takeBack(draft.orderId, all)).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field: 'without' } })
    const anew = await core.orders.takeBack(draft.orderId, [troubled[1]?.photoId ?? 0])
    const { lines } = await core.orders.get(anew)
    expect(lines.map(({ fileName }) => fileName).toSorted()).toEqual(['photo-0.jpg', 'photo-1.jpg', 'photo-3.jpg'])
    const { total } = await core.orders.price(anew, 'pickup')
    const patches = callsOf('patch').length
    expect(await confirm(core, { orderId: anew, total })).toMatchObject({ state: 'done' })
    // Only the one that was found: the studio has the rest.
    expect(callsOf('patch').length - patches).toBe(1)
  })

  it('and found again lets the order go by itself', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core, 2)
    const away = makeTempDir()
    line.rule = (name) => {
      if (name === 'put') renameSync(draft.paths[0] ?? '', join(away, 'found.jpg'))
      return 'pass'
    }
    await confirm(core, draft)
    line.rule = () => 'pass'
    expect(await core.orders.get(draft.orderId)).toMatchObject({ attention: 'source-changed', troubled: [{ reason: 'missing' }] })
    await endOfJob(core, core.files.check())
    const sent = nextEvent(
      core,
      (event): event is Extract<AppEvent, { type: 'job' }> =>
        event.type === 'job' && event.job.orderId === draft.orderId && event.job.state === 'done',
    )
    await endOfJob(core, await core.files.searchFolder(away))
    await sent
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'submitted', attention: null, troubled: [] })
  })
})

describe('ordering again', () => {
  it('sends nothing that the studio has, not even where the file is gone by now', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core, 2)
    await confirm(core, draft)
    rmSync(draft.paths[0] ?? '')
    const { orderId, missing } = core.orders.reorder(draft.orderId)
    expect(missing).toBe(0)
    const first = await core.orders.get(draft.orderId)
    const again = await core.orders.get(orderId)
    expect(again).toMatchObject({ state: 'draft', revision: 1, number: null })
    expect(again.lines.map(({ lineId: _, ...rest }) => rest)).toEqual(first.lines.map(({ lineId: _, ...rest }) => rest))
    const before = [callsOf('patch').length, callsOf('head').length]
    expect(await confirm(core, { orderId, total: draft.total })).toMatchObject({ state: 'done' })
    expect([callsOf('patch').length, callsOf('head').length]).toEqual(before)
    expect(countAt(studio, orderId)).toBe(1)
    const ids = first.lines.map(({ photoId }) => photoId)
    expect(core.orders.history(ids).map(({ photoId, productName }) => ({ photoId, productName }))).toEqual(
      ids.toSorted((a, b) => a - b).map((photoId) => ({ photoId, productName: '4×6' })),
    )
  })

  it('a file that is gone and that another studio never had is still asked about', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    rmSync(draft.paths[0] ?? '')
    await expect(core.orders.confirm({ ...draft, ...pickup })).rejects.toMatchObject({ code: 'PHOTO_FILE_MISSING' })
  })
})

describe('an order that the studio threw away', () => {
  it.each(['patch', 'quote', 'submit'] as const)('before %s is put anew by itself, under the same id', async (name) => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    let forgotten = false
    const gone = { change: () => ({ code: 'ORDER_NOT_FOUND', message: '', data: { orderId: draft.orderId } }) }
    line.rule = (called) => {
      if (called !== name || forgotten) return 'pass'
      forgotten = true
      return { ...gone, status: 404 }
    }
    expect(await confirm(core, draft)).toMatchObject({ state: 'done' })
    line.rule = () => 'pass'
    expect(countAt(studio, draft.orderId)).toBe(1)
  })
})

describe('a studio that is busy', () => {
  it('is left alone for as long as it asks: the order waits', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    line.rule = (name) => (name === 'put' ? { busy: 60 } : 'pass')
    const before = callsOf('put').length
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'TOO_BUSY', data: { seconds: 60 } } })
    expect(callsOf('put').length - before).toBe(1)
    expect(await core.orders.get(draft.orderId)).toMatchObject({ attention: 'waiting', attentionError: { code: 'TOO_BUSY' } })
    line.rule = () => 'pass'
    // The lid is opened: it is tried at once.
    expect(core.orders.onItsWay()).toBe(1)
    core.orders.wake()
    await core.jobs.waitFor(core.jobs.runningFor(draft.orderId)?.jobId ?? '')
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'submitted', attention: null })
    expect(core.orders.onItsWay()).toBe(0)
  })
})

describe('confirming', () => {
  it('what was not shown is refused: another window changed the lines for the same total', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core, 2)
    const [first, second] = draft.lines
    if (!first || !second) throw new Error('a draft of two lines')
    const { revision } = await core.orders.draft([{ ...first, quantity: 2 }], draft.orderId)
    expect((await core.orders.price(draft.orderId, 'pickup')).total).toBe(draft.total)
    await expect(core.orders.confirm({ ...draft, ...pickup })).rejects.toMatchObject({ code: 'DRAFT_CHANGED' })
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'draft' })
    await endOfJob(core, await core.orders.confirm({ ...draft, revision, ...pickup }))
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'submitted', lines: [{ quantity: 2 }] })
  })

  it('a new total explains it by the catalogue that it is of, though that comes later', async () => {
    const own = await useStudio()
    const slow = await startFaultyLine(own)
    const core = await startTestCore({ studio: slow })
    const draft = await makeDraft(core)
    setPrice(own, 990)
    slow.rule = (name) => (name === 'catalogue' ? 'cut-before' : 'pass')
    expect(await confirm(core, draft)).toMatchObject({ error: { code: 'PRICE_CHANGED' } })
    expect(await confirm(core, { ...draft, total: 990 })).toMatchObject({ state: 'done' })
    expect(await core.orders.get(draft.orderId)).toMatchObject({ total: 990, price: null })
    slow.rule = () => 'pass'
    await core.catalogue.refresh()
    await expect.poll(async () => (await core.orders.get(draft.orderId)).price).toMatchObject({ total: 990, lines: [{ name: '4×6' }] })
  })

  it('for a day on which nobody is there is refused before anything is frozen', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    const delivery = { kind: 'pickup', day: '2020-01-01' } as const
    await expect(core.orders.confirm({ ...draft, ...pickup, delivery })).rejects.toMatchObject({ code: 'PICKUP_UNAVAILABLE' })
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'draft' })
  })

  it('an order that is on its way with other details is refused', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    line.rule = (name) => (name === 'quote' ? 'cut-before' : 'pass')
    await confirm(core, draft)
    line.rule = () => 'pass'
    await expect(core.orders.confirm({ ...draft, ...pickup, memo: '무광으로' })).rejects.toMatchObject({ code: 'ORDER_NOT_EDITABLE' })
    expect(await confirm(core, draft)).toMatchObject({ state: 'done' })
  })

  it('keeps what was typed for when the order is taken back', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    const form: ConfirmFields = {
      ...{ name: '홍길동', phone: '010', delivery: 'pickup', shop: null, day: null, slot: null, postcode: '', road: '', detail: '' },
      ...{ payment: null, depositor: '', memo: '급해요' },
    }
    core.orders.rename(draft.orderId, '돌잔치')
    core.orders.keepForm(draft.orderId, form)
    line.rule = (name) => (name === 'put' ? 'cut-before' : 'pass')
    await confirm(core, draft)
    line.rule = () => 'pass'
    const anew = await core.orders.takeBack(draft.orderId)
    expect(await core.orders.get(anew)).toMatchObject({ name: '돌잔치', form, state: 'draft', receiver: null, price: null })
  })

  it('prints the day only where an option asks for it', async () => {
    const own = await useStudio()
    changeCatalogue(own, (catalogue) => ({
      ...catalogue,
      version: 'dated',
      options: [
        {
          id: 'stamp',
          name: '날짜',
          choices: [
            { id: 'none', name: '없음' },
            { id: 'day', name: '날짜', dateImprint: true },
          ],
        },
      ],
    }))
    const core = await startTestCore({ studio: own })
    const { lines } = await makeDraft(core, 2)
    const dated = lines.map((each, index) => ({
      ...each,
      options: index === 0 ? { stamp: 'day' } : {},
      turn: 90 as const,
      straighten: 1.5,
    }))
    const { orderId } = await core.orders.draft(dated)
    const { total } = await core.orders.price(orderId, 'pickup')
    expect(await confirm(core, { orderId, total })).toMatchObject({ state: 'done' })
    const database = openDatabase(studioPaths(own.dataDir).database)
    const { lines: sent } = JSON.parse(String(database.prepare('SELECT manifest FROM manifests').pluck().get()))
    database.close()
    expect(sent).toMatchObject([{ date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), turn: 90, straighten: 1.5 }, { turn: 90 }])
    expect(sent[1]).not.toHaveProperty('date')
  })
})

describe('many orders at once', () => {
  it('are sent two at a time, and one that waits for its turn can be stopped', async () => {
    const core = await startTestCore({ studio: line })
    const { orderId, total, lines } = await makeDraft(core)
    const orderIds = [orderId]
    while (orderIds.length < 5) orderIds.push((await core.orders.draft(lines)).orderId)
    const before = callsOf('put').length
    line.rule = (name) => (name === 'put' ? 'hold-before' : 'pass')
    const jobIds = await Promise.all(orderIds.map((id) => core.orders.confirm({ orderId: id, revision: 1, total, ...pickup })))
    await line.faulted()
    await expect.poll(() => callsOf('put').length - before).toBe(2)
    const [first = '', second = '', third = ''] = jobIds
    core.jobs.cancel(third)
    expect(await endOfJob(core, third)).toMatchObject({ state: 'cancelled' })
    expect(callsOf('put').length - before).toBe(2)
    line.rule = () => 'pass'
    core.jobs.cancel(first)
    core.jobs.cancel(second)
    for (const jobId of jobIds.slice(3)) expect(await endOfJob(core, jobId)).toMatchObject({ state: 'done' })
  })
})
