import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { DraftLine, Order, OrderSummary } from '#shared/contract/orders.ts'
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
import type { Journal } from '../backup/journal.ts'
import type { Db } from '../database/open-database.ts'
import { frozenContents, NO_DETAILS, NO_PHOTO, type OrderDetails, type StoredReceipt, toConfirmed, toDetails } from './order-details.ts'

export type StoredLine = DraftLine & { lineId: string; fileName: string; productName: string }

export type StoredOrder = Omit<Order, 'receipt'> & { receipt: StoredReceipt | null; manifest: string | null; quote: Quote | null }

/** What was new in the studio's word on an order: null where nothing was. */
export type News = { number: string; moved: boolean; state: StudioState; messages: string[] } | null

type OrderRow = {
  order_id: string
  state: ClientState
  attention: Attention | null
  attention_error: string | null
  studio_state: StudioState | null
  number: string | null
  total: number
  name: string
  revision: number
  form: string | null
  details: string
  created_at: string
  updated_at: string
  manifest: string | null
  quote: string | null
}
/** `handing`: receiver, delivery, payment and depositor, as JSON. */
type SummaryRow = Omit<OrderSummary, 'photoIds' | 'receiver' | 'delivery' | 'payment' | 'depositor'> & { photoIds: string; handing: string }
type LineRow = { line_id: string; photo_id: number; file_name: string; product_name: string; choice: string }
export type PhotoHistory = { photoId: number; orderedAt: string; productName: string }

const NEWEST_FIRST = 'ORDER BY created_at DESC, orders.order_id'
const ON_ITS_WAY = inSql(clientStateSchema.options.filter(isOnItsWay))
const OVER = inSql(studioStateSchema.options.filter(isOver))

const NOT_STANDING = { attention: null, attentionError: null, troubled: [] } satisfies Partial<StoredOrder>

export type OrderRepository = ReturnType<typeof createOrderRepository>

