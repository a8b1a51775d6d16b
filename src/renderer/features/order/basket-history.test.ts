import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areSameLines } from '#shared/orders/merge-lines.ts'
import { type BasketHistory, NO_HISTORY, noteStep, redoStep, undoStep } from './basket-history.ts'
import type { BasketLine } from './draft-lines.ts'

function line(lineId: string, quantity = 1): BasketLine {
  return { lineId, photoId: 1, productId: 'print-4x6', fit: 'paper-full', quantity, options: {} }
}

const ids = ['a', 'b', 'c', 'd']
const some = fc.uniqueArray(fc.record({ at: fc.nat({ max: 3 }), quantity: fc.integer({ min: 1, max: 5 }) }), { selector: ({ at }) => at })
const basket = some.map((known) =>
  [...known].sort((one, other) => one.at - other.at).map(({ at, quantity }) => line(ids[at] ?? '', quantity)),
)

test('all steps taken back lead to the beginning, and all done again to the end', () => {
  fc.assert(
    fc.property(fc.array(basket, { minLength: 1, maxLength: 8 }), (states) => {
      const [first = [], ...later] = states
      let history: BasketHistory = NO_HISTORY
      let now: readonly BasketLine[] = first
      for (const next of later) {
        history = noteStep(history, now, next, 0)
        now = next
      }
      const walk = (step: typeof redoStep) => {
        for (let taken = step(history, now); taken; taken = step(history, now)) ({ history, lines: now } = taken)
        return now
      }
      expect(areSameLines(walk(undoStep), first)).toBe(true)
      expect(areSameLines(walk(redoStep), states.at(-1) ?? [])).toBe(true)
    }),
  )
})

test('a run of the same is one step, until it pauses', () => {
  const quick = noteStep(noteStep(NO_HISTORY, [line('a', 1)], [line('a', 2)], 0, 'more'), [line('a', 2)], [line('a', 3)], 900, 'more')
  expect(undoStep(quick, [line('a', 3)])).toMatchObject({ lines: [line('a', 1)], history: { past: [] } })
  const slow = noteStep(quick, [line('a', 3)], [line('a', 4)], 2600, 'more')
  expect(undoStep(slow, [line('a', 4)])?.lines).toEqual([line('a', 3)])
})

test('what another window did meanwhile stays, also within a run', () => {
  const first = noteStep(NO_HISTORY, [line('a', 1), line('b', 1)], [line('a', 2), line('b', 1)], 0, 'more')
  const second = noteStep(first, [line('a', 2), line('b', 9)], [line('a', 3), line('b', 9)], 100, 'more')
  expect(undoStep(second, [line('a', 3), line('b', 9)])?.lines).toEqual([line('a', 1), line('b', 9)])
})

test('an earlier step is taken back by itself, once, and can be done again', () => {
  const one = noteStep(NO_HISTORY, [line('a')], [line('a', 5)], 0)
  const two = noteStep(one, [line('a', 5)], [line('a', 5), line('b')], 0)
  const undone = undoStep(two, [line('a', 5), line('b')], 1)
  expect(undone?.lines).toEqual([line('a'), line('b')])
  expect(undone && undoStep(undone.history, undone.lines, 1)).toBeNull()
  expect(undone && redoStep(undone.history, undone.lines)?.lines).toEqual([line('a', 5), line('b')])
})

test('a new step leaves nothing to do again', () => {
  const undone = undoStep(noteStep(NO_HISTORY, [], [line('a')], 0), [line('a')])
  const after = undone && noteStep(undone.history, [], [line('b')], 0)
  expect(after && redoStep(after, [line('b')])).toBeNull()
})
