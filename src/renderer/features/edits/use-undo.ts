import { ORPCError } from '@orpc/client'
import { useEffect } from 'react'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { isWriting } from './is-writing.ts'
import { undoCommandOf } from './undo-command.ts'

/** One says what was done last: a pile of what has been done and taken back again would hide the photos. */
export const EDIT_TOPIC = 'edit'

/**
 * Takes back what was done to photos and albums. `offerUndo` says what was done and offers to take that back; with null as the
 * edit (nothing was different before) it only says it. `undo` takes back the given edit, or the last one that stands.
 */
export function useUndo(): {
  offerUndo: (sentence: string, editId: number | null) => void
  undo: (editId?: number) => void
  redo: () => void
} {
  const messages = useMessages()
  const { edits, common } = messages

  const run = (work: () => Promise<void>) => {
    work().catch((error: unknown) => {
      // Pressing the keys once too often is no failure.
      const nothingLeft = error instanceof ORPCError && (error.code === 'NOTHING_TO_UNDO' || error.code === 'NOTHING_TO_REDO')
      showToast(describeError(error, messages), nothingLeft ? { topic: EDIT_TOPIC } : { tone: 'bad' })
    })
  }
  const undo = (editId?: number) =>
    run(async () => {
      const { kind, photos } = await client.edits.undo({ editId })
      showToast(edits.undone(edits.name[kind], photos), { topic: EDIT_TOPIC, action: { label: edits.redo, run: redo } })
    })
  const redo = () =>
    run(async () => {
      const { kind, photos, editId } = await client.edits.redo({})
      offerUndo(edits.redone(edits.name[kind], photos), editId)
    })
  const offerUndo = (sentence: string, editId: number | null) =>
    showToast(sentence, { topic: EDIT_TOPIC, ...(editId !== null && { action: { label: common.undo, run: () => undo(editId) } }) })

  return { offerUndo, undo, redo }
}

/** Ctrl/⌘ Z takes back, with Shift (or Ctrl Y) does again; inside a field the keys belong to what is being written. */
export function useUndoKeys(): void {
  const { undo, redo } = useUndo()
  useEffect(() => {
    const takeKey = (event: KeyboardEvent) => {
      const command = undoCommandOf(event)
      if (!command || event.repeat || isWriting(event.target) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      if (command === 'undo') undo()
      else redo()
    }
    window.addEventListener('keydown', takeKey)
    return () => window.removeEventListener('keydown', takeKey)
  })
}
