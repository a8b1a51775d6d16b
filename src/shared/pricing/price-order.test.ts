import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogueSchema } from '../catalogue/catalogue.ts'
import { hasCode } from '../errors/app-error.ts'
import { type Benefits, type PricedItem, priceOrder } from './price-order.ts'

const paper = { kind: 'print', shortMm: 102, longMm: 152, shortPx: 1200, longPx: 1800 }

function makeCatalogue(changes: object = {}): Catalogue {
  return catalogueSchema.parse({
    version: '1',
    tierBasis: 'photo',
    products: [
      {
        ...paper,
        id: 'small',
        name: '4×6',
        unitPrice: 300,
        tiers: [
          { from: 30, unitPrice: 270 },
          { from: 100, unitPrice: 240 },
        ],
      },
      { ...paper, id: 'large', name: '8×10', unitPrice: 3000 },
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
    pickup: { note: '', leadTimeHours: 1 },
    delivery: { fee: 3000, freeFrom: 30_000, note: '' },
    ...changes,
  })
}

const item = (productId: string, quantity: number, options: Record<string, string> = {}): PricedItem => ({ productId, quantity, options })

const items = fc.array(
  fc.record({
    productId: fc.constantFrom('small', 'large'),
    quantity: fc.integer({ min: 1, max: 999 }),
    options: fc.constantFrom<Record<string, string>>({}, { finish: 'glossy' }, { finish: 'matte' }),
  }),
  { minLength: 1, maxLength: 30 },
)
const tierBasis = fc.constantFrom('photo', 'size')
const delivery = fc.constantFrom('pickup' as const, 'address' as const)

function errorOf(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

describe('the total', () => {
  it('is the sum of its lines and the delivery, and each line is its unit price times its prints', () => {
    fc.assert(
      fc.property(items, tierBasis, delivery, (order, basis, kind) => {
        const price = priceOrder(makeCatalogue({ tierBasis: basis }), order, kind)
        expect(price.lines).toHaveLength(order.length)
        for (const [index, line] of price.lines.entries()) expect(line.total).toBe(line.unitPrice * (order[index]?.quantity ?? 0))
        expect(price.subtotal).toBe(price.lines.reduce((sum, line) => sum + line.total, 0))
        expect(price.total).toBe(price.subtotal + price.deliveryFee)
        expect(Number.isSafeInteger(price.total)).toBe(true)
      }),
    )
  })

  it('never shrinks with one print more, other than where a tier begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 998 }), tierBasis, (quantity, basis) => {
        const catalogue = makeCatalogue({ tierBasis: basis })
        fc.pre(![30, 100].includes(quantity + 1))
        const before = priceOrder(catalogue, [item('small', quantity)], 'pickup').total
        const after = priceOrder(catalogue, [item('small', quantity + 1)], 'pickup').total
        expect(after - before).toBeGreaterThanOrEqual(240)
      }),
    )
  })

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(items, tierBasis, (order, basis) => {
        const catalogue = makeCatalogue({ tierBasis: basis })
        expect(priceOrder(catalogue, [...order].reverse(), 'address').total).toBe(priceOrder(catalogue, order, 'address').total)
      }),
    )
  })

  it('is never more than without tiers', () => {
    fc.assert(
      fc.property(items, tierBasis, (order, basis) => {
        for (const line of priceOrder(makeCatalogue({ tierBasis: basis }), order, 'pickup').lines)
          expect(line.total).toBeLessThanOrEqual(line.fullPrice)
      }),
    )
  })
})

