import { describe, expect, it } from 'vitest'
import { offeredPayments } from './offered-payments.ts'
import { deliverySchema, lineChoice, memoSchema, receiverSchema } from './order-details.ts'

describe('a phone number', () => {
  it.each([
    ['010-1234-5678', '01012345678'],
    ['010 1234 5678', '01012345678'],
    ['(02) 123-4567', '021234567'],
    ['+82 10-1234-5678', '+821012345678'],
    ['050.1234.5678', '05012345678'],
  ])('%s is kept as %s', (phone, kept) => {
    expect(receiverSchema.parse({ name: '홍길동', phone }).phone).toBe(kept)
  })

  it.each(['', '1234', '010-1234', '11012345678', '010-1234-567890', '０１０-1234-5678', '010-1234-5678; DROP'])(
    '%s is refused',
    (phone) => {
      expect(receiverSchema.safeParse({ name: '홍길동', phone }).success).toBe(false)
    },
  )
})

describe('an address', () => {
  const address = { kind: 'address', postcode: '16455', road: '정조로 123', detail: '' }

  it('needs a postcode of five digits and a road', () => {
    expect(deliverySchema.safeParse(address).success).toBe(true)
    for (const changes of [{ postcode: '1645' }, { postcode: '164-55' }, { road: ' ' }, { road: '길'.repeat(121) }])
      expect(deliverySchema.safeParse({ ...address, ...changes }).success).toBe(false)
  })

  it('is not asked of who picks up', () => {
    expect(deliverySchema.parse({ kind: 'pickup', road: '정조로' })).toEqual({ kind: 'pickup' })
  })
})

it('a line without options has none, and refuses what is no fit', () => {
  expect(lineChoice.parse({ productId: 'print-4x6', quantity: 1, fit: 'image-full' }).options).toEqual({})
  expect(lineChoice.safeParse({ productId: 'print-4x6', quantity: 1, fit: 'stretch' }).success).toBe(false)
  expect(lineChoice.safeParse({ productId: 'print-4x6', quantity: 1000, fit: 'image-full' }).success).toBe(false)
})

it('a memo keeps its lines and not its control characters', () => {
  expect(memoSchema.parse('밝게 해 주세요\r\n\u0007감사합니다')).toBe('밝게 해 주세요\n감사합니다')
  expect(memoSchema.safeParse('가'.repeat(501)).success).toBe(false)
})

describe('ways to pay', () => {
  const bankAccount = { bank: '국민은행', number: '0', holder: '김한빛' }

  it.each([
    ['pickup', { bankAccount }, ['at-pickup', 'bank-transfer']],
    ['address', { bankAccount }, ['bank-transfer']],
    ['pickup', {}, ['at-pickup']],
    ['address', {}, []],
  ] as const)('by %s at a studio with %o are %o', (delivery, catalogue, payments) => {
    expect(offeredPayments(catalogue, delivery)).toEqual(payments)
  })
})
