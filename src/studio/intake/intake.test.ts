import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Manifest } from '#shared/orders/manifest.ts'
import { header, putAnswerSchema } from '#shared/orders/studio-protocol.ts'
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

let studio: TestStudio
let catalogueText: string
let client: TestClient
let photo: TestPhoto
let manifest: Manifest

const cataloguePath = () => join(studio.dataDir, 'catalogue.json')

function editCatalogue(edit: (catalogue: Catalogue) => void): void {
  const catalogue: Catalogue = JSON.parse(catalogueText)
  edit(catalogue)
  writeFileSync(cataloguePath(), JSON.stringify(catalogue))
}

beforeAll(async () => {
  studio = await startTestStudio({ now: () => new Date(2026, 0, 5, 9, 0, 0) })
  catalogueText = readFileSync(cataloguePath(), 'utf8')
  photo = await makeTestPhoto('#664422')
})
afterAll(() => studio.remove())
beforeEach(() => {
  writeFileSync(cataloguePath(), catalogueText)
  client = createTestClient(studio)
  manifest = makeTestManifest([{ photo }])
})

async function sendUpToQuote(order: Manifest): Promise<{ quoteId: string; total: number; priceVersion: string }> {
  await client.put(order)
  await client.patch(order.orderId, photo.sha256, 0, photo.bytes)
  return (await client.quote(order.orderId)).data
}

describe('putting an order', () => {
  it('answers 201 first, 200 when repeated, 409 when it is another', async () => {
    expect(await client.put(manifest)).toMatchObject({ status: 201, data: { manifestHash: hashTestManifest(manifest) } })
    expect(await client.put(manifest)).toMatchObject({ status: 200, data: { manifestHash: hashTestManifest(manifest) } })
    expect(await client.put({ ...manifest, memo: '다른 주문' })).toMatchObject({ status: 409, data: { code: 'MANIFEST_CHANGED' } })
  })

  it('says what is here of its files', async () => {
    const other = await makeTestPhoto('#113355')
    const order = makeTestManifest([{ photo }, { photo: other }])
    expect((await client.put(order)).data.held).toEqual([])
    await client.patch(order.orderId, photo.sha256, 0, photo.bytes)
    await client.patch(order.orderId, other.sha256, 0, other.bytes.subarray(0, 30))
    const held = [
      { sha256: photo.sha256, offset: photo.bytes.length, complete: true },
      { sha256: other.sha256, offset: 30, complete: false },
    ]
    expect(putAnswerSchema.parse((await client.put(order)).data).held).toEqual(held)
    const stranger = createTestClient(studio)
    expect((await stranger.put(makeTestManifest([{ photo }]))).data.held).toEqual([])
  })

  it('takes the same content in another order of keys for the same', async () => {
    await client.put(manifest)
    expect(await client.put(Object.fromEntries(Object.entries(manifest).reverse()))).toMatchObject({ status: 200 })
  })

  it.each([
    ['another id than the address', (order: Manifest) => ({ ...order, orderId: crypto.randomUUID() }), 'orderId'],
    ['no lines', (order: Manifest) => ({ ...order, lines: [] }), 'lines'],
    ['another protocol', (order: Manifest) => ({ ...order, protocol: 2 }), 'protocol'],
  ])('refuses %s', async (_what, change, field) => {
    expect(await client.put(change(manifest), manifest.orderId)).toMatchObject({
      status: 400,
      data: { code: 'INVALID_INPUT', data: { field } },
    })
  })

  it('refuses what is no JSON and what is too large', async () => {
    const put = (body: string) => client.http.put(`/orders/${manifest.orderId}`, body, { headers: { 'content-type': 'application/json' } })
    expect(await put('{')).toMatchObject({ status: 400, data: { code: 'INVALID_INPUT' } })
    expect(await put(JSON.stringify({ memo: 'x'.repeat(2 * 1024 * 1024) }))).toMatchObject({ status: 413, data: { code: 'TOO_LARGE' } })
  })
})

