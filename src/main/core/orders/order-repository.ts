import type { DraftLine, Order } from '#shared/contract/orders.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { LineChoice } from '#shared/orders/order-details.ts'
import {
  type Attention,
  type ClientState,
  canMoveClient,
  clientStateSchema,
  isOver,
  type StudioState,
  studioStateSchema,
} from '#shared/orders/order-state.ts'
import type { OrderStatus, Quote } from '#shared/orders/studio-protocol.ts'
import type { Db } from '../database/open-database.ts'

export type StoredLine = DraftLine & { fileName: string; productName: string }

/** What the customer said when confirming, and what the studio asks where that differs. */
type OrderDetails = Pick<Order, 'receiver' | 'delivery' | 'payment' | 'memo' | 'newTotal'>

export type StoredOrder = Order & { manifest: string | null; quote: Quote | null }

type OrderRow = {
  order_id: string
  state: ClientState
  attention: Attention | null
  attention_message: string
  studio_state: StudioState | null
  number: string | null
  total: number
  details: string
  created_at: string
  updated_at: string
}
type StoredRow = OrderRow & { manifest: string | null; quote: string | null }

const NEWEST_FIRST = 'ORDER BY created_at DESC, order_id'
const ON_ITS_WAY = inSql(clientStateSchema.options.filter(isOnItsWay))
const OVER = inSql(studioStateSchema.options.filter(isOver))

const NO_DETAILS: OrderDetails = { receiver: null, delivery: null, payment: null, memo: '', newTotal: null }

export type OrderRepository = ReturnType<typeof createOrderRepository>

