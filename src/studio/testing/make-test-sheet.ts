import type { OrderSheet, SheetLine } from '../intake/order-sheet.ts'

export const testSizes = {
  small: { id: 'print-4x6', name: '4×6', shortMm: 102, longMm: 152, shortPx: 120, longPx: 180 },
  large: { id: 'print-5x7', name: '5×7', shortMm: 127, longMm: 178, shortPx: 150, longPx: 210 },
} as const

/** One line of an order as it was taken; papers are a tenth of the real ones, so that tests are quick. */
export function makeTestLine(changes: Partial<SheetLine> = {}): SheetLine {
  return {
    product: testSizes.small,
    quantity: 1,
    fit: 'paper-full',
    options: [{ id: 'finish', name: '종이', choiceId: 'glossy', choiceName: '유광' }],
    sha256: 'a'.repeat(64),
    originalName: '바다.jpg',
    unitPrice: 300,
    total: 300,
    ...changes,
  }
}

export function makeTestSheet(lines: SheetLine[]): OrderSheet {
  const subtotal = lines.reduce((sum, line) => sum + line.total, 0)
  return {
    number: '261122-0001',
    orderedAt: '2026-11-22T01:00:00.000Z',
    receivedAt: '2026-11-22T01:05:00.000Z',
    receiver: { name: '홍길동', phone: '01012345678' },
    delivery: { kind: 'pickup' },
    payment: 'at-pickup',
    memo: '',
    lines,
    subtotal,
    discounts: [],
    deliveryFee: 0,
    total: subtotal,
    catalogueVersion: '2026-11-01',
  }
}
