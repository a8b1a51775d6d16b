import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueSchema } from '../../src/shared/catalogue/catalogue.ts'
import { type PricedItem, priceOrder } from '../../src/shared/pricing/price-order.ts'
import { type BenchArea, compare } from './harness.ts'

const LINES = 1000
const template = join(import.meta.dirname, '..', '..', 'resources', 'studios', 'demo', 'catalogue.json')

export const pricing: BenchArea = {
  name: 'pricing',
  measure() {
    const catalogue = catalogueSchema.parse(JSON.parse(readFileSync(template, 'utf8')))
    const ids = catalogue.products.map((product) => product.id)
    const items: PricedItem[] = Array.from({ length: LINES }, (_, index) => ({
      productId: ids[index % ids.length] ?? '',
      quantity: 1 + (index % 9),
      options: { finish: index % 2 ? 'matte' : 'glossy' },
    }))
    return compare('pricing', { name: `copy ${LINES} lines (floor)`, run: () => structuredClone(items) }, [
      { name: `price ${LINES} lines`, run: () => priceOrder(catalogue, items, 'pickup') },
    ])
  },
}