describe('quantity tiers', () => {
  const twoPhotos = [item('small', 20), item('small', 20)]

  it('count the prints of one photo', () => {
    expect(priceOrder(makeCatalogue({ tierBasis: 'photo' }), twoPhotos, 'pickup').total).toBe(40 * 300)
  })

  it('or all prints of one size', () => {
    expect(priceOrder(makeCatalogue({ tierBasis: 'size' }), [...twoPhotos, item('large', 1)], 'pickup').total).toBe(40 * 270 + 3000)
  })

  it.each([
    [29, 300],
    [30, 270],
    [99, 270],
    [100, 240],
  ])('%i prints cost %i each', (quantity, unitPrice) => {
    expect(priceOrder(makeCatalogue(), [item('small', quantity)], 'pickup').lines[0]).toMatchObject({
      unitPrice,
      fullPrice: 300 * quantity,
    })
  })

  it('may stand in any order in the catalogue', () => {
    const catalogue = makeCatalogue()
    catalogue.products[0]?.tiers.reverse()
    expect(priceOrder(catalogue, [item('small', 100)], 'pickup').total).toBe(100 * 240)
  })
})

describe('what a line says of its price', () => {
  const explain = (quantity: number, options = {}) => priceOrder(makeCatalogue(), [item('small', quantity, options)], 'pickup').lines[0]

  it('names the tier that is reached and how many prints are missing to the next', () => {
    expect(explain(29)).toMatchObject({ basePrice: 300, tier: null, nextTier: { from: 30, unitPrice: 270, missing: 1 } })
    expect(explain(30)).toMatchObject({ tier: { from: 30, unitPrice: 270 }, nextTier: { from: 100, unitPrice: 240, missing: 70 } })
    expect(explain(100)).toMatchObject({ tier: { from: 100, unitPrice: 240 }, nextTier: null })
  })

  it('names each surcharge, and none that costs nothing', () => {
    expect(explain(1, { finish: 'matte' })).toMatchObject({ surcharges: [{ name: '무광', amount: 50 }], unitPrice: 350 })
    expect(explain(1)).toMatchObject({ surcharges: [] })
  })

  it('adds up to its unit price', () => {
    fc.assert(
      fc.property(items, tierBasis, (order, basis) => {
        for (const line of priceOrder(makeCatalogue({ tierBasis: basis }), order, 'pickup').lines) {
          const surcharge = line.surcharges.reduce((sum, { amount }) => sum + amount, 0)
          expect((line.tier?.unitPrice ?? line.basePrice) + surcharge).toBe(line.unitPrice)
        }
      }),
    )
  })
})

describe('coupons and points', () => {
  const totalOf = (benefits: Benefits, count = 2) => priceOrder(makeCatalogue(), [item('large', count)], 'address', benefits)
  const coupon = (takesOff: NonNullable<Benefits['coupon']>['takesOff'], from?: number) => ({
    coupon: { id: 'c', name: '봄 쿠폰', takesOff, from },
  })

  it('take off an amount, or whole percent rounded down with a most', () => {
    expect(totalOf(coupon({ won: 1000 }))).toMatchObject({
      discounts: [{ kind: 'coupon', name: '봄 쿠폰', amount: 1000 }],
      total: 6000 - 1000 + 3000,
    })
    expect(totalOf(coupon({ percent: 33 })).discounts).toMatchObject([{ amount: 1980 }])
    expect(totalOf(coupon({ percent: 33, most: 500 })).discounts).toMatchObject([{ amount: 500 }])
  })

  it('hold from their amount on', () => {
    expect(totalOf(coupon({ won: 1000 }, 6001)).discounts).toEqual([])
    expect(totalOf(coupon({ won: 1000 }, 6000)).discounts).toHaveLength(1)
  })

  it('never pay for the delivery, and points come after the coupon', () => {
    expect(totalOf({ ...coupon({ won: 5000 }), points: 5000 })).toMatchObject({
      discounts: [
        { kind: 'coupon', amount: 5000 },
        { kind: 'points', amount: 1000 },
      ],
      total: 3000,
    })
  })

  it('count neither against free delivery nor against the minimum order', () => {
    expect(totalOf(coupon({ won: 30_000 }), 10)).toMatchObject({ deliveryFee: 0, total: 0, shortOfMinimum: 0 })
  })

  it('never make an order cheaper than nothing nor dearer, whatever they say', () => {
    const amount = fc.oneof(fc.integer({ min: -1000, max: 2_000_000 }), fc.double({ min: 0, max: 1e6, noNaN: true }))
    const takesOff = fc.oneof(
      amount.map((won) => ({ won })),
      fc.integer({ min: -50, max: 500 }).map((percent) => ({ percent })),
    )
    fc.assert(
      fc.property(items, delivery, takesOff, amount, (order, kind, off, points) => {
        const plain = priceOrder(makeCatalogue(), order, kind)
        const cheaper = priceOrder(makeCatalogue(), order, kind, { ...coupon(off), points })
        expect(cheaper.total).toBeGreaterThanOrEqual(cheaper.deliveryFee)
        expect(cheaper.total).toBeLessThanOrEqual(plain.total)
        expect(cheaper.subtotal - cheaper.discounts.reduce((sum, each) => sum + each.amount, 0) + cheaper.deliveryFee).toBe(cheaper.total)
        expect(Number.isSafeInteger(cheaper.total)).toBe(true)
      }),
    )
  })
})

