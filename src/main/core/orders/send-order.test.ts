import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stat, utimes } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { type FaultyLine, startFaultyLine } from '#tests/support/faulty-line.ts'
import { confirm, countAt, type Draft, endOfSending, makeDraft, ordersAt, pickup, setPrice, useStudio } from '#tests/support/orders.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, startTestCore } from '#tests/support/test-core.ts'

// Orders over a real studio: real HTTPS, real certificates, real files.

let studio: TestStudio
let line: FaultyLine
let core: Core
const PRICE = 300

beforeAll(async () => {
  studio = await useStudio()
  line = await startFaultyLine(studio)
  core = await startTestCore({ studio: line })
})

const callsOf = (name: string) => line.calls.filter((call) => call.name === name)

describe('the straight path', () => {
  let draft: Draft

  it('prices a draft by the studio’s catalogue', async () => {
    draft = await makeDraft(core, 2)
    expect(draft.total).toBe(2 * PRICE)
    expect(await core.orders.get(draft.orderId)).toMatchObject({
      state: 'draft',
      number: null,
      lines: [
        { fileName: expect.any(String), productName: '4×6' },
        { fileName: expect.any(String), productName: '4×6' },
      ],
    })
  })

  it('ends with the number that the studio gave', async () => {
    const job = await confirm(core, draft)
    expect(job).toMatchObject({ state: 'done', result: { orderId: draft.orderId, number: expect.stringMatching(/^\d{6}-\d{4}$/) } })
    expect(job.bytesDone).toBe(job.bytesTotal)
    expect(job.bytesTotal).toBe((await Promise.all(draft.paths.map((path) => stat(path)))).reduce((sum, { size }) => sum + size, 0))
  })

  it('shows each state that it went through, in order, with the studio’s own after them', async () => {
    const order = await core.orders.get(draft.orderId)
    expect(order).toMatchObject({
      state: 'submitted',
      studioState: 'received',
      attention: null,
      newTotal: null,
      total: 2 * PRICE,
      ...pickup,
    })
    expect(order.timeline.map(({ state }) => state)).toEqual([
      ...['frozen', 'created', 'uploading', 'uploaded', 'quoted', 'confirmed', 'submitting', 'submitted'],
      'received',
    ])
    expect(order).not.toHaveProperty('manifest')
  })

  it('has brought the studio what was ordered', () => {
    const received = ordersAt(studio).find(({ number }) => number.length > 0)
    expect(received).toMatchObject({ total: 2 * PRICE, prints: 2, head: { receiver: pickup.receiver, payment: 'at-pickup' } })
  })

  it('sent again answers with the same number and sends nothing', async () => {
    const before = line.calls.length
    const job = await endOfJob(core, await core.orders.send(draft.orderId))
    expect(job).toMatchObject({ state: 'done', result: { orderId: draft.orderId } })
    expect(line.calls.slice(before).filter(({ name }) => name === 'put' || name === 'submit')).toEqual([])
    expect(countAt(studio, draft.orderId)).toBe(1)
  })

  it('can not be edited, taken back or thrown away any more', async () => {
    const { orderId, lines } = draft
    await expect(core.orders.draft(lines, orderId)).rejects.toMatchObject({ code: 'ORDER_NOT_EDITABLE' })
    await expect(core.orders.takeBack(orderId)).rejects.toMatchObject({ code: 'ORDER_NOT_EDITABLE' })
    expect(() => core.orders.discard(orderId)).toThrow(expect.objectContaining({ code: 'ORDER_NOT_EDITABLE' }))
  })
})

describe('one photo in two sizes', () => {
  it('is sent once', async () => {
    const { lines } = await makeDraft(core, 1)
    const [first] = lines
    if (!first) throw new Error('a draft has a line')
    const { orderId } = await core.orders.draft([first, { ...first, productId: 'print-5x7', quantity: 3 }])
    const before = callsOf('patch').length
    const { total } = await core.orders.price(orderId, 'pickup')
    expect(total).toBe(PRICE + 3 * 900)
    expect((await confirm(core, { orderId, total })).state).toBe('done')
    // The studio has this photo from the order before.
    expect(callsOf('patch').slice(before)).toEqual([])
    expect(ordersAt(studio)[0]).toMatchObject({ prints: 4, total })
  })

  it('also to a studio that has never seen it', async () => {
    const guest = await startTestCore({ studio: line })
    const { lines, paths } = await makeDraft(guest, 1)
    const [first] = lines
    if (!first) throw new Error('a draft has a line')
    const { orderId } = await guest.orders.draft([first, { ...first, productId: 'print-5x7' }])
    const before = callsOf('patch').length
    await confirm(guest, { orderId, total: PRICE + 900 })
    expect(callsOf('patch').slice(before)).toEqual([{ name: 'patch', bytes: (await stat(paths[0] ?? '')).size }])
  })
})

