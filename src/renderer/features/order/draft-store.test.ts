import { ORPCError } from '@orpc/client'
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import type { DraftLine, Order } from '#shared/contract/orders.ts'
import type { BasketLine } from './draft-lines.ts'

type Draft = Pick<Order, 'orderId' | 'revision' | 'name' | 'lines'>
type DraftInput = { orderId?: string; revision?: number; lines: DraftLine[] }

/** The core's drafts, as the contract has them. */
const core = vi.hoisted(() => ({ drafts: new Map<string, Draft>(), online: true, made: 0 }))

vi.mock('../../api/client.ts', () => {
  const require = (orderId: string) => {
    const draft = core.drafts.get(orderId)
    if (!draft) throw new ORPCError('ORDER_NOT_FOUND')
    return draft
  }
  const draft = async ({ orderId, revision, lines }: DraftInput) => {
    if (!core.online) throw new TypeError('no connection')
    if (orderId === undefined) core.made += 1
    const before = orderId === undefined ? { orderId: `order${core.made}`, revision: 0, name: '' } : require(orderId)
    if (orderId !== undefined && revision !== undefined && revision !== before.revision) throw new ORPCError('DRAFT_CHANGED')
    const kept = { ...before, revision: before.revision + 1, lines: lines as Order['lines'] }
    core.drafts.set(kept.orderId, kept)
    return { orderId: kept.orderId, revision: kept.revision }
  }
  const orders = {
    draft,
    get: async ({ orderId }: { orderId: string }) => require(orderId),
    rename: async ({ orderId, name }: { orderId: string; name: string }) => {
      core.drafts.set(orderId, { ...require(orderId), name })
    },
    discard: async ({ orderId }: { orderId: string }) => {
      core.drafts.delete(require(orderId).orderId)
    },
  }
  return { client: { orders } }
})

beforeEach(() => {
  vi.useFakeTimers()
  core.drafts.clear()
  core.online = true
  return () => {
    vi.useRealTimers()
  }
})

/** Each window has a store of its own. */
async function openWindow(draft?: Draft) {
  vi.resetModules()
  const window = await import('./draft-store.ts')
  if (draft) window.takeUpDraft(draft)
  return window
}

function line(lineId: string, known: Partial<BasketLine> = {}): BasketLine {
  return { lineId, photoId: 1, productId: 'print-4x6', fit: 'paper-full', quantity: 1, options: {}, ...known }
}

function onlyDraft(): Draft {
  const [draft] = core.drafts.values()
  if (!draft) throw new Error('no draft')
  return draft
}

const put = (added: BasketLine) => (lines: readonly BasketLine[]) => [...lines, added]
const setQuantity = (lineId: string, quantity: number) => (lines: readonly BasketLine[]) =>
  lines.map((one) => (one.lineId === lineId ? { ...one, quantity } : one))

test('the first line makes a draft, the next ones change it, and the last one taken out throws it away', async () => {
  const { changeLines, saveDraft, draftStore } = await openWindow()
  changeLines(put(line('a')))
  await saveDraft()
  changeLines(put(line('b')))
  await saveDraft()
  expect(onlyDraft().lines.map(({ lineId }) => lineId)).toEqual(['a', 'b'])
  changeLines(() => [])
  await saveDraft()
  expect(core.drafts.size).toBe(0)
  expect(draftStore.get().orderId).toBeNull()
})

test('a change is saved by itself a moment later', async () => {
  const { changeLines } = await openWindow()
  changeLines(put(line('a')))
  await vi.runAllTimersAsync()
  expect(onlyDraft().lines).toHaveLength(1)
})

test('what another window changes is counted, so that a page can say so; what is changed here is not', async () => {
  const start = { orderId: 'shared', revision: 1, name: '', lines: [line('a')] as Order['lines'] }
  core.drafts.set(start.orderId, start)
  const [one, two] = [await openWindow(start), await openWindow(start)]
  one.changeLines(setQuantity('a', 2))
  await one.saveDraft()
  await one.mergeFromCore(onlyDraft())
  await two.mergeFromCore(onlyDraft())
  expect([one, two].map(({ draftStore }) => draftStore.get().merged)).toEqual([0, 1])
})

type Store = Awaited<ReturnType<typeof openWindow>>
type Step = { window: number; kind: 'add' | 'remove' | 'count' | 'save' | 'hear'; at: number; quantity: number }

const step = fc.record<Step>({
  window: fc.nat({ max: 1 }),
  kind: fc.constantFrom('add', 'remove', 'count', 'save', 'hear'),
  at: fc.nat({ max: 9 }),
  quantity: fc.integer({ min: 1, max: 9 }),
})

/** Answers with what was taken out. */
async function take(
  { kind, at, quantity }: Step,
  newId: string,
  { changeLines, draftStore, saveDraft, mergeFromCore }: Store,
): Promise<string[]> {
  const { lines } = draftStore.get()
  const target = lines[at % lines.length]?.lineId ?? ''
  const does: Record<Step['kind'], () => unknown> = {
    add: () => changeLines(put(line(newId, { quantity }))),
    // One line stays: an empty basket is no draft any more.
    remove: () => changeLines((now) => now.filter((one) => one.lineId === 'a' || one.lineId !== target)),
    count: () => changeLines(setQuantity(target, quantity)),
    save: saveDraft,
    hear: () => mergeFromCore(onlyDraft()),
  }
  await does[kind]()
  return kind === 'remove' && target !== 'a' ? [target] : []
}

