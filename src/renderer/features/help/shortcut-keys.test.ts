import { expect, test } from 'vitest'
import { waysOf } from './shortcut-keys.ts'

test.each([
  ['Esc', [['Esc']]],
  ['F1, ?', [['F1'], ['?']]],
  [
    'Mod+Shift+Z, Ctrl+Y',
    [
      ['Ctrl', 'Shift', 'Z'],
      ['Ctrl', 'Y'],
    ],
  ],
  ['+, -', [['+'], ['-']]],
])('%s', (keys, ways) => {
  expect(waysOf(keys, false)).toEqual(ways)
})

test('on a Mac', () => {
  expect(waysOf('Mod+F', true)).toEqual([['⌘', 'F']])
})
