import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { moveOrderByNumber } from '../commands/owner-commands.ts'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import { createTestClient, makeTestManifest, makeTestPhoto, sendTestOrder } from '../testing/test-client.ts'

const number = '261122-0001'
let studio: TestStudio
let dataDir: string
let readState: () => Promise<{ state: string; timeline: { state: string }[] }>

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lab-'))
  studio = await startTestStudio({ dataDir, now: () => new Date(2026, 10, 22, 13, 0, 0) })
  const client = createTestClient(studio)
  const photo = await makeTestPhoto('#998877')
  const manifest = makeTestManifest([{ photo }])
  await sendTestOrder(client, manifest, [photo])
  await studio.logged(/인화 폴더를 만들었어요/)
  readState = async () => (await client.status(manifest.orderId)).data
})
afterEach(async () => {
  await studio.close()
  rmSync(dataDir, { recursive: true })
})

const renameFolder = (from: string, to: string) =>
  renameSync(join(dataDir, 'orders', `${from}${number}`), join(dataDir, 'orders', `${to}${number}`))

it('takes an order for printing once the lab has taken it, and only once', async () => {
  renameFolder('o', 'e')
  await studio.logged(/인화기가 가져갔어요/)
  expect(await readState()).toMatchObject({ state: 'printing' })

  await moveOrderByNumber(dataDir, { number, to: 'problem', note: '', at: new Date() })
  renameFolder('e', 'q')
  await studio.logged(/처리하지 못했어요/)
  expect((await readState()).timeline.map(({ state }) => state)).toEqual(['received', 'printing', 'problem'])
})

it('reports a problem where the lab could not take it', async () => {
  renameFolder('o', 'q')
  await studio.logged(/처리하지 못했어요/)
  expect(await readState()).toMatchObject({ state: 'problem', timeline: [{}, { note: expect.stringContaining('확인하고 있어요') }] })
})
