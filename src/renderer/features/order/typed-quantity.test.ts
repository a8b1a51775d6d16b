import { expect, test } from 'vitest'
import { digitOf, quantityOf, readQuantity, stepOf, type Typed, typeDigit } from './typed-quantity.ts'

function type(...keys: readonly (readonly [digit: string, at: number, target?: string])[]): number | null {
  const typed = keys.reduce<Typed | null>((before, [digit, at, target = 'a']) => typeDigit(before, digit, target, at), null)
  return typed && quantityOf(typed)
}

test('digits in a row are one number', () => {
  expect(type(['1', 0], ['2', 300])).toBe(12)
  expect(type(['2', 0], ['0', 300], ['0', 600])).toBe(200)
})

test('a pause or another card begins a new number', () => {
  expect(type(['1', 0], ['2', 5000])).toBe(2)
  expect(type(['1', 0], ['2', 300, 'b'])).toBe(2)
})

test('what is more than may be ordered begins anew, and a nought means nothing', () => {
  expect(type(['9', 0], ['9', 100], ['9', 200], ['5', 300])).toBe(5)
  expect(type(['0', 0])).toBeNull()
  expect(type(['0', 0], ['4', 100])).toBe(4)
})

test.each([
  ['Digit7', '7'],
  ['Numpad0', '0'],
  ['F7', null],
  ['KeyA', null],
])('%s: %s', (code, digit) => {
  expect(digitOf(code)).toBe(digit)
})

test.each([
  [{ key: '+', code: 'Equal' }, 1],
  [{ key: 'Process', code: 'Equal' }, 1],
  [{ key: '+', code: 'BracketRight' }, 1],
  [{ key: '-', code: 'Minus' }, -1],
  [{ key: 'a', code: 'KeyA' }, 0],
])('%o: %i', (key, step) => {
  expect(stepOf(key)).toBe(step)
})

test.each([
  ['12', 12, false],
  [' 3장', 3, false],
  ['１２', 12, false],
  ['007', 7, false],
  ['999', 999, false],
  ['1000', 999, true],
  ['1,000', 999, true],
])('%j is read as %i', (text, quantity, over) => {
  expect(readQuantity(text)).toEqual({ kind: 'quantity', quantity, over })
})

test.each(['1.5', '1e3', '0', '-3', '세 장', '1 2', '½', '1,5'])('%j is no quantity', (text) => {
  expect(readQuantity(text)).toEqual({ kind: 'wrong' })
})

test('nothing written is neither', () => {
  expect(readQuantity(' ')).toEqual({ kind: 'empty' })
})
