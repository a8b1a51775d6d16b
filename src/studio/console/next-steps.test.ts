import { expect, it } from 'vitest'
import { studioStateSchema } from '#shared/orders/order-state.ts'
import { nextSteps } from './next-steps.ts'

it.each([
  { state: 'received', delivery: 'pickup', payment: 'at-pickup', isPaid: false, forward: ['checked', 'printing'] },
  { state: 'checked', delivery: 'pickup', payment: 'bank-transfer', isPaid: false, forward: ['paid', 'printing'] },
  { state: 'checked', delivery: 'pickup', payment: 'bank-transfer', isPaid: true, forward: ['printing'] },
  { state: 'printing', delivery: 'pickup', payment: 'link', isPaid: true, forward: ['ready'] },
  { state: 'printing', delivery: 'address', payment: 'link', isPaid: true, forward: ['shipped', 'ready'] },
  { state: 'ready', delivery: 'pickup', payment: 'at-pickup', isPaid: false, forward: ['done'] },
  { state: 'done', delivery: 'pickup', payment: 'at-pickup', isPaid: true, forward: [] },
] as const)('$state, $delivery, $payment, paid $isPaid → $forward', ({ state, delivery, payment, isPaid, forward }) => {
  expect(nextSteps(state, delivery, payment, isPaid).forward).toEqual(forward)
})

it('keeps aside what can not be taken back', () => {
  for (const state of studioStateSchema.options)
    expect(nextSteps(state, 'pickup', 'link', false).forward.filter((next) => next === 'problem' || next === 'cancelled')).toEqual([])
  expect(nextSteps('printing', 'pickup', 'link', false).aside).toEqual(['problem', 'cancelled'])
})
