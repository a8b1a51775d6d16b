import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors/app-error.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { moveOrderByNumber } from '../commands/owner-commands.ts'
import { openDatabase } from '../database/open-database.ts'
import { createErrorAnswer } from '../http/answer-errors.ts'
import type { StudioEnv } from '../http/studio-env.ts'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import {
  createTestClient,
  makeTestManifest,
  makeTestPhoto,
  sendTestOrder,
  type TestClient,
  type TestPhoto,
} from '../testing/test-client.ts'
import { createDiskGuard, RESERVE_BYTES, readFreeBytes } from './disk-guard.ts'
import { createQuota } from './quota.ts'

const PLENTY = RESERVE_BYTES * 2

describe('a disk that fills up', () => {
  let free: number
  let studio: TestStudio
  let client: TestClient
  let photo: TestPhoto
  let other: TestPhoto

  beforeEach(async () => {
    free = PLENTY
    studio = await startTestStudio({ limits: { freeBytes: async () => free } })
    client = createTestClient(studio)
    photo = await makeTestPhoto('#406080', { width: 600, height: 400 })
    other = await makeTestPhoto('#804020')
  })
  afterEach(() => studio.remove())

  /** The server asks for the figure four times a second. */
  const noticed = () => expect.poll(async () => (await client.put(makeTestManifest([{ photo: other }]))).status)

  it('refuses new uploads in words, and still takes on, moves, cancels and finishes what is here', async () => {
    const whole = makeTestManifest([{ photo }])
    await client.put(whole)
    await client.patch(whole.orderId, photo.sha256, 0, photo.bytes)
    const half = makeTestManifest([{ photo: other }])
    await client.put(half)
    await client.patch(half.orderId, other.sha256, 0, other.bytes.subarray(0, 50))

    free = RESERVE_BYTES - 1
    await noticed().toBe(507)
    expect(await client.patch(half.orderId, other.sha256, 50, other.bytes.subarray(50))).toMatchObject({
      status: 507,
      data: { code: 'DISK_FULL', message: expect.stringContaining('공간') },
    })
    expect((await client.head(half.orderId, other.sha256)).headers['upload-offset']).toBe('50')
    // What is all here is put again and submitted.
    expect((await client.put(whole)).status).toBe(200)
    const submitted = await client.submit(whole, (await client.quote(whole.orderId)).data)
    expect(submitted).toMatchObject({ status: 200, data: { state: 'received' } })
    const moved = await moveOrderByNumber(studio.dataDir, { number: submitted.data.number, to: 'checked', note: '', at: new Date() })
    expect(moved.moved).toBe(true)
    expect(await client.cancel(whole.orderId)).toMatchObject({ status: 200, data: { state: 'cancelled' } })

    free = PLENTY
    await noticed().toBe(201)
    expect(await client.patch(half.orderId, other.sha256, 50, other.bytes.subarray(50))).toMatchObject({
      status: 204,
      headers: { 'upload-complete': '?1' },
    })
  })

  it('says it once a minute, with how often', async () => {
    let time = 0
    const said: string[] = []
    const log = { info: () => undefined, warn: () => undefined, error: (message: string) => void said.push(message) }
    const answer = createErrorAnswer(log, () => time)
    const app = new Hono<StudioEnv>().get('/', () => {
      throw new AppError('DISK_FULL', {})
    })
    app.onError(answer)
    for (let count = 0; count < 30; count += 1) expect((await app.request('/')).status).toBe(507)
    expect(said).toHaveLength(1)
    time = 60_000
    await app.request('/')
    expect(said).toEqual([expect.stringContaining('디스크'), expect.stringContaining('30번')])
  })

  it('has no room for an order whose photos are all here, but whose list is new', async () => {
    const first = makeTestManifest([{ photo }])
    await sendTestOrder(client, first, [photo])
    free = RESERVE_BYTES + 100
    await noticed().toBe(507)
    expect(await client.put(makeTestManifest([{ photo }]))).toMatchObject({ status: 507, data: { code: 'DISK_FULL' } })
    expect(await client.put(first)).toMatchObject({ status: 200 })
  })

  it('refuses an order that does not fit before any of it is sent', async () => {
    free = RESERVE_BYTES + 100
    await noticed().toBe(507)
    expect(await client.put(makeTestManifest([{ photo }]))).toMatchObject({ status: 507, data: { code: 'DISK_FULL' } })
  })
})

