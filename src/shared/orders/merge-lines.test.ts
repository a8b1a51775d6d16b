import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areSameLines, looksAlike, type MergeableLine, mergeLines } from './merge-lines.ts'

function line(lineId: string, known: Partial<MergeableLine> = {}): MergeableLine {
  return { lineId, photoId: 1, productId: 'print-4x6', fit: 'paper-full', quantity: 1, options: {}, ...known }
}

type Step = { kind: 'add' | 'remove' | 'change'; at: number; quantity: number; productId: string }

const step = fc.record<Step>({
  kind: fc.constantFrom('add', 'remove', 'change'),
  at: fc.nat({ max: 20 }),
  quantity: fc.integer({ min: 1, max: 9 }),
  productId: fc.constantFrom('a', 'b', 'c'),
})
const steps = fc.array(step, { maxLength: 8 })
const baseLines = fc.integer({ min: 0, max: 8 }).map((count) => Array.from({ length: count }, (_, index) => line(`base${index}`)))

/** What a window makes of a basket; `mayTouch` keeps two windows off each other's lines. */
function work(base: readonly MergeableLine[], todo: readonly Step[], window: string, mayTouch: (id: string) => boolean = () => true) {
  let lines = [...base]
  todo.forEach(({ kind, at, quantity, productId }, count) => {
    const index = lines.length === 0 ? 0 : at % lines.length
    const target = lines[index]
    if (kind === 'add') lines = lines.toSpliced(index, 0, line(`${window}${count}`, { quantity, productId }))
    else if (target && mayTouch(target.lineId))
      lines = kind === 'remove' ? lines.toSpliced(index, 1) : lines.with(index, { ...target, quantity, productId })
  })
  return lines
}

function sorted(lines: readonly MergeableLine[]) {
  return lines.toSorted((one, other) => (one.lineId < other.lineId ? -1 : 1))
}

test('where only one window changed anything, its lines are the answer, in its order', () => {
  fc.assert(
    fc.property(baseLines, steps, (base, todo) => {
      const changed = work(base, todo, 'w')
      expect(mergeLines(base, changed, base)).toEqual(changed)
      expect(mergeLines(base, base, changed)).toEqual(changed)
    }),
  )
})

test('windows that touch different lines get the same basket, whoever is first', () => {
  const even = (id: string) => !id.startsWith('base') || Number(id.slice(4)) % 2 === 0
  const odd = (id: string) => !id.startsWith('base') || !even(id)
  fc.assert(
    fc.property(baseLines, steps, steps, (base, one, two) => {
      const mine = work(base, one, 'm', even)
      const theirs = work(base, two, 't', odd)
      expect(sorted(mergeLines(base, mine, theirs))).toEqual(sorted(mergeLines(base, theirs, mine)))
    }),
  )
})

test('nothing that was put in is lost, nothing that was taken out comes back, and no line is there twice', () => {
  fc.assert(
    fc.property(baseLines, steps, steps, (base, one, two) => {
      const mine = work(base, one, 'm')
      const theirs = work(base, two, 't')
      const merged = mergeLines(base, mine, theirs).map(({ lineId }) => lineId)
      const inBase = new Set(base.map(({ lineId }) => lineId))
      const inMine = new Set(mine.map(({ lineId }) => lineId))
      const inTheirs = new Set(theirs.map(({ lineId }) => lineId))
      const wanted = [...inBase, ...inMine, ...inTheirs].filter((id) => (inBase.has(id) ? inMine.has(id) && inTheirs.has(id) : true))
      expect(merged.toSorted()).toEqual([...new Set(wanted)].toSorted())
    }),
  )
})

test('merging what has been merged changes nothing', () => {
  fc.assert(
    fc.property(baseLines, steps, steps, (base, one, two) => {
      const mine = work(base, one, 'm')
      const theirs = work(base, two, 't')
      const merged = mergeLines(base, mine, theirs)
      expect(areSameLines(mergeLines(theirs, merged, theirs), merged)).toBe(true)
      expect(areSameLines(mergeLines(base, merged, merged), merged)).toBe(true)
    }),
  )
})

test('of one line, the quantity of one window and the size of the other hold; of one thing, mine', () => {
  const base = [line('a')]
  const mine = [line('a', { quantity: 3 })]
  expect(mergeLines(base, mine, [line('a', { productId: 'print-5x7' })])).toEqual([line('a', { quantity: 3, productId: 'print-5x7' })])
  expect(mergeLines(base, mine, [line('a', { quantity: 5 })])).toEqual(mine)
})

test('a line that was taken out and is put back by undo stands where it stood', () => {
  const [a, b, c, d] = [line('a'), line('b'), line('c'), line('d')]
  expect(mergeLines([a, c], [a, c, d], [a, b, c])).toEqual([a, b, c, d])
  expect(mergeLines([c], [c], [a, b, c])).toEqual([a, b, c])
})

test('lines look alike whatever the order of their options, and by nothing but their look', () => {
  const one = line('a', { options: { x: '1', y: '2' }, turn: 0 })
  expect(looksAlike(one, line('b', { options: { y: '2', x: '1' }, quantity: 7 }))).toBe(true)
  expect(looksAlike(one, line('b', { options: { x: '1' } }))).toBe(false)
  expect(looksAlike(line('a'), line('a', { crop: { x: 0, y: 0, width: 1, height: 1 } }))).toBe(false)
  expect(looksAlike(line('a'), line('a', { photoId: 2 }))).toBe(false)
})
