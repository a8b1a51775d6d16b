import { expect, it } from 'vitest'
import { type Catalogue, catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { type Manifest, manifestSchema } from '#shared/orders/manifest.ts'
import { priceOrder } from '#shared/pricing/price-order.ts'
import { buildOrderSheet, orderSheetSchema } from './order-sheet.ts'

const catalogue: Catalogue = catalogueSchema.parse({
  version: '1',
  tierBasis: 'size',
  products: [{ id: '4x6', kind: 'print', name: '4×6', shortMm: 102, longMm: 152, shortPx: 1200, longPx: 1800, unitPrice: 300 }],
  options: [
    {
      id: 'border',
      name: '테두리',
      choices: [
        { id: 'none', name: '무테' },
        { id: 'white', name: '유테', borderMm: 5 },
      ],
    },
    {
      id: 'date',
      name: '날짜',
      choices: [
        { id: 'none', name: '없이' },
        { id: 'print', name: '넣기', dateImprint: true },
      ],
    },
  ],
  pickup: {
    note: '',
    leadTimeHours: 1,
    shops: [
      { id: 'main', name: '본점', address: '마포구' },
      { id: 'north', name: '북점', address: '노원구' },
    ],
    slots: [{ id: 'noon', name: '점심', from: '12:00', until: '13:00' }],
  },
})

type Line = Partial<Manifest['lines'][number]>

function build(line: Line, changes: Partial<Manifest> = {}) {
  const manifest = manifestSchema.parse({
    protocol: 1,
    orderId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    createdAt: '2026-11-22T01:02:03.000Z',
    catalogueVersion: '1',
    lines: [{ productId: '4x6', quantity: 2, fit: 'paper-full', sha256: 'a'.repeat(64), ...line }],
    files: [{ sha256: 'a'.repeat(64), bytes: 10, name: '바다.jpg', width: 4032, height: 3024 }],
    receiver: { name: '홍길동', phone: '01012345678' },
    delivery: { kind: 'pickup', shop: 'main' },
    payment: 'at-pickup',
    ...changes,
  })
  const price = priceOrder(catalogue, manifest.lines, manifest.delivery.kind)
  const sheet = buildOrderSheet(manifest, catalogue, price, { number: '261122-0001', at: new Date('2026-11-22T01:05:00.000Z') })
  // As it comes back from the database.
  return orderSheetSchema.parse(JSON.parse(JSON.stringify(sheet)))
}

it('keeps with each line what is needed to make it, also after the catalogue has changed', () => {
  const line = {
    turn: 90,
    straighten: -1.5,
    orientation: 'portrait',
    crop: { x: 0, y: 0, width: 0.5, height: 1 },
    date: '2024-05-04',
  } as const
  const [kept] = build({ ...line, options: { border: 'white', date: 'print' } }).lines
  expect(kept).toMatchObject({
    ...line,
    borderMm: 5,
    photo: { width: 4032, height: 3024 },
    product: { goodDpi: 200, warnDpi: 150 },
    total: 600,
  })
})

it('prints no date that no option asks for, and no border where there is none', () => {
  const [kept] = build({ date: '2024-05-04' }).lines
  expect(kept).not.toHaveProperty('date')
  expect(kept).not.toHaveProperty('borderMm')
})

it('keeps the names of shop and slot, and the depositor', () => {
  const delivery = { kind: 'pickup', shop: 'north', day: '2026-11-24', slot: 'noon' } as const
  expect(build({}, { delivery, payment: 'bank-transfer', depositor: '김영희' })).toMatchObject({
    delivery,
    pickup: { shopName: '북점', shopAddress: '노원구', slotName: '점심' },
    payment: 'bank-transfer',
    depositor: '김영희',
  })
})

it('reads an order that was taken before any of that was kept', () => {
  const { discounts, pickup, ...older } = build({})
  expect(orderSheetSchema.parse(older)).toMatchObject({ discounts: [], total: 600 })
})
