import { expect, test } from 'vitest'
import { catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { priceOrder } from '#shared/pricing/price-order.ts'
import { priceDifferences } from './price-change.ts'

const catalogueWith = (unitPrice: number, fee = 3000) =>
  catalogueSchema.parse({
    version: '1',
    tierBasis: 'photo',
    products: [
      { id: 'a', kind: 'print', name: '4×6', shortMm: 102, longMm: 152, shortPx: 1200, longPx: 1800, unitPrice },
      { id: 'b', kind: 'print', name: 'A4', shortMm: 210, longMm: 297, shortPx: 2480, longPx: 3508, unitPrice: 3500 },
    ],
    pickup: { note: '', leadTimeHours: 1 },
    delivery: { fee, note: '' },
  })
const items = ['a', 'b', 'a'].map((productId) => ({ productId, quantity: 2, options: {} }))

test('each size whose price changed is named once, with what one print cost and costs', () => {
  const [before, now] = [priceOrder(catalogueWith(300), items, 'address'), priceOrder(catalogueWith(350, 3500), items, 'address')]
  expect(priceDifferences(before, now)).toEqual([
    { what: 'size', name: '4×6', before: 300, now: 350 },
    { what: 'delivery', name: '', before: 3000, now: 3500 },
  ])
  expect(priceDifferences(before, before)).toEqual([])
})

test('a discount that is gone is told', () => {
  const price = priceOrder(catalogueWith(300), items, 'pickup')
  const cheaper = priceOrder(catalogueWith(300), items, 'pickup', { points: 500 })
  expect(priceDifferences(cheaper, price)).toEqual([{ what: 'discount', name: '', before: 500, now: 0 }])
})
