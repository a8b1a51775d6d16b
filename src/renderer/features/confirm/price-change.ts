import type { OrderPrice } from '#shared/pricing/price-order.ts'

/** What costs another sum than before. Of `size`: one print. */
export type PriceDifference = { what: 'size' | 'delivery' | 'discount'; name: string; before: number; now: number }

/** What differs between two prices of the same lines, each thing once; empty where all is as it was. */
export function priceDifferences(before: OrderPrice, now: OrderPrice): PriceDifference[] {
  const found = new Map<string, PriceDifference>()
  for (const [index, line] of now.lines.entries()) {
    const old = before.lines[index]
    if (!old || old.productId !== line.productId || old.unitPrice === line.unitPrice) continue
    const key = `${line.productId} ${old.unitPrice} ${line.unitPrice}`
    found.set(key, { what: 'size', name: line.name, before: old.unitPrice, now: line.unitPrice })
  }
  const differences = [...found.values()]
  if (before.deliveryFee !== now.deliveryFee) {
    differences.push({ what: 'delivery', name: '', before: before.deliveryFee, now: now.deliveryFee })
  }
  const discount = (price: OrderPrice) => price.discounts.reduce((sum, { amount }) => sum + amount, 0)
  if (discount(before) !== discount(now)) differences.push({ what: 'discount', name: '', before: discount(before), now: discount(now) })
  return differences
}
