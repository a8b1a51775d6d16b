import type { OrderPrice, PricedLine } from '#shared/pricing/price-order.ts'

/** Prints that cost the same for the same reasons. */
export type PriceGroup = Omit<PricedLine, 'nextTier' | 'fullPrice'> & {
  /** The nearest lower price: how many prints are missing to it, and what one then costs with its surcharges. */
  next: { missing: number; unitPrice: number } | null
}

/**
 * The lines of a price as a customer wants them told, in the order in which they come. Where tiers count all prints of a size,
 * the way to the next one is told once a size.
 */
export function explainPrice(lines: OrderPrice['lines'], tierBasis: 'photo' | 'size'): PriceGroup[] {
  const groups = new Map<string, PriceGroup>()
  for (const line of lines) {
    const { nextTier: _nextTier, fullPrice: _fullPrice, ...plain } = line
    const key = JSON.stringify([line.productId, line.unitPrice, line.surcharges])
    const group = groups.get(key)
    const next = nearer(group?.next ?? null, nextOf(line))
    groups.set(
      key,
      group ? { ...group, quantity: group.quantity + line.quantity, total: group.total + line.total, next } : { ...plain, next },
    )
  }
  const told = new Set<string>()
  return [...groups.values()].map((group) => {
    if (tierBasis === 'photo' || !told.has(group.productId)) {
      told.add(group.productId)
      return group
    }
    return { ...group, next: null }
  })
}

function nextOf({ nextTier, surcharges }: PricedLine): PriceGroup['next'] {
  if (!nextTier) return null
  return { missing: nextTier.missing, unitPrice: surcharges.reduce((sum, { amount }) => sum + amount, nextTier.unitPrice) }
}

function nearer(one: PriceGroup['next'], other: PriceGroup['next']): PriceGroup['next'] {
  if (!one || !other) return one ?? other
  return other.missing < one.missing ? other : one
}
