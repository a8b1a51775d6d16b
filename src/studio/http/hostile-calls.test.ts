import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Manifest } from '#shared/orders/manifest.ts'
import { MAX_UNPAID } from '../intake/open-orders.ts'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import {
  createTestClient,
  hashTestManifest,
  makeTestManifest,
  makeTestPhoto,
  sendTestOrder,
  type TestClient,
  type TestPhoto,
} from '../testing/test-client.ts'
import { networkOf } from './call-limits.ts'

let studio: TestStudio
let client: TestClient
let photo: TestPhoto
let manifest: Manifest

beforeAll(async () => {
  studio = await startTestStudio()
  photo = await makeTestPhoto('#907050')
})
afterAll(() => studio.remove())
beforeEach(() => {
  client = createTestClient(studio)
  manifest = makeTestManifest([{ photo }])
})

/** A TLS connection on which nothing has been said. */
async function openLine({ port, ca }: Pick<TestStudio, 'port' | 'ca'>): Promise<TLSSocket> {
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca })
  socket.on('error', () => undefined)
  await once(socket, 'secureConnect')
  return socket
}

/** `once` of node:events would reject where a line is cut. */
function closed(socket: TLSSocket): Promise<void> {
  return new Promise((resolve) => socket.resume().once('close', () => resolve()))
}

describe('bodies', () => {
  it('refuses 100 MB of JSON before it is sent', async () => {
    const sending = request(new URL(`/v1/orders/${manifest.orderId}`, studio.url), {
      ca: studio.ca,
      method: 'PUT',
      agent: false,
      headers: { authorization: `Bearer ${client.token}`, 'content-type': 'application/json', 'content-length': 100 * 1024 * 1024 },
    })
    sending.on('error', () => undefined)
    sending.flushHeaders()
    const [answer] = await once(sending, 'response')
    expect(answer.statusCode).toBe(413)
    sending.destroy()
  })

  it('refuses a body whose length is not said', async () => {
    const sending = request(new URL(`/v1/orders/${manifest.orderId}`, studio.url), {
      ca: studio.ca,
      method: 'PUT',
      agent: false,
      headers: { authorization: `Bearer ${client.token}`, 'transfer-encoding': 'chunked' },
    })
    sending.on('error', () => undefined)
    sending.write('{')
    const [answer] = await once(sending, 'response')
    expect(answer.statusCode).toBe(400)
    sending.destroy()
  })

  it.each([
    ['10,000 files', () => ({ ...manifest, files: Array.from({ length: 10_000 }, () => manifest.files[0]) })],
    ['half a million empty lines', () => ({ ...manifest, lines: Array.from({ length: 500_000 }, () => ({})) })],
    ['lists that are none', () => ({ ...manifest, lines: { length: 3 }, files: 'files' })],
    ['a list for an order', () => [manifest]],
    ['nothing', () => null],
  ])('refuses %s', async (_what, body) => {
    expect(await client.put(JSON.stringify(body()), manifest.orderId)).toMatchObject({ status: 400, data: { code: 'INVALID_INPUT' } })
  })

  it.each([
    ['an option without a name', { '': 'x' }],
    ['an option without a choice', { finish: '' }],
    ['21 options', Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`o${index}`, 'x']))],
    ['options of nonsense', Object.fromEntries(Array.from({ length: 160 }, (_, index) => [index, []]))],
  ])('refuses %s', async (_what, options) => {
    const lines = Array.from({ length: 300 }, () => ({ ...manifest.lines[0], options }))
    expect(await client.put({ ...manifest, lines })).toMatchObject({ status: 400, data: { code: 'INVALID_INPUT' } })
  })

  it('refuses JSON that is nested without end', async () => {
    expect(await client.put(`${'['.repeat(500_000)}${']'.repeat(500_000)}`, manifest.orderId)).toMatchObject({ status: 400 })
  })
})

