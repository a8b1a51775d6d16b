import { layoutPrint } from '#shared/layout/print-layout.ts'
import { paperOf } from '#shared/orders/print-effects.ts'
import type { OrderSheet, SheetLine } from '../intake/order-sheet.ts'
import { deliveryNames, paymentNames } from '../orders/detail-names.ts'
import { fitNames } from '../orders/print-names.ts'
import type { WrittenPicture } from './write-pictures.ts'

const unrendered = '인화 파일로 만들지 못해 원본을 넣었어요. 직접 확인해 주세요.'
const missing = '사진이 없어요. 손님께 다시 받아 주세요.'

/**
 * `order.json`, for the studio's people and programs: who ordered what, in numbers and in words. Its fields are described in
 * docs/lab-folder.md. `pictures` are the files of the lines by their position.
 */
export function buildOrderJson(sheet: OrderSheet, pictures: ReadonlyMap<number, WrittenPicture>): string {
  const { delivery } = sheet
  const order = {
    number: sheet.number,
    customer: sheet.receiver,
    delivery: { ...delivery, name: deliveryNames[delivery.kind], ...sheet.pickup },
    payment: { kind: sheet.payment, name: paymentNames[sheet.payment], ...(sheet.depositor && { depositor: sheet.depositor }) },
    memo: sheet.memo,
    lines: sheet.lines.map((line, index) => ({
      position: index + 1,
      product: { id: line.product.id, name: line.product.name, shortMm: line.product.shortMm, longMm: line.product.longMm },
      quantity: line.quantity,
      fit: { kind: line.fit, name: fitNames[line.fit] },
      options: line.options.map((option) => ({
        id: option.id,
        name: option.name,
        choice: { id: option.choiceId, name: option.choiceName },
      })),
      ...describePicture(pictures.get(index + 1)),
      print: describePrint(line),
      originalName: line.originalName,
      unitPrice: line.unitPrice,
      total: line.total,
    })),
    subtotal: sheet.subtotal,
    discounts: sheet.discounts,
    deliveryFee: sheet.deliveryFee,
    total: sheet.total,
    catalogueVersion: sheet.catalogueVersion,
    orderedAt: sheet.orderedAt,
    receivedAt: sheet.receivedAt,
  }
  return `${JSON.stringify(order, null, 2)}\n`
}

function describePicture(picture: WrittenPicture | undefined) {
  if (picture?.kind === 'missing') return { image: 'missing', problem: missing }
  return {
    file: picture?.file,
    image: picture?.kind === 'print' ? 'print' : 'original',
    ...(picture?.kind === 'unrendered' && { problem: unrendered }),
  }
}

/** How the photo is to lie on the paper: already so in a print, still to be done with an original. */
function describePrint(line: SheetLine) {
  const { turn = 0, straighten = 0, borderMm = 0, date } = line
  const layout = line.photo && layoutPrint(line.photo, paperOf(line.product, { borderMm }), line)
  const crop = layout?.source ?? line.crop
  const lies = layout ? (layout.paper.width > layout.paper.height ? 'landscape' : 'portrait') : line.orientation
  const words = [
    turn !== 0 && `시계 방향으로 ${turn}° 돌리기`,
    straighten !== 0 && `${straighten > 0 ? '시계' : '반시계'} 방향으로 ${round(Math.abs(straighten), 2)}° 바로잡기`,
    crop &&
      `사진의 왼쪽에서 ${percent(crop.x)}, 위에서 ${percent(crop.y)} 되는 곳부터 너비 ${percent(crop.width)}, 높이 ${percent(crop.height)}`,
    lies && `종이는 ${lies === 'landscape' ? '가로' : '세로'}`,
    fitNames[line.fit],
    borderMm > 0 && `흰 테두리 ${round(borderMm, 2)}mm`,
    date && `날짜 ${date}`,
  ]
  return {
    turn,
    straighten,
    crop: crop && { x: round(crop.x, 6), y: round(crop.y, 6), width: round(crop.width, 6), height: round(crop.height, 6) },
    orientation: lies,
    borderMm,
    date: date ?? null,
    words: words.filter(Boolean).join(' · '),
  }
}

function percent(fraction: number): string {
  return `${round(fraction * 100, 1)}%`
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