describe('the price', () => {
  it('that the customer did not see is not confirmed', async () => {
    const { orderId, revision } = await makeDraft(core)
    const wrong = core.orders.confirm({ orderId, revision, total: PRICE - 1, ...pickup })
    await expect(wrong).rejects.toMatchObject({ code: 'PRICE_CHANGED', data: { confirmed: PRICE - 1 } })
    expect(await core.orders.get(orderId)).toMatchObject({ state: 'draft', attention: null })
  })

  it('that changed at the studio meanwhile is asked again, and confirmed once more completes the order', async () => {
    const guest = await startTestCore({ studio: line })
    const draft = await makeDraft(guest, 2)
    try {
      setPrice(studio, 500)
      expect(await confirm(guest, draft)).toMatchObject({
        state: 'failed',
        error: { code: 'PRICE_CHANGED', data: { confirmed: 600, now: 1000 } },
      })
      const waiting = await guest.orders.get(draft.orderId)
      expect(waiting).toMatchObject({ state: 'quoted', attention: 'price-changed', newTotal: 1000, total: 600, number: null })
      expect(waiting.attentionError).toEqual({ code: 'PRICE_CHANGED', data: { confirmed: 600, now: 1000 } })
      expect(countAt(studio, draft.orderId)).toBe(0)

      await expect(guest.orders.confirm({ ...draft, total: 600, ...pickup })).rejects.toMatchObject({
        code: 'PRICE_CHANGED',
        data: { now: 1000 },
      })
      expect(await confirm(guest, { orderId: draft.orderId, total: 1000 })).toMatchObject({ state: 'done' })
      expect(await guest.orders.get(draft.orderId)).toMatchObject({ state: 'submitted', attention: null, newTotal: null, total: 1000 })
      expect(countAt(studio, draft.orderId)).toBe(1)
    } finally {
      setPrice(studio, PRICE)
    }
  })

  it('that changes between the quote and the last word is asked again too', async () => {
    const guest = await startTestCore({ studio: line })
    const draft = await makeDraft(guest)
    try {
      line.rule = (name) => {
        if (name === 'submit') setPrice(studio, 700)
        return 'pass'
      }
      expect(await confirm(guest, draft)).toMatchObject({ state: 'failed', error: { code: 'PRICE_CHANGED' } })
      line.rule = () => 'pass'
      expect(await guest.orders.get(draft.orderId)).toMatchObject({ state: 'quoted', attention: 'price-changed', newTotal: 700 })
      expect(countAt(studio, draft.orderId)).toBe(0)
      expect(await confirm(guest, { orderId: draft.orderId, total: 700 })).toMatchObject({ state: 'done' })
    } finally {
      line.rule = () => 'pass'
      setPrice(studio, PRICE)
    }
  })

  it('is not confirmed by itself after a restart', async () => {
    const dataDir = makeTempDir()
    const guest = await startTestCore({ studio: line, dataDir })
    const draft = await makeDraft(guest)
    try {
      setPrice(studio, 800)
      await confirm(guest, draft)
      await guest.close()
      const next = await startTestCore({ studio: line, dataDir })
      next.resumeWork()
      expect(await next.orders.get(draft.orderId)).toMatchObject({ state: 'quoted', attention: 'price-changed', newTotal: 800 })
      expect(next.jobs.runningFor(draft.orderId)).toBeUndefined()
    } finally {
      setPrice(studio, PRICE)
    }
  })
})

describe('a photo’s file', () => {
  it('that is gone when the order is confirmed: said at once, and the order stays a draft', async () => {
    const guest = await startTestCore({ studio: line })
    const draft = await makeDraft(guest)
    rmSync(draft.paths[0] ?? '')
    const before = line.calls.length
    await expect(guest.orders.confirm({ ...draft, ...pickup })).rejects.toMatchObject({
      code: 'PHOTO_FILE_MISSING',
      data: { fileName: 'photo-0.jpg' },
    })
    expect(await guest.orders.get(draft.orderId)).toMatchObject({ state: 'draft' })
    expect(line.calls.slice(before)).toEqual([])
  })

  it('that has another size now: said at once', async () => {
    const guest = await startTestCore({ studio: line })
    const draft = await makeDraft(guest)
    writeFileSync(draft.paths[0] ?? '', 'another')
    await expect(guest.orders.confirm({ ...draft, ...pickup })).rejects.toMatchObject({ code: 'PHOTO_FILE_CHANGED' })
    expect(await guest.orders.get(draft.orderId)).toMatchObject({ state: 'draft' })
  })

  it('that has other content of the same size and time is never sent', async () => {
    const guest = await startTestCore({ studio: line })
    const draft = await makeDraft(guest)
    const path = draft.paths[0] ?? ''
    const { atime, mtime } = await stat(path)
    const content = readFileSync(path)
    writeFileSync(
      path,
      content.map((byte, index) => (index === content.length - 3 ? byte ^ 1 : byte)),
    )
    await utimes(path, atime, mtime)
    const before = callsOf('patch').length
    expect(await confirm(guest, draft)).toMatchObject({ state: 'failed', error: { code: 'PHOTO_FILE_CHANGED' } })
    expect(callsOf('patch')).toHaveLength(before)
    expect(await guest.orders.get(draft.orderId)).toMatchObject({ state: 'uploading', attention: 'source-changed' })

    writeFileSync(path, content)
    expect(await endOfJob(guest, await guest.orders.send(draft.orderId))).toMatchObject({ state: 'done' })
    expect(countAt(studio, draft.orderId)).toBe(1)
  })
})

