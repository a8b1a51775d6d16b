import { randomUUID } from 'node:crypto'
import { catalogueSchema } from '../../src/shared/catalogue/catalogue.ts'
import { orderStatusSchema, putAnswerSchema, quoteSchema, submitAnswerSchema } from '../../src/shared/orders/studio-protocol.ts'
import { priceOrder } from '../../src/shared/pricing/price-order.ts'
import { hashTestManifest, sendTestOrder, type TestClient } from '../../src/studio/testing/test-client.ts'
import { type Bench, type Check, require, requireError, requireShape, requireStatus } from './check.ts'

export const orderChecks: readonly Check[] = [
  {
    says: 'the catalogue can be read by anyone, and is not sent again while it is the same',
    run: async ({ newClient }) => {
      const { http } = newClient()
      const first = await http.get('/catalogue', { headers: { authorization: null } })
      requireStatus(first, 200)
      requireShape(first, catalogueSchema)
      require(typeof first.headers.etag === 'string', 'the catalogue has no ETag')
      requireStatus(await http.get('/catalogue', { headers: { 'if-none-match': first.headers.etag } }), 304)
    },
  },
  {
    says: 'an order that is put is kept, and put again is the same',
    run: async ({ newClient, newPhoto, manifestOf }) => {
      const client = newClient()
      const manifest = manifestOf([await newPhoto()])
      const first = await client.put(manifest)
      requireStatus(first, 201)
      require(requireShape(first, putAnswerSchema).manifestHash === hashTestManifest(manifest), 'the manifest’s hash is another')
      requireStatus(await client.put(manifest), 200)
    },
  },
  {
    says: 'another manifest under the same id is MANIFEST_CHANGED, whoever puts it',
    run: async ({ newClient, newPhoto, manifestOf }) => {
      const client = newClient()
      const manifest = manifestOf([await newPhoto()])
      await client.put(manifest)
      requireError(await client.put({ ...manifest, memo: '다른 말' }), 'MANIFEST_CHANGED')
      requireError(await newClient().put(manifest), 'MANIFEST_CHANGED')
    },
  },
  {
    says: 'a manifest that is wrong is INVALID_INPUT, and the place is named',
    run: async ({ newClient, newPhoto, manifestOf }) => {
      const client = newClient()
      const manifest = manifestOf([await newPhoto()])
      const [line] = manifest.lines
      const [file] = manifest.files
      for (const wrong of [
        { lines: [] },
        { lines: [{ ...line, quantity: 0 }] },
        { lines: [{ ...line, quantity: 1.5 }] },
        { lines: [{ ...line, quantity: 1000 }] },
        { lines: [{ ...line, sha256: '0'.repeat(64) }] },
        { lines: [{ ...line, crop: { x: 0.9, y: 0, width: 0.5, height: 1 } }] },
        { files: [{ ...file, bytes: 0 }] },
        { receiver: { name: '', phone: '010-1234-5678' } },
        { receiver: { name: '홍길동', phone: '전화 없음' } },
        { delivery: { kind: 'drone' } },
      ]) {
        requireError(await client.put({ ...manifest, orderId: randomUUID(), ...wrong }, manifest.orderId), 'INVALID_INPUT')
      }
      requireError(await client.put(manifest, randomUUID()), 'INVALID_INPUT')
    },
  },
  {
    says: 'without a token, and with one that nobody knows, calls are NEEDS_LOGIN',
    run: async ({ newClient, newPhoto, manifestOf }) => {
      const client = newClient()
      const manifest = manifestOf([await newPhoto()])
      await client.put(manifest)
      requireError(await newClient().status(manifest.orderId), 'NEEDS_LOGIN')
      requireError(await client.http.get(`/orders/${manifest.orderId}`, { headers: { authorization: null } }), 'NEEDS_LOGIN')
      requireError(await client.http.put(`/orders/${randomUUID()}`, {}, { headers: { authorization: 'Bearer short' } }), 'NEEDS_LOGIN')
    },
  },
  {
    says: 'another customer’s order is answered like one that does not exist',
    run: async (bench) => {
      const { manifest } = await sendOne(bench)
      const stranger = bench.newClient()
      await stranger.put(bench.manifestOf([await bench.newPhoto()]))
      for (const orderId of [manifest.orderId, randomUUID()]) {
        requireError(await stranger.status(orderId), 'ORDER_NOT_FOUND')
        requireError(await stranger.quote(orderId), 'ORDER_NOT_FOUND')
        requireError(await stranger.http.post(`/orders/${orderId}/cancel`), 'ORDER_NOT_FOUND')
        requireError(await stranger.submit({ ...manifest, orderId }, { quoteId: 'none', total: 0 }), 'ORDER_NOT_FOUND')
      }
    },
  },
  {
    says: 'the price is the catalogue’s',
    run: async ({ catalogue, newClient, newPhoto, manifestOf }) => {
      const client = newClient()
      const manifest = manifestOf([await newPhoto(), await newPhoto()])
      await client.put(manifest)
      const quote = requireShape(await client.quote(manifest.orderId), quoteSchema)
      const { total } = priceOrder(catalogue, manifest.lines, manifest.delivery.kind)
      require(quote.total === total, `asks ${quote.total} where the catalogue says ${total}`)
      require(quote.quoteId === requireShape(await client.quote(manifest.orderId), quoteSchema).quoteId, 'the same quote has another id')
    },
  },
  {
    says: 'an order whose files are not all there is FILES_MISSING, and none is made',
    run: async ({ newClient, newPhoto, manifestOf }) => {
      const client = newClient()
      const manifest = manifestOf([await newPhoto()])
      await client.put(manifest)
      requireError(await client.submit(manifest, (await client.quote(manifest.orderId)).data), 'FILES_MISSING')
      requireError(await client.status(manifest.orderId), 'ORDER_NOT_FOUND')
    },
  },
  {
    says: 'a total that was not quoted is PRICE_CHANGED, another manifest’s hash MANIFEST_CHANGED, and none is made',
    run: async ({ newClient, newPhoto, manifestOf }) => {
      const client = newClient()
      const photo = await newPhoto()
      const manifest = manifestOf([photo])
      await client.put(manifest)
      await client.patch(manifest.orderId, photo.sha256, 0, photo.bytes)
      const { quoteId, total } = requireShape(await client.quote(manifest.orderId), quoteSchema)
      requireError(await client.submit(manifest, { quoteId, total: total + 1 }), 'PRICE_CHANGED')
      requireError(await client.submit(manifest, { quoteId: 'another', total }), 'PRICE_CHANGED')
      requireError(await client.submit({ ...manifest, memo: '다른 말' }, { quoteId, total }), 'MANIFEST_CHANGED')
      requireError(await client.status(manifest.orderId), 'ORDER_NOT_FOUND')
    },
  },
  {
    says: 'an order is received once, however often it is submitted, ten times at once too, and always with the same answer',
    run: async (bench) => {
      const { client, manifest, quote, answer } = await sendOne(bench)
      const again = await Promise.all(Array.from({ length: 10 }, () => client.submit(manifest, quote)))
      for (const each of again) {
        requireStatus(each, 200)
        require(requireShape(each, submitAnswerSchema).number === answer.number, 'the number is another')
      }
    },
  },
  {
    says: 'the receipt names every file with its hash and length',
    run: async (bench) => {
      const { manifest, answer } = await sendOne(bench)
      require(answer.receipt.manifestHash === hashTestManifest(manifest), 'the manifest’s hash is another')
      const told = new Map(answer.receipt.files.map(({ sha256, bytes }) => [sha256, bytes]))
      require(told.size === manifest.files.length, `the receipt has ${told.size} files of ${manifest.files.length}`)
      for (const { sha256, bytes } of manifest.files) require(told.get(sha256) === bytes, 'a file is missing, or has another length')
    },
  },
  {
    says: 'where an order stands can be asked, and followed as events',
    run: async (bench) => {
      const { client, manifest, answer } = await sendOne(bench)
      const status = requireShape(await client.status(manifest.orderId), orderStatusSchema)
      require(status.number === answer.number && status.timeline.length > 0, 'the status is of another order')
      const stop = new AbortController()
      const events = await client.http.get(`/orders/${manifest.orderId}/events`, { responseType: 'stream', signal: stop.signal })
      require(String(events.headers['content-type']).startsWith('text/event-stream'), 'events are not text/event-stream')
      const heard = await firstEvent(events.data as AsyncIterable<Buffer>)
      stop.abort()
      require(orderStatusSchema.safeParse(JSON.parse(heard)).data?.number === answer.number, 'the first event is not the status')
    },
  },
  {
    says: 'an order that may be cancelled is, once, and says so',
    run: async (bench) => {
      const { client, manifest, answer } = await sendOne(bench)
      const cancel = () => client.http.post(`/orders/${manifest.orderId}/cancel`)
      if (!answer.canCancel) return requireError(await cancel(), 'ORDER_NOT_CANCELLABLE')
      require(requireShape(await cancel(), orderStatusSchema).state === 'cancelled', 'it is not cancelled')
      const again = requireShape(await cancel(), orderStatusSchema)
      require(again.state === 'cancelled' && !again.canCancel, 'cancelled again, it is something else')
    },
  },
]

async function sendOne({ newClient, newPhoto, manifestOf }: Bench) {
  const client: TestClient = newClient()
  const photos = [await newPhoto(), await newPhoto()]
  const manifest = manifestOf(photos)
  const response = await sendTestOrder(client, manifest, photos)
  requireStatus(response, 200)
  const answer = requireShape(response, submitAnswerSchema)
  const quote = requireShape(await client.quote(manifest.orderId), quoteSchema)
  return { client, manifest, quote, answer }
}

async function firstEvent(stream: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const piece of stream) {
    text += piece.toString()
    const data = /^data: ?(.*)\n\n/m.exec(text)?.[1]
    if (data !== undefined) return data
  }
  return '{}'
}
