import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Catalogue, catalogueSchema } from './catalogue.ts'
import { questionCatalogue } from './question-catalogue.ts'

function makeCatalogue(product: object = {}, rest: object = {}): Catalogue {
  return catalogueSchema.parse({
    version: '1',
    tierBasis: 'size',
    products: [
      { id: 'small', kind: 'print', name: '4×6', shortMm: 102, longMm: 152, shortPx: 1200, longPx: 1800, unitPrice: 300, ...product },
      { id: 'large', kind: 'print', name: '8×10', shortMm: 203, longMm: 254, shortPx: 2400, longPx: 3000, unitPrice: 3000 },
    ],
    pickup: { note: '', leadTimeHours: 1 },
    delivery: { fee: 3000, note: '' },
    ...rest,
  })
}

const before = makeCatalogue()

it('asks nothing of a catalogue that is as it was, nor of a plain change of price', () => {
  expect(questionCatalogue(before, before)).toEqual([])
  expect(questionCatalogue(before, makeCatalogue({ unitPrice: 350, tiers: [{ from: 30, unitPrice: 320 }] }))).toEqual([])
  expect(questionCatalogue(null, before)).toEqual([])
})

it.each([
  ['a print for nothing', { unitPrice: 0 }, [{ kind: 'free', product: '4×6' }]],
  ['a tier for nothing', { tiers: [{ from: 30, unitPrice: 0 }] }, [{ kind: 'free', product: '4×6' }]],
  ['two zeros too many', { unitPrice: 30_000 }, [{ kind: 'jump', what: '4×6', before: 300, now: 30_000 }]],
  ['two zeros too few', { unitPrice: 3 }, [{ kind: 'jump', what: '4×6', before: 300, now: 3 }]],
  ['a tier that is dearer', { tiers: [{ from: 30, unitPrice: 400 }] }, [{ kind: 'tier-dearer', product: '4×6', from: 30, unitPrice: 400 }]],
  ['pixels of another shape', { longPx: 1500 }, [{ kind: 'shape', product: '4×6' }]],
])('asks about %s', (_what, change, questions) => {
  expect(questionCatalogue(before, makeCatalogue(change))).toEqual(questions)
})

it('asks about a size that is taken out, and a delivery that costs a hundred times as much', () => {
  const [, large] = before.products
  expect(questionCatalogue(before, { ...before, products: large ? [large] : [] })).toEqual([{ kind: 'removed', product: '4×6' }])
  expect(questionCatalogue(before, makeCatalogue({}, { delivery: { fee: 300_000, note: '' } }))).toEqual([
    { kind: 'jump', what: '배송비', before: 3000, now: 300_000 },
  ])
})

it('asks about a jump if and only if it is a hundredfold', () => {
  const price = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(price, price, (was, is) => {
      const asked = questionCatalogue(makeCatalogue({ unitPrice: was }), makeCatalogue({ unitPrice: is }))
      expect(asked.some(({ kind }) => kind === 'jump')).toBe(is >= 100 * was || was >= 100 * is)
    }),
  )
})
