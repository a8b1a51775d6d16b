import { KOREAN_TIME_ZONE } from '#shared/korean-time.ts'
import { PRINT_DPI, printQuality } from '#shared/layout/geometry.ts'
import { dpiOf, layoutPrint } from '#shared/layout/print-layout.ts'
import { paperOf } from '#shared/orders/print-effects.ts'
import { type OrderSheet, type SheetLine, sumSizes } from '../intake/order-sheet.ts'
import { deliveryNames, paymentNames } from '../orders/detail-names.ts'
import { formatCount, formatPhone, formatWon } from '../orders/write-amounts.ts'

const dayWords = { month: 'long', day: 'numeric', weekday: 'short' } as const

export type SheetViewLine = {
  position: number
  size: string
  centimetres: string
  quantity: number
  /** What is not the same for every line, and the fit. */
  details: string
  fileName: string
  /** What the counter should look at; empty where all is well. */
  warning: string
  price: string
}

/** What is said of an order beside its sheet. */
export type SheetFacts = {
  studioName: string
  paidAt: string | null
  isCancelled: boolean
  /** Positions of photos that no print could be made of. */
  unrendered: ReadonlySet<number>
}

/** An order sheet in its final words, ready to be drawn. */
export type SheetView = {
  studioName: string
  number: string
  isCancelled: boolean
  /** ISO, for the file's own date. */
  receivedAt: string
  received: string
  customer: string
  phone: string
  handover: { label: string; main: string; more: string[] }
  payment: { main: string; more: string[]; isPaid: boolean }
  memo: string
  /** The options that all lines share. */
  common: string
  lines: SheetViewLine[]
  sizes: { name: string; prints: string; total: string }[]
  sums: { label: string; amount: string }[]
  prints: string
  total: string
}

export function viewOrderSheet(sheet: OrderSheet, { studioName, paidAt, isCancelled, unrendered }: SheetFacts): SheetView {
  const shared = sharedOptions(sheet.lines)
  const prints = sheet.lines.reduce((sum, line) => sum + line.quantity, 0)
  return {
    studioName,
    number: sheet.number,
    isCancelled,
    receivedAt: sheet.receivedAt,
    received: `${formatTime(sheet.receivedAt)} 접수`,
    customer: sheet.receiver.name,
    phone: formatPhone(sheet.receiver.phone),
    handover: viewHandover(sheet),
    payment: viewPayment(sheet, paidAt),
    memo: sheet.memo,
    common:
      sheet.lines[0]?.options
        .filter(({ id }) => shared.has(id))
        .map(nameOption)
        .join(' · ') ?? '',
    lines: sheet.lines.map((line, index) => viewLine(line, index + 1, shared, unrendered.has(index + 1))),
    sizes: sumSizes(sheet.lines).map((size) => ({
      name: size.name,
      prints: `${formatCount(size.prints)}장`,
      total: formatWon(size.total),
    })),
    sums: [
      { label: '인화', amount: formatWon(sheet.subtotal) },
      ...sheet.discounts.map(({ kind, name, amount }) => ({
        label: name || (kind === 'points' ? '포인트' : '쿠폰'),
        amount: `−${formatWon(amount)}`,
      })),
      ...(sheet.delivery.kind === 'address' ? [{ label: '배송비', amount: formatWon(sheet.deliveryFee) }] : []),
    ],
    prints: `${formatCount(prints)}장`,
    total: formatWon(sheet.total),
  }
}

function viewHandover({ delivery, pickup }: OrderSheet): SheetView['handover'] {
  const label = deliveryNames[delivery.kind]
  if (delivery.kind === 'address')
    return { label, main: `(${delivery.postcode}) ${delivery.road}`, more: delivery.detail ? [delivery.detail] : [] }
  const when = [delivery.day && formatDay(delivery.day), pickup?.slotName ?? delivery.slot].filter(Boolean).join(' ')
  const where = pickup?.shopName ?? delivery.shop ?? ''
  return { label, main: when || '준비되는 대로', more: [where, pickup?.shopAddress ?? ''].filter(Boolean) }
}

function viewPayment({ payment, depositor, receiver }: OrderSheet, paidAt: string | null): SheetView['payment'] {
  const more = [
    ...(payment === 'bank-transfer' ? [`입금자명 ${depositor || receiver.name}`] : []),
    ...(paidAt === null ? [] : [`${formatTime(paidAt)} 결제`]),
  ]
  return { main: paymentNames[payment], more, isPaid: paidAt !== null }
}

function viewLine(line: SheetLine, position: number, shared: ReadonlySet<string>, isUnrendered: boolean): SheetViewLine {
  const { product, quantity, options, fit, date } = line
  const details = [
    fit === 'paper-full' ? '페이퍼풀' : '이미지풀',
    ...options.filter(({ id }) => !shared.has(id)).map(nameOption),
    ...(date ? [`날짜 ${date}`] : []),
  ]
  return {
    position,
    size: product.name,
    centimetres: `${formatCm(product.shortMm)}×${formatCm(product.longMm)}cm`,
    quantity,
    details: details.join(' · '),
    fileName: line.originalName,
    warning: isUnrendered ? '인화 파일 없음, 원본 확인' : warnOfDpi(line),
    price: `${formatWon(line.unitPrice)} × ${quantity} = ${formatWon(line.total)}`,
  }
}

function warnOfDpi(line: SheetLine): string {
  const { photo, product, borderMm = 0 } = line
  const { goodDpi, warnDpi } = product
  if (!photo || goodDpi === undefined || warnDpi === undefined) return ''
  const dpi = Math.min(dpiOf(layoutPrint(photo, paperOf(product, { borderMm }), line)), PRINT_DPI * 10)
  const quality = printQuality(dpi, { goodDpi, warnDpi })
  if (quality === 'good') return ''
  return `${quality === 'caution' ? '주의' : '경고'} ${dpi}dpi`
}

/** The options whose choice is the same for all lines: said once, they leave room for those that differ. */
function sharedOptions(lines: readonly SheetLine[]): Set<string> {
  const choices = new Map<string, Set<string>>()
  for (const { id, choiceId } of lines.flatMap(({ options }) => options)) {
    choices.set(id, (choices.get(id) ?? new Set()).add(choiceId))
  }
  return new Set([...choices].filter(([, chosen]) => chosen.size === 1).map(([id]) => id))
}

function nameOption({ name, choiceName }: SheetLine['options'][number]): string {
  return `${name} ${choiceName}`
}

function formatTime(iso: string): string {
  const at = new Date(iso)
  const year = at.toLocaleDateString('ko-KR', { timeZone: KOREAN_TIME_ZONE, year: 'numeric' })
  const day = at.toLocaleDateString('ko-KR', { timeZone: KOREAN_TIME_ZONE, ...dayWords })
  return `${year} ${day} ${at.toLocaleTimeString('ko-KR', { timeZone: KOREAN_TIME_ZONE, hour: 'numeric', minute: '2-digit' })}`
}

function formatDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('ko-KR', { timeZone: 'UTC', ...dayWords })
}

function formatCm(mm: number): string {
  return String(Number((mm / 10).toFixed(1)))
}
