import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { settingsSchema } from '#shared/contract/settings.ts'
import type { StudioState } from '#shared/orders/order-state.ts'
import { type OrderStatus, orderStatusSchema } from '#shared/orders/studio-protocol.ts'
import { silentLog } from '#tests/support/test-core.ts'
import type { StudioClient } from '../studio-client/studio-client.ts'
import type { OrderRepository } from './order-repository.ts'
import { createStudioWord } from './studio-word.ts'

const statusOf = (orderId: string, state: StudioState): OrderStatus =>
  orderStatusSchema.parse({ orderId, number: '1', total: 300, state, timeline: [], payment: { kind: 'at-pickup' }, canCancel: false })

/** The studio's word on these orders, with calls and a stream that the test answers by hand. */
function listen(orderIds: string[]) {
  const stream = new PassThrough()
  const opened = Promise.withResolvers<void>()
  const told = Promise.withResolvers<void>()
  const heard: StudioState[] = []
  const asked: { orderId: string; answer(status: OrderStatus): void }[] = []
  const studio: Pick<StudioClient, 'openOrderEvents' | 'orderStatus'> = {
    async openOrderEvents() {
      opened.resolve()
      return stream
    },
    orderStatus: (orderId) => new Promise((answer) => void asked.push({ orderId, answer })),
  }
  const orders = {
    followed: () => orderIds,
    applyStatus(_orderId: string, { state }: OrderStatus) {
      heard.push(state)
      told.resolve()
      return null
    },
  }
  const word = createStudioWord({
    orders: orders as unknown as OrderRepository,
    studio: studio as StudioClient,
    jobs: { announce: () => true, announceMoved: () => true },
    log: silentLog,
    writable: async () => {},
    settings: { get: () => settingsSchema.parse({}) },
    notify: undefined,
  })
  return { word, stream, opened: opened.promise, told: told.promise, heard, asked }
}

it('an answer that the stream has overtaken is not taken for news', async () => {
  const { word, stream, opened, told, heard, asked } = listen(['order'])
  const refreshed = word.refresh(['order'])
  await expect.poll(() => asked.length).toBe(1)
  word.update()
  await opened
  stream.write(`data: ${JSON.stringify(statusOf('order', 'printing'))}\n\n`)
  await told
  asked[0]?.answer(statusOf('order', 'received'))
  await refreshed
  expect(heard).toEqual(['printing'])
  word.close()
})

it('of many orders that are looked at together six are asked for at a time, each once', async () => {
  const orderIds = Array.from({ length: 20 }, (_, index) => `order-${index}`)
  const { word, heard, asked } = listen(orderIds)
  const refreshed = Promise.all([word.refresh(orderIds), word.refresh(orderIds)])
  await expect.poll(() => asked.length).toBe(6)
  for (let next = 0; next < orderIds.length; next++) {
    await expect.poll(() => asked.length).toBe(Math.min(6 + next, orderIds.length))
    asked[next]?.answer(statusOf(orderIds[next] ?? '', 'checked'))
  }
  await refreshed
  expect(asked.map(({ orderId }) => orderId)).toEqual(orderIds)
  expect(heard).toHaveLength(orderIds.length)
  word.close()
})
