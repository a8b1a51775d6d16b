import { MAX_QUANTITY } from '#shared/orders/order-details.ts'

/** What is written in the field of a quantity. `over`: it was more than one line may have. */
export type WrittenQuantity = { kind: 'quantity'; quantity: number; over: boolean } | { kind: 'empty' } | { kind: 'wrong' }

/** Full-width digits count as digits, and 장 or 매 may follow. Neither halves nor powers are understood, so that none is taken for another number. */
export function readQuantity(text: string): WrittenQuantity {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return { kind: 'empty' }
  const digits = /^(\d+|\d{1,3}(?:,\d{3})+)\s*[장매]?$/.exec(plain)?.[1]
  const number = digits === undefined ? 0 : Number(digits.replaceAll(',', ''))
  if (number < 1) return { kind: 'wrong' }
  return { kind: 'quantity', quantity: Math.min(MAX_QUANTITY, number), over: number > MAX_QUANTITY }
}

/** Digits typed on a card. `target`: what they are meant for; `at` in ms. */
export type Typed = { digits: string; target: string; at: number }

/** Digits that come faster than this are one number. */
const ONE_NUMBER_MS = 1200

/** What stands there after one more digit: 1 and then 2 are twelve, unless one has moved on or waited. */
export function typeDigit(before: Typed | null, digit: string, target: string, at: number): Typed {
  const goesOn = before !== null && before.target === target && at - before.at < ONE_NUMBER_MS
  const digits = goesOn ? before.digits + digit : digit
  return { digits: Number(digits) > MAX_QUANTITY ? digit : digits, target, at }
}

/** The quantity that it means; null for a nought to begin with. */
export function quantityOf({ digits }: Typed): number | null {
  return Number(digits) >= 1 ? Number(digits) : null
}

/** The digit of a key, wherever the input method stands: by where the key is, not by what it writes. */
export function digitOf(code: string): string | null {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? null
}

/** What a plus or minus key adds; 0 for any other. */
export function stepOf({ key, code }: { key: string; code: string }): number {
  if (key === '+' || code === 'Equal' || code === 'NumpadAdd') return 1
  return key === '-' || code === 'Minus' || code === 'NumpadSubtract' ? -1 : 0
}
