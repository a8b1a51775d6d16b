import { ORPCError } from '@orpc/client'
import type { DraftLine, Order } from '#shared/contract/orders.ts'
import { areSameLines, mergeLines } from '#shared/orders/merge-lines.ts'
import { client } from '../../api/client.ts'
import { createStore } from '../../api/store.ts'
import { type BasketHistory, NO_HISTORY, noteStep, redoStep, undoStep } from './basket-history.ts'
import { NEW_BASKET, rememberBasket } from './basket-memory.ts'
import type { BasketLine } from './draft-lines.ts'

export type DraftState = {
  /** Whether the draft that the core keeps has been looked up. */
  ready: boolean
  /** Null until the first line has been saved. */
  orderId: string | null
  /** What the customer calls it; empty where they gave it no name. */
  name: string
  lines: readonly BasketLine[]
  /** Counts the changes made here; `saved` is the last one that the core has. */
  revision: number
  saved: number
  /** What the core was last known to hold: the common ground with another window's changes. */
  kept: Kept
  /** Counts the changes of other windows that were taken over. */
  merged: number
  error: unknown
}

type Kept = { readonly revision: number | undefined; readonly lines: readonly BasketLine[] }

/** As much of an order as going on with it takes. */
export type KnownDraft = Pick<Order, 'orderId' | 'lines'> & Partial<Pick<Order, 'revision' | 'name'>>

// Long enough to take a run of presses on + as one, short enough that nothing is lost by closing the window.
const SAVE_PAUSE_MS = 250

const NOTHING_KEPT: Kept = { revision: undefined, lines: [] }
const EMPTY: DraftState = {
  ...{ ready: false, orderId: null, name: '', lines: [], revision: 0, saved: 0 },
  ...{ kept: NOTHING_KEPT, merged: 0, error: null },
}

/** The order being put together. The screen works on this copy; the core's follows a moment later. */
export const draftStore = createStore<DraftState>(EMPTY)

let timer: ReturnType<typeof setTimeout> | undefined
let saving: Promise<void> | null = null
/** What was done in this window to the basket at hand. */
let history: BasketHistory = NO_HISTORY

export function newLineId(): string {
  return crypto.randomUUID()
}

/** `run`: see `noteStep`. Each change can be taken back by `undoChange`. */
export function changeLines(change: (lines: readonly BasketLine[]) => readonly BasketLine[], run?: string): void {
  const { lines } = draftStore.get()
  const changed = change(lines)
  if (changed === lines || areSameLines(changed, lines)) return
  history = noteStep(history, lines, changed, performance.now(), run)
  putLines(changed)
}

/** Shows the lines, and saves them a moment later. */
function putLines(changed: readonly BasketLine[]): void {
  draftStore.set((state) => ({ ...state, ready: true, lines: changed, revision: state.revision + 1 }))
  clearTimeout(timer)
  timer = setTimeout(() => void saveDraft(), SAVE_PAUSE_MS)
}

/** Changes the lines, and gives back what takes just this change back, whatever has been changed since; undefined where nothing was changed. */
export function changeLinesForUndo(
  change: (lines: readonly BasketLine[]) => readonly BasketLine[],
  run?: string,
): (() => boolean) | undefined {
  const { lines } = draftStore.get()
  changeLines(change, run)
  const step = history.past.at(-1)
  return step && draftStore.get().lines !== lines ? () => undoChange(step.id) : undefined
}

/** Takes back the last change of the basket at hand, or the named one, where it still stands. Answers whether there was one. */
export function undoChange(id?: number): boolean {
  return applyStep(undoStep(history, draftStore.get().lines, id))
}

/** Does again what was taken back last. */
export function redoChange(): boolean {
  return applyStep(redoStep(history, draftStore.get().lines))
}

function applyStep(result: ReturnType<typeof undoStep>): boolean {
  if (!result) return false
  history = result.history
  putLines(result.lines)
  return true
}

/** Goes on with a draft that the core has, in place of the one at hand, which is saved first. */
export function takeUpDraft(order: KnownDraft): void {
  whenSaved(() => {
    clearTimeout(timer)
    history = { ...NO_HISTORY, made: history.made }
    rememberBasket(order.orderId)
    const lines = order.lines.map(toBasketLine)
    draftStore.set(({ revision }) => ({
      ...{ ready: true, orderId: order.orderId, name: order.name ?? '', lines },
      ...{ revision: revision + 1, saved: revision + 1, kept: { revision: order.revision, lines }, merged: 0, error: null },
    }))
  })
}

/** The draft has become an order, or there is none. */
export function startAfresh(): void {
  clearTimeout(timer)
  // In another basket the steps mean nothing: no number is given twice.
  history = { ...NO_HISTORY, made: history.made }
  rememberBasket(null)
  draftStore.set(({ revision }) => ({ ...EMPTY, ready: true, revision: revision + 1, saved: revision + 1 }))
}

/** Lays the draft at hand aside for an empty one, which stays the one at hand when the window is loaded anew. Stays where it could not be saved. */
export function startAnother(): void {
  whenSaved(() => {
    startAfresh()
    rememberBasket(NEW_BASKET)
  })
}

