import { describe, expect, test } from 'vitest'
import { cropCommandOf, editBy } from './crop-command.ts'
import type { PrintScene } from './crop-edit.ts'

const press = (key: string, code = key, held: Partial<Record<'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey', boolean>> = {}) =>
  cropCommandOf({ key, code, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...held })

describe('a key', () => {
  test('moves, more with Shift, walks with Page, and with Alt leads back as in any window', () => {
    expect(press('ArrowLeft')).toEqual({ kind: 'edit', edit: { kind: 'move', across: -1, down: 0, far: false } })
    expect(press('ArrowDown', 'ArrowDown', { shiftKey: true })).toEqual({
      kind: 'edit',
      edit: { kind: 'move', across: 0, down: 1, far: true },
    })
    expect(press('ArrowLeft', 'ArrowLeft', { altKey: true })).toEqual({ kind: 'cancel' })
    expect(press('ArrowRight', 'ArrowRight', { altKey: true })).toBeUndefined()
    expect(press('PageUp')).toEqual({ kind: 'walk', by: -1 })
  })

  test('means the same on a Korean layout', () => {
    expect(press('ㄱ', 'KeyR')).toEqual({ kind: 'edit', edit: { kind: 'turn', by: 90 } })
    expect(press('ㄲ', 'KeyR', { shiftKey: true })).toEqual({ kind: 'edit', edit: { kind: 'turn', by: -90 } })
    expect(press('ㅋ', 'KeyZ', { ctrlKey: true })).toEqual({ kind: 'undo' })
    expect(press('[', 'BracketLeft')).toMatchObject({ edit: { kind: 'straighten', by: -0.5 } })
  })

  test('with Ctrl that is no command of the editor is left to others', () => {
    expect(press('r', 'KeyR', { ctrlKey: true })).toBeUndefined()
    expect(press('+', 'Equal', { ctrlKey: true })).toBeUndefined()
    expect(press('a', 'KeyA')).toBeUndefined()
  })
})

test('straightening by keys keeps to half degrees, stops at the most and leaves nothing behind at level', () => {
  const scene: PrintScene = {
    photo: { width: 4000, height: 3000 },
    paper: { short: 1200, long: 1800 },
    edit: { productId: 'a', quantity: 1, fit: 'paper-full', options: {}, straighten: 14.7 },
  }
  const more = editBy({ kind: 'straighten', by: 0.5 }, scene)
  expect(more.straighten).toBe(15)
  expect(editBy({ kind: 'straighten', by: -15 }, { ...scene, edit: more })).not.toHaveProperty('straighten')
})
