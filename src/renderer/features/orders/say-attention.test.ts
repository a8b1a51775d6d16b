import { expect, test } from 'vitest'
import type { Order } from '#shared/contract/orders.ts'
import { messages } from '#shared/messages/index.ts'
import { isDefiniteNo, sayAttention, waitsForLine } from './say-attention.ts'

const missing = { attentionError: { code: 'PHOTO_FILE_MISSING', data: { fileName: '할머니.jpg' } }, lines: [] }

test('why an order stands still is said in the language of the window', () => {
  expect(sayAttention(missing, messages.ko)).toMatch(/'할머니\.jpg' 파일이 원래 자리에 없어요/)
  expect(sayAttention(missing, messages.en)).toMatch(/“할머니\.jpg” is no longer where it was/)
  expect(sayAttention(missing, messages.en)).not.toMatch(/없어요/)
})

test('one that a person stopped has no reason', () => {
  expect(sayAttention({ attentionError: null, lines: [] }, messages.ko)).toBeNull()
})

test('a code that this app does not know still gets a sentence', () => {
  expect(sayAttention({ attentionError: { code: 'FROM_THE_FUTURE', data: {} }, lines: [] }, messages.en)).toBe(
    messages.en.errors.INTERNAL({}),
  )
})

test('only a line that is gone is waited for', () => {
  expect(waitsForLine({ attentionError: null })).toBe(true)
  expect(waitsForLine({ attentionError: { code: 'STUDIO_UNREACHABLE', data: {} } })).toBe(true)
  expect(waitsForLine({ attentionError: { code: 'STUDIO_FAILED', data: { status: 500 } } })).toBe(false)
})

test('a size that is no longer sold is told by its name, never by its id', () => {
  const attentionError = { code: 'PRODUCT_GONE', data: { productId: 'print-11x14' } }
  const line = (productName: string) => ({ productId: 'print-11x14', productName }) as Order['lines'][number]
  expect(sayAttention({ attentionError, lines: [line('11×14')] }, messages.ko)).toContain('‘11×14’')
  for (const lines of [[], [line('print-11x14')]]) expect(sayAttention({ attentionError, lines }, messages.ko)).not.toContain('print-11x14')
})

test('only what will be refused again is a definite no', () => {
  const isNo = (code: string) => isDefiniteNo({ attentionError: { code, data: {} } })
  const definite = ['PICKUP_UNAVAILABLE', 'PAYMENT_UNAVAILABLE', 'DELIVERY_UNAVAILABLE', 'PRODUCT_GONE', 'OPTION_GONE', 'BELOW_MINIMUM']
  expect(definite.map(isNo)).toEqual(definite.map(() => true))
  const others = ['TOO_MANY_ORDERS', 'STUDIO_REFUSED', 'NEEDS_LOGIN', 'MAYBE_ORDERED', 'STUDIO_UNREACHABLE', 'FROM_THE_FUTURE']
  expect(others.map(isNo)).toEqual(others.map(() => false))
  expect(isDefiniteNo({ attentionError: null })).toBe(false)
})
