import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep, setInterval as ticks } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { header } from '#shared/orders/studio-protocol.ts'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { useStudio } from '#tests/support/orders.ts'
import { createStudioClient } from './studio-client.ts'

const STALLED_MS = 500
const MIB = 1024 * 1024
const { signal } = new AbortController()

let studio: TestStudio
const closing: (() => void)[] = []

beforeAll(async () => {
  studio = await useStudio()
})
afterAll(() => {
  for (const close of closing) close()
})

/** A client of a studio that does only what `answer` says. */
async function connect(answer: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<unknown>) {
  const tls = (name: string) => readFileSync(join(studio.dataDir, 'tls', name))
  const server = createServer({ cert: tls('server.pem'), key: tls('server-key.pem') }, (incoming, outgoing) => {
    void answer(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `https://localhost:${(server.address() as AddressInfo).port}`
  const client = createStudioClient({ baseUrl, caPath: studio.caPath, getToken: async () => 'x'.repeat(43), stalledMs: STALLED_MS })
  closing.push(() => {
    client.close()
    server.closeAllConnections()
    server.close()
  })
  return client
}

describe('a chunk', () => {
  // Far more than the system's own buffers hold, so that what the client sees is the line.
  const chunk = Buffer.alloc(64 * MIB)

  it('that the line takes slowly but steadily is not cut', async () => {
    const client = await connect(async (incoming, outgoing) => {
      let taken = 0
      for await (const piece of incoming) {
        const before = Math.floor(taken / MIB)
        taken += (piece as Buffer).length
        if (Math.floor(taken / MIB) > before) await sleep(20)
      }
      outgoing.writeHead(204, { [header.uploadOffset]: String(taken), [header.uploadComplete]: '?1' }).end()
    })
    const startedAt = performance.now()
    const sent: number[] = []
    expect(await client.sendChunk('order', 'sha', 0, chunk, signal, (bytes) => sent.push(bytes))).toEqual({
      offset: chunk.length,
      complete: true,
    })
    expect(performance.now() - startedAt).toBeGreaterThan(2 * STALLED_MS)
    expect(sent.at(-1)).toBe(chunk.length)
    expect(sent).toEqual(sent.toSorted((a, b) => a - b))
  })

  it('on which nothing moves any more is given up', async () => {
    const client = await connect(async (incoming) => {
      incoming.once('data', () => incoming.pause())
    })
    await expect(client.sendChunk('order', 'sha', 0, chunk, signal)).rejects.toMatchObject({ code: 'STUDIO_SLOW' })
  })

  it('that has arrived and is not answered is given up', async () => {
    const client = await connect(async (incoming) => incoming.resume())
    await expect(client.sendChunk('order', 'sha', 0, Buffer.alloc(10), signal)).rejects.toMatchObject({ code: 'STUDIO_SLOW' })
  })
})

describe('an event stream', () => {
  it('lives as long as heartbeats come, and ends when they stop', async () => {
    const beats = 15
    const client = await connect(async (_incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
      let written = 0
      for await (const _ of ticks(STALLED_MS / 5)) {
        outgoing.write(':\n\n')
        written += 1
        if (written === beats) return
      }
    })
    let heard = ''
    const listening = (async () => {
      for await (const text of await client.openOrderEvents('order', signal)) heard += String(text)
    })()
    await expect(listening).rejects.toMatchObject({ code: 'STUDIO_SLOW' })
    expect(heard).toBe(':\n\n'.repeat(beats))
  })

  it('never takes the place of a call, however many are open', async () => {
    const payment = { kind: 'at-pickup', paidAt: null, account: null, depositor: '', dueAt: null, link: null }
    const facts = { orderId: 'order', number: '261122-0001', total: 300, state: 'received', timeline: [], canCancel: true, messages: [] }
    const status = { ...facts, payment }
    const client = await connect(async ({ url }, outgoing) => {
      if (url?.endsWith('/events')) outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n')
      else outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(status))
    })
    const streams = await Promise.all(Array.from({ length: 12 }, (_, index) => client.openOrderEvents(`order-${index}`, signal)))
    expect(await client.orderStatus('order')).toEqual(status)
    for (const stream of streams) stream.on('error', () => {}).destroy()
  })
})

describe('an answer', () => {
  it.each([408, 499, 500, 503, 507])('%i says that the same call may be taken later', async (status) => {
    const client = await connect(async (incoming, outgoing) => {
      incoming.resume()
      outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code: 'CANCELLED', message: '' }))
    })
    await expect(client.quote('order', signal)).rejects.toMatchObject({ code: 'STUDIO_FAILED', data: { status } })
  })

  it.each([
    [429, '7', 7],
    [429, undefined, 1],
    [429, 'Wed, 21 Oct 2099 07:28:00 GMT', 1],
    [503, '30', 30],
    [503, '999999', 600],
  ])('%i with Retry-After %s says to come back in %i s', async (status, after, seconds) => {
    const client = await connect(async (incoming, outgoing) => {
      incoming.resume()
      outgoing.writeHead(status, after === undefined ? {} : { 'retry-after': after }).end()
    })
    await expect(client.quote('order', signal)).rejects.toMatchObject({ code: 'TOO_BUSY', data: { seconds } })
  })
})

describe('a limit of the line', () => {
  it('holds for all lanes together, and one that is taken away while they send lets them go', async () => {
    const client = await connect(async (incoming, outgoing) => {
      let taken = 0
      for await (const piece of incoming) taken += (piece as Buffer).length
      outgoing.writeHead(204, { [header.uploadOffset]: String(taken), [header.uploadComplete]: '?1' }).end()
    })
    client.limitUploads(50)
    let sent = 0
    const lanes = ['a', 'b', 'c'].map((sha) => {
      let before = 0
      return client.sendChunk('order', sha, 0, Buffer.alloc(4 * MIB), signal, (bytes) => {
        sent += bytes - before
        before = bytes
      })
    })
    await expect.poll(() => sent).toBeGreaterThan(0)
    // 12 MiB would take four minutes; a piece of each lane and little more is on its way.
    expect(sent).toBeLessThan(MIB)
    client.limitUploads(null)
    expect(await Promise.all(lanes)).toEqual(Array(3).fill({ offset: 4 * MIB, complete: true }))
  })
})
