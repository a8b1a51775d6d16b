import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { moveOrderByNumber } from '../commands/owner-commands.ts'
import { openDatabase } from '../database/open-database.ts'
import { readIntakeSettings, writeIntakeSettings } from '../settings/intake-settings.ts'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import {
  createTestClient,
  makeTestManifest,
  makeTestPhoto,
  sendTestOrder,
  type TestClient,
  type TestPhoto,
} from '../testing/test-client.ts'
import { RESERVE_BYTES } from './disk-guard.ts'
import { makeRoom } from './make-room.ts'
import { sweepOldPhotos, sweepUploads } from './sweep-uploads.ts'

const start = new Date('2026-03-01T00:00:00Z')
let now: Date
let studio: TestStudio
let client: TestClient
let whole: TestPhoto
let half: TestPhoto

beforeEach(async () => {
  now = start
  studio = await startTestStudio({ now: () => now })
  client = createTestClient(studio)
  whole = await makeTestPhoto('#204060')
  half = await makeTestPhoto('#604020')
})
afterEach(() => studio.remove())

const filesHere = () => readdirSync(join(studio.dataDir, 'files'), { recursive: true, encoding: 'utf8' }).map((path) => basename(path))

async function startAgainAfter(days: number): Promise<void> {
  now = new Date(start.getTime() + days * 24 * 3600_000)
  studio = await studio.restart()
  client = createTestClient(studio, client.token)
}

/** Sends one photo whole, of the other only a part, and submits nothing. */
async function leaveUnfinished() {
  const manifest = makeTestManifest([{ photo: whole }, { photo: half }])
  await client.put(manifest)
  await client.patch(manifest.orderId, whole.sha256, 0, whole.bytes)
  await client.patch(manifest.orderId, half.sha256, 0, half.bytes.subarray(0, 100))
  return manifest
}

it('removes after a day what nothing was sent for, and sooner where space is scarce', async () => {
  const begun = await leaveUnfinished()
  const unsent = makeTestManifest([{ photo: whole }])
  const stranger = createTestClient(studio)
  await stranger.put(unsent)
  const database = openDatabase(join(studio.dataDir, 'studio.db'))
  const folder = join(studio.dataDir, 'files')
  const ids = () => database.prepare('SELECT id FROM orders').pluck().all()
  const inHours = (hours: number) => new Date(start.getTime() + hours * 3600_000)

  await sweepUploads({ database, folder, at: inHours(23) })
  expect(ids()).toHaveLength(2)
  expect(await sweepUploads({ database, folder, at: inHours(25) })).toEqual({ orders: 1, files: 0 })
  expect(ids()).toEqual([begun.orderId])

  expect(await stranger.put(unsent)).toMatchObject({ status: 201 })
  await makeRoom({ database, folder, at: inHours(2), freeBytes: async () => 2 * RESERVE_BYTES })
  expect(ids()).toHaveLength(2)
  await makeRoom({ database, folder, at: inHours(2), freeBytes: async () => 2 * RESERVE_BYTES - 1 })
  expect(ids()).toEqual([begun.orderId])
  database.close()
})

it('removes after 30 days what was never submitted, and the files of it', async () => {
  const manifest = await leaveUnfinished()
  writeFileSync(join(studio.dataDir, 'files', '.DS_Store'), 'what a file manager leaves')
  await startAgainAfter(31)
  expect(await studio.logged(/지웠어요/)).toContain('주문 1건과 사진 파일 2개')
  expect(filesHere()).not.toContain(whole.sha256)
  expect(filesHere()).not.toContain(`${half.sha256}.part`)
  expect(await client.quote(manifest.orderId)).toMatchObject({ status: 404, data: { code: 'ORDER_NOT_FOUND' } })
  expect(await client.put(manifest)).toMatchObject({ status: 201 })
})

it('keeps what a received order needs, and what another order refers to', async () => {
  await leaveUnfinished()
  const received = makeTestManifest([{ photo: whole }])
  await sendTestOrder(client, received, [])
  await studio.logged(/인화 폴더를 만들었어요/)
  await startAgainAfter(31)
  expect(await studio.logged(/지웠어요/)).toContain('주문 1건과 사진 파일 1개')
  expect(filesHere()).toContain(whole.sha256)
  expect(await client.status(received.orderId)).toMatchObject({ status: 200 })
})

it('counts the 30 days from when an order was put last', async () => {
  const kept = await leaveUnfinished()
  const dropped = makeTestManifest([{ photo: half }])
  await client.put(dropped)
  await startAgainAfter(20)
  expect(await client.put(kept)).toMatchObject({ status: 200 })
  await startAgainAfter(40)
  expect(await studio.logged(/지웠어요/)).toContain('주문 1건과 사진 파일 0개')
  expect(filesHere()).toEqual(expect.arrayContaining([whole.sha256, `${half.sha256}.part`]))
})

