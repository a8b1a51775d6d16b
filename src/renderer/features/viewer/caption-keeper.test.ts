import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCaptionKeeper, RETRY_MS, SAVE_PAUSE_MS, SYLLABLE_PAUSE_MS } from './caption-keeper.ts'

const photo = { id: 7, caption: '바다' }

/** A core with a log of edits to one caption. */
function openCore() {
  const log: { id: number; before: string; after: string; undone: boolean }[] = []
  const core = { caption: photo.caption, full: false, inParting: [] as string[], log }
  const save = async (_: number, caption: string) => {
    if (core.full) throw new Error('full')
    if (caption === core.caption) return null
    log.push({ id: log.length + 1, before: core.caption, after: caption, undone: false })
    core.caption = caption
    return log.length
  }
  const keeper = createCaptionKeeper({
    save,
    saveInParting: async (_, caption) => core.inParting.push(caption),
    undo: async (editId) => {
      const edit = log.find(({ id }) => id === editId)
      if (!edit || core.full) throw new Error('full')
      edit.undone = true
      core.caption = edit.before
    },
    redo: async () => {
      const edit = log.find(({ undone }) => undone)
      if (!edit) throw new Error('nothing')
      edit.undone = false
      core.caption = edit.after
    },
  })
  const onFailed = vi.fn()
  return {
    core,
    keeper,
    onFailed,
    write: (text: string, composing = false) => keeper.write(photo, text, composing, onFailed),
    leave: () => keeper.leave(photo.id, onFailed),
    written: () => keeper.store.get().get(photo.id),
    standing: () => log.filter(({ undone }) => !undone).map(({ before, after }) => `${before} → ${after}`),
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what is written is saved a moment after the last key, a syllable in the making after a longer one', async () => {
  const { core, write, written, standing } = openCore()
  write('바다에')
  await vi.advanceTimersByTimeAsync(SAVE_PAUSE_MS - 1)
  write('바다에ㅅ', true)
  await vi.advanceTimersByTimeAsync(SYLLABLE_PAUSE_MS - 1)
  expect(core.caption).toBe('바다')
  await vi.advanceTimersByTimeAsync(1)
  expect(core.caption).toBe('바다에ㅅ')
  write('바다에서')
  await vi.advanceTimersByTimeAsync(SAVE_PAUSE_MS)
  expect(standing()).toEqual(['바다 → 바다에ㅅ', '바다에ㅅ → 바다에서'])
  expect(written()).toMatchObject({ text: '바다에서', state: 'saved', unsaved: false })
})

test('left, what was saved piece by piece is one edit from what stood when the field was entered', async () => {
  const { write, leave, written, standing } = openCore()
  for (const text of ['바다에서', '바다에서 할머니', '바다에서 할머니와']) {
    write(text)
    await vi.advanceTimersByTimeAsync(SAVE_PAUSE_MS)
  }
  expect(standing()).toHaveLength(3)
  await leave()
  expect(standing()).toEqual(['바다 → 바다에서 할머니와'])
  expect(written()).toMatchObject({ text: null, editIds: [4], state: 'saved' })
})

test('what cannot be saved stays, is told once, and is tried again until it is', async () => {
  const { core, keeper, onFailed, write, leave, written } = openCore()
  core.full = true
  write('아직')
  await leave()
  await vi.advanceTimersByTimeAsync(RETRY_MS * 2)
  keeper.open(photo.id, onFailed)
  await vi.advanceTimersByTimeAsync(0)
  expect(written()).toMatchObject({ text: '아직', unsaved: true })
  expect(onFailed).toHaveBeenCalledTimes(1)
  core.full = false
  await vi.advanceTimersByTimeAsync(RETRY_MS)
  expect(core.caption).toBe('아직')
  expect(written()).toMatchObject({ unsaved: false, state: 'saved' })
})

test('edits that cannot be made one stand as they are, and nothing is lost', async () => {
  const { core, write, leave, standing, written } = openCore()
  for (const text of ['하나', '둘']) {
    write(text)
    await vi.advanceTimersByTimeAsync(SAVE_PAUSE_MS)
  }
  core.full = true
  await leave()
  expect(core.caption).toBe('둘')
  expect(standing()).toEqual(['바다 → 하나', '하나 → 둘'])
  expect(written()).toMatchObject({ text: null, editIds: [1, 2] })
})

test('a window that goes away sends what is not saved, and nothing else', async () => {
  const { core, keeper, write } = openCore()
  write('저장됨')
  await vi.advanceTimersByTimeAsync(SAVE_PAUSE_MS)
  keeper.part()
  expect(core.inParting).toEqual([])
  write('급히')
  keeper.part()
  expect(core.inParting).toEqual(['급히'])
})
