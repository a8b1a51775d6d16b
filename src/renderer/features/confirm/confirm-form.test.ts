import { describe, expect, test } from 'vitest'
import { type ConfirmForm, fitForm, offersDelivery, startForm, wrongFields } from './confirm-form.ts'

const bankAccount = { bank: '국민은행', number: '1', holder: '김한빛' }
const delivery = { fee: 3000, note: '' }
const right: ConfirmForm = {
  name: '박새봄',
  phone: '010-1234-5678',
  delivery: 'pickup',
  postcode: '',
  road: '',
  detail: '',
  payment: 'at-pickup',
  memo: '',
  agreed: true,
}

describe('wrongFields', () => {
  test('finds nothing wrong with a whole form', () => {
    expect([...wrongFields(right)]).toEqual([])
  })

  test('finds each field that is wrong, and the address only where it is needed', () => {
    const empty = { ...right, name: ' ', phone: '010', payment: null, agreed: false }
    expect([...wrongFields(empty)]).toEqual(['name', 'phone', 'payment', 'agreed'])
    expect([...wrongFields({ ...right, delivery: 'address', postcode: '123', road: '' })]).toEqual(['postcode', 'road'])
    expect([...wrongFields({ ...right, delivery: 'address', postcode: '16490', road: '정조로 1' })]).toEqual([])
  })
})

describe('what a studio offers', () => {
  test('delivery needs a way to pay for it', () => {
    expect(offersDelivery({ bankAccount, delivery })).toBe(true)
    expect(offersDelivery({ delivery })).toBe(false)
    expect(offersDelivery({ bankAccount })).toBe(false)
  })

  test('fitForm takes back what is not offered and takes the only way of paying as chosen', () => {
    expect(fitForm({ ...right, delivery: 'address', payment: 'bank-transfer' }, {})).toMatchObject({
      delivery: 'pickup',
      payment: 'at-pickup',
    })
    expect(fitForm({ ...right, payment: null }, { bankAccount })).toMatchObject({ payment: null })
    expect(fitForm({ ...right, delivery: 'address' }, { bankAccount, delivery })).toMatchObject({ payment: 'bank-transfer' })
  })
})

describe('startForm', () => {
  const earlier = {
    orderId: 'old',
    state: 'submitted' as const,
    receiver: { name: '박새봄', phone: '01012345678' },
    delivery: { kind: 'pickup' as const },
    payment: 'at-pickup' as const,
    memo: '문 앞에',
  }

  test('knows who received the last order, but neither its memo nor its agreement', () => {
    expect(startForm([earlier], 'new')).toMatchObject({
      name: '박새봄',
      phone: '010-1234-5678',
      payment: 'at-pickup',
      memo: '',
      agreed: false,
    })
  })

  test('an order that was taken back keeps its own memo', () => {
    expect(startForm([earlier], 'old').memo).toBe('문 앞에')
  })

  test('starts empty for the first order', () => {
    expect(startForm([], null)).toMatchObject({ name: '', phone: '', delivery: 'pickup', payment: null })
  })
})