describe('photos of orders that are over', () => {
  async function finish(state: 'cancelled' | 'done') {
    const manifest = makeTestManifest([{ photo: whole }])
    const { number } = (await sendTestOrder(client, manifest, [whole])).data
    await studio.logged(/인화 폴더를 만들었어요/)
    await moveOrderByNumber(studio.dataDir, { number, to: state, note: '', at: now })
    return manifest
  }
  const keepPhotos = (keepPhotosDays: number) => {
    const database = openDatabase(join(studio.dataDir, 'studio.db'))
    writeIntakeSettings(database, { ...readIntakeSettings(database), keepPhotosDays })
    database.close()
  }

  it('are removed after 90 days, and sent again for another order', async () => {
    const manifest = await finish('cancelled')
    await startAgainAfter(89)
    await studio.logged(/취소한 지 30일/)
    expect(filesHere()).toContain(whole.sha256)
    await startAgainAfter(91)
    expect(await studio.logged(/끝난 지 90일/)).toContain('사진 1장')
    expect(filesHere()).not.toContain(whole.sha256)
    const again = makeTestManifest([{ photo: whole }])
    await client.put(again)
    expect((await client.head(again.orderId, whole.sha256)).headers['upload-offset']).toBe('0')
    expect(await client.status(manifest.orderId)).toMatchObject({ status: 200, data: { state: 'cancelled' } })
  })

  it('stay where another order needs them, and for as long as the studio wants', async () => {
    await finish('cancelled')
    const open = makeTestManifest([{ photo: whole }, { photo: half }])
    await sendTestOrder(client, open, [half])
    await studio.logged(/인화 폴더를 만들었어요.*/)
    const database = openDatabase(join(studio.dataDir, 'studio.db'))
    const at = new Date(start.getTime() + 400 * 24 * 3600_000)
    const sweep = (keepDays: number) => sweepOldPhotos({ database, folder: join(studio.dataDir, 'files'), at, keepDays })
    expect(await sweep(90)).toBe(0)
    database.prepare("UPDATE received_orders SET state = 'done'").run()
    expect(await sweep(500)).toBe(0)
    expect(await sweep(90)).toBe(2)
    database.close()
  })

  it('stay for ever where the studio says 0', async () => {
    await finish('cancelled')
    keepPhotos(0)
    await startAgainAfter(1000)
    await studio.logged(/취소한 지 30일/)
    expect(filesHere()).toContain(whole.sha256)
  })
})

it('removes the folders of orders that were cancelled 30 days ago, and no other', async () => {
  const folders = join(studio.dataDir, 'orders')
  const manifest = makeTestManifest([{ photo: whole }])
  const { number } = (await sendTestOrder(client, manifest, [whole])).data
  await studio.logged(/인화 폴더를 만들었어요/)
  await client.cancel(manifest.orderId)
  mkdirSync(join(folders, 'x991231-0001'))
  expect(readdirSync(folders)).toContain(`x${number}`)
  await startAgainAfter(31)
  expect(await studio.logged(/취소한 지 30일/)).toContain('1개')
  expect(readdirSync(folders)).toEqual(['x991231-0001'])
})

it('makes room where the disk fills up: what was put first goes first, nothing of the last hour and of no received order', async () => {
  const [received, old, older, recent] = await Promise.all(
    ['#100000', '#200000', '#300000', '#400000'].map((colour) => makeTestPhoto(colour)),
  )
  if (!received || !old || !older || !recent) throw new Error('no photos')
  await sendTestOrder(client, makeTestManifest([{ photo: received }]), [received])
  const send = async (photo: TestPhoto, hours: number) => {
    now = new Date(start.getTime() + hours * 3600_000)
    const manifest = makeTestManifest([{ photo }, { photo: received }])
    await client.put(manifest)
    await client.patch(manifest.orderId, photo.sha256, 0, photo.bytes)
    utimesSync(join(studio.dataDir, 'files', '1', photo.sha256), now, now)
  }
  await send(older, 0)
  await send(old, 1)
  await send(recent, 9.5)
  const at = new Date(start.getTime() + 10 * 3600_000)
  const database = openDatabase(join(studio.dataDir, 'studio.db'))
  const room = (free: number[]) =>
    makeRoom({ database, folder: join(studio.dataDir, 'files'), at, freeBytes: async () => free.shift() ?? 0 })
  expect(await room([2 * RESERVE_BYTES])).toBe(0)
  expect(await room([0, 2 * RESERVE_BYTES])).toBe(1)
  expect(filesHere()).not.toContain(older.sha256)
  expect(filesHere()).toEqual(expect.arrayContaining([received.sha256, old.sha256, recent.sha256]))
  expect(await room([])).toBe(1)
  expect(
    filesHere()
      .filter((name) => name.length >= 64)
      .sort(),
  ).toEqual([received.sha256, recent.sha256].sort())
  database.close()
})
