import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ConfirmFields, orderSummarySchema } from '#shared/contract/orders.ts'
import type { OrderStatus } from '#shared/orders/studio-protocol.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { createJournal, type Journal } from '../backup/journal.ts'
import { openDatabase } from '../database/open-database.ts'
import { createOrderRepository, type OrderRepository, type StoredLine } from './order-repository.ts'

const ID = '11111111-2222-4333-8444-555555555555'
const OTHER = '99999999-2222-4333-8444-555555555555'

let database: ReturnType<typeof openDatabase>
let orders: OrderRepository
let time: number
let journal: Journal

beforeEach(() => {
  const dataDir = makeTempDir()
  database = openDatabase(dataDir)
  journal = createJournal(dataDir)
  time = Date.UTC(2026, 10, 22)
  orders = createOrderRepository(database.db, journal, () => {
    time += 1000
    return new Date(time)
  })
})
afterEach(() => {
  journal.close()
  database.close()
})

const line = (photoId: number): StoredLine => ({
  lineId: `line-${photoId}`,
  photoId,
  productId: 'print-4x6',
  quantity: 1,
  fit: 'paper-full',
  options: { finish: 'matte' },
  crop: { x: 0, y: 0.1, width: 1, height: 0.5 },
  fileName: `photo-${photoId}.jpg`,
  productName: '4×6',
})
const form: ConfirmFields = {
  ...{ name: '홍길동', phone: '0101', delivery: 'pickup', shop: null, day: null, slot: null },
  ...{ postcode: '', road: '', detail: '', payment: null, depositor: '', memo: '' },
}
const status = (...states: OrderStatus['state'][]): OrderStatus => ({
  orderId: ID,
  number: '261122-0001',
  total: 600,
  state: states.at(-1) ?? 'received',
  timeline: states.map((state) => ({ state, at: '2026-11-22T01:02:03.000Z', note: '' })),
  payment: { kind: 'at-pickup', paidAt: null, account: null, depositor: '', dueAt: null, link: null },
  canCancel: true,
  messages: [],
})

describe('a draft', () => {
  it('keeps its lines as they were chosen, in their order', () => {
    orders.makeDraft(ID, [line(3), line(1), line(2)])
    expect(orders.require(ID)).toMatchObject({
      state: 'draft',
      lines: [line(3), line(1), line(2)],
      timeline: [],
      manifest: null,
      receiver: null,
    })
    expect(orders.saveLines(ID, [line(2)])).toBe(2)
    expect(orders.require(ID)).toMatchObject({ revision: 2, lines: [line(2)] })
  })

  it('can be thrown away with all that belongs to it', () => {
    orders.makeDraft(ID, [line(1)])
    orders.discard(ID)
    expect(() => orders.require(ID)).toThrow(expect.objectContaining({ code: 'ORDER_NOT_FOUND', data: { orderId: ID } }))
    expect(database.db.prepare('SELECT count(*) FROM order_lines').pluck().get()).toBe(0)
  })
})

describe('two windows', () => {
  it('do not write over one another: who is late is told', () => {
    orders.makeDraft(ID, [line(1)])
    expect(orders.saveLines(ID, [line(1), line(2)], 1)).toBe(2)
    expect(() => orders.saveLines(ID, [line(3)], 1)).toThrow(expect.objectContaining({ code: 'DRAFT_CHANGED', data: { orderId: ID } }))
    expect(orders.require(ID)).toMatchObject({ revision: 2, lines: [line(1), line(2)] })
    expect(orders.saveLines(ID, [line(3)], 2)).toBe(3)
  })

  it('never lose what was typed to a change of the lines, nor the lines to what is typed', () => {
    orders.makeDraft(ID, [line(1)])
    orders.amendDraft(ID, { name: '돌잔치', form: { ...form, name: '홍길' } })
    orders.saveLines(ID, [line(2)])
    orders.amendDraft(ID, { form })
    expect(orders.require(ID)).toMatchObject({ name: '돌잔치', form, lines: [line(2)], revision: 2 })
    orders.move(ID, 'frozen')
    expect(() => orders.amendDraft(ID, { name: '' })).toThrow(expect.objectContaining({ code: 'ORDER_NOT_EDITABLE' }))
  })
})

