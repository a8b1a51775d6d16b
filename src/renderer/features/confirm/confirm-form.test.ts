import { describe, expect, test } from 'vitest'
import { messages } from '#shared/messages/index.ts'
import {
  type ConfirmForm,
  depositorOf,
  fitForm,
  keptFields,
  offersDelivery,
  readDelivery,
  sayWrong,
  startForm,
  wrongFields,
} from './confirm-form.ts'

const bankAccount = { bank: '국민은행', number: '1', holder: '김한빛' }
const delivery = { fee: 3000, note: '' }
const pickup = { note: '', leadTimeHours: 24, shops: [], slots: [], closedWeekdays: [], closedDays: [], daysAhead: 14 }
const now = new Date('2026-11-21T06:00:00Z')
const none = { paymentLink: false, pickup }
const right: ConfirmForm = {
  name: '박새봄',
  phone: '010-1234-5678',
  delivery: 'pickup',
  shop: null,
  day: null,
  slot: null,
  postcode: '',
  road: '',
  detail: '',
  payment: 'at-pickup',
  depositor: '',
  memo: '',
  agreed: true,
}
const wrong = (form: Partial<ConfirmForm>) => [...wrongFields({ ...right, ...form }, { pickup }, now)]

describe('wrongFields', () => {
  test('finds nothing wrong with a whole form', () => {
    expect(wrong({})).toEqual([])
    expect(wrong({ name: '金영희 👩‍👧', memo: '“따옴표” 漢字 🙂\n둘째 줄' })).toEqual([])
  })

  test('finds each field that is wrong, and the address only where it is needed', () => {
    expect(wrong({ name: ' ', phone: '010', payment: null, agreed: false })).toEqual(['name', 'phone', 'payment', 'agreed'])
    expect(wrong({ delivery: 'address', postcode: '123', road: '' })).toEqual(['postcode', 'road'])
    expect(wrong({ delivery: 'address', postcode: '16490', road: '정조로 1' })).toEqual([])
    expect(wrong({ postcode: '123' })).toEqual([])
  })

  test('finds what can’t be fetched on the day that was chosen', () => {
    expect(wrong({ day: '2026-11-23' })).toEqual([])
    expect(wrong({ day: '2026-11-20' })).toEqual(['day'])
    expect(wrong({ day: '2026-11-20', delivery: 'address', postcode: '16490', road: '정조로 1' })).toEqual([])
  })

  test('finds a name that is too long for a transfer, and a memo that is too long', () => {
    expect(wrong({ payment: 'bank-transfer', depositor: 'ㄱ'.repeat(21) })).toEqual(['depositor'])
    expect(wrong({ payment: 'bank-transfer', name: 'ㄱ'.repeat(30) })).toEqual([])
    expect(wrong({ depositor: 'ㄱ'.repeat(21) })).toEqual([])
    expect(wrong({ memo: '가'.repeat(500) })).toEqual([])
    expect(wrong({ memo: '가'.repeat(501) })).toEqual(['memo'])
  })
})

test('sayWrong tells a number that nobody has from one that is none', () => {
  const { errors, phoneErrors, postcodeUnused } = messages.ko.confirm
  const said = (field: 'phone' | 'postcode' | 'name', form: Partial<ConfirmForm>) =>
    sayWrong(field, { ...right, ...form }, messages.ko.confirm)
  expect(said('phone', { phone: '010-0000-0000' })).toBe(phoneErrors.unused)
  expect(said('phone', { phone: '1588-1234' })).toBe(phoneErrors.representative)
  expect(said('phone', { phone: '010' })).toBe(phoneErrors.unreadable)
  expect(said('phone', { phone: '' })).toBe(errors.phone)
  expect(said('postcode', { postcode: '99999' })).toBe(postcodeUnused)
  expect(said('postcode', { postcode: '999' })).toBe(errors.postcode)
  expect(said('name', { name: '' })).toBe(errors.name)
})

describe('what a studio offers', () => {
  test('delivery needs a way to pay for it', () => {
    expect(offersDelivery({ ...none, bankAccount, delivery })).toBe(true)
    expect(offersDelivery({ paymentLink: true, delivery })).toBe(true)
    expect(offersDelivery({ ...none, delivery })).toBe(false)
    expect(offersDelivery({ ...none, bankAccount })).toBe(false)
  })

  test('fitForm takes back what is not offered and takes the only way of paying as chosen', () => {
    expect(fitForm({ ...right, delivery: 'address', payment: 'bank-transfer', shop: 'gone' }, none)).toMatchObject({
      delivery: 'pickup',
      payment: 'at-pickup',
      shop: null,
    })
    expect(fitForm({ ...right, payment: null }, { ...none, bankAccount })).toMatchObject({ payment: null })
    expect(fitForm({ ...right, delivery: 'address' }, { ...none, bankAccount, delivery })).toMatchObject({ payment: 'bank-transfer' })
    expect(fitForm({ ...right, payment: 'link' }, { ...none, paymentLink: true })).toMatchObject({ payment: 'link' })
  })
})

describe('readDelivery', () => {
  test('says only what was chosen', () => {
    expect(readDelivery(right, pickup)).toEqual({ kind: 'pickup' })
    const wish = { ...right, shop: 'a', day: '2026-11-23', slot: 'pm' }
    expect(readDelivery(wish, pickup)).toEqual({ kind: 'pickup', day: '2026-11-23', slot: 'pm' })
    const shops = ['a', 'b'].map((id) => ({ id, name: id, address: '', phone: '' }))
    expect(readDelivery({ ...wish, day: null }, { ...pickup, shops })).toEqual({ kind: 'pickup', shop: 'a' })
  })
})

test('the transfer bears the receiver’s name, where no other is given', () => {
  expect(depositorOf({ name: ' 박새봄 ', depositor: ' ' })).toBe('박새봄')
  expect(depositorOf({ name: '박새봄', depositor: '박가을' })).toBe('박가을')
})

describe('startForm', () => {
  const earlier = {
    receiver: { name: '박새봄', phone: '01012345678' },
    delivery: { kind: 'pickup' as const, shop: 'a', day: '2026-11-23' },
    payment: 'at-pickup' as const,
  }

  test('goes on with what was typed for this draft, but never with its agreement', () => {
    const typed = { ...right, name: '반쯤 적', day: '2026-11-20' }
    expect(startForm(keptFields(typed), [earlier])).toEqual({ ...typed, agreed: false })
    expect(keptFields(typed)).not.toHaveProperty('agreed')
  })

  test('knows who received the last order, but neither its day nor its agreement', () => {
    expect(startForm(null, [earlier])).toMatchObject({
      name: '박새봄',
      phone: '010-1234-5678',
      shop: 'a',
      day: null,
      payment: 'at-pickup',
      memo: '',
      agreed: false,
    })
  })

  test('starts empty for the first order', () => {
    expect(startForm(null, [])).toMatchObject({ name: '', phone: '', delivery: 'pickup', payment: null })
  })
})
