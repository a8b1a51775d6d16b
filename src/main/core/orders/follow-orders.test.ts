import { EventEmitter, once } from 'node:events'
import { addAbortSignal, PassThrough } from 'node:stream'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import type { Order } from '#shared/contract/orders.ts'
import { moveOrderByNumber } from '#studio/commands/owner-commands.ts'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { type FaultyLine, startFaultyLine } from '#tests/support/faulty-line.ts'
import { confirm, makeDraft, useStudio } from '#tests/support/orders.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { createTestHost, silentLog, startTestCore } from '#tests/support/test-core.ts'
import { createGuestToken } from '../studio-client/guest-token.ts'
import { createStudioClient } from '../studio-client/studio-client.ts'
import { createOrderFollower } from './follow-orders.ts'

let studio: TestStudio
let line: FaultyLine

beforeAll(async () => {
  studio = await useStudio()
  line = await startFaultyLine(studio)
})

async function makeOrder(core: Core): Promise<Order> {
  const draft = await makeDraft(core)
  await confirm(core, draft)
  return core.orders.get(draft.orderId)
}

async function move({ number }: Pick<Order, 'number'>, to: string, note = ''): Promise<void> {
  const result = await moveOrderByNumber(studio.dataDir, { number: number ?? '', to, note, at: new Date() })
  expect(result).toMatchObject({ moved: true })
}

/** Waits until the client itself says that its orders changed, and this one is as wanted. Asks the studio nothing. */
async function orderWhen(core: Core, orderId: string, wanted: (order: Order) => boolean): Promise<Order> {
  const stop = new AbortController()
  const events = core.jobs.events(stop.signal)
  try {
    for await (const event of events) {
      if (event.type !== 'changed' || event.area !== 'orders') continue
      const order = await core.orders.get(orderId)
      if (wanted(order)) return order
    }
  } finally {
    stop.abort()
  }
  throw new Error('the events ended')
}

describe('what the studio does with an order', () => {
  it('arrives by itself, with its note, and is kept', async () => {
    const dataDir = makeTempDir()
    const core = await startTestCore({ studio: line, dataDir })
    const order = await makeOrder(core)
    const before = line.calls.filter(({ name }) => name === 'status').length
    const printing = orderWhen(core, order.orderId, ({ studioState }) => studioState === 'printing')
    await move(order, 'printing', '내일 찾으러 오세요')
    expect((await printing).timeline.at(-1)).toMatchObject({ state: 'printing', note: '내일 찾으러 오세요' })
    // By the stream, not by asking.
    expect(line.calls.filter(({ name }) => name === 'status').length - before).toBeLessThanOrEqual(1)

    const done = orderWhen(core, order.orderId, ({ studioState }) => studioState === 'done')
    await move(order, 'ready')
    await move(order, 'done')
    expect(
      (await done).timeline.filter(({ state }) => ['received', 'printing', 'ready', 'done'].includes(state)).map(({ state }) => state),
    ).toEqual(['received', 'printing', 'ready', 'done'])
    await core.close()

    line.rule = () => 'cut-before'
    const offline = await startTestCore({ studio: line, dataDir })
    expect(await offline.orders.get(order.orderId)).toMatchObject({ studioState: 'done', state: 'submitted' })
    line.rule = () => 'pass'
  })

  it('while the program was closed is known at the next start', async () => {
    const dataDir = makeTempDir()
    const core = await startTestCore({ studio: line, dataDir })
    const order = await makeOrder(core)
    await core.close()
    await move(order, 'printing')
    const next = await startTestCore({ studio: line, dataDir })
    const heard = orderWhen(next, order.orderId, ({ studioState }) => studioState === 'printing')
    next.resumeWork()
    expect(await heard).toMatchObject({ studioState: 'printing' })
  })

  it('is asked for when an order is looked at and no stream is open', async () => {
    const core = await startTestCore({ studio: line })
    line.rule = (name) => (name === 'events' ? 500 : 'pass')
    const draft = await makeDraft(core)
    const { number } = (await confirm(core, draft)).result as { number: string }
    await move({ number }, 'checked')
    const before = line.calls.filter(({ name }) => name === 'status').length
    expect(await core.orders.get(draft.orderId, true)).toMatchObject({ studioState: 'checked' })
    // Looking again at once does not ask again.
    expect(await core.orders.list()).toMatchObject([{ studioState: 'checked' }])
    expect(line.calls.filter(({ name }) => name === 'status')).toHaveLength(before + 1)
    line.rule = () => 'pass'
  })

  it('is not waited for by who looks: what is known is shown at once, the news comes by the event', async () => {
    const core = await startTestCore({ studio: line })
    line.rule = (name) => (name === 'events' ? 500 : 'pass')
    const draft = await makeDraft(core)
    const { number } = (await confirm(core, draft)).result as { number: string }
    await move({ number }, 'checked')
    line.rule = () => 'hold-before'
    const asked = line.faulted().then(() => 'asked')
    // Before the studio has even heard of it.
    expect(await Promise.race([core.orders.list(), asked])).toMatchObject([{ studioState: 'received' }])
    expect(await Promise.race([core.orders.get(draft.orderId), asked])).toMatchObject({ studioState: 'received' })
    line.rule = () => 'pass'
  })

  it('is not waited for where the studio does not answer', async () => {
    const core = await startTestCore({ studio: line })
    line.rule = (name) => (name === 'events' || name === 'status' ? 'cut-before' : 'pass')
    const order = await makeOrder(core)
    expect(order).toMatchObject({ state: 'submitted', studioState: 'received' })
    line.rule = () => 'pass'
  })
})

