import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Manifest } from '#shared/orders/manifest.ts'
import { CHUNK_BYTES, header, PARTIAL_UPLOAD } from '#shared/orders/studio-protocol.ts'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import {
  createTestClient,
  describeTestPhoto,
  makeTestManifest,
  makeTestPhoto,
  sendTestOrder,
  type TestClient,
  type TestPhoto,
} from '../testing/test-client.ts'

let studio: TestStudio
let client: TestClient
let photo: TestPhoto
let manifest: Manifest
let photosMade = 0

const progress = (offset: number, complete: boolean) => ({
  headers: { 'upload-offset': String(offset), 'upload-complete': complete ? '?1' : '?0' },
})

beforeAll(async () => {
  studio = await startTestStudio()
})
afterAll(() => studio.remove())
beforeEach(async () => {
  photosMade += 1
  photo = await makeTestPhoto(`#2244${photosMade.toString(16).padStart(2, '0')}`)
  client = createTestClient(studio)
  manifest = makeTestManifest([{ photo }])
  await client.put(manifest)
})

/** Where the one file of this test's customer lies while it is sent. */
function partPath(): string {
  const customers = readdirSync(join(studio.dataDir, 'files'))
  const found = customers.map((name) => join(studio.dataDir, 'files', name, `${photo.sha256}.part`)).filter(existsSync)
  expect(found).toHaveLength(1)
  return found[0] ?? ''
}

