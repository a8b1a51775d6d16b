import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { readStudioResources } from '../studio-resources.ts'
import { judgeCatalogue } from './judge-draft.ts'
import { tryOrder } from './try-order.ts'

const demo = catalogueSchema.parse(JSON.parse(readFileSync(readStudioResources('demo').catalogueTemplate, 'utf8')))
const inForce = { catalogue: demo, etag: '"now"' }
const change = (product: object, rest: object = {}): Catalogue => ({
  ...demo,
  ...rest,
  products: demo.products.map((known) => (known.name === '4×6' ? { ...known, ...product } : known)),
})

describe('a changed catalogue', () => {
  it.each([
    [{ unitPrice: 30_000 }, '4×6의 값이 300원에서 30,000원으로 100배가 돼요. 맞나요?'],
    [{ unitPrice: 3, tiers: [] }, '4×6의 값이 300원에서 3원으로 100분의 1이 돼요. 맞나요?'],
    [{ unitPrice: 0, tiers: [] }, '4×6의 값이나 할인 값이 0원이에요. 돈을 받지 않는 것이 맞나요?'],
    [{ tiers: [{ from: 30, unitPrice: 400 }] }, '4×6은 30장부터 400원으로 오히려 비싸져요. 맞나요?'],
    [{ longPx: 1500 }, '4×6의 mm와 픽셀은 모양이 서로 달라요. 사진이 눌려 보일 수 있어요. 맞나요?'],
  ])('with %o is questioned', (product, doubt) => {
    expect(judgeCatalogue(inForce, change(product), '"now"').doubts).toEqual([doubt])
  })

  it('is questioned about delivery, a size that goes, and somebody who was faster', () => {
    const fewer = { ...demo, products: demo.products.slice(1), delivery: { fee: 300_000, note: '' } }
    expect(judgeCatalogue(inForce, fewer, '"before"').doubts).toEqual([
      '고치시는 동안 다른 곳에서 상품표를 먼저 바꿨어요. 저장하면 그 상품표를 이것으로 바꿔요. 맞나요?',
      '3×5를 빼요. 손님 바구니에 담긴 3×5 사진은 크기를 다시 골라야 해요. 맞나요?',
      '배송비가 3,000원에서 300,000원으로 100배가 돼요. 맞나요?',
    ])
  })

  it('takes a yes for this very change only', () => {
    const { answer } = judgeCatalogue(inForce, change({ unitPrice: 30_000 }), '"now"')
    expect(judgeCatalogue(inForce, change({ unitPrice: 30_000 }, { version: 'other' }), '"now"').answer).toBe(answer)
    expect(judgeCatalogue(inForce, change({ unitPrice: 40_000 }), '"now"').answer).not.toBe(answer)
    expect(judgeCatalogue({ ...inForce, etag: '"later"' }, change({ unitPrice: 30_000 }), '"now"').answer).not.toBe(answer)
  })

  it('is told in words', () => {
    const [first, second, ...others] = demo.products
    if (!first || !second) throw new Error('the demo has both')
    const after: Catalogue = {
      ...demo,
      products: [second, { ...first, unitPrice: 280, tiers: [{ from: 50, unitPrice: 260 }] }, ...others.slice(1)],
      options: demo.options.map((option) => (option.id === 'finish' ? { ...option, name: '인화지' } : option)),
      pickup: { ...demo.pickup, closedWeekdays: [0, 1], slots: demo.pickup.slots.slice(1) },
      delivery: undefined,
      unpaidDays: undefined,
    }
    expect(judgeCatalogue(inForce, after, '"now"').changes).toEqual([
      '3×5 값: 250원 → 280원',
      '3×5 매수 할인: 없음 → 50장부터 260원',
      '크기 뺌: D4',
      '크기 순서: 4×6, 3×5, 5×7, 8×10, A4, 11×14',
      '선택 이름: 종이 → 인화지',
      '찾는 시간 뺌: 오전',
      '쉬는 요일: 일 → 일, 월',
      '배송: 배송비 3,000원 → 하지 않음',
      '무료 배송: 30,000원부터 → 없음',
      '배송 안내: 우체국 택배로 2–3일 걸려요 → 없음',
      '입금 기다리기: 5일 → 계속',
    ])
    expect(judgeCatalogue(inForce, { ...demo, version: 'other' }, '"now"').changes).toEqual([])
  })
})

describe('an order to try prices on', () => {
  const trial = { productId: 'print-4x6', quantity: '30', options: { border: 'white', gone: 'x' }, delivery: 'address' } as const

  it('costs what the customer would pay', () => {
    expect(tryOrder(demo, trial)).toMatchObject({ price: { subtotal: 8100, deliveryFee: 3000, total: 11_100 } })
    expect(tryOrder(change({ unitPrice: 400, tiers: [] }), { ...trial, quantity: '100' })).toMatchObject({
      price: { deliveryFee: 0, total: 40_000 },
    })
    expect(tryOrder(demo, { ...trial, productId: '', delivery: 'pickup' })).toMatchObject({ price: { lines: [{ name: '4×6' }] } })
  })

  it('says what can not be ordered', () => {
    expect(tryOrder(demo, { ...trial, productId: 'gone' })).toEqual({ reason: '이 크기가 없어요.' })
    expect(tryOrder({ ...demo, delivery: undefined }, trial)).toEqual({ reason: '배송을 하지 않아요.' })
    for (const quantity of ['', '0', '-1', '1.5', '많이', '1000000'])
      expect(tryOrder(demo, { ...trial, quantity })).toEqual({ reason: '장수를 적어 주세요.' })
  })
})
