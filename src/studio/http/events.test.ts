import type { Readable } from 'node:stream'
import { createParser } from 'eventsource-parser'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type OrderStatus, orderStatusSchema } from '#shared/orders/studio-protocol.ts'
import { moveOrderByNumber } from '../commands/owner-commands.ts'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import { createTestClient, makeTestManifest, makeTestPhoto, sendTestOrder, type TestClient } from '../testing/test-client.ts'

let studio: TestStudio
let client: TestClient
let received: OrderStatus

beforeEach(async () => {
  studio = await startTestStudio()
  client = createTestClient(studio)
  const photo = await makeTestPhoto('#557799')
  received = orderStatusSchema.parse((await sendTestOrder(client, makeTestManifest([{ photo }]), [photo])).data)
})
afterEach(() => studio.remove())

async function openEvents(): Promise<{ next(): Promise<OrderStatus | undefined>; close(): void; type: string }> {
  const answer = await client.http.get<Readable>(`/orders/${received.orderId}/events`, { responseType: 'stream' })
  answer.data.on('error', () => undefined)
  const events = readEvents(answer.data)
  return {
    type: String(answer.headers['content-type']),
    async next() {
      const { value, done } = await events.next()
      return done ? undefined : orderStatusSchema.parse(JSON.parse(value))
    },
    close: () => answer.data.destroy(),
  }
}

async function* readEvents(stream: Readable): AsyncGenerator<string> {
  const data: string[] = []
  const parser = createParser({ onEvent: (event) => void data.push(event.data) })
  for await (const chunk of stream.setEncoding('utf8')) {
    parser.feed(chunk)
    yield* data.splice(0)
  }
}

it('tells where the order stands, and then each move that another process makes', async () => {
  const events = await openEvents()
  expect(events.type).toContain('text/event-stream')
  expect(await events.next()).toEqual(received)

  const move = (to: string, note: string) => moveOrderByNumber(studio.dataDir, { number: received.number, to, note, at: new Date() })
  expect(await move('printing', '')).toMatchObject({ moved: true })
  expect(await events.next()).toMatchObject({ state: 'printing', timeline: [{ state: 'received' }, { state: 'printing' }] })
  expect(await move('ready', '내일까지 찾으러 오세요.')).toMatchObject({ moved: true })
  expect(await events.next()).toMatchObject({ state: 'ready', timeline: [{}, {}, { state: 'ready', note: '내일까지 찾으러 오세요.' }] })
  events.close()
})

it('ends the oldest stream of an order where there are too many', async () => {
  const streams = []
  for (let count = 0; count < 5; count += 1) {
    const events = await openEvents()
    expect(await events.next()).toEqual(received)
    streams.push(events)
  }
  expect(await streams[0]?.next()).toBeUndefined()
  await moveOrderByNumber(studio.dataDir, { number: received.number, to: 'checked', note: '', at: new Date() })
  for (const events of streams.slice(1)) {
    expect(await events.next()).toMatchObject({ state: 'checked' })
    events.close()
  }
})

it('ends the stream when the server closes', async () => {
  const events = await openEvents()
  await events.next()
  const closed = studio.close()
  await expect(events.next().catch(() => undefined)).resolves.toBeUndefined()
  await closed
})
