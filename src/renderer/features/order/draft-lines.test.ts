import { describe, expect, test } from 'vitest'
import { addPhotos, type BasketLine, changeLook, commonValue, countPrints, parseQuantity, startingProduct } from './draft-lines.ts'

const look = { productId: 'print-4x6', fit: 'paper-full' as const, options: {} }

function line(key: string, known: Partial<BasketLine> = {}): BasketLine {
  return { ...look, key, photoId: 1, quantity: 1, ...known }
}

describe('addPhotos', () => {
  test('adds one print of each photo and leaves those that are there', () => {
    let last = 0
    const newKey = () => `k${++last}`
    const first = addPhotos([], [1, 2], look, newKey)
    expect(first).toMatchObject({ added: 2, already: 0 })
    const second = addPhotos(first.lines, [2, 3], look, newKey)
    expect(second).toMatchObject({ added: 1, already: 1 })
    expect(second.lines.map((added) => [added.photoId, added.key])).toEqual([
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

describe('changeLook', () => {
  const cropped = line('a', { crop: { x: 0.1, y: 0, width: 0.8, height: 1 }, options: { finish: 'matte' } })

  test('keeps the crop while the paper stays', () => {
    expect(changeLook(cropped, { productId: 'print-4x6', options: { correction: 'none' } })).toEqual({
      ...cropped,
      options: { finish: 'matte', correction: 'none' },
    })
  })

  test('drops the crop with another paper or fit', () => {
    expect(changeLook(cropped, { productId: 'print-5x7' })).not.toHaveProperty('crop')
    expect(changeLook(cropped, { fit: 'image-full' })).not.toHaveProperty('crop')
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

test('parseQuantity keeps to what may be ordered', () => {
  expect(['12', ' 3장', '0', '5000', '', '-'].map(parseQuantity)).toEqual([12, 3, 1, 999, null, null])
})

test('startingProduct follows what was chosen last, if it is still sold', () => {
  const products = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  expect(startingProduct({ products }, [{ productId: 'b' }], [{ productId: 'c' }])).toBe('b')
  expect(startingProduct({ products }, [{ productId: 'gone' }], [{ productId: 'c' }])).toBe('c')
  expect(startingProduct({ products }, [], [])).toBe('a')
  expect(startingProduct({ products, startWith: 'b' }, [], [])).toBe('b')
  expect(startingProduct({ products: [] }, [], [])).toBeUndefined()
})
