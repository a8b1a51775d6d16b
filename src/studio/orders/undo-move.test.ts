import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Database, openDatabase } from '../database/open-database.ts'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import {
  createTestClient,
  makeTestManifest,
  makeTestPhoto,
  sendTestOrder,
  type TestClient,
  type TestPhoto,
} from '../testing/test-client.ts'
import { cancelByCustomer } from './cancel-order.ts'
import { moveOrder } from './move-order.ts'
import { markPaid } from './payment.ts'
import { readOrder } from './read-order.ts'
import { readStanding, type Step, undoMove } from './undo-move.ts'

const at = new Date('2026-11-22T09:00:00+09:00')
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000)
let studio: TestStudio
let client: TestClient
let photo: TestPhoto
let database: Database
let number: string

beforeAll(async () => {
  studio = await startTestStudio({ now: () => at })
  client = createTestClient(studio)
  photo = await makeTestPhoto('#224466')
  database = openDatabase(join(studio.dataDir, 'studio.db'))
})
afterAll(async () => {
  database.close()
  await studio.remove()
})
beforeEach(async () => {
  number = (await sendTestOrder(client, makeTestManifest([{ photo }]), [photo])).data.number
})

function step(work: () => unknown): Step {
  const before = standing()
  work()
  return { before, after: standing(), at }
}

function standing() {
  const found = readStanding(database, number)
  if (!found) throw new Error('there is no such order')
  return found
}

it('sets the order back to where it stood, with its timeline and its payment', () => {
  const before = readOrder(database, number)
  const paid = step(() => markPaid(database, { number, at }))
  expect(readOrder(database, number)).toMatchObject({ state: 'paid', paidAt: at.toISOString() })
  expect(undoMove(database, { number, step: paid, at: later(120) })).toBe(true)
  expect(readOrder(database, number)).toEqual(before)
  expect(undoMove(database, { number, step: paid, at: later(120) })).toBe(false)
  expect(moveOrder(database, { number, to: 'checked', note: '', at })).toEqual({ moved: true, from: 'received' })
  expect(readOrder(database, number)?.timeline.map(({ state }) => state)).toEqual(['received', 'checked'])
})

it('is too late after two minutes', () => {
  const moved = step(() => moveOrder(database, { number, to: 'printing', note: '', at }))
  expect(undoMove(database, { number, step: moved, at: later(121) })).toBe(false)
  expect(standing()).toEqual(moved.after)
})

it('takes back the very last step only', () => {
  const moved = step(() => moveOrder(database, { number, to: 'checked', note: '', at }))
  const { orderId } = moved.before
  const { customerId = 0 } = readOrder(database, number) ?? {}
  cancelByCustomer(database, { customerId, orderId, at, cancelUntil: 'paid' }, () => true)
  expect(undoMove(database, { number, step: moved, at })).toBe(false)
  expect(standing().state).toBe('cancelled')
  expect(undoMove(database, { number: '000000-0000', step: moved, at })).toBe(false)
})