/** At once where nothing is unsaved; never where saving fails, since what is on screen would be lost. */
function whenSaved(run: () => void): void {
  if (isSaved()) run()
  else void saveDraft().then(() => isSaved() && run())
}

function isSaved(): boolean {
  const { saved, revision } = draftStore.get()
  return saved === revision
}

/** Takes over what another window has made of the draft at hand; what was changed here and is not saved yet is kept with it. */
export async function mergeFromCore({ orderId, revision, name }: Pick<Order, 'orderId' | 'revision' | 'name'>): Promise<void> {
  const isAtHand = () => !saving && draftStore.get().orderId === orderId
  if (!isAtHand()) return
  if (draftStore.get().name !== name) draftStore.set((state) => ({ ...state, name }))
  if (!isNewer(revision)) return
  // Where it can't be had, the next change is refused, and asks again.
  const theirs = await client.orders.get({ orderId }).catch(() => null)
  if (theirs && isAtHand() && isNewer(theirs.revision)) takeTheirs(theirs)
}

/** Than what was last known of the draft at hand. */
function isNewer(revision: number): boolean {
  const { kept } = draftStore.get()
  return kept.revision !== undefined && revision > kept.revision
}

function takeTheirs({ lines, revision: coreRevision }: Pick<Order, 'lines' | 'revision'>): void {
  const theirs = lines.map(toBasketLine)
  draftStore.set((state) => {
    const merged = mergeLines(state.kept.lines, state.lines, theirs)
    const revision = state.revision + 1
    const saved = areSameLines(merged, theirs) ? revision : state.saved
    const changes = state.merged + (areSameLines(merged, state.lines) ? 0 : 1)
    return { ...state, lines: merged, revision, saved, kept: { revision: coreRevision, lines: theirs }, merged: changes }
  })
  if (!isSaved() && !saving) void saveDraft()
}

/** Names the draft at hand. Rejects with what the call rejects with, and the old name is back. */
export async function renameDraft(name: string): Promise<void> {
  const { orderId, name: before } = draftStore.get()
  const called = (now: string) => draftStore.set((state) => (state.orderId === orderId ? { ...state, name: now } : state))
  called(name)
  if (orderId === null) return
  try {
    await client.orders.rename({ orderId, name })
  } catch (error) {
    called(before)
    throw error
  }
}

/** What was changed a moment before the window is closed, or left for another, is saved at once. */
export function saveOnLeaving(): () => void {
  const save = () => void saveDraft()
  addEventListener('pagehide', save)
  addEventListener('blur', save)
  return () => {
    removeEventListener('pagehide', save)
    removeEventListener('blur', save)
  }
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
  while (!isSaved()) {
    const state = draftStore.get()
    try {
      const kept = await saveLines(state)
      rememberBasket(kept.orderId ?? NEW_BASKET)
      draftStore.set((now) => ({ ...now, ...kept, saved: state.revision, error: null }))
    } catch (error) {
      // Another window was quicker: both changes are put together, and saved in the next round.
      if (hasCode(error, 'DRAFT_CHANGED') && state.orderId !== null && (await mergeCurrent(state.orderId))) continue
      draftStore.set((now) => ({ ...now, error }))
      return
    }
  }
}

/** Answers false where that failed too. */
async function mergeCurrent(orderId: string): Promise<boolean> {
  try {
    takeTheirs(await client.orders.get({ orderId }))
    return true
  } catch {
    return false
  }
}

async function saveLines({ orderId, kept, lines, name }: DraftState): Promise<Pick<DraftState, 'orderId' | 'kept'>> {
  if (lines.length === 0) {
    if (orderId !== null) await discardUnlessGone(orderId)
    return { orderId: null, kept: NOTHING_KEPT }
  }
  const plain = lines.map(plainLine)
  if (orderId !== null) {
    try {
      const { revision } = await client.orders.draft({
        orderId,
        lines: plain,
        ...(kept.revision !== undefined && { revision: kept.revision }),
      })
      return { orderId, kept: { revision, lines } }
    } catch (error) {
      // Ordered or thrown away elsewhere: what is on screen becomes a draft of its own.
      if (!isGone(error)) throw error
    }
  }
  const made = await client.orders.draft({ lines: plain })
  if (name !== '') await client.orders.rename({ orderId: made.orderId, name }).catch(() => {})
  return { orderId: made.orderId, kept: { revision: made.revision, lines } }
}

async function discardUnlessGone(orderId: string): Promise<void> {
  try {
    await client.orders.discard({ orderId })
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

function isGone(error: unknown): boolean {
  return hasCode(error, 'ORDER_NOT_EDITABLE') || hasCode(error, 'ORDER_NOT_FOUND')
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof ORPCError && error.code === code
}

function toBasketLine(line: DraftLine): BasketLine {
  return { ...plainLine(line), lineId: line.lineId ?? newLineId() }
}

/** Only what the contract knows: lines of an order bear names beside. */
export function plainLine({ fileName: _, productName: __, ...line }: DraftLine & { fileName?: string; productName?: string }): DraftLine {
  return line
}