describe('what was ordered before', () => {
  const order = (orderId: string, ...photos: number[]) => {
    orders.makeDraft(orderId, photos.map(line))
    orders.move(orderId, 'frozen', { manifest: JSON.stringify({ files: photos.map((photo) => ({ sha256: `sha-${photo}` })) }) })
  }
  const send = (orderId: string) => {
    for (const state of ['created', 'uploading', 'uploaded', 'quoted', 'confirmed', 'submitting', 'submitted'] as const)
      orders.move(orderId, state)
  }

  it('is told with the last time, and neither drafts nor cancelled orders count', () => {
    order(ID, 1, 2)
    order(OTHER, 2, 3)
    const last = orders.require(OTHER).timeline[0]?.at
    orders.makeDraft('draft', [line(4)])
    expect(orders.history([1, 2, 3, 4])).toEqual([
      { photoId: 1, orderedAt: orders.require(ID).timeline[0]?.at, productName: '4×6' },
      { photoId: 2, orderedAt: last, productName: '4×6' },
      { photoId: 3, orderedAt: last, productName: '4×6' },
    ])
    send(ID)
    orders.applyStatus(ID, status('received', 'cancelled'))
    expect(orders.history([1])).toEqual([])
  })

  it('and reached the studio is known by its files', async () => {
    order(ID, 1, 2)
    order(OTHER, 3)
    expect(await orders.receivedFiles()).toEqual(new Set())
    send(ID)
    expect(await orders.receivedFiles()).toEqual(new Set(['sha-1', 'sha-2']))
  })
})

describe('moving an order', () => {
  it('writes when it came to each state, and clears why it stood still', () => {
    orders.makeDraft(ID, [line(1)])
    orders.move(ID, 'frozen', { total: 600, manifest: '{}' })
    orders.amend(ID, { attention: 'waiting', attentionError: { code: 'STUDIO_SLOW', data: {} } })
    expect(orders.require(ID)).toMatchObject({ state: 'frozen', attention: 'waiting' })
    const moved = orders.move(ID, 'created')
    expect(moved).toMatchObject({ state: 'created', attention: null, attentionError: null, total: 600, manifest: '{}' })
    expect(moved.timeline.map(({ state }) => state)).toEqual(['frozen', 'created'])
    expect(moved.timeline.map(({ at }) => at)).toEqual([...moved.timeline.map(({ at }) => at)].sort())
  })

  it('to where it can not go from here is refused, and changes nothing', () => {
    orders.makeDraft(ID, [line(1)])
    expect(() => orders.move(ID, 'submitted', { number: '1' })).toThrow(/draft to submitted/)
    expect(orders.require(ID)).toMatchObject({ state: 'draft', number: null, timeline: [] })
  })

  it('to where it is already changes its facts and not its history', () => {
    orders.makeDraft(ID, [line(1)])
    orders.move(ID, 'frozen')
    expect(orders.move(ID, 'frozen', { total: 900 })).toMatchObject({ total: 900, timeline: [{ state: 'frozen' }] })
  })

  it('makes its lines fast', () => {
    orders.makeDraft(ID, [line(1)])
    orders.move(ID, 'frozen')
    expect(() => orders.saveLines(ID, [line(2)])).toThrow(expect.objectContaining({ code: 'ORDER_NOT_EDITABLE' }))
    expect(() => orders.discard(ID)).toThrow(expect.objectContaining({ code: 'ORDER_NOT_EDITABLE' }))
    expect(orders.require(ID).lines).toEqual([line(1)])
  })
})

it('an order taken back is a draft of its lines under another id, with its name, and nothing else of it remains', () => {
  orders.makeDraft(ID, [line(1), line(2)], { name: '여행' })
  orders.move(ID, 'frozen', { manifest: '{}', total: 600 })
  orders.takeBack(ID, OTHER, [line(2)])
  expect(() => orders.require(ID)).toThrow(expect.objectContaining({ code: 'ORDER_NOT_FOUND' }))
  expect(orders.require(OTHER)).toMatchObject({
    state: 'draft',
    lines: [line(2)],
    name: '여행',
    form: null,
    manifest: null,
    total: 0,
    timeline: [],
  })
})

