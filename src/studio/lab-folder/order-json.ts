import type { OrderSheet } from '../intake/order-sheet.ts'
import { deliveryNames, paymentNames } from '../orders/detail-names.ts'
import type { SizeFolder } from './plan-lab-folder.ts'

const fitNames = { 'paper-full': '종이에 꽉 차게 (페이퍼풀)', 'image-full': '사진 전체 (이미지풀)' } as const

/**
 * `order.json`, for the studio's people and programs: who ordered what, in words. `unrendered` are the positions of photos
 * that could not be made into prints; their originals lie beside instead.
 */
export function buildOrderJson(sheet: OrderSheet, folders: readonly SizeFolder[], unrendered: ReadonlyMap<number, string>): string {
  const { delivery } = sheet
  const files = new Map(
    folders.flatMap((folder) => folder.prints.map((print) => [print.position, `${folder.name}/IMAGE/${print.imageName}`] as const)),
  )
  const order = {
    number: sheet.number,
    customer: sheet.receiver,
    delivery: { ...delivery, name: deliveryNames[delivery.kind] },
    payment: { kind: sheet.payment, name: paymentNames[sheet.payment] },
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
      ...describeFile(unrendered.get(index + 1), files.get(index + 1)),
      originalName: line.originalName,
      unitPrice: line.unitPrice,
      total: line.total,
    })),
    subtotal: sheet.subtotal,
    deliveryFee: sheet.deliveryFee,
    total: sheet.total,
    catalogueVersion: sheet.catalogueVersion,
    orderedAt: sheet.orderedAt,
    receivedAt: sheet.receivedAt,
  }
  return `${JSON.stringify(order, null, 2)}\n`
}

function describeFile(original: string | undefined, file: string | undefined): { file: string | undefined; problem?: string } {
  return original ? { file: original, problem: '인화 파일로 만들지 못해 원본을 넣었어요. 직접 확인해 주세요.' } : { file }
}