describe('sending a file in parts', () => {
  it('goes on from the offset that HEAD tells', async () => {
    expect(await client.patch(manifest.orderId, photo.sha256, 0, photo.bytes.subarray(0, 100))).toMatchObject(progress(100, false))
    expect(await client.head(manifest.orderId, photo.sha256)).toMatchObject({ status: 200, ...progress(100, false) })
    expect(await client.patch(manifest.orderId, photo.sha256, 100, photo.bytes.subarray(100))).toMatchObject({
      status: 204,
      ...progress(photo.bytes.length, true),
    })
    const [stored] = readdirSync(join(studio.dataDir, 'files'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith(photo.sha256),
    )
    expect(readFileSync(join(studio.dataDir, 'files', stored ?? '')).equals(photo.bytes)).toBe(true)
  })

  it('refuses another offset and tells the right one', async () => {
    await client.patch(manifest.orderId, photo.sha256, 0, photo.bytes.subarray(0, 100))
    for (const offset of [0, 50, 101]) {
      const answer = await client.patch(manifest.orderId, photo.sha256, offset, photo.bytes.subarray(offset, offset + 10))
      expect(answer).toMatchObject({
        status: 409,
        data: { code: 'WRONG_OFFSET', data: { offset: 100 } },
        headers: { 'upload-offset': '100' },
      })
    }
    expect(await client.head(manifest.orderId, photo.sha256)).toMatchObject(progress(100, false))
  })

  it('begins again after a wrong hash', async () => {
    const damaged = Buffer.from(photo.bytes)
    damaged[50] = (damaged[50] ?? 0) ^ 1
    expect(await client.patch(manifest.orderId, photo.sha256, 0, damaged)).toMatchObject({
      status: 422,
      data: { code: 'WRONG_HASH' },
      headers: { 'upload-offset': '0' },
    })
    expect(await client.head(manifest.orderId, photo.sha256)).toMatchObject(progress(0, false))
    expect(await client.patch(manifest.orderId, photo.sha256, 0, photo.bytes)).toMatchObject({
      status: 204,
      ...progress(photo.bytes.length, true),
    })
  })

  it('takes no more bytes than declared, and no chunk that is too large', async () => {
    const more = Buffer.concat([photo.bytes, Buffer.from('x')])
    expect(await client.patch(manifest.orderId, photo.sha256, 0, more)).toMatchObject({ status: 413, data: { code: 'TOO_LARGE' } })
    expect(await client.patch(manifest.orderId, photo.sha256, 0, Buffer.alloc(CHUNK_BYTES + 1))).toMatchObject({ status: 413 })
    expect(await client.head(manifest.orderId, photo.sha256)).toMatchObject(progress(0, false))
  })

  it('finishes by an empty chunk what a crash left unfinished', async () => {
    await client.patch(manifest.orderId, photo.sha256, 0, photo.bytes.subarray(0, 10))
    writeFileSync(partPath(), photo.bytes)
    expect(await client.head(manifest.orderId, photo.sha256)).toMatchObject(progress(photo.bytes.length, false))
    const finished = await client.patch(manifest.orderId, photo.sha256, photo.bytes.length, Buffer.alloc(0))
    expect(finished).toMatchObject({ status: 204, ...progress(photo.bytes.length, true) })
  })

  it('answers the same when the last call is repeated', async () => {
    await client.patch(manifest.orderId, photo.sha256, 0, photo.bytes)
    expect(await client.patch(manifest.orderId, photo.sha256, photo.bytes.length, Buffer.alloc(0))).toMatchObject({ status: 204 })
    expect(await client.patch(manifest.orderId, photo.sha256, 0, photo.bytes)).toMatchObject({
      status: 409,
      data: { code: 'WRONG_OFFSET', data: { offset: photo.bytes.length } },
    })
  })

  it('needs the type, the offset and the length of a chunk', async () => {
    const send = (headers: Record<string, string>) =>
      client.http.patch(`/orders/${manifest.orderId}/files/${photo.sha256}`, photo.bytes, { headers })
    expect(await send({ [header.uploadOffset]: '0', 'content-type': 'image/jpeg' })).toMatchObject({ status: 400 })
    for (const offset of ['', '-1', '1.5', '0x1']) {
      expect(await send({ [header.uploadOffset]: offset, 'content-type': PARTIAL_UPLOAD })).toMatchObject({
        status: 400,
        data: { code: 'INVALID_INPUT' },
      })
    }
  })
})

describe('what may be sent', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'

  it.each([
    ['text', Buffer.from('this is no photo')],
    ['an SVG', Buffer.from(svg)],
    ['a PDF', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>')],
  ])('refuses %s, whatever its name says', async (_kind, bytes) => {
    const file = describeTestPhoto(bytes, { width: 40, height: 40 })
    const order = makeTestManifest([{ photo: file }])
    await client.put(order)
    expect(await client.patch(order.orderId, file.sha256, 0, bytes)).toMatchObject({ status: 422, data: { code: 'NOT_AN_IMAGE' } })
    expect(await client.head(order.orderId, file.sha256)).toMatchObject(progress(0, false))
  })

  it('knows no file that is not in the order', async () => {
    const other = await makeTestPhoto('#abcdef')
    expect(await client.patch(manifest.orderId, other.sha256, 0, other.bytes)).toMatchObject({ status: 404, data: { code: 'NOT_FOUND' } })
  })
})

describe('whose a file is', () => {
  it('needs no sending where the same customer has sent it before', async () => {
    await sendTestOrder(client, manifest, [photo])
    const next = makeTestManifest([{ photo }])
    await client.put(next)
    expect(await client.head(next.orderId, photo.sha256)).toMatchObject({ status: 200, ...progress(photo.bytes.length, true) })
  })

  it('shows nothing of it to another customer', async () => {
    await sendTestOrder(client, manifest, [photo])
    const stranger = createTestClient(studio)
    const theirs = makeTestManifest([{ photo }])
    await stranger.put(theirs)
    expect(await stranger.head(theirs.orderId, photo.sha256)).toMatchObject(progress(0, false))
    expect(await stranger.head(manifest.orderId, photo.sha256)).toMatchObject({ status: 404, headers: { 'content-length': '0' } })
    expect(await stranger.patch(manifest.orderId, photo.sha256, 0, photo.bytes)).toMatchObject({
      status: 404,
      data: { code: 'ORDER_NOT_FOUND' },
    })
  })
})

describe('a line that hangs', () => {
  it('gives way to a newer call, which goes on from what has arrived', async () => {
    const url = new URL(`/v1/orders/${manifest.orderId}/files/${photo.sha256}`, studio.url)
    const hanging = request(url, {
      ca: studio.ca,
      method: 'PATCH',
      agent: false,
      headers: {
        authorization: `Bearer ${client.token}`,
        'content-type': PARTIAL_UPLOAD,
        'upload-offset': '0',
        'content-length': photo.bytes.length,
        expect: '100-continue',
      },
    })
    const cut = once(hanging, 'close')
    hanging.on('error', () => undefined)
    hanging.flushHeaders()
    await once(hanging, 'continue')
    hanging.write(photo.bytes.subarray(0, 200))

    const offset = Number((await client.head(manifest.orderId, photo.sha256)).headers['upload-offset'])
    await cut
    expect(offset).toBeLessThanOrEqual(200)
    const rest = await client.patch(manifest.orderId, photo.sha256, offset, photo.bytes.subarray(offset))
    expect(rest).toMatchObject({ status: 204, ...progress(photo.bytes.length, true) })
  })
})