describe('the studio’s word', () => {
  const submit = () => {
    orders.makeDraft(ID, [line(1)])
    for (const state of ['frozen', 'created', 'uploading', 'uploaded', 'quoted', 'confirmed', 'submitting', 'submitted'] as const)
      orders.move(ID, state)
  }

  it('is taken over once, after the client’s own states', () => {
    submit()
    const number = '261122-0001'
    expect(orders.applyStatus(ID, status('received'))).toEqual({ number, moved: false, state: 'received', messages: [] })
    expect(orders.applyStatus(ID, status('received'))).toBeNull()
    expect(orders.applyStatus(ID, status('received', 'printing'))).toEqual({ number, moved: true, state: 'printing', messages: [] })
    const told = { ...status('received', 'printing'), canCancel: false, messages: [{ at: '2026-11-22T02:00:00.000Z', text: '곧 돼요' }] }
    expect(orders.applyStatus(ID, told)).toEqual({ number, moved: false, state: 'printing', messages: ['곧 돼요'] })
    const { studioState, number: given, total, timeline } = orders.require(ID)
    expect({ studioState, number: given, total }).toEqual({ studioState: 'printing', number, total: 600 })
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
    orders.makeDraft(ID, [line(1)])
    orders.move(ID, 'frozen')
    orders.amend(ID, { attention })
    expect(orders.unfinished()).toEqual(goesOn ? [ID] : [])
  })

  it('neither drafts nor orders that arrived are sent', () => {
    orders.makeDraft(ID, [line(1)])
    expect(orders.unfinished()).toEqual([])
  })
})

it('lists the newest first, each with what its lines come to', () => {
  orders.makeDraft(ID, [1, 2, 3, 4, 5, 1].map(line))
  const handing = { receiver: { name: '홍길동', phone: '01012345678' }, delivery: { kind: 'pickup' }, payment: 'bank-transfer' } as const
  orders.move(ID, 'frozen', { manifest: '{}', total: 600, depositor: '홍씨', ...handing })
  orders.makeDraft(OTHER, [line(9)])
  orders.saveLines(OTHER, [{ ...line(7), quantity: 20 }, line(8)])
  const [draft, order] = orders.list().map((summary) => orderSummarySchema.strict().parse(summary))
  expect(order).toMatchObject({ orderId: ID, state: 'frozen', total: 600, prints: 6, photoCount: 5, photoIds: [1, 2, 3, 4], ...handing })
  expect(order?.depositor).toBe('홍씨')
  expect(draft).toMatchObject({ orderId: OTHER, revision: 2, prints: 21, photoCount: 2, photoIds: [7, 8], receiver: null, depositor: '' })
})

it('lists an order by when it was ordered, however long it lay as a draft', () => {
  orders.makeDraft(ID, [line(1)])
  orders.makeDraft(OTHER, [line(2)])
  expect(orders.list().map(({ orderId, orderedAt }) => [orderId, orderedAt])).toEqual([
    [OTHER, null],
    [ID, null],
  ])
  const ordered = orders.move(ID, 'frozen', { manifest: '{}' }).timeline[0]?.at
  expect(orders.list().map(({ orderId, orderedAt }) => [orderId, orderedAt])).toEqual([
    [ID, ordered],
    [OTHER, null],
  ])
})

it('what is on its way and what is followed is found by an index alone: no row with its manifest is read', () => {
  const prepare = vi.spyOn(database.db, 'prepare')
  createOrderRepository(database.db, journal)
  const queries = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.startsWith('SELECT order_id FROM orders'))
  prepare.mockRestore()
  expect(queries).toHaveLength(4)
  for (const query of queries) {
    const plan = database.db.prepare(`EXPLAIN QUERY PLAN ${query}`).all() as { detail: string }[]
    expect(plan[0]?.detail).toMatch(/^SEARCH orders USING COVERING INDEX orders_by_state /)
  }
})

it('the list is read from an index alone, without a look at the lines', () => {
  const prepare = vi.spyOn(database.db, 'prepare')
  createOrderRepository(database.db, journal)
  const query = prepare.mock.calls.map(([sql]) => sql).find((sql) => sql.includes('order_contents'))
  prepare.mockRestore()
  const plan = database.db.prepare(`EXPLAIN QUERY PLAN ${query}`).all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail)).toEqual([
    'SCAN orders USING COVERING INDEX orders_in_list',
    expect.stringMatching(/^SEARCH order_contents USING PRIMARY KEY/),
    expect.stringMatching(/^CORRELATED SCALAR SUBQUERY/),
    'SEARCH history USING COVERING INDEX order_history_of_yes (order_id=?)',
  ])
})
