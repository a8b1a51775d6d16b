import { describe, expect, test } from 'vitest'
import type { Order } from '#shared/contract/orders.ts'
import { orderSteps } from './order-steps.ts'

type Steered = Parameters<typeof orderSteps>[0]
type State = Order['timeline'][number]['state']

/** An order that came to these states, an hour apart. */
function orderAt(states: readonly State[], changes: Partial<Steered> = {}): Steered {
  const timeline = states.map((state, hour) => ({ state, at: `2026-11-22T0${hour}:00:00.000Z`, note: '' }))
  const studioStates = states.slice(states.indexOf('submitted') + 1)
  const submitted = states.includes('submitted')
  return {
    state: submitted ? 'submitted' : 'uploading',
    studioState: submitted ? ((studioStates.at(-1) ?? 'received') as Order['studioState']) : null,
    timeline,
    delivery: { kind: 'pickup' },
    payment: 'at-pickup',
    studioPayment: null,
    ...changes,
  }
}

const shown = (order: Steered) => orderSteps(order).map(({ name, phase }) => `${name} ${phase}`)
const paidAt = '2026-11-23T09:00:00.000Z'
const payment = { account: null, depositor: '', dueAt: null, link: null }

describe('orderSteps', () => {
  test('an order on its way to the studio has been made, and nothing of the rest', () => {
    expect(shown(orderAt(['draft', 'frozen', 'created', 'uploading']))).toEqual([
      'ordered now',
      'received next',
      'checked next',
      'printing next',
      'ready next',
      'done next',
    ])
  })

  test('says when each step was, and nothing of a step that was passed over', () => {
    expect(orderSteps(orderAt(['frozen', 'submitted', 'received', 'printing']))).toEqual([
      { name: 'ordered', phase: 'done', at: '2026-11-22T00:00:00.000Z' },
      { name: 'received', phase: 'done', at: '2026-11-22T02:00:00.000Z' },
      { name: 'checked', phase: 'done', at: null },
      { name: 'printing', phase: 'now', at: '2026-11-22T03:00:00.000Z' },
      { name: 'ready', phase: 'next', at: null },
      { name: 'done', phase: 'next', at: null },
    ])
  })

  test('the studio’s word stands even where its time is not known', () => {
    expect(shown(orderAt(['frozen', 'submitted'], { studioState: 'ready' }))).toContain('ready now')
  })

  test('an order that is over has all behind it', () => {
    const phases = orderSteps(orderAt(['frozen', 'submitted', 'received', 'printing', 'ready', 'done'])).map(({ phase }) => phase)
    expect(new Set(phases)).toEqual(new Set(['done']))
  })

  test('what is delivered is shipped instead of fetched', () => {
    const delivery = { kind: 'address' as const, postcode: '16490', road: '정조로 1', detail: '' }
    expect(shown(orderAt(['frozen', 'submitted', 'received'], { delivery })).slice(-3)).toEqual([
      'printing next',
      'shipped next',
      'done next',
    ])
  })

  test('a transfer is open until it has come, even when the prints are being made already', () => {
    const transfer = { payment: 'bank-transfer' as const, studioPayment: { kind: 'bank-transfer' as const, paidAt: null, ...payment } }
    expect(shown(orderAt(['frozen', 'submitted', 'received', 'printing'], transfer))).toContain('paid next')
    const paid = { ...transfer, studioPayment: { ...transfer.studioPayment, paidAt } }
    expect(orderSteps(orderAt(['frozen', 'submitted', 'received', 'printing'], paid))).toContainEqual({
      name: 'paid',
      phase: 'done',
      at: paidAt,
    })
  })

  test('payment at the counter is a step once it was made', () => {
    const order = orderAt(['frozen', 'submitted', 'received', 'printing', 'ready'])
    expect(orderSteps(order).some(({ name }) => name === 'paid')).toBe(false)
    const paid = { ...order, studioPayment: { kind: 'at-pickup' as const, paidAt, ...payment } }
    expect(shown(paid)).toContain('paid done')
  })

  test('a cancelled order ends where it stood', () => {
    expect(shown(orderAt(['frozen', 'submitted', 'received', 'checked', 'cancelled']))).toEqual([
      'ordered done',
      'received done',
      'checked done',
      'cancelled stopped',
    ])
  })

  test('a problem stands between what is done and what comes', () => {
    expect(shown(orderAt(['frozen', 'submitted', 'received', 'printing', 'problem']))).toEqual([
      'ordered done',
      'received done',
      'checked done',
      'printing done',
      'problem stopped',
      'ready next',
      'done next',
    ])
  })

  test('an order that was set back after a problem is not ready any more', () => {
    const states: State[] = ['frozen', 'submitted', 'received', 'printing', 'ready', 'problem', 'printing']
    expect(shown(orderAt(states)).slice(-3)).toEqual(['printing now', 'ready next', 'done next'])
  })
})