describe('orders that are never submitted', () => {
  it('are at most 50 of one customer at once', async () => {
    for (let count = 0; count < 50; count += 1) expect(await client.put(makeTestManifest([{ photo }]))).toMatchObject({ status: 201 })
    expect(await client.put(manifest)).toMatchObject({ status: 409, data: { code: 'TOO_MANY_ORDERS' } })
    const stranger = createTestClient(studio)
    expect(await stranger.put(makeTestManifest([{ photo }]))).toMatchObject({ status: 201 })
  })

  it('make room when one is submitted', async () => {
    const orders = Array.from({ length: 50 }, () => makeTestManifest([{ photo }]))
    for (const order of orders) await client.put(order)
    const [first] = orders
    if (first) await sendTestOrder(client, first, [photo])
    expect(await client.put(manifest)).toMatchObject({ status: 201 })
  })
})

describe('whose an order is', () => {
  it('knows a customer only once they have put an order', async () => {
    const calls = [
      () => client.quote(manifest.orderId),
      () => client.status(manifest.orderId),
      () => client.submit(manifest, { quoteId: '', total: 0 }),
    ]
    for (const call of calls) expect(await call()).toMatchObject({ status: 401, data: { code: 'NEEDS_LOGIN' } })
    await client.put(manifest)
    expect(await client.quote(manifest.orderId)).toMatchObject({ status: 200 })
  })

  it('takes no short token, and none at all for no customer', async () => {
    const weak = createTestClient(studio, 'short')
    expect(await weak.put(manifest)).toMatchObject({ status: 401, data: { code: 'NEEDS_LOGIN' } })
  })

  it('answers another customer as if the order did not exist', async () => {
    await sendTestOrder(client, manifest, [photo])
    const stranger = createTestClient(studio)
    await stranger.put(makeTestManifest([{ photo }]))
    const absent = makeTestManifest([{ photo }])
    for (const { orderId } of [manifest, absent]) {
      const missing = { status: 404, data: { code: 'ORDER_NOT_FOUND', data: { orderId } } }
      expect(await stranger.status(orderId)).toMatchObject(missing)
      expect(await stranger.quote(orderId)).toMatchObject(missing)
      expect(await stranger.http.get(`/orders/${orderId}/events`)).toMatchObject(missing)
    }
    expect(await stranger.submit(manifest, { quoteId: 'x', total: 300 })).toMatchObject({ status: 404 })
    expect(await stranger.put(manifest)).toMatchObject({ status: 409, data: { code: 'MANIFEST_CHANGED' } })
  })
})

