import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { addPhotos, addSize, type BasketLine, changeLook, commonValue, countPrints, joinAlike, startingLook } from './draft-lines.ts'

const look = { productId: 'print-4x6', fit: 'paper-full' as const, options: {} }
const paper = { kind: 'print', shortMm: 102, longMm: 152, shortPx: 1200, longPx: 1800, unitPrice: 300 }
const catalogue = catalogueSchema.parse({
  version: '1',
  products: [
    { ...paper, id: 'print-4x6', name: '4×6' },
    { ...paper, id: 'print-5x7', name: '5×7' },
  ],
  options: [
    {
      id: 'finish',
      name: '종이',
      choices: [
        { id: 'glossy', name: '유광' },
        { id: 'matte', name: '무광' },
      ],
    },
    {
      id: 'border',
      name: '테두리',
      choices: [
        { id: 'none', name: '없음' },
        { id: 'white', name: '유테', borderMm: 5 },
      ],
    },
  ],
  tierBasis: 'size',
  pickup: { note: '', leadTimeHours: 0 },
})

function line(lineId: string, known: Partial<BasketLine> = {}): BasketLine {
  return { ...look, lineId, photoId: 1, quantity: 1, ...known }
}

function counter() {
  let last = 0
  return () => `k${++last}`
}

describe('addPhotos', () => {
  test('adds one print of each photo and leaves those that are there', () => {
    const newLineId = counter()
    const first = addPhotos([], [1, 2], look, newLineId)
    expect(first).toMatchObject({ added: 2, already: 0 })
    const second = addPhotos(first.lines, [2, 3], look, newLineId)
    expect(second).toMatchObject({ added: 1, already: 1 })
    expect(second.lines.map((added) => [added.photoId, added.lineId])).toEqual([
      [1, 'k1'],
      [2, 'k2'],
      [3, 'k3'],
    ])
  })

  test('goes no further than an order may', () => {
    const many = Array.from({ length: 1005 }, (_, index) => index + 1)
    const { lines, ...first } = addPhotos([], many, look, () => 'k')
    expect(lines).toHaveLength(1000)
    expect(first).toEqual({ added: 1000, already: 0, over: 5 })
    expect(addPhotos(lines, [1, 2000, 2001], look, () => 'k')).toMatchObject({ added: 0, already: 1, over: 2 })
  })
})

describe('addSize', () => {
  const only = (...ids: string[]) => new Set(ids)

  test('puts one print of the other size behind each line', () => {
    const lines = [line('a', { photoId: 1, quantity: 3 }), line('b', { photoId: 2 })]
    const grown = addSize(lines, only('a'), 'print-5x7', counter())
    expect(grown).toMatchObject({ added: 1, over: 0 })
    expect(grown.lines.map(({ lineId, productId, quantity }) => [lineId, productId, quantity])).toEqual([
      ['a', 'print-4x6', 3],
      ['k1', 'print-5x7', 1],
      ['b', 'print-4x6', 1],
    ])
  })

  test('makes one more of what is there in that size already', () => {
    const lines = [line('a'), line('b', { productId: 'print-5x7', quantity: 2 })]
    const grown = addSize(lines, only('a'), 'print-5x7', counter())
    expect(grown.lines).toHaveLength(2)
    expect(countPrints(grown.lines)).toBe(4)
    expect(addSize([line('a')], only('a'), 'print-4x6', counter()).lines).toEqual([line('a', { quantity: 2 })])
  })

  test('goes no further than an order may', () => {
    const lines = Array.from({ length: 998 }, (_, index) => line(`l${index}`, { photoId: index + 1 }))
    const grown = addSize(lines, only('l0', 'l1', 'l2'), 'print-5x7', counter())
    expect(grown).toMatchObject({ added: 2, over: 1 })
    expect(grown.lines).toHaveLength(1000)
    expect(lines.every((before) => grown.lines.includes(before))).toBe(true)
  })
})

test('joinAlike makes one line of those that print alike, with all their prints', () => {
  expect(joinAlike([line('a', { quantity: 2 }), line('b', { photoId: 2 }), line('c', { quantity: 3 })])).toEqual({
    lines: [line('a', { quantity: 5 }), line('b', { photoId: 2 })],
    joined: 1,
  })
  const apart = [line('a'), line('b', { turn: 90 })]
  expect(joinAlike(apart)).toEqual({ lines: apart, joined: 0 })
})