test('whatever two windows do to one basket, both end with the same, and it is what the core has', async () => {
  const start = { orderId: 'shared', revision: 1, name: '', lines: ['a', 'b', 'c'].map((id) => line(id)) as Order['lines'] }
  const shown = (lines: readonly DraftLine[]) => lines.map(({ lineId, quantity }) => [lineId, quantity])
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
      core.drafts.clear()
      core.drafts.set(start.orderId, start)
      const [one, two] = [await openWindow(start), await openWindow(start)]
      const there = new Set(start.lines.map(({ lineId }) => lineId))
      for (const [index, todo] of steps.entries()) {
        if (todo.kind === 'add') there.add(`new${index}`)
        for (const gone of await take(todo, `new${index}`, todo.window === 0 ? one : two)) there.delete(gone)
      }
      for (const { saveDraft } of [one, two]) await saveDraft()
      for (const { mergeFromCore } of [one, two]) await mergeFromCore(onlyDraft())
      expect(new Set(onlyDraft().lines.map(({ lineId }) => lineId))).toEqual(there)
      expect(shown(one.draftStore.get().lines)).toEqual(shown(onlyDraft().lines))
      expect(shown(two.draftStore.get().lines)).toEqual(shown(onlyDraft().lines))
    }),
    { numRuns: 60 },
  )
})

test('a draft that was ordered elsewhere leaves what is on screen as one of its own, with its name', async () => {
  const { changeLines, saveDraft, renameDraft, draftStore } = await openWindow()
  changeLines(put(line('a')))
  await saveDraft()
  await renameDraft('할머니 생신')
  core.drafts.clear()
  changeLines(put(line('b')))
  await saveDraft()
  expect(onlyDraft()).toMatchObject({ name: '할머니 생신', lines: [{ lineId: 'a' }, { lineId: 'b' }] })
  expect(draftStore.get().error).toBeNull()
})

test('where saving fails, another basket is not taken up, and nothing is lost', async () => {
  const { changeLines, saveDraft, takeUpDraft, draftStore } = await openWindow()
  core.online = false
  changeLines(put(line('a')))
  takeUpDraft({ orderId: 'other', lines: [] })
  await saveDraft()
  expect(draftStore.get()).toMatchObject({ lines: [{ lineId: 'a' }], error: expect.any(TypeError) })
  core.online = true
  await saveDraft()
  expect(onlyDraft().lines).toHaveLength(1)
  expect(draftStore.get().error).toBeNull()
})

test('undo takes back its own change alone, and means nothing in another basket', async () => {
  const { changeLines, changeLinesForUndo, undoChange, startAfresh, draftStore } = await openWindow()
  changeLines(() => [line('a'), line('b')])
  const undo = changeLinesForUndo((lines) => lines.filter((one) => one.lineId !== 'a'))
  changeLines(setQuantity('b', 5))
  expect(undo?.()).toBe(true)
  expect(draftStore.get().lines).toEqual([line('a'), line('b', { quantity: 5 })])
  expect(undo?.()).toBe(false)
  startAfresh()
  changeLines(() => [line('c')])
  expect(undo?.()).toBe(false)
  expect(draftStore.get().lines).toEqual([line('c')])
  expect([undoChange(), undoChange()]).toEqual([true, false])
})

test('steps are taken back and done again in order, also over what has been saved and over the last line', async () => {
  const { changeLines, undoChange, redoChange, saveDraft, draftStore } = await openWindow()
  changeLines(() => [line('a')])
  changeLines(setQuantity('a', 3))
  changeLines(() => [])
  await saveDraft()
  expect(core.drafts.size).toBe(0)
  undoChange()
  await saveDraft()
  expect(onlyDraft().lines).toMatchObject([{ lineId: 'a', quantity: 3 }])
  undoChange()
  expect(draftStore.get().lines).toEqual([line('a')])
  redoChange()
  redoChange()
  expect(draftStore.get().lines).toEqual([])
  expect(redoChange()).toBe(false)
})

test('a change that changes nothing is no step', async () => {
  const { changeLines, changeLinesForUndo, undoChange, draftStore } = await openWindow()
  changeLines(() => [line('a')])
  expect(changeLinesForUndo((lines) => lines.map((one) => ({ ...one })))).toBeUndefined()
  undoChange()
  expect(draftStore.get().lines).toEqual([])
})

test('the basket that was at hand is so when the window is loaded anew, be it an empty one', async () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  const { changeLines, saveDraft, startAnother } = await openWindow()
  const { rememberedBasket, NEW_BASKET } = await import('./basket-memory.ts')
  changeLines(() => [line('a')])
  await saveDraft()
  expect(rememberedBasket()).toBe(onlyDraft().orderId)
  startAnother()
  expect(rememberedBasket()).toBe(NEW_BASKET)
  vi.unstubAllGlobals()
})
