import { describe, expect, test } from 'vitest'
import { clientStateSchema } from '#shared/orders/order-state.ts'
import { canTakeBack, standingOf } from './order-standing.ts'

describe('standingOf', () => {
  test('an order that the studio has is received, whatever was before', () => {
    expect(standingOf({ state: 'submitted', attention: 'waiting' }, { state: 'failed' })).toBe('received')
  })

  test('what holds an order up is said before anything else', () => {
    expect(standingOf({ state: 'uploading', attention: 'price-changed' }, { state: 'running' })).toBe('price-changed')
  })

  test('an order is being sent while its job runs, and before the job has been heard of', () => {
    expect(standingOf({ state: 'uploading', attention: null }, { state: 'running' })).toBe('sending')
    expect(standingOf({ state: 'frozen', attention: null }, undefined)).toBe('sending')
  })

  test('a job that is done is ahead of the order that has not been looked at again yet', () => {
    expect(standingOf({ state: 'submitting', attention: null }, { state: 'done' })).toBe('sending')
  })

  test('an order whose job ended early stands still', () => {
    expect(standingOf({ state: 'uploading', attention: null }, { state: 'cancelled' })).toBe('paused')
  })
})

test('an order can be taken back until the studio may have it', () => {
  const takenBack = clientStateSchema.options.filter((state) => canTakeBack({ state }))
  expect(takenBack).toEqual(['frozen', 'created', 'uploading', 'uploaded', 'quoted'])
})