test('joinAlike leaves two lines where one could not hold all their prints', () => {
  const many = [line('a', { quantity: 600 }), line('b', { quantity: 600 })]
  expect(joinAlike(many)).toEqual({ lines: many, joined: 0 })
  expect(joinAlike([...many, line('c', { quantity: 399 })])).toEqual({
    lines: [line('a', { quantity: 999 }), line('b', { quantity: 600 })],
    joined: 1,
  })
})

test('joinAlike loses and adds no print of any photo, whatever is joined, and leaves nothing that could be', () => {
  const some = fc.array(fc.record({ photoId: fc.integer({ min: 1, max: 3 }), quantity: fc.integer({ min: 1, max: 999 }) }), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(some, (known) => {
      const lines = known.map((one, index) => line(`l${index}`, one))
      const result = joinAlike(lines)
      expect(result.joined).toBe(lines.length - result.lines.length)
      for (const photoId of [1, 2, 3]) {
        const kept = result.lines.filter((one) => one.photoId === photoId)
        expect(countPrints(kept)).toBe(countPrints(lines.filter((one) => one.photoId === photoId)))
        expect(kept.every(({ quantity }) => quantity <= 999)).toBe(true)
        const [least = 999, next = 999] = kept.map(({ quantity }) => quantity).sort((one, other) => one - other)
        expect(least + next).toBeGreaterThan(999)
      }
    }),
  )
})

describe('changeLook', () => {
  const cropped = line('a', { crop: { x: 0.1, y: 0, width: 0.8, height: 1 }, turn: 90, straighten: 2, options: { finish: 'matte' } })

  test('keeps the crop while the paper stays', () => {
    expect(changeLook(cropped, { productId: 'print-4x6', options: { finish: 'glossy' } })).toEqual({
      ...cropped,
      options: { finish: 'glossy' },
    })
  })

  test.each([{ productId: 'print-5x7' }, { fit: 'image-full' as const }])('drops the crop, and only the crop, with %o', (change) => {
    const changed = changeLook(cropped, change)
    expect(changed).not.toHaveProperty('crop')
    expect(changed).toMatchObject({ turn: 90, straighten: 2 })
  })
})

test('commonValue is null where lines differ or there are none', () => {
  expect(commonValue([line('a'), line('b')], (one) => one.productId)).toBe('print-4x6')
  expect(commonValue([line('a'), line('b', { productId: 'x' })], (one) => one.productId)).toBeNull()
  expect(commonValue([], (one) => one.productId)).toBeNull()
})

test('countPrints sums the quantities', () => {
  expect(countPrints([line('a', { quantity: 3 }), line('b')])).toBe(4)
})

describe('startingLook', () => {
  const products = catalogue.products
  const of = (productId: string, known: Partial<BasketLine> = {}) => line('x', { productId, ...known })

  test('is that of the last line; in a new basket the size that the studio names, and all else as in the last order', () => {
    expect(startingLook(catalogue, [of('print-4x6'), of('print-5x7')], [])?.productId).toBe('print-5x7')
    expect(startingLook(catalogue, [], [of('print-5x7', { fit: 'image-full', options: { finish: 'matte' } })])).toEqual({
      productId: products[0]?.id,
      fit: 'image-full',
      options: { finish: 'matte' },
    })
    expect(startingLook({ ...catalogue, startWith: 'print-5x7' }, [], [])?.productId).toBe('print-5x7')
    expect(startingLook(catalogue, [], [])).toEqual({ productId: products[0]?.id, fit: 'paper-full', options: {} })
  })

  test('has nothing that the studio no longer offers', () => {
    const options = { finish: 'matte', border: 'gold', gone: 'x' }
    expect(startingLook(catalogue, [of('gone', { options })], [of('print-5x7')])).toMatchObject({
      productId: products[0]?.id,
      options: { finish: 'matte' },
    })
    expect(startingLook({ ...catalogue, products: [] }, [], [])).toBeUndefined()
  })
})
