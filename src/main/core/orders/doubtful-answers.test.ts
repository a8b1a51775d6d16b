import { beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import type { Job } from '#shared/contract/jobs.ts'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { type FaultyLine, startFaultyLine } from '#tests/support/faulty-line.ts'
import { confirm, countAt, type Draft, makeDraft, useStudio } from '#tests/support/orders.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, startTestCore } from '#tests/support/test-core.ts'

// What an answer says of whether the studio has the order, and what it does not say.

let studio: TestStudio
let line: FaultyLine

beforeAll(async () => {
  studio = await useStudio()
  line = await startFaultyLine(studio)
})

const sendAgain = async (core: Core, { orderId }: Draft): Promise<Job> => endOfJob(core, await core.orders.send(orderId))

describe('a studio that refuses', () => {
  it('at the last step for a day that has lapsed lets the order be taken back', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    const lapsed = { change: () => ({ code: 'PICKUP_UNAVAILABLE', message: '', data: {} }), status: 409 }
    // The studio never hears of it: it answers that it has no such order.
    line.rule = (name) => (name === 'submit' ? { ...lapsed, unheard: true } : 'pass')
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'PICKUP_UNAVAILABLE' } })
    line.rule = () => 'pass'
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'quoted', attention: 'refused' })
    const anew = await core.orders.takeBack(draft.orderId)
    expect(await confirm(core, { orderId: anew, total: draft.total })).toMatchObject({ state: 'done' })
    expect([countAt(studio, draft.orderId), countAt(studio, anew)]).toEqual([0, 1])
  })

  it('but has the order, of which the answer was lost, has it', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    const closed = { change: () => ({ code: 'CLOSED', message: '' }), status: 409 }
    line.rule = (name) => (name === 'submit' ? closed : 'pass')
    expect(await confirm(core, draft)).toMatchObject({ state: 'done' })
    line.rule = () => 'pass'
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'submitted', number: expect.stringMatching(/-/) })
    await expect(core.orders.takeBack(draft.orderId)).rejects.toMatchObject({ code: 'ORDER_NOT_EDITABLE' })
    expect(countAt(studio, draft.orderId)).toBe(1)
  })

  it('in the words of a proxy, the order having arrived: it waits, and is never made twice', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    let submits = 0
    line.rule = (name) => (name !== 'submit' ? 'pass' : submits++ === 0 ? 'cut-after' : 403)
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'STUDIO_FAILED' } })
    line.rule = () => 'pass'
    expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'submitting', attention: 'waiting' })
    await expect(core.orders.takeBack(draft.orderId)).rejects.toMatchObject({ code: 'ORDER_NOT_EDITABLE' })
    expect(await sendAgain(core, draft)).toMatchObject({ state: 'done' })
    expect(countAt(studio, draft.orderId)).toBe(1)
  })
})

describe('a customer whom the studio does not know again', () => {
  /** Where there is no store for secrets, they are gone with the program. */
  const forgetful = () => {
    const kept = new Map<string, string>()
    const set = async (name: string, value: string) => void kept.set(name, value)
    return { secrets: { get: async (name: string) => kept.get(name) ?? null, set } }
  }

  it('is told that the studio may have the order already, and to call it', async () => {
    const dataDir = makeTempDir()
    const core = await startTestCore({ studio: line, dataDir, change: forgetful })
    const draft = await makeDraft(core)
    line.rule = (name) => (name === 'submit' ? 'cut-after' : 'pass')
    await confirm(core, draft)
    await core.close()
    line.rule = () => 'pass'
    const stranger = await startTestCore({ studio: line, dataDir, change: forgetful })
    await sendAgain(stranger, draft)
    expect(await stranger.orders.get(draft.orderId)).toMatchObject({
      state: 'submitting',
      attention: 'refused',
      attentionError: { code: 'MAYBE_ORDERED' },
    })
    await expect(stranger.orders.takeBack(draft.orderId)).rejects.toMatchObject({ code: 'ORDER_NOT_EDITABLE' })
    expect(countAt(studio, draft.orderId)).toBe(1)
  })
})

describe('a studio whose disk is full', () => {
  it('says so, and not that this computer’s is', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    line.rule = (name) => (name === 'put' ? { change: () => ({ code: 'DISK_FULL', message: '', data: {} }), status: 507 } : 'pass')
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'STUDIO_FULL' } })
    line.rule = () => 'pass'
    expect(await core.orders.get(draft.orderId)).toMatchObject({ attention: 'waiting', attentionError: { code: 'STUDIO_FULL' } })
  })
})

describe('a photo that the studio can not read', () => {
  it('is named, the others are sent, and the order is made without it', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core, 3)
    let patches = 0
    const unreadable = { change: () => ({ code: 'NOT_AN_IMAGE', message: '', data: {} }), status: 422 }
    line.rule = (name) => (name === 'patch' && patches++ === 0 ? unreadable : 'pass')
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'NOT_AN_IMAGE' } })
    line.rule = () => 'pass'
    const standing = await core.orders.get(draft.orderId)
    expect(standing).toMatchObject({ attention: 'source-changed', troubled: [{ reason: 'unreadable' }] })
    expect(patches).toBe(3)
    const without = standing.troubled.map(({ photoId }) => photoId)
    const anew = await core.orders.takeBack(draft.orderId, without)
    const { lines } = await core.orders.get(anew)
    expect(lines.map(({ photoId }) => photoId)).not.toEqual(expect.arrayContaining(without))
    expect(lines).toHaveLength(2)
  })
})
