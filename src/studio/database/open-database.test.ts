import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isOver, studioStateSchema } from '#shared/orders/order-state.ts'
import { submitAnswerSchema } from '#shared/orders/studio-protocol.ts'
import { takeInstanceLock } from '../instance-lock.ts'
import { isOpen } from '../orders/list-orders.ts'
import { migrations } from './migrations.ts'
import { openDatabase } from './open-database.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'database-'))
  path = join(folder, 'studio.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('keeps what it acknowledges, and checks what belongs together', () => {
  const database = openDatabase(path)
  const read = (name: string) => database.pragma(name, { simple: true })
  expect([read('journal_mode'), read('synchronous'), read('foreign_keys'), read('busy_timeout')]).toEqual(['wal', 2, 1, 5000])
  expect(read('user_version')).toBe(migrations.length)
  database.close()
})

it('opens again without doing a step twice', () => {
  openDatabase(path).close()
  expect(() => openDatabase(path).close()).not.toThrow()
})

it('brings the answers of older orders to their present form', () => {
  const old = new Sqlite(path)
  for (const step of migrations.slice(0, 2)) old.exec(step)
  old.pragma('user_version = 2')
  old.exec(`
    INSERT INTO customers VALUES (1, x'00', '');
    INSERT INTO orders VALUES ('o', 1, '{"files":[{"sha256":"${'a'.repeat(64)}","bytes":12,"name":"x"}]}', '${'b'.repeat(64)}', '');
    INSERT INTO received_orders VALUES ('o', '261101-0001', '261101', 1, 'received', 300, 1,
      '{"payment":"at-pickup","receiver":{"name":"홍길동","phone":"01012345678"},"lines":[
        {"product":{"id":"a","name":"4×6"},"quantity":2,"total":600},{"product":{"id":"a","name":"4×6"},"quantity":1,"total":300}]}',
      '{"orderId":"o","number":"261101-0001","total":300,"state":"received","timeline":[]}', '', NULL, NULL);
  `)
  old.close()
  const database = openDatabase(path)
  const row = database
    .prepare<[], { answer: string; receiver_name: string }>(
      'SELECT answer, receiver_name FROM received_orders JOIN sheets USING (order_id)',
    )
    .get()
  expect(row?.receiver_name).toBe('홍길동')
  expect(JSON.parse(String(database.prepare('SELECT head FROM received_orders').pluck().get()))).toEqual({
    payment: 'at-pickup',
    receiver: { name: '홍길동', phone: '01012345678' },
    account: null,
    sizes: [{ name: '4×6', prints: 3, total: 900 }],
  })
  expect(database.prepare('SELECT count(*) FROM manifests JOIN sheets USING (order_id)').pluck().get()).toBe(1)
  expect(submitAnswerSchema.parse(JSON.parse(row?.answer ?? ''))).toMatchObject({
    number: '261101-0001',
    payment: { kind: 'at-pickup', account: null },
    receipt: { manifestHash: 'b'.repeat(64), files: [{ sha256: 'a'.repeat(64), bytes: 12 }] },
  })
  database.close()
})

it('finds what is still to be done without looking at all that is over', () => {
  const database = openDatabase(path)
  const plan = (query: string) => JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${query}`).all())
  expect(plan(`SELECT number FROM received_orders WHERE ${isOpen} ORDER BY received_at DESC`)).toContain('received_orders_open')
  expect(plan("SELECT number FROM received_orders WHERE due_at <= '2026'")).toContain('received_orders_due')
  expect(plan("SELECT sum(total), sum(prints) FROM received_orders WHERE day = '1' AND state <> 'cancelled'")).toContain(
    'COVERING INDEX received_orders_for_sums',
  )
  database.close()
  expect(studioStateSchema.options.filter(isOver).sort()).toEqual(['cancelled', 'done'])
})

it('refuses a database that a newer server has written, and leaves it as it is', () => {
  openDatabase(path).close()
  const newer = new Sqlite(path)
  newer.pragma(`user_version = ${migrations.length + 1}`)
  newer.close()
  expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'DATA_TOO_NEW' }))
  const after = new Sqlite(path)
  expect(after.pragma('user_version', { simple: true })).toBe(migrations.length + 1)
  after.close()
})

it('lets one server only work on a folder', () => {
  const lock = join(folder, 'studio.lock')
  const release = takeInstanceLock(lock)
  expect(() => takeInstanceLock(lock)).toThrow(expect.objectContaining({ code: 'DATA_IN_USE' }))
  release()
  takeInstanceLock(lock)()
})

it('makes a damaged lock file anew', () => {
  const lock = join(folder, 'studio.lock')
  writeFileSync(lock, 'this is no database '.repeat(100))
  const release = takeInstanceLock(lock)
  expect(() => takeInstanceLock(lock)).toThrow(expect.objectContaining({ code: 'DATA_IN_USE' }))
  release()
})

it('says what is wrong with the lock file where it is not that another server has it', () => {
  const lock = join(folder, 'studio.lock')
  mkdirSync(lock)
  expect(() => takeInstanceLock(lock)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^SQLITE_CANTOPEN/) }))
})
