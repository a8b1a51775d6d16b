import { useState } from 'react'
import type { BasketLine } from '../order/draft-lines.ts'
import { changeLines, draftStore } from '../order/draft-store.ts'
import { carryEdit } from './carry-edit.ts'
import type { PrintEdit } from './crop-edit.ts'
import { closeCropEditor, openCropEditor } from './crop-store.ts'
import { type EditHistory, isSameEdit, redoStep, startHistory, takeStep, undoStep } from './edit-history.ts'

export type Editing = {
  edit: PrintEdit
  canUndo: boolean
  canRedo: boolean
  /** Makes a step; `tool` and `at` (ms) tell a run of the same from another step. */
  step: (change: (edit: PrintEdit) => PrintEdit, tool: string, at?: number) => void
  undo: () => void
  redo: () => void
  /** What was done to this line counts as done. */
  walkTo: (line: BasketLine) => void
  done: () => void
  /** Leaves the line as it was when it was opened. */
  cancel: () => void
}

type Session = { lineId: string; before: PrintEdit; history: EditHistory }

/** The steps on one line of the basket, which are the editor's own until they are done, or another line is walked to. */
export function useEditing(line: BasketLine): Editing {
  const [kept, setKept] = useState<Session>(() => openSession(line))
  const session = sessionOf(kept, line)
  const { now, past, future } = session.history

  const change = (next: (history: EditHistory) => EditHistory) =>
    setKept((before) => {
      const of = sessionOf(before, line)
      return { ...of, history: next(of.history) }
    })
  const keep = () => {
    if (isStepped(session)) writeEdit(session.lineId, session.before, now)
  }

  return {
    edit: now,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    step: (next, tool, at = performance.now()) => change((history) => takeStep(history, next(history.now), tool, at)),
    undo: () => change(undoStep),
    redo: () => change(redoStep),
    walkTo: (other) => {
      keep()
      setKept(openSession(other))
      openCropEditor(other.lineId)
    },
    done: () => {
      keep()
      closeCropEditor()
    },
    cancel: closeCropEditor,
  }
}

/** A line that is changed elsewhere before anything was done to it here is begun with anew. */
function sessionOf(kept: Session, line: BasketLine): Session {
  const isCurrent = kept.lineId === line.lineId && (isStepped(kept) || isSameEdit(kept.before, editOf(line)))
  return isCurrent ? kept : openSession(line)
}

function isStepped({ history: { past, future } }: Session): boolean {
  return past.length > 0 || future.length > 0
}

function openSession(line: BasketLine): Session {
  const before = editOf(line)
  return { lineId: line.lineId, before, history: startHistory(before) }
}

function editOf({ productId, quantity, fit, crop, turn, straighten, orientation, options }: BasketLine): PrintEdit {
  return {
    productId,
    quantity,
    fit,
    options,
    ...(crop && { crop }),
    ...(turn && { turn }),
    ...(straighten && { straighten }),
    ...(orientation && { orientation }),
  }
}

/** Only what was done here: the line may have been changed elsewhere meanwhile. */
function writeEdit(lineId: string, from: PrintEdit, to: PrintEdit): void {
  if (!draftStore.get().lines.some((line) => line.lineId === lineId)) return
  changeLines((lines) => lines.map((line) => (line.lineId === lineId ? carryEdit(line, from, to) : line)))
}
