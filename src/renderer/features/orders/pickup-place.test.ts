import { expect, test } from 'vitest'
import { catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { messages } from '#shared/messages/index.ts'
import { pickupPlace } from './pickup-place.ts'

const { pickup } = catalogueSchema.parse({
  version: '1',
  products: [{ id: 'a', kind: 'print', name: '4×6', shortMm: 102, longMm: 152, shortPx: 1200, longPx: 1800, unitPrice: 300 }],
  tierBasis: 'size',
  pickup: {
    note: '',
    leadTimeHours: 24,
    shops: [{ id: 'main', name: '본점', address: '정조로 1' }],
    slots: [{ id: 'evening', name: '저녁', from: '17:00', until: '19:00' }],
  },
})

test('says where and when, by the catalogue’s own names', () => {
  const delivery = { kind: 'pickup' as const, shop: 'main', day: '2026-11-24', slot: 'evening' }
  expect(pickupPlace(delivery, pickup, messages.ko)).toEqual({
    shop: '본점 · 정조로 1',
    when: '2026년 11월 24일 화요일 저녁 (17:00–19:00)',
  })
})

test('says what is known where the catalogue is not there, or has another shop by now', () => {
  const delivery = { kind: 'pickup' as const, shop: 'gone', day: '2026-11-24', slot: 'gone' }
  expect(pickupPlace(delivery, pickup, messages.ko)).toEqual({ shop: null, when: '2026년 11월 24일 화요일' })
  expect(pickupPlace(delivery, undefined, messages.ko).when).toBe('2026년 11월 24일 화요일')
})

test('what is delivered, or was not chosen, has no place', () => {
  expect(pickupPlace({ kind: 'address', postcode: '16490', road: '정조로 1', detail: '' }, pickup, messages.ko)).toEqual({
    shop: null,
    when: null,
  })
  expect(pickupPlace({ kind: 'pickup' }, pickup, messages.ko)).toEqual({ shop: null, when: null })
})
