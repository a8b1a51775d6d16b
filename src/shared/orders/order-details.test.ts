import { describe, expect, it } from 'vitest'
import { offeredPayments } from './offered-payments.ts'
import {
  deliverySchema,
  isNameless,
  lineChoice,
  memoSchema,
  phoneFlaw,
  receiverSchema,
  takenDeliverySchema,
  takenReceiverSchema,
} from './order-details.ts'

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
    ['pickup', { bankAccount, paymentLink: false }, ['at-pickup', 'bank-transfer']],
    ['address', { bankAccount, paymentLink: false }, ['bank-transfer']],
    ['pickup', { paymentLink: false }, ['at-pickup']],
    ['address', { paymentLink: false }, []],
    ['address', { bankAccount, paymentLink: true }, ['bank-transfer', 'link']],
  ] as const)('by %s at a studio with %o are %o', (delivery, catalogue, payments) => {
    expect(offeredPayments(catalogue, delivery)).toEqual(payments)
  })
})

describe('what is taken from a customer', () => {
  const takes = (changes: { name?: string; phone?: string }) =>
    takenReceiverSchema.safeParse({ name: '홍길동', phone: '010-1234-5678', ...changes }).data

  it.each([
    ['０１０－１２３４－５６７８', '01012345678'],
    ['010\u20131234\u20135678', '01012345678'],
    ['\u202a010 1234 5678\u202c', '01012345678'],
    ['+82 10-1234-5678', '+821012345678'],
    ['02-312-4567', '023124567'],
    ['031-212-4567', '0312124567'],
    ['070-1234-5678', '07012345678'],
    ['0505-123-4567', '05051234567'],
    ['011-234-5678', '0112345678'],
    ['010-3000-0000', '01030000000'],
  ])('has the number %s as %s', (typed, kept) => {
    expect(takes({ phone: typed })?.phone).toBe(kept)
    expect(phoneFlaw(typed)).toBeNull()
  })

  it.each([
    ['000-0000-0000', 'unused'],
    ['010-0000-0000', 'unused'],
    ['02-000-0000', 'unused'],
    ['015-1234-5678', 'unused'],
    ['010-123-4567', 'unused'],
    ['1588-1234', 'representative'],
    ['1234', 'unreadable'],
    ['', 'unreadable'],
    ['전화 없음', 'unreadable'],
  ] as const)('is not the number %s, which is %s', (typed, flaw) => {
    expect(takes({ phone: typed })).toBeUndefined()
    expect(phoneFlaw(typed)).toBe(flaw)
  })

  it.each(['김', '金영희 👩‍👧', '😀', 'Anna', '…'])('may be called %s', (name) => {
    expect(takes({ name })?.name).toBe(name)
  })

  it.each(['', ' ', '\u200b', '\u200d\u2060', '\u3164', '\u0007'])('is not called %j, which nobody can see', (name) => {
    expect(takes({ name })).toBeUndefined()
  })

  it('is told apart where its name has no letter', () => {
    expect(['😀', '👩‍👧', '…'].map(isNameless)).toEqual([true, true, true])
    expect(['김', '김😀', '3층', ''].map(isNameless)).toEqual([false, false, false, false])
  })

  it.each([
    ['01000', '01000'],
    ['63999', '63999'],
    ['１６４５５', '16455'],
    [' 164-55 ', '16455'],
  ])('has the postcode %s as %s', (postcode, kept) => {
    const address = { kind: 'address', postcode, road: '정조로 123', detail: '' } as const
    expect(takenDeliverySchema.parse(address)).toEqual({ ...address, postcode: kept })
  })

  it.each([{ postcode: '00000' }, { postcode: '00999' }, { postcode: '64000' }, { postcode: '99999' }, { road: '12' }, { road: '길 1' }])(
    'does not live at %o',
    (changes) => {
      const address = { kind: 'address', postcode: '16455', road: '정조로 123', detail: '', ...changes }
      expect(takenDeliverySchema.safeParse(address).success).toBe(false)
      // As an order of before may have it.
      if (changes.postcode) expect(deliverySchema.safeParse(address).success).toBe(true)
    },
  )
})
