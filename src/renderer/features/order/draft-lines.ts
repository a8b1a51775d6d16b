import type { DraftLine } from '#shared/contract/orders.ts'
import { MAX_LINES, MAX_QUANTITY } from '#shared/orders/order-details.ts'

/** A line of the draft, with a name of its own for as long as the window lives. */
export type BasketLine = DraftLine & { readonly key: string }

/** What all lines may be given at once. */
export type LineLook = { productId?: string; fit?: DraftLine['fit']; options?: Record<string, string> }

/** `over`: those that an order has no room for. */
export type Added = { lines: BasketLine[]; added: number; already: number; over: number }

/** One print of each photo that is not in the draft yet, as far as an order may go. */
export function addPhotos(
  lines: readonly BasketLine[],
  photoIds: readonly number[],
  look: Omit<DraftLine, 'photoId' | 'quantity' | 'crop'>,
  newKey: () => string,
): Added {
  const there = new Set(lines.map((line) => line.photoId))
  const fresh = photoIds.filter((photoId) => !there.has(photoId))
  const fitting = fresh.slice(0, Math.max(0, MAX_LINES - lines.length))
  const added = fitting.map((photoId): BasketLine => ({ ...look, photoId, quantity: 1, key: newKey() }))
  return {
    lines: [...lines, ...added],
    added: added.length,
    already: photoIds.length - fresh.length,
    over: fresh.length - fitting.length,
  }
}

/** A crop has the paper's shape, so it goes when the paper or the fit does. Options are put over those chosen before. */
export function changeLook(line: BasketLine, look: LineLook): BasketLine {
  const samePaper = (look.productId ?? line.productId) === line.productId && (look.fit ?? line.fit) === line.fit
  const { crop, ...rest } = line
  return {
    ...rest,
    ...(samePaper && crop && { crop }),
    ...(look.productId !== undefined && { productId: look.productId }),
    ...(look.fit !== undefined && { fit: look.fit }),
    options: { ...line.options, ...look.options },
  }
}

/** The value that all lines share; null where they differ. */
export function commonValue<Value>(lines: readonly BasketLine[], read: (line: BasketLine) => Value): Value | null {
  const [first, ...rest] = lines
  if (!first) return null
  const value = read(first)
  return rest.every((line) => read(line) === value) ? value : null
}

export function countPrints(lines: readonly { quantity: number }[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0)
}

/** What a typed quantity means; null for what is no number. */
export function parseQuantity(text: string): number | null {
  const number = Number.parseInt(text.replace(/\D/g, ''), 10)
  return Number.isNaN(number) ? null : Math.min(MAX_QUANTITY, Math.max(1, number))
}

/** The size a new print starts with: that of the last line, else that of the last order, else the one the studio names. */
export function startingProduct(
  { products, startWith }: { products: readonly { id: string }[]; startWith?: string | undefined },
  lines: readonly { productId: string }[],
  lastOrder: readonly { productId: string }[],
): string | undefined {
  const sold = new Set(products.map((product) => product.id))
  return [lines.at(-1)?.productId, lastOrder.at(-1)?.productId, startWith].find((id) => id !== undefined && sold.has(id)) ?? products[0]?.id
}
