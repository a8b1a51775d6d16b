import { type PrintQuality, printQuality } from '#shared/layout/geometry.ts'
import { dpiOf, layoutPrint } from '#shared/layout/print-layout.ts'
import { paperOf } from '#shared/orders/print-effects.ts'
import type { SheetLine } from '../intake/order-sheet.ts'

/** How sharp a line of an order comes out; `undefined` for one of before, which does not say what that depends on. */
export function judgeQuality(line: SheetLine): { dpi: number; quality: PrintQuality } | undefined {
  const { photo, product, borderMm = 0 } = line
  const { goodDpi, warnDpi } = product
  if (!photo || goodDpi === undefined || warnDpi === undefined) return undefined
  const dpi = dpiOf(layoutPrint(photo, paperOf(product, { borderMm }), line))
  return { dpi, quality: printQuality(dpi, { goodDpi, warnDpi }) }
}
