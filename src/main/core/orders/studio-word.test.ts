import { beforeAll, describe, expect, it } from 'vitest'
import type { Notice } from '#core/host.ts'
import type { AppEvent } from '#shared/contract/jobs.ts'
import type { Order } from '#shared/contract/orders.ts'
import { moveOrderByNumber } from '#studio/commands/owner-commands.ts'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { confirm, makeDraft, useStudio } from '#tests/support/orders.ts'
import { nextEvent, startTestCore } from '#tests/support/test-core.ts'

// What the studio says of an order that it has.

let studio: TestStudio

beforeAll(async () => {
  studio = await useStudio()
})

async function move({ number }: Pick<Order, 'number'>, to: string): Promise<void> {
  const moved = await moveOrderByNumber(studio.dataDir, { number: number ?? '', to, note: '', at: new Date() })
  expect(moved).toMatchObject({ moved: true })
}

describe('cancelling', () => {
  it('at the studio ends the order for both, and is no news to who asked for it', async () => {
    const told: Notice[] = []
    const core = await startTestCore({ studio, change: () => ({ notify: (notice) => void told.push(notice) }) })
    const draft = await makeDraft(core)
    await confirm(core, draft)
    expect(await core.orders.cancel(draft.orderId)).toMatchObject({ studioState: 'cancelled', canCancel: false })
    expect(told).toEqual([])
    // The answer may have been lost: asking once more is no failure.
    expect(await core.orders.cancel(draft.orderId)).toMatchObject({ studioState: 'cancelled' })
  })

  it('is refused for what the studio does not have, and for what it is printing by now', async () => {
    const core = await startTestCore({ studio })
    const draft = await makeDraft(core)
    await expect(core.orders.cancel(draft.orderId)).rejects.toMatchObject({ code: 'ORDER_NOT_CANCELLABLE' })
    await confirm(core, draft)
    await move(await core.orders.get(draft.orderId), 'printing')
    await expect(core.orders.cancel(draft.orderId)).rejects.toMatchObject({ code: 'ORDER_NOT_CANCELLABLE' })
    expect(await core.orders.get(draft.orderId)).toMatchObject({ studioState: 'printing', canCancel: false })
  })
})

describe('a move of the studio', () => {
  const isMove = (event: AppEvent): event is Extract<AppEvent, { type: 'order-moved' }> => event.type === 'order-moved'

  it('is news once: to the window and to the desktop, unless the customer does not want that', async () => {
    const told: Notice[] = []
    const core = await startTestCore({ studio, change: () => ({ notify: (notice) => void told.push(notice) }) })
    const draft = await makeDraft(core)
    await confirm(core, draft)
    const order = await core.orders.get(draft.orderId)
    expect(told).toEqual([])
    let news = nextEvent(core, isMove)
    await move(order, 'printing')
    expect(await news).toMatchObject({ orderId: draft.orderId, number: order.number, state: 'printing' })
    expect(told).toEqual([{ title: expect.any(String), body: expect.stringContaining(order.number ?? ''), orderId: draft.orderId }])
    core.settings.update({ notifications: false })
    news = nextEvent(core, isMove)
    await move(order, 'ready')
    expect(await news).toMatchObject({ state: 'ready' })
    expect(told).toHaveLength(1)
  })
})
