import { expect, test } from 'vitest'
import { takenReceiverSchema } from '#shared/orders/order-details.ts'
import { formatPhone } from './phone.ts'

test.each([
  ['01012345678', '010-1234-5678'],
  ['010 1234 5678', '010-1234-5678'],
  ['+82 10-1234-5678', '010-1234-5678'],
  ['82-010-1234-5678', '010-1234-5678'],
  ['0111234567', '011-123-4567'],
  ['021234567', '02-123-4567'],
  ['0212345678', '02-1234-5678'],
  ['031-212-4567', '031-212-4567'],
  ['０１０１２３４５６７８', '010-1234-5678'],
  ['010–1234–5678', '010-1234-5678'],
  ['05051234567', '0505-123-4567'],
])('%s is written %s, and may be ordered with', (typed, written) => {
  expect(formatPhone(typed)).toBe(written)
  expect(takenReceiverSchema.shape.phone.safeParse(formatPhone(typed)).success).toBe(true)
})

test.each(['', '1234', '010-12', '전화번호', '12345678901'])('%s stays as typed and is not accepted', (typed) => {
  expect(formatPhone(typed)).toBe(typed)
  expect(takenReceiverSchema.shape.phone.safeParse(formatPhone(typed)).success).toBe(false)
})
