import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { type OrderPrice, priceOrder } from '#shared/pricing/price-order.ts'
import { readNumber } from './form-shape.ts'

const MOST = 100_000

/** An order to try prices on: so many prints of one size. */
export type Trial = {
  productId: string
  /** As it was typed. */
  quantity: string
  /** By the option's id. */
  options: Readonly<Record<string, string>>
  delivery: 'pickup' | 'address'
}

/** What is to be tried, as the editor's form says; at first what many order. */
export function readTrial(form: URLSearchParams): Trial {
  const options = [...form].flatMap(([name, value]) => (name.startsWith('try.option.') ? [[name.slice('try.option.'.length), value]] : []))
  return {
    productId: form.get('try.product') ?? '',
    quantity: form.get('try.quantity') ?? '30',
    options: Object.fromEntries(options) as Record<string, string>,
    delivery: form.get('try.delivery') === 'address' ? 'address' : 'pickup',
  }
}

export type TriedPrice = { price: OrderPrice } | { reason: string }

/** What it would cost by this catalogue. A choice that it does not have is its first one. */
export function tryOrder(catalogue: Catalogue, trial: Trial): TriedPrice {
  const product = trial.productId === '' ? firstProduct(catalogue) : catalogue.products.find(({ id }) => id === trial.productId)
  if (!product) return { reason: '이 크기가 없어요.' }
  if (trial.delivery === 'address' && !catalogue.delivery) return { reason: '배송을 하지 않아요.' }
  const quantity = readNumber(trial.quantity)
  if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1 || quantity > MOST)
    return { reason: '장수를 적어 주세요.' }
  const chosen = catalogue.options.flatMap(({ id, choices }) => {
    const choice = trial.options[id]
    return choices.some((known) => known.id === choice) ? [[id, choice]] : []
  })
  const options = Object.fromEntries(chosen) as Record<string, string>
  return { price: priceOrder(catalogue, [{ productId: product.id, quantity, options }], trial.delivery) }
}

/** The size that a customer sees first. */
export function firstProduct({ products, startWith }: Catalogue): Catalogue['products'][number] | undefined {
  return products.find(({ id }) => id === startWith) ?? products[0]
}
