import { expect, test } from 'vitest'
import { isPaid } from './is-paid.ts'

const studioPayment = { kind: 'at-pickup' as const, paidAt: null, account: null, depositor: '', dueAt: null, link: null }

test('an order is paid once the studio says so, or has handed it over', () => {
  expect(isPaid({ studioPayment: { ...studioPayment, paidAt: '2026-11-22T00:00:00.000Z' }, studioState: 'received' })).toBe(true)
  expect(isPaid({ studioPayment, studioState: 'done' })).toBe(true)
  expect(isPaid({ studioPayment, studioState: 'ready' })).toBe(false)
  expect(isPaid({ studioPayment: null, studioState: null })).toBe(false)
})
