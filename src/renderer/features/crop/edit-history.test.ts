import { describe, expect, test } from 'vitest'
import type { PrintEdit } from './crop-edit.ts'
import { isSameEdit, redoStep, startHistory, takeStep, undoStep } from './edit-history.ts'

const edit = (quantity: number): PrintEdit => ({ productId: 'a', quantity, fit: 'paper-full', options: {} })

describe('steps', () => {
  test('are taken back and made again one by one', () => {
    const two = takeStep(takeStep(startHistory(edit(1)), edit(2), 'turn', 0), edit(3), 'zoom', 10)
    expect(undoStep(two).now.quantity).toBe(2)
    expect(undoStep(undoStep(two)).now.quantity).toBe(1)
    expect(undoStep(undoStep(undoStep(two))).now.quantity).toBe(1)
    expect(redoStep(undoStep(undoStep(two))).now.quantity).toBe(2)
    expect(redoStep(two)).toBe(two)
  })

  test('of one tool without a pause are one step; after a pause, with another tool or after an undo they are not', () => {
    const run = takeStep(takeStep(startHistory(edit(1)), edit(2), 'move', 0), edit(3), 'move', 699)
    expect(run.past).toHaveLength(1)
    expect(takeStep(run, edit(4), 'move', 699 + 700).past).toHaveLength(2)
    expect(takeStep(run, edit(4), 'zoom', 700).past).toHaveLength(2)
    const again = takeStep(undoStep(run), edit(4), 'move', 700)
    expect(again.past).toHaveLength(1)
    expect(again.future).toEqual([])
  })

  test('that change nothing are none', () => {
    const history = startHistory(edit(1))
    expect(takeStep(history, { ...edit(1), turn: 0, straighten: undefined }, 'turn', 0)).toBe(history)
  })
})

test('edits are the same by what they mean', () => {
  expect(isSameEdit({ ...edit(1), options: { a: '1', b: '2' } }, { ...edit(1), options: { b: '2', a: '1' } })).toBe(true)
  expect(isSameEdit(edit(1), { ...edit(1), crop: { x: 0, y: 0, width: 1, height: 1 } })).toBe(false)
})
