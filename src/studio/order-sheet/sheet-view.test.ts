import { describe, expect, it } from 'vitest'
import type { OrderSheet, SheetLine } from '../intake/order-sheet.ts'
import { makeTestLine, makeTestSheet, testSizes } from '../testing/make-test-sheet.ts'
import { viewOrderSheet } from './sheet-view.ts'

const border = (choiceId: string, choiceName: string) => ({ id: 'border', name: '테두리', choiceId, choiceName })
const [finish] = makeTestLine().options
const options = (...given: SheetLine['options']) => ({ options: [...(finish ? [finish] : []), ...given] })
const view = (lines: SheetLine[], changes: Partial<OrderSheet> = {}, paidAt: string | null = null, unrendered: number[] = []) =>
  viewOrderSheet(
    { ...makeTestSheet(lines), ...changes },
    { studioName: '사진관', paidAt, isCancelled: false, unrendered: new Set(unrendered) },
  )

describe('viewOrderSheet', () => {
  it('says once what all prints share, and with each print only what sets it apart', () => {
    const { common, lines } = view([
      makeTestLine(options(border('none', '없이 (무테)'))),
      makeTestLine({ ...options(border('white', '하얗게 (유테)')), fit: 'image-full', date: '2024-05-04' }),
    ])
    expect(common).toBe('종이 유광')
    expect(lines.map(({ details }) => details)).toEqual([
      '페이퍼풀 · 테두리 없이 (무테)',
      '이미지풀 · 테두리 하얗게 (유테) · 날짜 2024-05-04',
    ])
  })

  it.each([
    [{ width: 240, height: 160 }, ''],
    [{ width: 110, height: 74 }, '주의 183dpi'],
    [{ width: 60, height: 40 }, '경고 100dpi'],
  ])('warns of a photo of %o where it is too small for its paper', (photo, warning) => {
    const product = { ...testSizes.small, goodDpi: 200, warnDpi: 150 }
    expect(view([makeTestLine({ product, photo })]).lines[0]?.warning).toBe(warning)
  })

  it('warns of nothing in orders of before, and of photos that no print could be made of', () => {
    const { lines } = view([makeTestLine(), makeTestLine()], {}, null, [2])
    expect(lines.map(({ warning }) => warning)).toEqual(['', '인화 파일 없음, 원본 확인'])
  })

  it('sums by size and in all, with what was taken off', () => {
    const lines = [
      makeTestLine({ quantity: 2, total: 600 }),
      makeTestLine({ product: testSizes.large, total: 900 }),
      makeTestLine({ quantity: 1000, total: 300_000 }),
    ]
    const shown = view(lines, {
      delivery: { kind: 'address', postcode: '03045', road: '사직로 161', detail: '' },
      discounts: [
        { kind: 'coupon', name: '첫 주문', amount: 1000 },
        { kind: 'points', name: '', amount: 500 },
      ],
      deliveryFee: 3000,
    })
    expect(shown.sizes).toEqual([
      { name: '4×6', prints: '1,002장', total: '300,600원' },
      { name: '5×7', prints: '1장', total: '900원' },
    ])
    expect(shown.sums).toEqual([
      { label: '인화', amount: '301,500원' },
      { label: '첫 주문', amount: '−1,000원' },
      { label: '포인트', amount: '−500원' },
      { label: '배송비', amount: '3,000원' },
    ])
    expect(shown.prints).toBe('1,003장')
  })

  it.each<[string, Partial<OrderSheet>, string | null, object]>([
    ['at the counter', {}, null, { main: '방문 결제', more: [], isPaid: false }],
    ['by transfer in the own name', { payment: 'bank-transfer' }, null, { main: '무통장입금', more: ['입금자명 홍길동'], isPaid: false }],
    [
      'by transfer in another name, paid',
      { payment: 'bank-transfer', depositor: '김영희' },
      '2026-11-23T03:00:00.000Z',
      { main: '무통장입금', more: ['입금자명 김영희', '2026년 11월 23일 (월) 오후 12:00 결제'], isPaid: true },
    ],
    ['by link', { payment: 'link' }, null, { main: '결제 링크', more: [], isPaid: false }],
  ])('says how it is paid %s', (_how, changes, paidAt, payment) => {
    expect(view([makeTestLine()], changes, paidAt).payment).toEqual(payment)
  })

  it.each<[string, Partial<OrderSheet>, object]>([
    ['whenever it is ready', {}, { label: '매장에서 찾기', main: '준비되는 대로', more: [] }],
    [
      'in a shop at a time',
      {
        delivery: { kind: 'pickup', shop: 's', day: '2026-11-24', slot: 'noon' },
        pickup: { shopName: '본점', shopAddress: '마포구', slotName: '점심' },
      },
      { label: '매장에서 찾기', main: '11월 24일 (화) 점심', more: ['본점', '마포구'] },
    ],
    [
      'to an address',
      { delivery: { kind: 'address', postcode: '03045', road: '사직로 161', detail: '2층' } },
      { label: '배송', main: '(03045) 사직로 161', more: ['2층'] },
    ],
  ])('says how it is handed over %s', (_how, changes, handover) => {
    expect(view([makeTestLine()], changes).handover).toEqual(handover)
  })

  it.each([
    ['01012345678', '010-1234-5678'],
    ['+821012345678', '010-1234-5678'],
    ['0212345678', '02-1234-5678'],
    ['0311234567', '031-123-4567'],
  ])('writes the phone %s as %s', (phone, written) => {
    expect(view([makeTestLine()], { receiver: { name: '홍', phone } }).phone).toBe(written)
  })
})
