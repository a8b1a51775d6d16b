import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { get } from 'node:https'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quoteSchema, submitAnswerSchema } from '#shared/orders/studio-protocol.ts'
import { startTestStudio, type TestStudio } from './testing/start-test-studio.ts'
import { createTestClient, makeTestManifest, makeTestPhoto, sendTestOrder } from './testing/test-client.ts'

let studio: TestStudio

beforeEach(async () => {
  studio = await startTestStudio({ now: () => new Date(2026, 10, 22, 13, 0, 0) })
})
afterEach(() => studio.remove())

describe('the straight path', () => {
  it('takes an order from the catalogue to its number and its folder', async () => {
    const client = createTestClient(studio)
    const photo = await makeTestPhoto('#c8502b')
    const manifest = makeTestManifest([{ photo, quantity: 2 }])

    expect((await client.http.get('/catalogue')).data.version).toBe('2026-11-01')
    expect(await client.put(manifest)).toMatchObject({ status: 201 })
    expect(await client.head(manifest.orderId, photo.sha256)).toMatchObject({
      status: 200,
      headers: { 'upload-offset': '0', 'upload-complete': '?0', 'content-length': '0' },
    })
    expect(await client.patch(manifest.orderId, photo.sha256, 0, photo.bytes)).toMatchObject({
      status: 204,
      headers: { 'upload-offset': String(photo.bytes.length), 'upload-complete': '?1' },
    })
    const quote = quoteSchema.parse((await client.quote(manifest.orderId)).data)
    expect(quote.total).toBe(600)
    const submitted = await client.submit(manifest, quote)
    expect(submitted.status).toBe(200)
    expect(submitted.data).toMatchObject({ number: '261122-0001', total: 600, state: 'received' })
    const { receipt, ...status } = submitAnswerSchema.parse(submitted.data)
    expect(receipt.files).toEqual([{ sha256: photo.sha256, bytes: photo.bytes.length }])
    expect((await client.status(manifest.orderId)).data).toEqual(status)

    await studio.logged(/인화 폴더를 만들었어요/)
    const folder = join(studio.dataDir, 'orders', 'o261122-0001')
    expect(existsSync(join(folder, '4x6', 'IMAGE', '0001_4x6_glossy_x2.jpg'))).toBe(true)
    expect(readFileSync(join(folder, '4x6', 'MISC', 'AUTPRINT.MRK'), 'ascii')).toContain('0001_4x6_glossy_x2.jpg')
    expect(JSON.parse(readFileSync(join(folder, 'order.json'), 'utf8'))).toMatchObject({
      number: '261122-0001',
      customer: { name: '홍길동', phone: '01012345678' },
      lines: [{ file: '4x6/IMAGE/0001_4x6_glossy_x2.jpg', originalName: '가족 사진.jpg', unitPrice: 300, total: 600 }],
      total: 600,
    })
  })

  it('numbers the orders of a day in turn and keeps them over a restart', async () => {
    const client = createTestClient(studio)
    const photo = await makeTestPhoto('#112233')
    const first = makeTestManifest([{ photo }])
    const second = makeTestManifest([{ photo }])
    expect((await sendTestOrder(client, first, [photo])).data.number).toBe('261122-0001')
    expect((await sendTestOrder(client, second, [])).data.number).toBe('261122-0002')
    studio = await studio.restart()
    const again = createTestClient(studio, client.token)
    expect((await again.status(second.orderId)).data.number).toBe('261122-0002')
  })

  it('keeps names, phones and tokens out of the log', async () => {
    const client = createTestClient(studio)
    const photo = await makeTestPhoto('#445566')
    await sendTestOrder(client, makeTestManifest([{ photo }]), [photo])
    await studio.logged(/인화 폴더를 만들었어요/)
    const log = studio.lines.join('\n')
    expect(log).toContain('261122-0001')
    for (const secret of ['홍길동', '1234', client.token, photo.sha256]) expect(log).not.toContain(secret)
  })
})

const [address] = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal)

describe.skipIf(!address)('listening to other computers', () => {
  it('is trusted at the address that they call it by', async () => {
    const open = await startTestStudio({ host: '0.0.0.0' })
    try {
      const request = get({ host: address?.address, port: open.port, path: '/v1/catalogue', ca: open.ca, agent: false })
      const [response] = await once(request, 'response')
      expect(response.statusCode).toBe(200)
      response.resume()
    } finally {
      await open.remove()
    }
  })
})
