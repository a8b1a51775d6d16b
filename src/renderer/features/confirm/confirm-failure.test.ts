import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { AppError } from '#shared/errors/app-error.ts'
import { messages } from '#shared/messages/index.ts'
import { describeFailure, describeRefusal, fieldsToMend, troubledFile } from './confirm-failure.ts'

const refused = (code: string, data: unknown = {}) => new ORPCError(code, { status: 409, data })

test('what the customer can choose anew is told with what to do about it, and that nothing has been ordered', () => {
  expect(describeFailure(refused('PICKUP_UNAVAILABLE'), messages.ko)).toContain('찾으실 날을 다시 골라 주세요. 아직 주문되지 않았어요')
  expect(describeFailure(refused('PAYMENT_UNAVAILABLE'), messages.ko)).toContain('다시 골라 주세요. 아직 주문되지 않았어요')
})

test('a size that is no longer sold is told without its id, whoever found it', () => {
  const sentence = describeFailure(new AppError('PRODUCT_GONE', { productId: 'print-4x6' }), messages.ko)
  expect(sentence).not.toContain('print-4x6')
  expect(describeFailure(refused('PRODUCT_GONE', { productId: 'print-4x6' }), messages.ko)).toBe(sentence)
})

test('what an order was refused for leads to the fields to choose anew', () => {
  expect(describeRefusal({ code: 'PICKUP_UNAVAILABLE', data: {} }, messages.ko)).toBe(messages.ko.confirm.pickupLapsed)
  expect(describeRefusal({ code: 'TOO_LARGE', data: {} }, messages.ko)).toBe(messages.ko.errors.TOO_LARGE({}))
  expect(fieldsToMend('PICKUP_UNAVAILABLE')).toContain('day')
  expect(fieldsToMend('PAYMENT_UNAVAILABLE')).toEqual(['payment'])
  expect(fieldsToMend('INVALID_INPUT')).not.toContain('agreed')
  expect(fieldsToMend('PRICE_CHANGED')).toEqual([])
})

test('other errors keep their own sentence', () => {
  expect(describeFailure(refused('PRICE_CHANGED', { confirmed: 300, now: 350 }), messages.ko)).toContain('300원')
  expect(describeFailure(new AppError('CATALOGUE_UNAVAILABLE', {}), messages.ko)).toBe(messages.ko.errors.CATALOGUE_UNAVAILABLE({}))
})

test('a file that is gone, or another by now, is named', () => {
  expect(troubledFile(refused('PHOTO_FILE_MISSING', { fileName: 'a.jpg' }))).toEqual({ fileName: 'a.jpg', reason: 'missing' })
  expect(troubledFile(refused('PHOTO_FILE_CHANGED', { fileName: 'a.jpg' }))).toEqual({ fileName: 'a.jpg', reason: 'changed' })
  expect(troubledFile(refused('PHOTO_FILE_CHANGED'))).toBeNull()
  expect(troubledFile(refused('PRICE_CHANGED', { fileName: 'a.jpg' }))).toBeNull()
  expect(troubledFile(new TypeError('offline'))).toBeNull()
})
