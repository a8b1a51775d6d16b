import { get as httpsGet } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '#shared/orders/manifest.ts'
import { openDatabase } from '../../database/open-database.ts'
import { startTestStudio, type TestStudio } from '../../testing/start-test-studio.ts'
import { createTestBrowser, type TestBrowser } from '../../testing/test-browser.ts'
import {
  createTestClient,
  makeTestManifest,
  makeTestPhoto,
  sendTestOrder,
  type TestClient,
  type TestPhoto,
} from '../../testing/test-client.ts'

let studio: TestStudio
let client: TestClient
let browser: TestBrowser
let photo: TestPhoto
let manifest: Manifest
let number: string
const now = new Date(2026, 10, 22, 9, 0, 0)

beforeAll(async () => {
  studio = await startTestStudio({ now: () => now })
  photo = await makeTestPhoto('#446688')
  manifest = makeTestManifest([{ photo }], {
    receiver: { name: '<script>alert(1)</script>', phone: '01012345678' },
    memo: '"><img src=x onerror=alert(2)>',
  })
  client = createTestClient(studio)
  number = await order(manifest, client)
  browser = createTestBrowser(studio)
  await browser.signIn()
})
afterAll(() => studio.remove())

/** Each of another customer: one has so many unpaid orders, and no more. */
async function order(made: Manifest, customer = createTestClient(studio)): Promise<string> {
  return (await sendTestOrder(customer, made, [photo])).data.number
}

/** Lays in copies of the first order that came later: `991231-0001` is the oldest of them. */
function copyOrder(count: number, state: string, day: string): void {
  const database = openDatabase(join(studio.dataDir, 'studio.db'))
  const copy = database.prepare('INSERT INTO orders SELECT ?, customer_id, manifest_hash, put_at FROM orders WHERE id = ?')
  const receive = database.prepare(
    `INSERT INTO received_orders (order_id, number, day, sequence, state, total, prints, head, received_at, receiver_name, receiver_phone)
     SELECT ?, ?, ?, ?, ?, total, prints, head, ?, receiver_name, receiver_phone FROM received_orders WHERE order_id = ?`,
  )
  const copySheet = database.prepare('INSERT INTO sheets SELECT ?, sheet, answer FROM sheets WHERE order_id = ?')
  database.transaction(() => {
    for (let sequence = 1; sequence <= count; sequence += 1) {
      const id = crypto.randomUUID()
      copy.run(id, manifest.orderId)
      const at = new Date(now.getTime() + sequence * 1000).toISOString()
      receive.run(id, `${day}-${String(sequence).padStart(4, '0')}`, day, sequence, state, at, manifest.orderId)
      copySheet.run(id, manifest.orderId)
    }
  })()
  database.close()
}

const listed = (html: string) => [...html.matchAll(/data-number="([^"]+)"/g)].map(([, found]) => found)

