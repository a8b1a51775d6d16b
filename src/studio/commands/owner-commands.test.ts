import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import { createTestClient, makeTestManifest, makeTestPhoto, sendTestOrder, type TestClient } from '../testing/test-client.ts'
import { describeOrders, moveOrderByNumber } from './owner-commands.ts'

const number = '260105-0001'
let studio: TestStudio
let client: TestClient
let orderId: string

beforeAll(async () => {
  studio = await startTestStudio({ now: () => new Date(2026, 0, 5, 9, 30, 0) })
  client = createTestClient(studio)
  const photo = await makeTestPhoto('#775533')
  const manifest = makeTestManifest([{ photo, quantity: 4 }])
  orderId = manifest.orderId
  await sendTestOrder(client, manifest, [photo])
})
afterAll(() => studio.remove())

const move = (to: string, at = new Date(2026, 0, 5, 10, 0, 0)) => moveOrderByNumber(studio.dataDir, { number, to, note: '', at })

it('lists what has come in', async () => {
  expect(await describeOrders(studio.dataDir)).toBe(`${number}  접수  4장  1,200원  2026. 1. 5. 오전 9:30:00`)
})

it('does not make a database where no server has run', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'studio-empty-'))
  expect(await describeOrders(empty)).toBe('받은 주문이 아직 없어요.')
  rmSync(empty, { recursive: true })
})

it('moves an order only where it may go, and says where that is', async () => {
  expect(await move('done')).toEqual({
    moved: false,
    sentence: `${number}번 주문은 지금 접수(received) 상태예요. 다음으로 옮길 수 있어요: 확인(checked), 입금 확인(paid), 인화 중(printing), 취소(cancelled), 문제(problem)`,
  })
  expect(await move('nowhere')).toMatchObject({ moved: false, sentence: expect.stringContaining("'nowhere' 상태는 없어요") })
  expect(await move('cancelled')).toEqual({ moved: true, sentence: `${number}번 주문: 접수 → 취소` })
  expect(await move('printing')).toMatchObject({ moved: false, sentence: expect.stringContaining('더 옮길 수 없어요') })
  expect((await client.status(orderId)).data.timeline).toEqual([
    { state: 'received', at: new Date(2026, 0, 5, 9, 30, 0).toISOString(), note: '' },
    { state: 'cancelled', at: new Date(2026, 0, 5, 10, 0, 0).toISOString(), note: '' },
  ])
})

it('says when there is no such order', async () => {
  const missing = await moveOrderByNumber(studio.dataDir, { number: '990101-0001', to: 'printing', note: '', at: new Date() })
  expect(missing).toMatchObject({ moved: false, sentence: expect.stringContaining('찾을 수 없어요') })
})
