import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OrderStatus } from '#shared/orders/studio-protocol.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { openDatabase } from '../database/open-database.ts'
import { createOrderRepository, type OrderRepository, type StoredLine } from './order-repository.ts'

const ID = '11111111-2222-4333-8444-555555555555'
const OTHER = '99999999-2222-4333-8444-555555555555'

let database: ReturnType<typeof openDatabase>
let orders: OrderRepository
let time: number

beforeEach(() => {
  database = openDatabase(makeTempDir())
  time = Date.UTC(2026, 10, 22)
  orders = createOrderRepository(database.db, () => {
    time += 1000
    return new Date(time)
  })
})
afterEach(() => database.close())

const line = (photoId: number): StoredLine => ({
  photoId,
  productId: 'print-4x6',
  quantity: 1,
  fit: 'paper-full',
  options: { finish: 'matte' },
  crop: { x: 0, y: 0.1, width: 1, height: 0.5 },
  fileName: `photo-${photoId}.jpg`,
  productName: '4×6',
})
const status = (...states: OrderStatus['state'][]): OrderStatus => ({
  orderId: ID,
  number: '261122-0001',
  total: 600,
  state: states.at(-1) ?? 'received',
  timeline: states.map((state) => ({ state, at: '2026-11-22T01:02:03.000Z', note: '' })),
})

describe('a draft', () => {
  it('keeps its lines as they were chosen, in their order', () => {
    orders.saveDraft(ID, [line(3), line(1), line(2)])
    expect(orders.require(ID)).toMatchObject({
      state: 'draft',
      lines: [line(3), line(1), line(2)],
      timeline: [],
      manifest: null,
      receiver: null,
    })
    orders.saveDraft(ID, [line(2)])
    expect(orders.require(ID).lines).toEqual([line(2)])
  })

  it('can be thrown away with all that belongs to it', () => {
    orders.saveDraft(ID, [line(1)])
    orders.discard(ID)
    expect(() => orders.require(ID)).toThrow(expect.objectContaining({ code: 'ORDER_NOT_FOUND', data: { orderId: ID } }))
    expect(database.db.prepare('SELECT count(*) FROM order_lines').pluck().get()).toBe(0)
  })
})

describe('moving an order', () => {
  it('writes when it came to each state, and clears why it stood still', () => {
    orders.saveDraft(ID, [line(1)])
    orders.move(ID, 'frozen', { total: 600, manifest: '{}' })
    orders.amend(ID, { attention: 'waiting', attentionMessage: '기다려요' })
    expect(orders.require(ID)).toMatchObject({ state: 'frozen', attention: 'waiting' })
    const moved = orders.move(ID, 'created')
    expect(moved).toMatchObject({ state: 'created', attention: null, attentionMessage: '', total: 600, manifest: '{}' })
    expect(moved.timeline.map(({ state }) => state)).toEqual(['frozen', 'created'])
    expect(moved.timeline.map(({ at }) => at)).toEqual([...moved.timeline.map(({ at }) => at)].sort())
  })

  it('to where it can not go from here is refused, and changes nothing', () => {
    orders.saveDraft(ID, [line(1)])
    expect(() => orders.move(ID, 'submitted', { number: '1' })).toThrow(/draft to submitted/)
    expect(orders.require(ID)).toMatchObject({ state: 'draft', number: null, timeline: [] })
  })

  it('to where it is already changes its facts and not its history', () => {
    orders.saveDraft(ID, [line(1)])
    orders.move(ID, 'frozen')
    expect(orders.move(ID, 'frozen', { total: 900 })).toMatchObject({ total: 900, timeline: [{ state: 'frozen' }] })
  })

  it('makes its lines fast', () => {
    orders.saveDraft(ID, [line(1)])
    orders.move(ID, 'frozen')
    expect(() => orders.saveDraft(ID, [line(2)])).toThrow(expect.objectContaining({ code: 'ORDER_NOT_EDITABLE' }))
    expect(() => orders.discard(ID)).toThrow(expect.objectContaining({ code: 'ORDER_NOT_EDITABLE' }))
    expect(orders.require(ID).lines).toEqual([line(1)])
  })
})

it('an order taken back is a draft of the same lines under another id, and nothing else of it remains', () => {
  orders.saveDraft(ID, [line(1), line(2)])
  orders.move(ID, 'frozen', { manifest: '{}', total: 600 })
  orders.takeBack(ID, OTHER)
  expect(() => orders.require(ID)).toThrow(expect.objectContaining({ code: 'ORDER_NOT_FOUND' }))
  expect(orders.require(OTHER)).toMatchObject({ state: 'draft', lines: [line(1), line(2)], manifest: null, total: 0, timeline: [] })
})

describe('the studio’s word', () => {
  const submit = () => {
    orders.saveDraft(ID, [line(1)])
    for (const state of ['frozen', 'created', 'uploading', 'uploaded', 'quoted', 'confirmed', 'submitting', 'submitted'] as const)
      orders.move(ID, state)
  }

  it('is taken over once, after the client’s own states', () => {
    submit()
    expect(orders.applyStatus(ID, status('received'))).toBe(true)
    expect(orders.applyStatus(ID, status('received'))).toBe(false)
    expect(orders.applyStatus(ID, status('received', 'printing'))).toBe(true)
    const { studioState, number, total, timeline } = orders.require(ID)
    expect({ studioState, number, total }).toEqual({ studioState: 'printing', number: '261122-0001', total: 600 })
    expect(timeline.slice(-3).map(({ state }) => state)).toEqual(['submitted', 'received', 'printing'])
  })

  it('is waited for until the order is over', () => {
    submit()
    expect(orders.followed()).toEqual([ID])
    orders.applyStatus(ID, status('received', 'cancelled'))
    expect(orders.followed()).toEqual([])
  })
})

describe('after a restart', () => {
  it.each([
    [null, true],
    ['waiting', true],
    ['paused', false],
    ['price-changed', false],
    ['source-changed', false],
    ['refused', false],
  ] as const)('an order on its way with %s goes on by itself: %s', (attention, goesOn) => {
    orders.saveDraft(ID, [line(1)])
    orders.move(ID, 'frozen')
    orders.amend(ID, { attention })
    expect(orders.unfinished()).toEqual(goesOn ? [ID] : [])
  })

  it('neither drafts nor orders that arrived are sent', () => {
    orders.saveDraft(ID, [line(1)])
    expect(orders.unfinished()).toEqual([])
  })
})

it('lists the newest first, without what only the sending needs', () => {
  orders.saveDraft(ID, [line(1)])
  orders.move(ID, 'frozen', { manifest: '{}', total: 600 })
  orders.saveDraft(OTHER, [line(1)])
  expect(orders.list().map(({ orderId }) => orderId)).toEqual([OTHER, ID])
  expect(orders.list()[1]).toMatchObject({ state: 'frozen', total: 600, lines: [line(1)], timeline: [{ state: 'frozen' }] })
  expect(orders.list()[1]).not.toHaveProperty('manifest')
  expect(orders.list()[1]).not.toHaveProperty('quote')
})

it('what is on its way and what is followed is found by an index alone: no row with its manifest is read', () => {
  const prepare = vi.spyOn(database.db, 'prepare')
  createOrderRepository(database.db)
  const queries = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.startsWith('SELECT order_id FROM orders'))
  prepare.mockRestore()
  expect(queries).toHaveLength(2)
  for (const query of queries) {
    const plan = database.db.prepare(`EXPLAIN QUERY PLAN ${query}`).all() as { detail: string }[]
    expect(plan[0]?.detail).toMatch(/^SEARCH orders USING COVERING INDEX orders_by_state /)
  }
})
