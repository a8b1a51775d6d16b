import { expect, test } from 'vitest'
import { groupPrice } from './group-price.ts'

test('sums lines up by size and shows the discount apart, so that the groups less it are the total', () => {
  const lines = [
    { productId: 'a', name: '4×6', quantity: 30, total: 8100, fullPrice: 9000 },
    { productId: 'b', name: '5×7', quantity: 2, total: 1800, fullPrice: 1800 },
    { productId: 'a', name: '4×6', quantity: 10, total: 2700, fullPrice: 3000 },
  ]
  const { groups, discount } = groupPrice(lines)
  expect(groups).toEqual([
    { productId: 'a', name: '4×6', quantity: 40, fullPrice: 12_000 },
    { productId: 'b', name: '5×7', quantity: 2, fullPrice: 1800 },
  ])
  expect(discount).toBe(1200)
})
