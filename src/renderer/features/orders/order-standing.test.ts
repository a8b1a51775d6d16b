import { describe, expect, test } from 'vitest'
import { clientStateSchema } from '#shared/orders/order-state.ts'
import { canTakeBack, isUndecided, standingOfOrder } from './order-standing.ts'

describe('standingOfOrder', () => {
  test('an order that the studio has is received, whatever was before', () => {
    expect(standingOfOrder({ state: 'submitted', attention: 'waiting' }, { state: 'failed' })).toBe('received')
  })

  test('what holds an order up is said before anything else', () => {
    expect(standingOfOrder({ state: 'uploading', attention: 'price-changed' }, { state: 'running' })).toBe('price-changed')
  })

  test('an order is being sent while its job runs, and before the job has been heard of', () => {
    expect(standingOfOrder({ state: 'uploading', attention: null }, { state: 'running' })).toBe('sending')
    expect(standingOfOrder({ state: 'frozen', attention: null }, undefined)).toBe('sending')
  })

  test('a job that is done is ahead of the order that has not been looked at again yet', () => {
    expect(standingOfOrder({ state: 'submitting', attention: null }, { state: 'done' })).toBe('sending')
  })

  test('an order whose job ended early stands still', () => {
    expect(standingOfOrder({ state: 'uploading', attention: null }, { state: 'cancelled' })).toBe('paused')
  })
})

test('an order can be taken back until the studio may have it', () => {
  const takenBack = clientStateSchema.options.filter((state) => canTakeBack({ state }))
  expect(takenBack).toEqual(['frozen', 'created', 'uploading', 'uploaded', 'quoted'])
})

test('what waits for a word of the customer’s has not been ordered', () => {
  for (const attention of ['price-changed', 'source-changed', 'refused'] as const)
    expect(isUndecided({ state: 'quoted', attention })).toBe(true)
  for (const attention of [null, 'waiting', 'paused'] as const) expect(isUndecided({ state: 'quoted', attention })).toBe(false)
  expect(isUndecided({ state: 'submitted', attention: null })).toBe(false)
})