describe('names', () => {
  it('makes its own on the disk, whatever the customer calls a file', async () => {
    const names = ['../../../evil.sh', '..\\..\\evil.exe', 'C:\\evil', '/etc/passwd', '.', 'a\u0000b.jpg', '<script>.jpg']
    const photos = await Promise.all(names.map((_name, index) => makeTestPhoto(`#a0b0c${index}`)))
    const order = makeTestManifest(photos.map((each) => ({ photo: each })))
    const named = { ...order, files: order.files.map((file, index) => ({ ...file, name: names[index] })) }
    await client.put(named)
    for (const each of photos) await client.patch(order.orderId, each.sha256, 0, each.bytes)
    const quote = (await client.quote(order.orderId)).data
    const { manifestHash } = (await client.put(named)).data
    const headers = { 'idempotency-key': order.orderId }
    expect(await client.http.post(`/orders/${order.orderId}/submit`, { ...quote, manifestHash }, { headers })).toMatchObject({
      status: 200,
    })
    await studio.logged(/인화 폴더를 만들었어요/)
    const all = readdirSync(studio.dataDir, { recursive: true, encoding: 'utf8' })
    expect(all.filter((path) => /evil|passwd|script/.test(path))).toEqual([])
    expect(existsSync(join(studio.dataDir, '..', 'evil.sh'))).toBe(false)
  })

  it.each(['..%2f..%2fstudio.db', '%2e%2e', 'A'.repeat(64), `${'a'.repeat(63)}%00`, "' OR 1=1"])(
    'knows no file called %s',
    async (name) => {
      await client.put(manifest)
      expect((await client.http.head(`/orders/${manifest.orderId}/files/${name}`)).status).toBe(404)
      expect((await client.patch(manifest.orderId, name, 0, photo.bytes)).status).toBe(404)
    },
  )
})

describe('calls in any order', () => {
  // A small generator of its own: the same calls each time.
  const dice = (seed: number) => {
    let state = seed
    return () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return (state >>> 16) / 65_536
    }
  }

  it.each([1, 2, 3, 4, 5, 6])('leads to one order with one answer, seed %i', async (seed) => {
    const roll = dice(seed)
    const calls = [
      () => client.put(manifest),
      () => client.head(manifest.orderId, photo.sha256),
      () => client.patch(manifest.orderId, photo.sha256, Math.floor(roll() * 3) * 40, photo.bytes.subarray(0, 40)),
      () => client.patch(manifest.orderId, photo.sha256, 0, photo.bytes),
      () => client.patch(manifest.orderId, photo.sha256, photo.bytes.length, Buffer.alloc(0)),
      () => client.quote(manifest.orderId),
      () => client.submit(manifest, { quoteId: 'guessed', total: 300 }),
      () => client.status(manifest.orderId),
      async () => client.submit(manifest, (await client.quote(manifest.orderId)).data),
    ]
    const numbers = new Set<string>()
    for (let step = 0; step < 40; step += 1) {
      const call = calls[Math.floor(roll() * calls.length)] as () => Promise<{ status: number; data?: { number?: string } }>
      const answer = await call()
      expect([200, 201, 204, 400, 401, 404, 409, 413, 422]).toContain(answer.status)
      if (answer.data?.number) numbers.add(answer.data.number)
    }
    await client.put(manifest)
    // What was sent of it may be wrong: then it begins again at 0.
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const { headers } = await client.head(manifest.orderId, photo.sha256)
      const from = Number(headers['upload-offset'])
      await client.patch(manifest.orderId, photo.sha256, from, photo.bytes.subarray(from))
    }
    const last = await client.submit(manifest, (await client.quote(manifest.orderId)).data)
    expect(last.status).toBe(200)
    expect(numbers.add(last.data.number)).toHaveLength(1)
    expect(await client.put({ ...manifest, memo: 'x' })).toMatchObject({ status: 409 })
    expect(last.data.receipt).toEqual({
      manifestHash: hashTestManifest(manifest),
      files: [{ sha256: photo.sha256, bytes: photo.bytes.length }],
    })
  })
})