describe('options', () => {
  it('add their surcharge to each print, beside a tier', () => {
    expect(priceOrder(makeCatalogue(), [item('small', 30, { finish: 'matte' })], 'pickup').total).toBe(30 * (270 + 50))
  })

  it('that are left out take their first choice', () => {
    const plain = priceOrder(makeCatalogue(), [item('small', 2)], 'pickup')
    expect(plain).toEqual(priceOrder(makeCatalogue(), [item('small', 2, { finish: 'glossy' })], 'pickup'))
  })
})

describe('delivery', () => {
  it('costs its fee below the free amount, and nothing from it on', () => {
    expect(priceOrder(makeCatalogue(), [item('large', 9)], 'address')).toMatchObject({ deliveryFee: 3000, total: 30_000 })
    expect(priceOrder(makeCatalogue(), [item('large', 10)], 'address')).toMatchObject({ deliveryFee: 0, total: 30_000 })
    expect(priceOrder(makeCatalogue(), [item('large', 1)], 'pickup')).toMatchObject({ deliveryFee: 0, total: 3000 })
  })

  it('is never free where the studio names no amount', () => {
    const catalogue = makeCatalogue({ delivery: { fee: 2500, note: '' } })
    expect(priceOrder(catalogue, [item('large', 500)], 'address').deliveryFee).toBe(2500)
  })

  it('can not be had where the studio does not deliver', () => {
    const { delivery: _, ...withoutDelivery } = makeCatalogue()
    expect(
      hasCode(
        errorOf(() => priceOrder(withoutDelivery, [item('large', 1)], 'address')),
        'DELIVERY_UNAVAILABLE',
      ),
    ).toBe(true)
  })
})

it('says how much is missing to the minimum order, which delivery does not count towards', () => {
  const catalogue = makeCatalogue({ minimumOrder: 5000 })
  expect(priceOrder(catalogue, [item('large', 1)], 'address').shortOfMinimum).toBe(2000)
  expect(priceOrder(catalogue, [item('large', 2)], 'address').shortOfMinimum).toBe(0)
})

describe('what the catalogue no longer has', () => {
  it.each([
    ['PRODUCT_GONE', item('panorama', 1), { productId: 'panorama' }],
    ['OPTION_GONE', item('small', 1, { frame: 'oak' }), { option: 'frame' }],
    ['OPTION_GONE', item('small', 1, { finish: 'silk' }), { option: '종이' }],
    ['OPTION_GONE', item('small', 1, { '': 'x', nope: 'y' }), { option: '' }],
  ] as const)('is %s', (code, line, data) => {
    const error = errorOf(() => priceOrder(makeCatalogue(), [line], 'pickup'))
    expect(error).toMatchObject({ code, data })
  })

  it('also where it is named like a member of every object', () => {
    expect(errorOf(() => priceOrder(makeCatalogue(), [item('toString', 1)], 'pickup'))).toMatchObject({ code: 'PRODUCT_GONE' })
    expect(errorOf(() => priceOrder(makeCatalogue(), [item('small', 1, { constructor: 'x' })], 'pickup'))).toMatchObject({
      code: 'OPTION_GONE',
    })
  })
})
