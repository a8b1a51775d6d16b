import type { BasketLine } from '../order/draft-lines.ts'
import type { PrintEdit } from './crop-edit.ts'

/** The line with what is another in `to` than in `from`; all else is left as it is by now, be it by another window. */
export function carryEdit(line: BasketLine, from: PrintEdit, to: PrintEdit): BasketLine {
  const { options: optionsBefore, ...before } = from
  const { options: optionsNow, ...now } = to
  return { ...carryFields(line, before, now), options: carryFields(line.options, optionsBefore, optionsNow) }
}

/** A field that `to` lacks and `from` has is taken away. */
function carryFields<Whole extends object, Part extends object>(whole: Whole, from: Part, to: Part): Whole {
  const changed = new Set(Object.keys({ ...from, ...to }).filter((key) => !isSame(read(from, key), read(to, key))))
  const kept = Object.entries(whole).filter(([key]) => !changed.has(key))
  const carried = Object.entries(to).filter(([key]) => changed.has(key))
  return Object.fromEntries([...kept, ...carried]) as Whole
}

function read(fields: object, key: string): unknown {
  return (fields as Record<string, unknown>)[key]
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
