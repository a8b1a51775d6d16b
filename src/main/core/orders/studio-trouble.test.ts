import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { startStudio } from '#studio/start-studio.ts'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { type FaultyLine, startFaultyLine } from '#tests/support/faulty-line.ts'
import { confirm, countAt, type Draft, endOfSending, makeDraft, pickup, useStudio } from '#tests/support/orders.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, silentLog, startTestCore } from '#tests/support/test-core.ts'

let studio: TestStudio
let line: FaultyLine

beforeAll(async () => {
  studio = await useStudio()
  line = await startFaultyLine(studio)
})

const sendAgain = async (core: Core, { orderId }: Draft): Promise<Job> => endOfJob(core, await core.orders.send(orderId))

describe('a studio that is off', () => {
  it('leaves the order waiting, and gets it once when it is on again', async () => {
    const options = { studioId: 'demo', dataDir: makeTempDir(), log: silentLog }
    const first = await startStudio({ ...options, port: 0 })
    const core = await startTestCore({ studio: first })
    const draft = await makeDraft(core)
    await first.close()

    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'STUDIO_UNREACHABLE' } })
    const waiting = await core.orders.get(draft.orderId)
    expect(waiting).toMatchObject({ state: 'frozen', attention: 'waiting', number: null })
    expect(waiting.attentionError).toEqual({ code: 'STUDIO_UNREACHABLE', data: {} })

    const second = await startStudio({ ...options, port: first.port })
    try {
      expect(await sendAgain(core, draft)).toMatchObject({ state: 'done' })
      expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'submitted', attention: null, attentionError: null })
      expect(countAt(options, draft.orderId)).toBe(1)
    } finally {
      await core.close()
      await second.close()
    }
  })

  it('can be ordered from by the catalogue at hand, and says so', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    line.rule = () => 'cut-before'
    expect(await core.catalogue.refresh()).toMatchObject({ offline: true })
    expect(await core.orders.price(draft.orderId, 'pickup')).toMatchObject({ total: draft.total })
    line.rule = () => 'pass'
    expect(await core.catalogue.refresh()).toMatchObject({ offline: false })
  })

  it('without a catalogue at hand there is nothing to order by', async () => {
    const core = await startTestCore()
    await expect(core.catalogue.current()).rejects.toMatchObject({ code: 'CATALOGUE_UNAVAILABLE' })
  })
})

describe('a studio with a wrong certificate', () => {
  it('is told nothing', async () => {
    const other = await useStudio()
    const core = await startTestCore({ studio: { url: line.url, caPath: other.caPath } })
    await expect(core.catalogue.refresh()).rejects.toMatchObject({ code: 'STUDIO_UNTRUSTED' })
  })

  it('gets no order: not even who it is for', async () => {
    const dataDir = makeTempDir()
    const trusting = await startTestCore({ studio: line, dataDir })
    const draft = await makeDraft(trusting)
    await trusting.close()

    const other = await useStudio()
    const core = await startTestCore({ studio: { url: line.url, caPath: other.caPath }, dataDir })
    const before = line.calls.length
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'STUDIO_UNTRUSTED' } })
    expect(line.calls).toHaveLength(before)
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'frozen', attention: 'waiting' })
    await core.close()

    // It was a line on which another answered, say: on a better one the order goes by itself.
    const again = await startTestCore({ studio: line, dataDir })
    again.resumeWork()
    expect(await endOfSending(again, draft.orderId)).toMatchObject({ state: 'done' })
    expect(countAt(studio, draft.orderId)).toBe(1)
  })

  it('that has run out is told nothing', async () => {
    const years = 2 * 365 * 24 * 3600_000
    const old = await useStudio({ now: () => new Date(Date.now() - years) })
    const core = await startTestCore({ studio: old })
    await expect(core.catalogue.refresh()).rejects.toMatchObject({ code: 'STUDIO_UNTRUSTED' })
  })

  it('whose authority’s file is not where it was said to be: that is said at once, with its name', async () => {
    const starting = startTestCore({ studio: { url: line.url, caPath: '/nowhere/ca.pem' } })
    await expect(starting).rejects.toMatchObject({ code: 'PATH_NOT_FOUND', data: { path: '/nowhere/ca.pem' } })
  })
})

describe('a studio that answers 500', () => {
  it.each(['put', 'patch', 'quote', 'submit'] as const)('to %s keeps the order waiting where it is', async (name) => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    line.rule = (called) => (called === name ? 500 : 'pass')
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'STUDIO_FAILED' } })
    expect(await core.orders.get(draft.orderId)).toMatchObject({ attention: 'waiting' })
    expect(countAt(studio, draft.orderId)).toBe(0)
    line.rule = () => 'pass'
    expect(await sendAgain(core, draft)).toMatchObject({ state: 'done' })
    expect(countAt(studio, draft.orderId)).toBe(1)
  })

  it('once is asked again, and nobody hears of it', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    const failed = new Set<string>()
    line.rule = (name) => {
      if (name === 'catalogue' || name === 'head' || failed.has(name)) return 'pass'
      failed.add(name)
      return 503
    }
    expect(await confirm(core, draft)).toMatchObject({ state: 'done' })
    expect([...failed]).toEqual(expect.arrayContaining(['put', 'patch', 'quote', 'submit']))
    line.rule = () => 'pass'
    expect(countAt(studio, draft.orderId)).toBe(1)
  })
})

