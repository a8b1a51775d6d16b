import { expect, test } from 'vitest'
import { undoCommandOf } from './undo-command.ts'

const press = (code: string, ...held: ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]) =>
  undoCommandOf({
    code,
    ctrlKey: held.includes('ctrlKey'),
    metaKey: held.includes('metaKey'),
    altKey: held.includes('altKey'),
    shiftKey: held.includes('shiftKey'),
  })

test('Ctrl or ⌘ Z takes back, with Shift does again, and Ctrl Y too', () => {
  expect([press('KeyZ', 'ctrlKey'), press('KeyZ', 'metaKey')]).toEqual(['undo', 'undo'])
  expect([press('KeyZ', 'ctrlKey', 'shiftKey'), press('KeyZ', 'metaKey', 'shiftKey'), press('KeyY', 'ctrlKey')]).toEqual([
    'redo',
    'redo',
    'redo',
  ])
})

test('other keys, and Z with nothing or Alt held, are no command', () => {
  expect([press('KeyZ'), press('KeyZ', 'ctrlKey', 'altKey'), press('KeyY', 'metaKey'), press('KeyX', 'ctrlKey')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})