/** Orders on disk. Each change is one transaction, durable before the caller goes on. */
export function createOrderRepository(db: Db, now: () => Date = () => new Date()) {
  const byId = db.prepare('SELECT * FROM orders WHERE order_id = ?')
  // Without the manifest, which may have megabytes.
  const newestFirst = db.prepare(`
    SELECT order_id, state, attention, attention_message, studio_state, number, total, details, created_at, updated_at
    FROM orders ${NEWEST_FIRST}`)
  const unfinished = db
    .prepare(`SELECT order_id FROM orders WHERE state IN ${ON_ITS_WAY} AND (attention IS NULL OR attention = 'waiting') ${NEWEST_FIRST}`)
    .pluck()
  const followed = db
    .prepare(
      `SELECT order_id FROM orders WHERE state = 'submitted' AND (studio_state IS NULL OR studio_state NOT IN ${OVER}) ${NEWEST_FIRST}`,
    )
    .pluck()
  const linesOf = db.prepare('SELECT photo_id, file_name, product_name, choice FROM order_lines WHERE order_id = ? ORDER BY position')
  const historyOf = db.prepare('SELECT state, at, note FROM order_history WHERE order_id = ? ORDER BY position')
  const insert = db.prepare("INSERT INTO orders (order_id, state, created_at, updated_at) VALUES (?, 'draft', ?, ?)")
  const insertLine = db.prepare(
    'INSERT INTO order_lines (order_id, position, photo_id, file_name, product_name, choice) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const deleteLines = db.prepare('DELETE FROM order_lines WHERE order_id = ?')
  const moveLines = db.prepare('UPDATE order_lines SET order_id = ? WHERE order_id = ?')
  const deleteHistory = db.prepare('DELETE FROM order_history WHERE order_id = ? AND at_studio = 1')
  const addHistory = db.prepare('INSERT INTO order_history (order_id, state, at, note, at_studio) VALUES (?, ?, ?, ?, ?)')
  const remove = db.prepare('DELETE FROM orders WHERE order_id = ?')
  const change = db.prepare(`
    UPDATE orders SET state = @state, attention = @attention, attention_message = @attentionMessage, studio_state = @studioState, number = @number,
      total = @total, manifest = @manifest, quote = @quote, details = @details, updated_at = @updatedAt WHERE order_id = @orderId`)

  function find(orderId: string): StoredOrder | undefined {
    const row = byId.get(orderId) as StoredRow | undefined
    return row && { ...toOrder(row), manifest: row.manifest, quote: row.quote === null ? null : (JSON.parse(row.quote) as Quote) }
  }

  function require(orderId: string): StoredOrder {
    const order = find(orderId)
    if (!order) throw new AppError('ORDER_NOT_FOUND', { orderId })
    return order
  }

  function toOrder(row: OrderRow): Order {
    const lines = linesOf.all(row.order_id) as { photo_id: number; file_name: string; product_name: string; choice: string }[]
    return {
      orderId: row.order_id,
      number: row.number,
      state: row.state,
      attention: row.attention,
      attentionMessage: row.attention_message,
      studioState: row.studio_state,
      total: row.total,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      ...NO_DETAILS,
      ...(JSON.parse(row.details) as Partial<OrderDetails>),
      lines: lines.map((line) => ({
        ...(JSON.parse(line.choice) as LineChoice),
        photoId: line.photo_id,
        fileName: line.file_name,
        productName: line.product_name,
      })),
      timeline: historyOf.all(row.order_id) as Order['timeline'],
    }
  }

  function save(order: StoredOrder): void {
    const { orderId, state, attention, attentionMessage, studioState, number, total, manifest, quote } = order
    const { receiver, delivery, payment, memo, newTotal } = order
    change.run({
      ...{ orderId, state, attention, attentionMessage, studioState, number, total, manifest },
      quote: quote && JSON.stringify(quote),
      details: JSON.stringify({ receiver, delivery, payment, memo, newTotal }),
      updatedAt: now().toISOString(),
    })
  }

  return {
    require,
    list: (): Order[] => (newestFirst.all() as OrderRow[]).map(toOrder),

    /** Makes a draft, or replaces the lines of one. Throws ORDER_NOT_EDITABLE. */
    saveDraft: db.transaction((orderId: string, lines: readonly StoredLine[]): void => {
      const before = find(orderId)
      if (before && before.state !== 'draft') throw new AppError('ORDER_NOT_EDITABLE', { orderId })
      const at = now().toISOString()
      if (!before) insert.run(orderId, at, at)
      deleteLines.run(orderId)
      lines.forEach(({ photoId, fileName, productName, ...choice }, position) => {
        insertLine.run(orderId, position, photoId, fileName, productName, JSON.stringify(choice))
      })
    }),

    /** The lines of an order that is not to be sent become a new draft. */
    takeBack: db.transaction((orderId: string, newId: string): void => {
      const at = now().toISOString()
      insert.run(newId, at, at)
      moveLines.run(newId, orderId)
      remove.run(orderId)
    }),

    /** Throws a draft away. Throws ORDER_NOT_EDITABLE. */
    discard: db.transaction((orderId: string): void => {
      if (require(orderId).state !== 'draft') throw new AppError('ORDER_NOT_EDITABLE', { orderId })
      remove.run(orderId)
    }),

    /** Changes what is known of an order without moving it. */
    amend: db.transaction((orderId: string, facts: Partial<StoredOrder>): StoredOrder => {
      save({ ...require(orderId), ...facts })
      return require(orderId)
    }),

    /** Moves an order to its next state, with what belongs to it. A move that the state machine lacks is a mistake of ours. */
    move: db.transaction((orderId: string, state: ClientState, facts: Partial<StoredOrder> = {}): StoredOrder => {
      const order = require(orderId)
      if (order.state !== state && !canMoveClient(order.state, state)) throw new Error(`an order can't go from ${order.state} to ${state}`)
      save({ ...order, attention: null, attentionMessage: '', ...facts, state })
      if (order.state !== state) addHistory.run(orderId, state, now().toISOString(), '', 0)
      return require(orderId)
    }),

    /** Takes over what the studio says. Returns whether anything is new. */
    applyStatus: db.transaction((orderId: string, status: OrderStatus): boolean => {
      const order = require(orderId)
      const known = order.timeline.filter((entry) => isStudioState(entry.state)).length
      if (order.studioState === status.state && known === status.timeline.length) return false
      save({ ...order, studioState: status.state, number: status.number, total: status.total })
      deleteHistory.run(orderId)
      for (const { state, at, note } of status.timeline) addHistory.run(orderId, state, at, note, 1)
      return true
    }),

    /** Orders that are on their way and nobody stopped. */
    unfinished: () => unfinished.all() as string[],

    /** Orders that the studio may still move, newest first. */
    followed: () => followed.all() as string[],
  }
}

export function isOnItsWay(state: ClientState): boolean {
  return state !== 'draft' && state !== 'submitted'
}

function isStudioState(state: string): boolean {
  return studioStateSchema.safeParse(state).success
}

function inSql(states: readonly string[]): string {
  return `(${states.map((state) => `'${state}'`).join(', ')})`
}
