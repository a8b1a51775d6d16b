import type { SheetLine } from '../intake/order-sheet.ts'

/** The line on the same paper of fewer pixels, `edge` on its longer side at most. */
export function shrinkPaper(line: SheetLine, edge: number): SheetLine {
  const { shortPx, longPx } = line.product
  const scale = Math.min(1, edge / longPx)
  const shrink = (pixels: number) => Math.max(1, Math.round(pixels * scale))
  return { ...line, product: { ...line.product, shortPx: shrink(shortPx), longPx: shrink(longPx) } }
}
