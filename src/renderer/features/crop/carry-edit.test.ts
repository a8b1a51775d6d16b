import { expect, test } from 'vitest'
import type { BasketLine } from '../order/draft-lines.ts'
import { carryEdit } from './carry-edit.ts'
import type { PrintEdit } from './crop-edit.ts'

const crop = { x: 0.1, y: 0, width: 0.5, height: 0.5 }
const opened: PrintEdit = { productId: 'print-4x6', quantity: 1, fit: 'paper-full', options: { finish: 'glossy' } }
const line: BasketLine = { ...opened, lineId: 'a', photoId: 1 }

test('what another window has changed meanwhile stays beside what the editor has', () => {
  const since = { ...line, quantity: 7, productId: 'print-5x7', options: { finish: 'matte', border: 'white' } }
  expect(carryEdit(since, opened, { ...opened, crop, turn: 90 })).toEqual({ ...since, crop, turn: 90 })
  expect(carryEdit(since, opened, { ...opened, options: { finish: 'glossy', date: 'yes' } })).toEqual({
    ...since,
    options: { finish: 'matte', border: 'white', date: 'yes' },
  })
})

test('of what both have changed the editor holds', () => {
  expect(carryEdit({ ...line, quantity: 7 }, opened, { ...opened, quantity: 2 }).quantity).toBe(2)
})

test('what is taken away is gone, and taking a change back leaves the line as it was', () => {
  const edited: PrintEdit = { ...opened, crop, straighten: 3 }
  const changed = carryEdit(line, opened, edited)
  expect(carryEdit(changed, edited, { ...opened, crop })).toEqual({ ...line, crop })
  expect(carryEdit({ ...changed, quantity: 4 }, edited, opened)).toEqual({ ...line, quantity: 4 })
})

test('an edit that ends as it began changes nothing of a line', () => {
  const since = { ...line, crop: { ...crop, x: 0.2 }, quantity: 3 }
  expect(carryEdit(since, { ...opened, crop }, { ...opened, crop: { ...crop } })).toEqual(since)
})