describe('the guard of the disk', () => {
  it('asks again when its figure is old', async () => {
    let time = 0
    let free = PLENTY
    let asked = 0
    const guard = createDiskGuard(
      async () => {
        asked += 1
        return free
      },
      { clock: () => time },
    )
    await guard.admit(1)
    free = 0
    await guard.admit(1)
    expect(asked).toBe(1)
    time = 1000
    await expect(guard.admit(1)).rejects.toMatchObject({ code: 'DISK_FULL' })
  })

  it('reads how much is free on a real disk', async () => {
    expect(await readFreeBytes(makeTempDir())).toBeGreaterThan(0)
  })
})

describe('what one customer may have here', () => {
  it('is limited, is said before anything is sent, and is free again once it is ordered', async () => {
    const [first, second, third] = await Promise.all(
      ['#112233', '#445566', '#778899'].map((colour) => makeTestPhoto(colour, { width: 900, height: 600 })),
    )
    if (!first || !second || !third) throw new Error('no photos')
    const studio = await startTestStudio({ limits: { quotaBytes: first.bytes.length + second.bytes.length + 10 } })
    try {
      const client = createTestClient(studio)
      const both = makeTestManifest([{ photo: first }, { photo: second }])
      expect(await client.put(makeTestManifest([{ photo: first }, { photo: second }, { photo: third }]))).toMatchObject({
        status: 413,
        data: { code: 'QUOTA_EXCEEDED' },
      })
      await client.put(both)
      const more = makeTestManifest([{ photo: third }])
      expect((await client.put(more)).status).toBe(201)
      for (const photo of [first, second]) await client.patch(both.orderId, photo.sha256, 0, photo.bytes)
      expect(await client.patch(more.orderId, third.sha256, 0, third.bytes)).toMatchObject({
        status: 413,
        data: { code: 'QUOTA_EXCEEDED' },
      })
      const stranger = createTestClient(studio)
      expect(await sendTestOrder(stranger, makeTestManifest([{ photo: third }]), [third])).toMatchObject({ status: 200 })
    } finally {
      await studio.remove()
    }
  })

  it('is counted anew, before a refusal, where the count is old', async () => {
    const folder = makeTempDir()
    const database = openDatabase(join(folder, 'studio.db'))
    let time = 0
    const quota = createQuota({ database, folder, limit: 100, clock: () => time })
    mkdirSync(join(folder, '7'))
    writeFileSync(join(folder, '7', 'a.part'), Buffer.alloc(60))
    await quota.admit(7, 40)
    quota.add(7, 40)
    await expect(quota.admit(7, 1)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' })
    // Nothing of what was announced has come.
    time = 60_000
    await quota.admit(7, 40)
    database.prepare("INSERT INTO customers (id, token_hash, created_at) VALUES (7, x'00', '')").run()
    database.prepare("INSERT INTO orders (id, customer_id, manifest_hash, put_at) VALUES ('o', 7, '', '')").run()
    database.prepare("INSERT INTO manifests VALUES ('o', ?)").run(JSON.stringify({ files: [{ sha256: 'whole' }] }))
    database
      .prepare(
        `INSERT INTO received_orders (order_id, number, day, sequence, state, total, prints, received_at)
         VALUES ('o', '1', '1', 1, 'received', 0, 0, '')`,
      )
      .run()
    writeFileSync(join(folder, '7', 'whole'), Buffer.alloc(1000))
    time = 120_000
    quota.add(7, 1000)
    await quota.admit(7, 40)
    database.close()
  })
})