describe('a studio that has too much to do', () => {
  it.each([408, 499])('and says %i is asked again, and keeps the order waiting where that does not help', async (status) => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    line.rule = (name) => (name === 'patch' ? status : 'pass')
    const before = line.calls.length
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'STUDIO_FAILED', data: { status } } })
    expect(line.calls.slice(before).filter(({ name }) => name === 'patch')).toHaveLength(2)
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'uploading', attention: 'waiting' })
    line.rule = () => 'pass'
    expect(await sendAgain(core, draft)).toMatchObject({ state: 'done' })
  })
})

describe('a studio that has forgotten who we are', () => {
  it.each(['patch', 'quote', 'submit'] as const)('at %s is told by the order once more, and it goes on', async (name) => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core, 2)
    let forgotten = false
    line.rule = (called) => {
      if (called === 'put') forgotten = !forgotten
      return called === name && forgotten ? 401 : 'pass'
    }
    const before = line.calls.length
    expect(await confirm(core, draft)).toMatchObject({ state: 'done' })
    line.rule = () => 'pass'
    expect(line.calls.slice(before).filter((call) => call.name === 'put')).toHaveLength(2)
    expect(countAt(studio, draft.orderId)).toBe(1)
  })

  it('and will not know us again is not told for ever', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    line.rule = (name) => (name === 'patch' ? 401 : 'pass')
    const before = line.calls.length
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'NEEDS_LOGIN' } })
    line.rule = () => 'pass'
    expect(line.calls.slice(before).map(({ name }) => name)).toEqual(['put', 'patch', 'put', 'head', 'patch'])
  })
})

describe('a line that is cut', () => {
  it.each(['put', 'patch', 'quote', 'submit'] as const)('after the studio has heard %s makes one order all the same', async (name) => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    let cut = false
    line.rule = (called) => {
      if (called !== name || cut) return 'pass'
      cut = true
      return 'cut-after'
    }
    expect(await confirm(core, draft)).toMatchObject({ state: 'done' })
    expect(cut).toBe(true)
    line.rule = () => 'pass'
    expect(countAt(studio, draft.orderId)).toBe(1)
  })
})

describe('a studio that refuses', () => {
  it('makes the order stand still with the studio’s own words, and is not asked again and again', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    const closed = { change: () => ({ code: 'CLOSED', message: '오늘은 쉬어요.' }), status: 409 }
    line.rule = (name) => (name === 'put' ? closed : 'pass')
    const before = line.calls.length
    const error = { code: 'STUDIO_REFUSED', data: { code: 'CLOSED', message: '오늘은 쉬어요.' } }
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error })
    expect(line.calls.slice(before).map(({ name }) => name)).toEqual(['put'])
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'frozen', attention: 'refused', attentionError: error })
    line.rule = () => 'pass'
  })

  it('is not taken for whoever stands in between: what a proxy or a captive portal answers says nothing of the order', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    for (const status of [403, 404, 418, 307]) {
      line.rule = (name) => (name === 'put' ? status : 'pass')
      expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'STUDIO_FAILED', data: { status } } })
      expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'frozen', attention: 'waiting' })
    }
    line.rule = () => 'pass'
    expect(await sendAgain(core, draft)).toMatchObject({ state: 'done' })
  })
})

describe('a studio that does not move', () => {
  it('is given up after a while: the order waits', async () => {
    const core = await startTestCore({ studio: line, stalledMs: 500 })
    const draft = await makeDraft(core)
    line.rule = (name) => (name === 'quote' ? 'hold-before' : 'pass')
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'STUDIO_SLOW' } })
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'uploaded', attention: 'waiting' })
    line.rule = () => 'pass'
    expect(await sendAgain(core, draft)).toMatchObject({ state: 'done' })
  })

  it('also where not even the greeting is answered', async () => {
    const sockets: Socket[] = []
    const mute = createServer((socket) => void sockets.push(socket))
    await once(mute.listen(0, '127.0.0.1'), 'listening')
    const address = mute.address()
    const port = typeof address === 'object' ? address?.port : 0
    try {
      const core = await startTestCore({ studio: { url: `https://localhost:${port}`, caPath: studio.caPath }, stalledMs: 500 })
      await expect(core.catalogue.refresh()).rejects.toMatchObject({ code: 'CATALOGUE_UNAVAILABLE', cause: { code: 'STUDIO_SLOW' } })
      await core.close()
    } finally {
      for (const socket of sockets) socket.destroy()
      mute.close()
    }
  })

  it('can be left at any time: cancelling ends the job, and the order is paused', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    line.rule = (name) => (name === 'patch' ? 'hold-before' : 'pass')
    const jobId = await core.orders.confirm({ ...draft, ...pickup })
    await line.faulted()
    core.jobs.cancel(jobId)
    expect(await endOfJob(core, jobId)).toMatchObject({ state: 'cancelled' })
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'uploading', attention: 'paused' })
    line.rule = () => 'pass'
    core.resumeWork()
    expect(core.jobs.runningFor(draft.orderId)).toBeUndefined()
    expect(await sendAgain(core, draft)).toMatchObject({ state: 'done' })
  })
})
