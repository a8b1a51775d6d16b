import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Database, openDatabase } from '../database/open-database.ts'
import { listOrders } from '../orders/list-orders.ts'
import { moveOrder } from '../orders/move-order.ts'
import { startTestStudio } from '../testing/start-test-studio.ts'
import { createTestClient, makeTestManifest, makeTestPhoto, sendTestOrder } from '../testing/test-client.ts'
import { createLabResults } from './lab-results.ts'

const number = '261122-0001'
const now = () => new Date(2026, 10, 22, 13, 0, 0)
let dataDir: string
let database: Database
let readResults: () => void
let announced: number

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lab-'))
  const studio = await startTestStudio({ dataDir, now })
  const photo = await makeTestPhoto('#998877')
  await sendTestOrder(createTestClient(studio), makeTestManifest([{ photo }]), [photo])
  await studio.logged(/인화 폴더를 만들었어요/)
  await studio.close()

  announced = 0
  const announce = () => {
    announced += 1
  }
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  database = openDatabase(join(dataDir, 'studio.db'))
  readResults = createLabResults({ database, folder: join(dataDir, 'orders'), log, now, announce }).read
})
afterEach(() => {
  database.close()
  rmSync(dataDir, { recursive: true })
})

const renameFolder = (from: string, to: string) =>
  renameSync(join(dataDir, 'orders', `${from}${number}`), join(dataDir, 'orders', `${to}${number}`))
const stateNow = () => listOrders(database, 1)[0]?.state

it('leaves an order alone that the lab has not touched', () => {
  readResults()
  expect([stateNow(), announced]).toEqual(['received', 0])
})

it('moves an order to printing once the lab has taken it, and leaves what a person decides after that', () => {
  renameFolder('o', 'e')
  readResults()
  expect([stateNow(), announced]).toEqual(['printing', 1])
  moveOrder(database, { number, to: 'problem', note: '2번 사진이 흐려요.', at: now() })
  readResults()
  expect([stateNow(), announced]).toEqual(['problem', 1])
})

it('reports a problem where the lab could not do it, also after it had taken it', () => {
  renameFolder('o', 'e')
  readResults()
  renameFolder('e', 'q')
  readResults()
  expect([stateNow(), announced]).toEqual(['problem', 2])
})

it('goes by the failure where both names are there, however often it looks', () => {
  renameFolder('o', 'e')
  readResults()
  mkdirSync(join(dataDir, 'orders', `q${number}`))
  for (let look = 0; look < 4; look += 1) readResults()
  expect([stateNow(), announced]).toEqual(['problem', 2])
  expect(database.prepare('SELECT state FROM state_changes ORDER BY position').pluck().all()).toEqual(['received', 'printing', 'problem'])
})
