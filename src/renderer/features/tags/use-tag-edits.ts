import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { useUndo } from '../edits/use-undo.ts'
import { changeFilter, filterStore } from '../filters/filter-store.ts'

/** What can be done to a tag everywhere; `onDone` makes way for what was done to be read and taken back. */
export function useTagEdits(onDone: () => void) {
  const messages = useMessages()
  const { describe } = messages
  const { offerUndo } = useUndo()
  const orTell = (work: () => Promise<void>) => work().catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))
  /** What the library is narrowed to follows the tag. */
  const follow = (tag: string, to: string | undefined) => {
    if (filterStore.get().tag === tag) changeFilter({ tag: to })
  }

  return {
    rename: (from: string, to: string) => {
      onDone()
      return orTell(async () => {
        const { editId } = await client.tags.rename({ from, to })
        follow(from, to)
        offerUndo(describe.tidyRenamed(from, to), editId)
      })
    },
    remove: (tag: string, count: number) => {
      onDone()
      return orTell(async () => {
        const { editId } = await client.tags.delete({ tag })
        follow(tag, undefined)
        offerUndo(describe.tidyDeleted(tag, count), editId)
      })
    },
  }
}
