import type { Photo } from '#shared/contract/photos.ts'
import { describeError } from '../../api/describe-error.ts'
import { updatePhotos } from '../../api/update-photos.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { EDIT_TOPIC, useUndo } from '../edits/use-undo.ts'
import { useLibraryPlace } from '../filters/library-place.ts'
import { loadIndex } from '../library/photo-index.ts'
import { changesOf, type Draft } from './draft.ts'

/** So many take seconds, in which nothing else would be seen. */
const WORTH_A_WORD = 2_000

/** Saves what was said of `ids`, of which `photos` are known, and offers to take it back. */
export function useSaveDraft(ids: readonly number[], photos: readonly Photo[]): (draft: Draft, single: Photo | undefined) => Promise<void> {
  const messages = useMessages()
  const { describe, common } = messages
  const { offerUndo, undo } = useUndo()
  const { removed } = useLibraryPlace().filter

  /** Asked of the core where there are too many to know each. */
  const withoutCaption = async (): Promise<number[]> => {
    if (photos.length === ids.length) return photos.filter((photo) => photo.caption === '').map((photo) => photo.id)
    const filter = { captioned: false, ...(removed && { removed }) }
    const empty = await loadIndex({ text: '', typing: false, filter }, new AbortController().signal, () => {})
    const all = new Set(empty.ids)
    return ids.filter((id) => all.has(id))
  }

  const save = async (draft: Draft, single: Photo | undefined) => {
    const { all, caption } = changesOf(draft, single)
    if (!all && caption === undefined) return
    if (ids.length >= WORTH_A_WORD) offerUndo(describe.saving(ids.length), null)
    const captioned = caption === undefined ? [] : await withoutCaption()
    const edits = [
      all ? await updatePhotos(ids, all) : null,
      caption !== undefined && captioned.length > 0 ? await updatePhotos(captioned, { caption }) : null,
    ].filter((editId) => editId !== null)
    const changed = all ? ids.length : captioned.length
    const [first, second] = edits
    if (first === undefined) return offerUndo(describe.nothingChanged, null)
    if (second === undefined) return offerUndo(describe.saved(changed), first)
    // Two edits, which the customer made by one press.
    const takeBack = () => {
      undo(second)
      undo(first)
    }
    showToast(describe.saved(changed), { topic: EDIT_TOPIC, action: { label: common.undo, run: takeBack } })
  }

  return (draft, single) => save(draft, single).catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))
}