describe('an order taken back', () => {
  it('before the studio has it becomes a new draft of the same lines', async () => {
    const guest = await startTestCore({ studio: line })
    const draft = await makeDraft(guest, 2)
    line.rule = (name) => (name === 'quote' ? 'hold-before' : 'pass')
    await guest.orders.confirm({ ...draft, ...pickup })
    await line.faulted()
    line.rule = () => 'pass'
    const before = await guest.orders.get(draft.orderId)
    const newId = await guest.orders.takeBack(draft.orderId)
    expect(newId).not.toBe(draft.orderId)
    await expect(guest.orders.get(draft.orderId)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' })
    expect(await guest.orders.get(newId)).toMatchObject({ state: 'draft', attention: null, lines: before.lines })
    expect(countAt(studio, draft.orderId)).toBe(0)
    expect(await confirm(guest, { orderId: newId, total: draft.total })).toMatchObject({ state: 'done' })
  })

  it('is refused once the last word may have arrived', async () => {
    const guest = await startTestCore({ studio: line })
    const draft = await makeDraft(guest)
    line.rule = (name) => (name === 'submit' ? 'hold-after' : 'pass')
    await guest.orders.confirm({ ...draft, ...pickup })
    await line.faulted()
    line.rule = () => 'pass'
    // At once, and without stopping what is on its way.
    await expect(guest.orders.takeBack(draft.orderId)).rejects.toMatchObject({ code: 'ORDER_NOT_EDITABLE' })
    const running = guest.jobs.runningFor(draft.orderId)
    expect(running).toMatchObject({ cancelled: false })
    guest.jobs.cancel(running?.jobId ?? '')
    await endOfSending(guest, draft.orderId)
    expect(await guest.orders.get(draft.orderId)).toMatchObject({ state: 'submitting', attention: 'waiting' })
    expect(await endOfJob(guest, await guest.orders.send(draft.orderId))).toMatchObject({ state: 'done' })
    expect(countAt(studio, draft.orderId)).toBe(1)
  })
})

describe('confirming twice', () => {
  it('at the same moment starts one job and makes one order', async () => {
    const guest = await startTestCore({ studio: line })
    const draft = await makeDraft(guest, 2)
    const input = { ...draft, ...pickup }
    const before = callsOf('put').length
    const ids = await Promise.all([guest.orders.confirm(input), guest.orders.confirm(input), guest.orders.confirm(input)])
    expect(new Set(ids).size).toBe(1)
    expect(await endOfJob(guest, ids[0] ?? '')).toMatchObject({ state: 'done' })
    expect(callsOf('put')).toHaveLength(before + 1)
    expect(countAt(studio, draft.orderId)).toBe(1)
  })

  it('with different words: the first one counts, what was frozen stays, and who was late is told', async () => {
    const guest = await startTestCore({ studio: line })
    const draft = await makeDraft(guest)
    const other = { name: '김영희', phone: '01099998888' }
    const both = [guest.orders.confirm({ ...draft, ...pickup }), guest.orders.confirm({ ...draft, ...pickup, receiver: other })]
    const refused = (await Promise.allSettled(both)).filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'ORDER_NOT_EDITABLE' } }])
    expect(await endOfSending(guest, draft.orderId)).toMatchObject({ state: 'done' })
    const { receiver } = await guest.orders.get(draft.orderId)
    expect(ordersAt(studio)[0]?.head.receiver).toEqual(receiver)
  })

  it('and once more after all is done answers with the same number', async () => {
    const guest = await startTestCore({ studio: line })
    const draft = await makeDraft(guest)
    const first = await confirm(guest, draft)
    expect((await confirm(guest, draft)).result).toEqual(first.result)
    expect(countAt(studio, draft.orderId)).toBe(1)
  })
})
