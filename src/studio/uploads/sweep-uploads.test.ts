import { readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import {
  createTestClient,
  makeTestManifest,
  makeTestPhoto,
  sendTestOrder,
  type TestClient,
  type TestPhoto,
} from '../testing/test-client.ts'

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
