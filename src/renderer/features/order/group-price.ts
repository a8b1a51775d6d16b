export type PriceOfLine = { productId: string; name: string; quantity: number; total: number; fullPrice: number }

export type PriceGroup = { productId: string; name: string; quantity: number; fullPrice: number }

/** The lines of a price summed up by size, in the order in which the sizes come, and what quantity tiers took off in all. */
export function groupPrice(lines: readonly PriceOfLine[]): { groups: PriceGroup[]; discount: number } {
  const groups = new Map<string, PriceGroup>()
  for (const { productId, name, quantity, fullPrice } of lines) {
    const group = groups.get(productId) ?? { productId, name, quantity: 0, fullPrice: 0 }
    groups.set(productId, { ...group, quantity: group.quantity + quantity, fullPrice: group.fullPrice + fullPrice })
  }
  return { groups: [...groups.values()], discount: lines.reduce((sum, line) => sum + line.fullPrice - line.total, 0) }
}