describe('the list of orders', () => {
  it('shows the order, and what a customer wrote as text only', async () => {
    const { data } = await browser.get('/console')
    expect(listed(data)).toEqual([number])
    expect(data).toContain('010-1234-5678')
    expect(data).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(data).toContain('&quot;&gt;&lt;img src=x onerror=alert(2)&gt;')
    expect(data).not.toContain('<script>')
    expect(data).not.toContain('<img')
  })

  it('moves an order by its next step, and leads back to the list', async () => {
    const step = { from: 'received', to: 'checked', back: 'tab=todo&page=1' }
    const back = `/console?moved=${number}`
    expect(await browser.post(`/console/orders/${number}/move`, step)).toMatchObject({ status: 303, headers: { location: back } })
    expect((await browser.get(back)).data).toContain(`${number} 주문을 &#39;확인&#39;으로 옮겼어요`)
    expect((await browser.get('/console')).data).not.toContain('되돌리기')
    expect((await client.status(manifest.orderId)).data.state).toBe('checked')
    const late = await browser.post(`/console/orders/${number}/move`, step)
    expect(late).toMatchObject({ status: 409, data: expect.stringContaining('그 사이에 &#39;확인&#39; 상태가 됐어요') })
    expect(listed(late.data)).toEqual([number])
  })

  it('keeps what is still to be done, what came in today and what is over apart, in pages', async () => {
    copyOrder(120, 'done', '991231')
    expect(listed((await browser.get('/console')).data)).toEqual([number])
    expect(listed((await browser.get('/console?tab=today')).data)).toEqual([number])
    const pages = await Promise.all([1, 2, 3].map(async (page) => listed((await browser.get(`/console?tab=over&page=${page}`)).data)))
    expect(pages.map((page) => page.length)).toEqual([50, 50, 20])
    expect(pages.flat()).toEqual(Array.from({ length: 120 }, (_, index) => `991231-${String(120 - index).padStart(4, '0')}`))
    expect(listed((await browser.get('/console?tab=all&page=3')).data).at(-1)).toBe(number)
  })

  it.each([
    { query: 'tab=all&page=2', path: '/console?tab=all&page=2&moved=' },
    { query: 'q=%ED%99%8D', path: '/console?q=%ED%99%8D&moved=' },
    { query: 'tab=nothing&page=x&evil=1', path: '/console?moved=' },
  ])('leads back to the list as it was: $query', async ({ query, path }) => {
    const made = await order(makeTestManifest([{ photo }], { orderId: crypto.randomUUID() }))
    const step = { from: 'received', to: 'checked', back: query }
    expect((await browser.post(`/console/orders/${made}/move`, step)).headers.location).toBe(`${path}${made}`)
    const late = await browser.post(`/console/orders/${made}/move`, step)
    expect(late.status).toBe(409)
  })

  it.each(['tab=nothing', 'page=-1', 'page=1e9', 'tab=over&page=x', 'tab=todo&tab=all', 'q=%00', `q=${'가'.repeat(500)}`])(
    'shows a list whatever the address asks for: %s',
    async (query) => {
      expect(await browser.get(`/console?${query}`)).toMatchObject({ status: 200 })
    },
  )

  it('finds an order by number, name and the last digits of the phone, and says what was searched for as text', async () => {
    const other = await order(
      makeTestManifest([{ photo }], { receiver: { name: '황보 미영', phone: '010-9999-4321' }, orderId: crypto.randomUUID() }),
    )
    for (const wanted of ['황보', '4321', '010-9999-4321', other, other.slice(-4)]) {
      const { data } = await browser.get(`/console?q=${encodeURIComponent(wanted)}`)
      expect(listed(data), wanted).toContain(other)
    }
    const nothing = await browser.get(`/console?q=${encodeURIComponent('<b>"없는 사람')}`)
    expect(listed(nothing.data)).toEqual([])
    expect(nothing.data).toContain('&lt;b&gt;&quot;없는 사람')
    expect((await browser.get('/console?q=5678')).data).toContain('처음 50건만 보여요')
  })
})

describe('the stream of what changes', () => {
  it('tells at once how many orders there are, again with each change, and ends when signed out', async () => {
    const cookie = String((await browser.signIn()).headers['set-cookie']?.[0]?.split(';')[0])
    const events: number[] = []
    const heard = { next: Promise.withResolvers<void>(), end: Promise.withResolvers<void>() }
    const request = httpsGet(`${studio.url}/console/events`, { ca: studio.ca, headers: { cookie }, agent: false }, (response) => {
      response.setEncoding('utf8')
      response.on('data', (text: string) => {
        for (const [, json] of text.matchAll(/^data: (.*)$/gm)) events.push(JSON.parse(json ?? '').received)
        heard.next.resolve()
        heard.next = Promise.withResolvers<void>()
      })
      response.on('end', heard.end.resolve)
    })
    await heard.next.promise
    const before = events[0] ?? 0
    expect(before).toBeGreaterThan(1)
    await order(makeTestManifest([{ photo }], { orderId: crypto.randomUUID() }))
    while (events.at(-1) !== before + 1) await heard.next.promise

    await browser.post('/console/logout')
    await order(makeTestManifest([{ photo }], { orderId: crypto.randomUUID() }))
    await heard.end.promise
    expect(events.at(-1)).toBe(before + 1)
    request.destroy()
    await browser.signIn()
  })
})