/** Orders on disk. Each change is one transaction, durable before the caller goes on. */
export function createOrderRepository(db: Db, journal: Pick<Journal, 'append'>, now: () => Date = () => new Date()) {
  const byId = db.prepare('SELECT * FROM orders WHERE order_id = ?')
  // From an index alone: the rows themselves have megabytes.
  const summaries = db.prepare(`
    SELECT orders.order_id AS orderId, name, revision, state, attention, studio_state AS studioState, number, total,
      created_at AS createdAt, updated_at AS updatedAt, json_extract(details, '$.receiver', '$.delivery', '$.payment', '$.depositor') AS handing,
      (SELECT min(at) FROM order_history AS history WHERE history.order_id = orders.order_id AND state = 'frozen' AND at_studio = 0) AS orderedAt,
      coalesce(prints, 0) AS prints, coalesce(photo_count, 0) AS photoCount, coalesce(photo_ids, '[]') AS photoIds
    FROM orders LEFT JOIN order_contents USING (order_id) ${NEWEST_FIRST}`)
  const unfinished = db
    .prepare(`SELECT order_id FROM orders WHERE state IN ${ON_ITS_WAY} AND (attention IS NULL OR attention = 'waiting') ${NEWEST_FIRST}`)
    .pluck()
  const followed = db
    .prepare(
      `SELECT order_id FROM orders WHERE state = 'submitted' AND (studio_state IS NULL OR studio_state NOT IN ${OVER}) ${NEWEST_FIRST}`,
    )
    .pluck()
  const troubled = db
    .prepare(`SELECT order_id FROM orders WHERE state IN ${ON_ITS_WAY} AND attention = 'source-changed' ${NEWEST_FIRST}`)
    .pluck()
  const unlinked = db.prepare(`SELECT DISTINCT order_id FROM order_lines WHERE photo_id = ${NO_PHOTO}`).pluck()
  const photoOf = db.prepare('SELECT id FROM photos WHERE sha256 = ?').pluck()
  const submitted = db.prepare("SELECT order_id FROM orders WHERE state = 'submitted'").pluck()
  const filesOf = db.prepare("SELECT value ->> 'sha256' FROM orders, json_each(manifest, '$.files') WHERE order_id = ?").pluck()
  // Of the columns beside max() SQLite takes those of the row where it was found.
  const orderedBefore = db.prepare(`
    SELECT line.photo_id AS photoId, max(history.at) AS orderedAt, line.product_name AS productName
    FROM order_lines AS line
      JOIN orders USING (order_id)
      JOIN order_history AS history ON history.order_id = orders.order_id AND history.state = 'frozen' AND at_studio = 0
    WHERE line.photo_id IN (SELECT value FROM json_each(?)) AND orders.studio_state IS NOT 'cancelled'
    GROUP BY line.photo_id`)
  const linesOf = db.prepare(
    'SELECT line_id, photo_id, file_name, product_name, choice FROM order_lines WHERE order_id = ? ORDER BY position',
  )
  const historyOf = db.prepare('SELECT state, at, note FROM order_history WHERE order_id = ? ORDER BY position')
  const insert = db.prepare("INSERT INTO orders (order_id, state, created_at, updated_at) VALUES (?, 'draft', ?, ?)")
  const insertLine = db.prepare(
    'INSERT INTO order_lines (order_id, position, line_id, photo_id, file_name, product_name, choice) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const deleteLines = db.prepare('DELETE FROM order_lines WHERE order_id = ?')
  const deleteHistory = db.prepare('DELETE FROM order_history WHERE order_id = ? AND at_studio = 1')
  const addHistory = db.prepare('INSERT INTO order_history (order_id, state, at, note, at_studio) VALUES (?, ?, ?, ?, ?)')
  const remove = db.prepare('DELETE FROM orders WHERE order_id = ?')
  const change = db.prepare(`
    UPDATE orders SET state = @state, attention = @attention, attention_error = @attentionError, studio_state = @studioState, number = @number,
      total = @total, name = @name, revision = @revision, form = @form, manifest = @manifest, quote = @quote, details = @details, updated_at = @updatedAt WHERE order_id = @orderId`)

  function find(orderId: string): StoredOrder | undefined {
    const row = byId.get(orderId) as OrderRow | undefined
    return row && toOrder(row)
  }

  function require(orderId: string): StoredOrder {
    const order = find(orderId)
    if (!order) throw new AppError('ORDER_NOT_FOUND', { orderId })
    return order
  }

  function toOrder(row: OrderRow): StoredOrder {
    const lines = linesOf.all(row.order_id) as LineRow[]
    return {
      orderId: row.order_id,
      name: row.name,
      revision: row.revision,
      number: row.number,
      state: row.state,
      attention: row.attention,
      attentionError: row.attention_error === null ? null : (JSON.parse(row.attention_error) as Order['attentionError']),
      studioState: row.studio_state,
      total: row.total,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      form: row.form === null ? null : (JSON.parse(row.form) as Order['form']),
      ...NO_DETAILS,
      ...(JSON.parse(row.details) as Partial<OrderDetails>),
      lines: lines.map((line) => ({
        ...(JSON.parse(line.choice) as LineChoice),
        lineId: line.line_id,
        photoId: line.photo_id,
        fileName: line.file_name,
        productName: line.product_name,
      })),
      timeline: historyOf.all(row.order_id) as Order['timeline'],
      manifest: row.manifest,
      quote: row.quote === null ? null : (JSON.parse(row.quote) as Quote),
    }
  }

  function save(order: StoredOrder): void {
    const { orderId, state, attention, attentionError, studioState, number, total, name, revision, form, manifest, quote } = order
    change.run({
      ...{ orderId, state, attention, studioState, number, total, name, revision, manifest },
      attentionError: attentionError && JSON.stringify(attentionError),
      form: form && JSON.stringify(form),
      quote: quote && JSON.stringify(quote),
      details: toDetails(order),
      updatedAt: now().toISOString(),
    })
  }

  function requireDraft(orderId: string): StoredOrder {
    const order = require(orderId)
    if (order.state !== 'draft') throw new AppError('ORDER_NOT_EDITABLE', { orderId })
    return order
  }

  function writeLines(orderId: string, lines: readonly StoredLine[]): void {
    deleteLines.run(orderId)
    lines.forEach(({ lineId, photoId, fileName, productName, ...choice }, position) => {
      insertLine.run(orderId, position, lineId, photoId, fileName, productName, JSON.stringify(choice))
    })
  }

  function makeDraft(orderId: string, lines: readonly StoredLine[], facts: Partial<StoredOrder> = {}): StoredOrder {
    const at = now().toISOString()
    insert.run(orderId, at, at)
    writeLines(orderId, lines)
    save({ ...require(orderId), revision: 1, ...facts })
    return require(orderId)
  }

  /** Moves an order to its next state, with what belongs to it. A move that the state machine lacks is a mistake of ours. */
  const move = db.transaction((orderId: string, state: ClientState, facts: Partial<StoredOrder> = {}): StoredOrder => {
    const order = require(orderId)
    if (order.state !== state && !canMoveClient(order.state, state)) throw new Error(`an order can't go from ${order.state} to ${state}`)
    save({ ...order, ...NOT_STANDING, ...facts, state })
    if (order.state !== state) addHistory.run(orderId, state, now().toISOString(), '', 0)
    const moved = require(orderId)
    if (order.state === 'draft') journal.append([{ order: toConfirmed(moved) }])
    return moved
  })

  const relinkOrder = db.transaction((orderId: string): boolean => {
    const order = require(orderId)
    const contents = frozenContents(order.manifest)
    const found = new Map<string, number>()
    const lines = order.lines.map((line, position) => {
      const id = line.photoId === NO_PHOTO ? (photoOf.get(contents[position] ?? '') as number | undefined) : undefined
      if (id !== undefined) found.set(line.fileName, id)
      return id === undefined ? line : { ...line, photoId: id }
    })
    if (found.size === 0) return false
    writeLines(orderId, lines)
    const troubled = order.troubled.map((photo) =>
      photo.photoId === NO_PHOTO ? { ...photo, photoId: found.get(photo.fileName) ?? NO_PHOTO } : photo,
    )
    save({ ...order, troubled })
    return true
  })

  /** Takes over what the studio says. */
  const applyStatus = db.transaction((orderId: string, status: OrderStatus): News => {
    const order = require(orderId)
    const known = order.timeline.filter((entry) => isStudioState(entry.state))
    const before = [order.studioState, order.number, known, order.studioPayment, order.canCancel, order.messages]
    const { state, number, total, timeline, payment: studioPayment, canCancel, messages } = status
    if (isDeepStrictEqual(before, [state, number, timeline, studioPayment, canCancel, messages])) return null
    save({ ...order, studioState: state, number, total, studioPayment, canCancel, messages })
    deleteHistory.run(orderId)
    for (const entry of timeline) addHistory.run(orderId, entry.state, entry.at, entry.note, 1)
    // That it has been received the customer knows already.
    const moved = state !== (order.studioState ?? 'received')
    return { number, state, moved, messages: messages.slice(order.messages.length).map(({ text }) => text) }
  })

  return {
    find,
    require,
    /** Newest first. */
    list: (): OrderSummary[] => (summaries.all() as SummaryRow[]).map(toSummary).sort(byNewest),
    move,
    applyStatus,

    /** Makes a draft with what `facts` says of it. */
    makeDraft: db.transaction(makeDraft),

    /**
     * Replaces the lines of a draft and returns its new revision. Throws ORDER_NOT_FOUND, ORDER_NOT_EDITABLE, and DRAFT_CHANGED
     * where its lines are no longer those of `revision`.
     */
    saveLines: db.transaction((orderId: string, lines: readonly StoredLine[], revision?: number): number => {
      const draft = requireDraft(orderId)
      if (revision !== undefined && revision !== draft.revision) throw new AppError('DRAFT_CHANGED', { orderId })
      writeLines(orderId, lines)
      save({ ...draft, revision: draft.revision + 1 })
      return draft.revision + 1
    }),

    /** Changes what is known of a draft beside its lines. Throws ORDER_NOT_EDITABLE. */
    amendDraft: db.transaction((orderId: string, facts: Pick<Partial<StoredOrder>, 'name' | 'form'>): void => {
      save({ ...requireDraft(orderId), ...facts })
    }),

    /** An order that is not to be sent becomes a new draft of these lines, with its name and what was typed. */
    takeBack: db.transaction((orderId: string, newId: string, lines: readonly StoredLine[]): void => {
      const { name, form } = require(orderId)
      makeDraft(newId, lines, { name, form })
      remove.run(orderId)
      journal.append([{ orderGone: orderId }])
    }),

    /** Throws a draft away. Throws ORDER_NOT_EDITABLE. */
    discard: db.transaction((orderId: string): void => {
      requireDraft(orderId)
      remove.run(orderId)
    }),

    /** Changes what is known of an order without moving it. */
    amend: db.transaction((orderId: string, facts: Partial<StoredOrder>): StoredOrder => {
      save({ ...require(orderId), ...facts })
      return require(orderId)
    }),

    /** The studio has it all and says so: the order has its number and its receipt in the same moment as its state. */
    submit: db.transaction((orderId: string, status: OrderStatus, receipt: StoredReceipt | null): StoredOrder => {
      move(orderId, 'submitted', { number: status.number, receipt })
      applyStatus(orderId, status)
      journal.append([{ orderSent: orderId, number: status.number }])
      return require(orderId)
    }),

    /** When each of these photos was ordered last; those never ordered, or only in orders that were cancelled, are left out. */
    history: (photoIds: readonly number[]) => orderedBefore.all(JSON.stringify(photoIds)) as PhotoHistory[],

    /** SHA-256 of every file that the studio has had by an order, one order's files at a time. */
    async receivedFiles(): Promise<Set<string>> {
      const received = new Set<string>()
      for (const orderId of submitted.all() as string[]) {
        for (const sha256 of filesOf.all(orderId) as string[]) received.add(sha256)
        await setImmediate()
      }
      return received
    },

    /** Orders that are on their way and nobody stopped. */
    unfinished: () => unfinished.all() as string[],

    /** Orders that stand still because of their photos' files. */
    troubled: () => troubled.all() as string[],

    /** Lets lines whose photo the library did not have find it, once it is there again. Answers whether any did. */
    relink: (): boolean => (unlinked.all() as string[]).map((orderId) => relinkOrder(orderId)).some(Boolean),

    /** Orders that the studio may still move, newest first. */
    followed: () => followed.all() as string[],
  }
}

// Not SQLite's to sort: for an order that no index has it would read the rows.
function byNewest(one: OrderSummary, other: OrderSummary): number {
  const [time, otherTime] = [one.orderedAt ?? one.createdAt, other.orderedAt ?? other.createdAt]
  return time < otherTime ? 1 : time > otherTime ? -1 : 0
}

function toSummary({ photoIds, handing, ...row }: SummaryRow): OrderSummary {
  const [receiver, delivery, payment, depositor] = JSON.parse(handing)
  return { ...row, photoIds: JSON.parse(photoIds), receiver, delivery, payment, depositor: depositor ?? '' }
}

function isOnItsWay(state: ClientState): boolean {
  return state !== 'draft' && state !== 'submitted'
}

function isStudioState(state: string): boolean {
  return studioStateSchema.safeParse(state).success
}

function inSql(states: readonly string[]): string {
  return `(${states.map((state) => `'${state}'`).join(', ')})`
}
