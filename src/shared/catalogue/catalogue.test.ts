import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogueSchema } from './catalogue.ts'

const product = { id: 'print-4x6', kind: 'print', name: '4×6', shortMm: 102, longMm: 152, shortPx: 1200, longPx: 1800, unitPrice: 300 }
const option = { id: 'finish', name: '종이', choices: [{ id: 'glossy', name: '유광' }] }
const catalogue = { version: '2026-11-01', products: [product], tierBasis: 'size', pickup: { note: '', leadTimeHours: 24 } }

describe('a catalogue', () => {
  it('needs little: what is left out has its default', () => {
    expect(catalogueSchema.parse(catalogue)).toMatchObject({
      minimumOrder: 0,
      options: [],
      products: [{ trimMm: 2, tiers: [], goodDpi: 200, warnDpi: 150 }],
    })
  })

  it('of the demo studio is a good one', () => {
    const text = readFileSync(new URL('../../../resources/studios/demo/catalogue.json', import.meta.url), 'utf8')
    expect(catalogueSchema.safeParse(JSON.parse(text)).error).toBeUndefined()
  })

  it.each([
    ['two products of one id', { products: [product, product] }],
    ['an option named like a product', { options: [{ ...option, id: 'print-4x6' }] }],
    ['a short edge longer than the long one', { products: [{ ...product, shortMm: 153 }] }],
    ['a short edge longer than the long one in pixels', { products: [{ ...product, shortPx: 1801 }] }],
    ['a price in fractions of a won', { products: [{ ...product, unitPrice: 99.5 }] }],
    ['a negative price', { products: [{ ...product, unitPrice: -1 }] }],
    ['a price in text', { products: [{ ...product, unitPrice: '300' }] }],
    ['a tier from the first print on', { products: [{ ...product, tiers: [{ from: 1, unitPrice: 1 }] }] }],
    ['an option without choices', { options: [{ ...option, choices: [] }] }],
    ['an id that would leave a folder', { products: [{ ...product, id: '../4x6' }] }],
    ['no products', { products: [] }],
    ['a version with spaces', { version: '11월 판' }],
    ['an unknown tier basis', { tierBasis: 'order' }],
  ])('with %s is refused', (_what, changes) => {
    expect(catalogueSchema.safeParse({ ...catalogue, ...changes }).success).toBe(false)
  })
})
