import { expect, test } from 'vitest'
import { catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { priceOrder } from '#shared/pricing/price-order.ts'
import { explainPrice } from './explain-price.ts'

const paper = { kind: 'print', shortMm: 102, longMm: 152, shortPx: 1200, longPx: 1800 }
function catalogue(tierBasis: 'photo' | 'size') {
  return catalogueSchema.parse({
    version: '1',
    products: [
      {
        ...paper,
        id: 'a',
        name: '4×6',
        unitPrice: 300,
        tiers: [
          { from: 30, unitPrice: 270 },
          { from: 100, unitPrice: 240 },
        ],
      },
      { ...paper, id: 'b', name: '5×7', unitPrice: 900 },
    ],
    options: [
      {
        id: 'finish',
        name: '종이',
        choices: [
          { id: 'glossy', name: '유광' },
          { id: 'matte', name: '무광', surcharge: 50 },
        ],
      },
    ],
    tierBasis,
    pickup: { note: '', leadTimeHours: 0 },
  })
}

function explain(tierBasis: 'photo' | 'size', items: readonly (readonly [productId: string, quantity: number, finish?: string])[]) {
  const lines = items.map(([productId, quantity, finish]) => ({ productId, quantity, options: finish ? { finish } : {} }))
  return explainPrice(priceOrder(catalogue(tierBasis), lines, 'pickup').lines, tierBasis)
}

test('prints of one price are one line, with the tier reached and the way to the next', () => {
  expect(
    explain('size', [
      ['a', 30],
      ['b', 2],
      ['a', 10],
    ]),
  ).toMatchObject([
    {
      productId: 'a',
      quantity: 40,
      basePrice: 300,
      tier: { from: 30 },
      unitPrice: 270,
      total: 10_800,
      next: { missing: 60, unitPrice: 240 },
    },
    { productId: 'b', quantity: 2, unitPrice: 900, total: 1800, tier: null, next: null },
  ])
})

test('what differs in its surcharges stands apart, and the next tier is told once, with them', () => {
  expect(
    explain('size', [
      ['a', 3, 'matte'],
      ['a', 24],
    ]),
  ).toMatchObject([
    { quantity: 3, unitPrice: 350, surcharges: [{ name: '무광', amount: 50 }], next: { missing: 3, unitPrice: 320 } },
    { quantity: 24, unitPrice: 300, next: null },
  ])
})

test('where each photo counts by itself, the nearest of them is told', () => {
  expect(
    explain('photo', [
      ['a', 5],
      ['a', 28],
      ['a', 40],
    ]),
  ).toMatchObject([
    { quantity: 33, unitPrice: 300, next: { missing: 2, unitPrice: 270 } },
    { quantity: 40, unitPrice: 270, next: { missing: 60, unitPrice: 240 } },
  ])
})