describe('submitting', () => {
  it('gives the same answer again, also after the order has moved on and the price has changed', async () => {
    const quote = await sendUpToQuote(manifest)
    const first = await client.submit(manifest, quote)
    editCatalogue((catalogue) => {
      catalogue.version = 'later'
    })
    const second = await client.submit(manifest, quote)
    expect(second).toMatchObject({ status: 200, data: first.data })
  })

  it('gives one number to many submits at once', async () => {
    const quote = await sendUpToQuote(manifest)
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.submit(manifest, quote)))
    expect(new Set(answers.map(({ data }) => data.number)).size).toBe(1)
  })

  it('asks again where the price has changed between quote and submit', async () => {
    const quote = await sendUpToQuote(manifest)
    editCatalogue((catalogue) => {
      catalogue.version = '2026-12-01'
      for (const product of catalogue.products) product.unitPrice += 50
    })
    const changed = { status: 409, data: { code: 'PRICE_CHANGED', data: { confirmed: 300, now: 350 } } }
    expect(await client.submit(manifest, quote)).toMatchObject(changed)
    expect(await client.status(manifest.orderId)).toMatchObject({ status: 404 })
    const next = (await client.quote(manifest.orderId)).data
    expect(next).toMatchObject({ total: 350, priceVersion: '2026-12-01' })
    expect(await client.submit(manifest, next)).toMatchObject({ status: 200, data: { total: 350 } })
  })

  it('does not believe the total that a client names', async () => {
    const quote = await sendUpToQuote(manifest)
    expect(await client.submit(manifest, { ...quote, total: 1 })).toMatchObject({
      status: 409,
      data: { code: 'PRICE_CHANGED', data: { confirmed: 1, now: 300 } },
    })
  })

  it('waits for every file', async () => {
    await client.put(manifest)
    const quote = (await client.quote(manifest.orderId)).data
    expect(await client.submit(manifest, quote)).toMatchObject({ status: 409, data: { code: 'FILES_MISSING', data: { count: 1 } } })
    await client.patch(manifest.orderId, photo.sha256, 0, photo.bytes.subarray(0, 50))
    expect(await client.submit(manifest, quote)).toMatchObject({ status: 409, data: { code: 'FILES_MISSING' } })
  })

  it('refuses another manifest and another idempotency key', async () => {
    const quote = await sendUpToQuote(manifest)
    expect(await client.submit({ ...manifest, memo: '바뀜' }, quote)).toMatchObject({ status: 409, data: { code: 'MANIFEST_CHANGED' } })
    const body = { ...quote, manifestHash: hashTestManifest(manifest) }
    const headers = { [header.idempotencyKey]: crypto.randomUUID() }
    expect(await client.http.post(`/orders/${manifest.orderId}/submit`, body, { headers })).toMatchObject({
      status: 400,
      data: { data: { field: 'idempotency-key' } },
    })
  })

  it('holds to the minimum order and to the ways of payment and delivery that are offered', async () => {
    const byBank = makeTestManifest([{ photo }], { payment: 'bank-transfer' })
    const delivered = makeTestManifest([{ photo }], { delivery: { kind: 'address', postcode: '12345', road: '정조로 1', detail: '' } })
    editCatalogue((catalogue) => {
      catalogue.minimumOrder = 1000
    })
    expect(await client.submit(manifest, await sendUpToQuote(manifest))).toMatchObject({
      status: 409,
      data: { code: 'BELOW_MINIMUM', data: { minimum: 1000, subtotal: 300 } },
    })
    editCatalogue((catalogue) => {
      delete catalogue.bankAccount
      delete catalogue.delivery
    })
    expect(await client.submit(byBank, await sendUpToQuote(byBank))).toMatchObject({ data: { code: 'PAYMENT_UNAVAILABLE' } })
    await client.put(delivered)
    expect(await client.quote(delivered.orderId)).toMatchObject({ status: 409, data: { code: 'DELIVERY_UNAVAILABLE' } })
    writeFileSync(cataloguePath(), catalogueText)
    expect(await client.submit(delivered, await sendUpToQuote(delivered))).toMatchObject({ data: { code: 'PAYMENT_UNAVAILABLE' } })
  })

  it('holds to the days on which it can be picked up', async () => {
    // The clock stands at Monday, 5 January; Sundays are closed, and the work takes a day.
    const pickUp = (day: string, slot?: string) =>
      makeTestManifest([{ photo }], { delivery: { kind: 'pickup', day, ...(slot && { slot }) } })
    for (const order of [pickUp('2026-01-05'), pickUp('2026-01-11'), pickUp('2027-01-08'), pickUp('2026-01-08', 'midnight')]) {
      expect(await client.submit(order, await sendUpToQuote(order))).toMatchObject({ status: 409, data: { code: 'PICKUP_UNAVAILABLE' } })
    }
    const open = pickUp('2026-01-08', 'morning')
    expect(await client.submit(open, await sendUpToQuote(open))).toMatchObject({ status: 200 })
  })

  it('says when a product is no longer sold', async () => {
    await client.put(manifest)
    editCatalogue((catalogue) => {
      catalogue.products = catalogue.products.filter(({ id }) => id !== 'print-4x6')
      delete catalogue.startWith
    })
    expect(await client.quote(manifest.orderId)).toMatchObject({
      status: 409,
      data: { code: 'PRODUCT_GONE', data: { productId: 'print-4x6' } },
    })
  })
})
