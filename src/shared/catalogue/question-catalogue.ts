import type { Catalogue, PrintProduct } from './catalogue.ts'

/** Something about a changed catalogue that may be a slip of the hand. It can be kept; whoever changed it is asked first. */
export type CatalogueQuestion =
  | { kind: 'free'; product: string }
  | { kind: 'jump'; what: string; before: number; now: number }
  | { kind: 'tier-dearer'; product: string; from: number; unitPrice: number }
  | { kind: 'shape'; product: string }
  | { kind: 'removed'; product: string }

/** A price that is so many times what it was is more often a slip than meant. */
const JUMP = 100
/** A paper's shape in mm and in pixels may differ by this part: sizes are rounded, and a 4×6 is called 102×152 mm. */
const SHAPE_SLACK = 0.03

/** What to ask about `after` before it takes the place of `before`; null where there was none. */
export function questionCatalogue(before: Catalogue | null, after: Catalogue): CatalogueQuestion[] {
  const known = new Map(before?.products.map((product) => [product.id, product]))
  const kept = new Set(after.products.map(({ id }) => id))
  return [
    ...after.products.flatMap((product) => questionProduct(known.get(product.id), product)),
    ...(before?.products ?? []).filter(({ id }) => !kept.has(id)).map(({ name }) => ({ kind: 'removed' as const, product: name })),
    ...jumps('배송비', before?.delivery?.fee, after.delivery?.fee),
    ...jumps('최소 주문 금액', before?.minimumOrder, after.minimumOrder),
  ]
}

function questionProduct(before: PrintProduct | undefined, product: PrintProduct): CatalogueQuestion[] {
  const { name, unitPrice, tiers } = product
  const isFree = unitPrice === 0 || tiers.some((tier) => tier.unitPrice === 0)
  return [
    ...(isFree ? [{ kind: 'free' as const, product: name }] : []),
    ...jumps(name, before?.unitPrice, unitPrice),
    ...dearerTiers(product).map((tier) => ({ kind: 'tier-dearer' as const, product: name, ...tier })),
    ...(hasTwoShapes(product) ? [{ kind: 'shape' as const, product: name }] : []),
  ]
}

function jumps(what: string, before: number | undefined, now: number | undefined): CatalogueQuestion[] {
  if (!before || !now) return []
  return Math.max(before, now) >= JUMP * Math.min(before, now) ? [{ kind: 'jump', what, before, now }] : []
}

/** The tiers that ask more for a print than fewer prints cost. */
function dearerTiers({ unitPrice, tiers }: PrintProduct): PrintProduct['tiers'] {
  const inOrder = [...tiers].sort((a, b) => a.from - b.from)
  return inOrder.filter((tier, index) => tier.unitPrice > (inOrder[index - 1]?.unitPrice ?? unitPrice))
}

function hasTwoShapes({ shortMm, longMm, shortPx, longPx }: PrintProduct): boolean {
  return Math.abs((shortMm / longMm) * (longPx / shortPx) - 1) > SHAPE_SLACK
}