describe('many orders that are not over', () => {
  const payment = { kind: 'at-pickup' }
  const status = { number: '261122-0001', total: 300, timeline: [], payment, canCancel: true }

  /** A follower of these orders, the newest first, whose streams the test holds in its hand. */
  function startFollower(orderIds: string[]) {
    const streams = new Map<string, PassThrough>()
    const opened = new EventEmitter()
    const heard = new EventEmitter()
    const over = new Set<string>()
    const follower = createOrderFollower({
      orders: {
        followed: () => orderIds.filter((orderId) => !over.has(orderId)),
        applyStatus(_, { orderId, state }) {
          if (state === 'done') over.add(orderId)
          heard.emit('changed')
        },
      },
      studio: {
        async openOrderEvents(orderId, signal) {
          const stream = addAbortSignal(signal, new PassThrough())
          streams.set(orderId, stream)
          opened.emit(orderId)
          return stream
        },
      },
      log: silentLog,
      writable: async () => {},
    })
    const say = async (orderId: string, state: string) => {
      const changed = once(heard, 'changed')
      streams.get(orderId)?.write(`data: ${JSON.stringify({ ...status, orderId, state })}\n\n`)
      await changed
    }
    const open = () => [...streams].filter(([, { destroyed }]) => !destroyed).map(([orderId]) => orderId)
    return { follower, streams, open, say, opensNext: (orderId: string) => once(opened, orderId) }
  }

  it('are followed six at a time: a newer one takes the place of the oldest, one that is over makes room for it again', async () => {
    const orderIds: string[] = []
    const { follower, open, say, opensNext } = startFollower(orderIds)
    for (let index = 0; index < 12; index++) {
      orderIds.unshift(`order-${index}`)
      const next = opensNext(`order-${index}`)
      follower.update()
      await next
      expect(open()).toEqual(orderIds.slice(0, 6).toReversed())
    }
    await say('order-9', 'printing')
    expect(follower.isLive('order-9')).toBe(true)

    const back = opensNext('order-5')
    await say('order-9', 'done')
    await back
    expect(open().toSorted()).toEqual(['order-10', 'order-11', 'order-5', 'order-6', 'order-7', 'order-8'])
    expect(follower.isLive('order-9')).toBe(false)
    follower.close()
    expect(open()).toEqual([])
  })

  it('are not live any more once their line is dead', async () => {
    const { follower, streams, say, opensNext } = startFollower(['order'])
    const opened = opensNext('order')
    follower.update()
    await opened
    await say('order', 'printing')
    expect(follower.isLive('order')).toBe(true)
    streams.get('order')?.destroy(new Error('silent'))
    await new Promise(setImmediate)
    expect(follower.isLive('order')).toBe(false)
    follower.close()
  })

  it('leave the studio within reach, and the newest are still heard of', async () => {
    const core = await startTestCore({ studio: line })
    const { orderId, total, lines } = await makeDraft(core)
    const orderIds = [orderId]
    while (orderIds.length < 12) orderIds.push((await core.orders.draft(lines)).orderId)
    for (const id of orderIds) expect(await confirm(core, { orderId: id, total })).toMatchObject({ state: 'done' })
    const newest = await core.orders.get(orderIds.at(-1) ?? '')
    const printing = orderWhen(core, newest.orderId, ({ studioState }) => studioState === 'printing')
    await move(newest, 'printing')
    expect(await printing).toMatchObject({ studioState: 'printing' })
  })

  it('on a line that says nothing are asked for again', async () => {
    const core = await startTestCore({ studio: line, stalledMs: 300 })
    let opened = 0
    const again = Promise.withResolvers<void>()
    line.rule = (name) => {
      // The studio's first heartbeat comes long after this client has given up.
      if (name === 'events') opened += 1
      if (opened === 2) again.resolve()
      return 'pass'
    }
    const order = await makeOrder(core)
    await again.promise
    const printing = orderWhen(core, order.orderId, ({ studioState }) => studioState === 'printing')
    await move(order, 'printing')
    expect(await printing).toMatchObject({ studioState: 'printing' })
    line.rule = () => 'pass'
  })
})

describe('an order of somebody else', () => {
  it('is not there: neither its state nor its stream, nor that it exists', async () => {
    const owner = await startTestCore({ studio: line })
    const other = await startTestCore({ studio: line })
    const { orderId } = await makeOrder(owner)
    await makeOrder(other)
    await expect(other.orders.get(orderId)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' })

    const asOther = createStudioClient({
      baseUrl: line.url,
      caPath: line.caPath,
      getToken: createGuestToken((await createTestHost({ dataDir: other.inboxDir.replace(/inbox$/, '') })).secrets),
    })
    const { signal } = new AbortController()
    const unknown = '00000000-0000-4000-8000-000000000000'
    for (const id of [orderId, unknown]) {
      await expect(asOther.orderStatus(id, signal)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' })
      await expect(asOther.openOrderEvents(id, signal)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' })
      await expect(asOther.quote(id, signal)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' })
      await expect(asOther.submit(id, { quoteId: 'x', total: 0, manifestHash: 'x' }, signal)).rejects.toMatchObject({
        code: 'ORDER_NOT_FOUND',
      })
    }
    asOther.close()
  })

  it('can not be had with a secret that was never used', async () => {
    const owner = await startTestCore({ studio: line })
    const { orderId } = await makeOrder(owner)
    const stranger = createStudioClient({ baseUrl: line.url, caPath: line.caPath, getToken: async () => 'x'.repeat(43) })
    await expect(stranger.orderStatus(orderId)).rejects.toMatchObject({ code: 'NEEDS_LOGIN' })
    stranger.close()
  })
})
