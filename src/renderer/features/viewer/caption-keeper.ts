import { createStore } from '../../api/store.ts'
import { foldEdits } from './fold-edits.ts'

/** What is being written about one photo, until it is saved and left. */
export type WrittenCaption = {
  /** Null once it is saved and left: then the photo itself says it. */
  text: string | null
  /** What the core has; null where that is not known. */
  kept: string | null
  /** The edits that it has become since the field was entered, the first one first. */
  editIds: readonly number[]
  state: 'typing' | 'saving' | 'saved'
  /** Whether saving failed and has not worked since. */
  unsaved: boolean
}

/** How a caption gets to the core. All reject where that failed; the edit is null where nothing was different. */
export type CaptionCalls = {
  save: (photoId: number, caption: string) => Promise<number | null>
  /** As `save`, but also while the window goes away. */
  saveInParting: (photoId: number, caption: string) => Promise<unknown>
  undo: (editId: number) => Promise<unknown>
  redo: () => Promise<unknown>
}

type OnFailed = (error: unknown) => void

/** After the last key. */
export const SAVE_PAUSE_MS = 1_000
/** In the midst of a syllable, which in Korean the last one stays until the next key. Saving leaves the field alone. */
export const SYLLABLE_PAUSE_MS = 3_000
export const RETRY_MS = 10_000

/**
 * Keeps what is written until the core has it, also while another photo is looked at: saved a moment after the last key, when
 * the field is left and when the window goes away; what could not be saved is tried again.
 */
export function createCaptionKeeper(calls: CaptionCalls) {
  const store = createStore<ReadonlyMap<number, WrittenCaption>>(new Map())
  const timers = new Map<number, ReturnType<typeof setTimeout>>()
  const turns = new Map<number, Promise<void>>()
  /** Nobody writes there just now. */
  const left = new Set<number>()
  const find = (photoId: number) => store.get().get(photoId)

  function change(photoId: number, part: Partial<WrittenCaption>): void {
    store.set((all) => {
      const written = all.get(photoId)
      return written ? new Map(all).set(photoId, { ...written, ...part }) : all
    })
  }

  function forget(photoId: number): void {
    store.set((all) => new Map([...all].filter(([id]) => id !== photoId)))
  }

  function saveIn(photoId: number, ms: number, onFailed: OnFailed): void {
    clearTimeout(timers.get(photoId))
    timers.set(
      photoId,
      setTimeout(() => void (left.has(photoId) ? leave : save)(photoId, onFailed), ms),
    )
  }

  /** One after the other for each photo, so that what was written last stands. */
  function inTurn(photoId: number, work: () => Promise<void>): Promise<void> {
    const turn = (turns.get(photoId) ?? Promise.resolve()).then(work)
    turns.set(photoId, turn)
    return turn
  }

  async function saveNow(photoId: number, onFailed: OnFailed): Promise<void> {
    clearTimeout(timers.get(photoId))
    const before = find(photoId)
    if (!before || before.text === null || before.text === before.kept) return
    const { text } = before
    change(photoId, { state: 'saving' })
    try {
      const editId = await calls.save(photoId, text)
      const now = find(photoId)
      const editIds = [...(now?.editIds ?? []), ...(editId === null ? [] : [editId])]
      change(photoId, { kept: text, editIds, unsaved: false, state: now?.text === text ? 'saved' : 'typing' })
    } catch (error) {
      failed(photoId, error, onFailed)
    }
  }

  /** Said once: that it is tried again, and fails again, is no news. */
  function failed(photoId: number, error: unknown, onFailed: OnFailed): void {
    const known = find(photoId)?.unsaved
    change(photoId, { state: 'typing', unsaved: true })
    saveIn(photoId, RETRY_MS, onFailed)
    if (!known) onFailed(error)
  }

  async function settle(photoId: number, onFailed: OnFailed): Promise<void> {
    await saveNow(photoId, onFailed)
    const saved = find(photoId)
    if (!saved || saved.text === null || saved.kept !== saved.text) return
    if (saved.editIds.length > 1) change(photoId, { state: 'saving' })
    try {
      const editIds = await foldEdits(saved.editIds, () => calls.save(photoId, saved.text ?? ''), calls)
      // Entered again meanwhile, it goes on.
      change(photoId, { editIds, ...(find(photoId)?.text === saved.text && { text: null, state: 'saved' }) })
    } catch (error) {
      change(photoId, { kept: null, editIds: [] })
      failed(photoId, error, onFailed)
    }
  }

  const save = (photoId: number, onFailed: OnFailed) => inTurn(photoId, () => saveNow(photoId, onFailed))

  /** The field is left: saved, and all that was written since it was entered becomes one edit. Resolves when that is done. */
  function leave(photoId: number, onFailed: OnFailed): Promise<void> {
    left.add(photoId)
    return inTurn(photoId, () => settle(photoId, onFailed))
  }

  return {
    store,
    save,

    /** The field is shown: what is not saved yet is tried again. */
    open(photoId: number, onFailed: OnFailed): void {
      const written = find(photoId)
      if (written?.state === 'saved') forget(photoId)
      else if (written) void leave(photoId, onFailed)
    },

    /** `composing`: in the midst of a syllable, which is given more time. */
    write(photo: { id: number; caption: string }, text: string, composing: boolean, onFailed: OnFailed): void {
      const before = find(photo.id)
      const goesOn = before && before.text !== null ? before : { kept: photo.caption, editIds: [], unsaved: false }
      const { kept, editIds, unsaved } = goesOn
      store.set((all) => new Map(all).set(photo.id, { kept, editIds, unsaved, text, state: 'typing' }))
      left.delete(photo.id)
      clearTimeout(timers.get(photo.id))
      saveIn(photo.id, composing ? SYLLABLE_PAUSE_MS : SAVE_PAUSE_MS, onFailed)
    },

    leave,

    /** All at once, without waiting for the next key. */
    saveAll(onFailed: OnFailed): void {
      for (const photoId of store.get().keys()) void save(photoId, onFailed)
    },

    /** The window goes away. What is being saved is sent once more: a page that goes takes its calls along. */
    part(): void {
      for (const [photoId, { text, state }] of store.get()) {
        if (text !== null && state !== 'saved') calls.saveInParting(photoId, text).catch(() => {})
      }
    },

    forget,
  }
}
