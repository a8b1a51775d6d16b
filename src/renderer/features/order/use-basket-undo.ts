import { useEffect, useRef } from 'react'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { cropStore } from '../crop/crop-store.ts'
import { isWriting } from '../edits/is-writing.ts'
import { undoCommandOf } from '../edits/undo-command.ts'
import { redoChange, undoChange } from './draft-store.ts'

const TOPIC = 'basket'

/** Takes back what was done to the basket, and says so. `offerUndo` tells what was done; without an `undo` nothing was, and nothing is said. */
export function useBasketUndo() {
  const { order, common } = useMessages()
  const undo = (run: () => boolean = undoChange) =>
    run()
      ? showToast(order.undone, { topic: TOPIC, action: { label: order.redo, run: redo } })
      : showToast(order.nothingToUndo, { topic: TOPIC })
  const redo = () =>
    redoChange()
      ? showToast(order.redone, { topic: TOPIC, action: { label: common.undo, run: undo } })
      : showToast(order.nothingToRedo, { topic: TOPIC })
  const offerUndo = (sentence: string, run: (() => boolean) | undefined) =>
    run && showToast(sentence, { topic: TOPIC, action: { label: common.undo, run: () => undo(run) } })
  return { offerUndo, undo, redo }
}

/** Ctrl/⌘ Z takes back, with Shift (or Ctrl Y) does again, in the empty basket too; inside a field and the crop editor the keys belong there. */
export function useBasketUndoKeys(): void {
  const { undo, redo } = useBasketUndo()
  const latest = useRef({ undo, redo })
  useEffect(() => {
    latest.current = { undo, redo }
  })
  useEffect(() => {
    const takeKey = (event: KeyboardEvent) => {
      const command = undoCommandOf(event)
      const isElsewhere = cropStore.get() !== null || isWriting(event.target) || document.querySelector('dialog[open]') !== null
      if (!command || event.defaultPrevented || isElsewhere) return
      event.preventDefault()
      latest.current[command]()
    }
    window.addEventListener('keydown', takeKey)
    return () => window.removeEventListener('keydown', takeKey)
  }, [])
}
