import { expect, test } from 'vitest'
import { isOrderWorthALine } from './order-line.ts'

const running = { jobId: 'b', orderId: 'order', state: 'running' as const }
const stopped = { jobId: 'a', orderId: 'order', state: 'cancelled' as const }
const none: ReadonlySet<string> = new Set()

test('an order on its way is told of everywhere but on its own page', () => {
  expect(isOrderWorthALine(running, '/', running, none)).toBe(true)
  expect(isOrderWorthALine(running, '/orders/order', running, none)).toBe(false)
  expect(isOrderWorthALine(running, '/orders/order/receipt', running, none)).toBe(true)
})

test('one that was stopped is told of for as long as it stands still', () => {
  expect(isOrderWorthALine(stopped, '/', stopped, new Set(['order']))).toBe(true)
  expect(isOrderWorthALine(stopped, '/', stopped, none)).toBe(false)
})

test('going on takes the place of what was stopped before', () => {
  expect(isOrderWorthALine(stopped, '/', running, new Set(['order']))).toBe(false)
})
