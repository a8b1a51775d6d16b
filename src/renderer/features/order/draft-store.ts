import { ORPCError } from '@orpc/client'
import type { DraftLine, Order } from '#shared/contract/orders.ts'
import { client } from '../../api/client.ts'
import { createStore } from '../../api/store.ts'
import type { BasketLine } from './draft-lines.ts'

export type DraftState = {
  /** Whether the draft that the core keeps has been looked up. */
  ready: boolean
  /** Null until the first line has been saved. */
  orderId: string | null
  lines: readonly BasketLine[]
  /** Counts the changes; `saved` is the last one that the core has. */
  revision: number
  saved: number
  error: unknown
}

// Long enough to take a run of presses on + as one, short enough that the price seems to follow at once.
const SAVE_PAUSE_MS = 250

const EMPTY: DraftState = { ready: false, orderId: null, lines: [], revision: 0, saved: 0, error: null }

/** The order being put together. The screen works on this copy; the core's follows a moment later. */
export const draftStore = createStore<DraftState>(EMPTY)

let timer: ReturnType<typeof setTimeout> | undefined
let saving: Promise<void> | null = null

export function newLineKey(): string {
  return crypto.randomUUID()
}

export function changeLines(change: (lines: readonly BasketLine[]) => readonly BasketLine[]): void {
  draftStore.set((state) => ({ ...state, ready: true, lines: change(state.lines), revision: state.revision + 1 }))
  clearTimeout(timer)
  timer = setTimeout(() => void saveDraft(), SAVE_PAUSE_MS)
}

/** Goes on with a draft that the core has, in place of the one at hand. */
export function takeUpDraft(order: Pick<Order, 'orderId' | 'lines'>): void {
  clearTimeout(timer)
  const lines = order.lines.map((line): BasketLine => ({ ...plainLine(line), key: newLineKey() }))
  draftStore.set(({ revision }) => ({
    ready: true,
    orderId: order.orderId,
    lines,
    revision: revision + 1,
    saved: revision + 1,
    error: null,
  }))
}

/** The draft has become an order, or there is none. */
export function startAfresh(): void {
  clearTimeout(timer)
  draftStore.set(({ revision }) => ({ ...EMPTY, ready: true, revision: revision + 1, saved: revision + 1 }))
}

/** Resolves once the core has every change made so far, or saving failed; `error` of the state tells which. */
export function saveDraft(): Promise<void> {
  clearTimeout(timer)
  saving ??= saveAll().finally(() => {
    saving = null
  })
  return saving
}

async function saveAll(): Promise<void> {
  while (draftStore.get().saved < draftStore.get().revision) {
    const { lines, orderId, revision } = draftStore.get()
    try {
      const kept = await saveLines(orderId, lines)
      draftStore.set((state) => ({ ...state, orderId: kept, saved: revision, error: null }))
    } catch (error) {
      draftStore.set((state) => ({ ...state, error }))
      return
    }
  }
}

async function saveLines(orderId: string | null, lines: readonly BasketLine[]): Promise<string | null> {
  if (lines.length === 0) {
    if (orderId !== null) await client.orders.discard({ orderId })
    return null
  }
  const plain = lines.map(plainLine)
  if (orderId === null) return (await client.orders.draft({ lines: plain })).orderId
  try {
    return (await client.orders.draft({ orderId, lines: plain })).orderId
  } catch (error) {
    // Ordered or thrown away elsewhere: what is on screen becomes a draft of its own.
    const gone = error instanceof ORPCError && (error.code === 'ORDER_NOT_EDITABLE' || error.code === 'ORDER_NOT_FOUND')
    if (!gone) throw error
    return (await client.orders.draft({ lines: plain })).orderId
  }
}

/** Only what the contract knows: lines of an order bear names beside. */
function plainLine({ photoId, productId, quantity, fit, crop, options }: DraftLine): DraftLine {
  return { photoId, productId, quantity, fit, options, ...(crop && { crop }) }
}
