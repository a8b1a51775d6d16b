import { MAX_STRAIGHTEN } from '#shared/layout/geometry.ts'
import { undoCommandOf } from '../edits/undo-command.ts'
import { changeEdit, moveBy, type PrintEdit, type PrintScene, startAgain, turnBy, zoomOf, zoomTo } from './crop-edit.ts'

/** What a key does to the print. `across` and `down`: which way the view goes, in steps. */
export type EditCommand =
  | { readonly kind: 'move'; readonly across: number; readonly down: number; readonly far: boolean }
  | { readonly kind: 'zoom'; readonly by: number }
  | { readonly kind: 'turn'; readonly by: 90 | -90 }
  | { readonly kind: 'straighten'; readonly by: number }
  | { readonly kind: 'reset' }

export type CropCommand =
  | { readonly kind: 'edit'; readonly edit: EditCommand }
  | { readonly kind: 'walk'; readonly by: 1 | -1 }
  | { readonly kind: 'undo' | 'redo' | 'done' | 'cancel' }

const KEY_ZOOM = 1.1
const KEY_ZOOM_LARGE = 1.5
const KEY_DEGREES = 0.5
const KEY_DEGREES_LARGE = 2

const arrows: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const plainKeys: Record<string, CropCommand> = {
  PageUp: { kind: 'walk', by: -1 },
  PageDown: { kind: 'walk', by: 1 },
  Enter: { kind: 'done' },
  Escape: { kind: 'cancel' },
}

type CropKey = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** By the place of letters and brackets on the keyboard, whatever its layout writes with them. */
export function cropCommandOf(event: CropKey): CropCommand | undefined {
  const undo = undoCommandOf(event)
  if (undo) return { kind: undo }
  if (event.ctrlKey || event.metaKey) return
  const arrow = arrows[event.key]
  // As in any window, it leads back.
  if (event.altKey) return event.key === 'ArrowLeft' ? { kind: 'cancel' } : undefined
  if (arrow) return { kind: 'edit', edit: { kind: 'move', across: arrow[0], down: arrow[1], far: event.shiftKey } }
  const edit = editOf(event)
  return edit ? { kind: 'edit', edit } : plainKeys[event.key]
}

function editOf(event: CropKey): EditCommand | undefined {
  const { key, code, shiftKey } = event
  // Plus is Shift and = on most layouts, so it can't also mean "much".
  if (key === '+' || key === '=') return { kind: 'zoom', by: KEY_ZOOM }
  if (key === '-') return { kind: 'zoom', by: 1 / KEY_ZOOM }
  if (key === '_') return { kind: 'zoom', by: 1 / KEY_ZOOM_LARGE }
  if (key === '0') return { kind: 'reset' }
  if (code === 'KeyR') return { kind: 'turn', by: shiftKey ? -90 : 90 }
  const degrees = shiftKey ? KEY_DEGREES_LARGE : KEY_DEGREES
  if (code === 'BracketLeft') return { kind: 'straighten', by: -degrees }
  if (code === 'BracketRight') return { kind: 'straighten', by: degrees }
  return
}

/** Whether a key belongs to the control that has the focus: what is written in, slid, chosen from or pressed. */
export function belongsToControl({ key, altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || key === 'Escape' || key === 'PageUp' || key === 'PageDown' || altKey) return false
  if (target.closest('input:not([type="range"], [type="radio"])')) return true
  if (target.closest('select')) return !(ctrlKey || metaKey)
  if (target.closest('input')) return /^(Arrow|Home$|End$)/.test(key)
  return (key === 'Enter' || key === ' ') && target.closest('button') !== null
}

/** Of the paper's short edge. */
const KEY_STEP = 0.01
const KEY_STEP_LARGE = 0.1

/** The edit of a scene after a key. */
export function editBy(command: EditCommand, scene: PrintScene): PrintEdit {
  switch (command.kind) {
    case 'move': {
      const step = (command.far ? KEY_STEP_LARGE : KEY_STEP) * scene.paper.short
      return moveBy(scene, { x: -command.across * step, y: -command.down * step })
    }
    case 'zoom':
      return zoomTo(scene, zoomOf(scene) * command.by)
    case 'turn':
      return turnBy(scene, command.by)
    case 'straighten': {
      const degrees = Math.round(((scene.edit.straighten ?? 0) + command.by) * 2) / 2
      return changeEdit(scene, { straighten: Math.min(MAX_STRAIGHTEN, Math.max(-MAX_STRAIGHTEN, degrees)) })
    }
    case 'reset':
      return startAgain(scene.edit)
  }
}