describe('slow and many', () => {
  it('cuts who does not say what they want, while others are served', async () => {
    const strict = await startTestStudio({ limits: { line: { patience: 2000 } } })
    try {
      const slow = await Promise.all(Array.from({ length: 20 }, () => openLine(strict)))
      const cut = slow.map(closed)
      for (const socket of slow) socket.write('GET /v1/catalogue HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')
      expect(await sendTestOrder(createTestClient(strict), manifest, [photo])).toMatchObject({ status: 200 })
      await Promise.all(cut)
    } finally {
      await strict.remove()
    }
  })

  it('takes so many connections from one network, and no more', async () => {
    const few = await startTestStudio({ limits: { line: { connections: { all: 100, network: 3 } } } })
    try {
      const open = await Promise.all([openLine(few), openLine(few), openLine(few)])
      const fourth = connect({ port: few.port, host: '127.0.0.1', servername: 'localhost', ca: few.ca })
      fourth.on('error', () => undefined)
      await closed(fourth)
      const ended = open.map(closed)
      for (const socket of open) socket.end()
      await Promise.all(ended)
      expect(await createTestClient(few).http.get('/catalogue')).toMatchObject({ status: 200 })
    } finally {
      await few.remove()
    }
  })

  it('asks to wait who calls without end, and says how long', async () => {
    const strict = await startTestStudio({ limits: { calls: { address: 120, token: 50 } } })
    try {
      const eager = createTestClient(strict)
      const answers = await Promise.all(Array.from({ length: 60 }, () => eager.status(manifest.orderId)))
      const refused = answers.filter(({ status }) => status === 429)
      expect(refused.length).toBeGreaterThan(0)
      for (const { headers, data } of refused) {
        expect(Number(headers['retry-after'])).toBeGreaterThan(0)
        expect(data).toMatchObject({ code: 'TOO_BUSY', data: { seconds: Number(headers['retry-after']) } })
      }
    } finally {
      await strict.remove()
    }
  })

  it('takes points for nonsense too', async () => {
    const strict = await startTestStudio({ limits: { calls: { address: 120, token: 10_000 } } })
    try {
      const eager = createTestClient(strict)
      const answers = []
      for (let count = 0; count < 6; count += 1) answers.push((await eager.put('nonsense', manifest.orderId)).status)
      expect(answers.slice(0, 4)).toEqual([400, 400, 400, 400])
      expect(answers).toContain(429)
    } finally {
      await strict.remove()
    }
  })

  it('keeps one network from putting orders without end, and sends on what is here', async () => {
    const strict = await startTestStudio({ limits: { intake: { orders: 3, customers: 2, manifestBytes: 1_000_000 } } })
    try {
      const orders = Array.from({ length: 5 }, () => makeTestManifest([{ photo }]))
      const [first, second, third, fourth] = orders as [Manifest, Manifest, Manifest, Manifest]
      const known = createTestClient(strict)
      expect(await known.put(first)).toMatchObject({ status: 201 })
      expect(await createTestClient(strict).put(second)).toMatchObject({ status: 201 })
      expect(await createTestClient(strict).put(third)).toMatchObject({
        status: 429,
        data: { code: 'TOO_BUSY' },
        headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
      })
      expect(await known.put(third)).toMatchObject({ status: 201 })
      expect(await known.put(fourth)).toMatchObject({ status: 429 })
      expect(await known.put(third)).toMatchObject({ status: 200 })
      expect(await sendTestOrder(known, first, [photo])).toMatchObject({ status: 200 })
    } finally {
      await strict.remove()
    }
  })

  it('keeps one network from filling the database with long orders', async () => {
    const strict = await startTestStudio({ limits: { intake: { orders: 100, customers: 100, manifestBytes: 20_000 } } })
    try {
      const long = () => makeTestManifest(Array.from({ length: 80 }, () => ({ photo })))
      const answers = []
      for (let count = 0; count < 3; count += 1) answers.push((await createTestClient(strict).put(long())).status)
      expect(answers).toEqual([201, 429, 429])
    } finally {
      await strict.remove()
    }
  })

  it('lets a guest have so many orders that are neither paid nor begun', async () => {
    const send = async () => {
      const order = makeTestManifest([{ photo }])
      return { order, answer: await sendTestOrder(client, order, [photo]) }
    }
    const waiting = makeTestManifest([{ photo }])
    await client.put(waiting)
    const { order: first } = await send()
    for (let count = 1; count < MAX_UNPAID; count += 1) expect((await send()).answer.status).toBe(200)
    // Before its photos are sent, and for what was put before.
    expect(await client.put(makeTestManifest([{ photo }]))).toMatchObject({ status: 409, data: { code: 'TOO_MANY_ORDERS' } })
    const quote = (await client.quote(waiting.orderId)).data
    expect(await client.submit(waiting, quote)).toMatchObject({ status: 409, data: { code: 'TOO_MANY_ORDERS' } })
    // The answer of one that is here is given again.
    expect(await client.submit(first, (await client.quote(first.orderId)).data)).toMatchObject({ status: 200 })
    expect(await client.cancel(first.orderId)).toMatchObject({ status: 200 })
    expect(await client.submit(waiting, quote)).toMatchObject({ status: 200 })
  })

  it('stays there for customers under a thousand logins', async () => {
    const httpsAgent = new Agent({ ca: studio.ca, keepAlive: true, maxSockets: 50 })
    const options = { baseURL: studio.url, httpsAgent, headers: { origin: studio.url } }
    const login = () => client.http.post('/console/login', new URLSearchParams({ password: 'wrong' }), options)
    const logins = Promise.all(Array.from({ length: 1000 }, login))
    expect(await sendTestOrder(client, manifest, [photo])).toMatchObject({ status: 200 })
    const answers = await logins
    httpsAgent.destroy()
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(995)
  })

  it.each([
    ['192.168.0.7', '192.168.0.7'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2'],
    ['2001:db8::7', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('takes %s for the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
