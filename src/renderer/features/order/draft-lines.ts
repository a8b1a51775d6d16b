import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { DraftLine } from '#shared/contract/orders.ts'
import { lookOf } from '#shared/orders/merge-lines.ts'
import { MAX_LINES, MAX_QUANTITY } from '#shared/orders/order-details.ts'

/** A line of the draft with the name by which it is known everywhere. */
export type BasketLine = DraftLine & { readonly lineId: string }

/** What lines may be given at once. */
export type LineLook = { productId?: string; fit?: DraftLine['fit']; options?: Record<string, string> }

/** What a new print starts with. */
export type StartingLook = Required<LineLook>

/** `over`: those that an order has no room for. */
export type Added = { lines: BasketLine[]; added: number; already: number; over: number }

type Sold = Pick<Catalogue, 'products' | 'options' | 'startWith'>

/** One print of each photo that is not in the draft yet, as far as an order may go. */
export function addPhotos(lines: readonly BasketLine[], photoIds: readonly number[], look: StartingLook, newLineId: () => string): Added {
  const there = new Set(lines.map((line) => line.photoId))
  const fresh = photoIds.filter((photoId) => !there.has(photoId))
  const fitting = fresh.slice(0, Math.max(0, MAX_LINES - lines.length))
  const added = fitting.map((photoId): BasketLine => ({ ...look, photoId, quantity: 1, lineId: newLineId() }))
  return {
    lines: [...lines, ...added],
    added: added.length,
    already: photoIds.length - fresh.length,
    over: fresh.length - fitting.length,
  }
}

/** Each of these lines once more in another size, behind the line itself. What is there already in that size becomes one more of it. */
export function addSize(
  lines: readonly BasketLine[],
  lineIds: ReadonlySet<string>,
  productId: string,
  newLineId: () => string,
): Omit<Added, 'already'> {
  const copies = new Set<string>()
  const grown = lines.flatMap((line) => {
    if (!lineIds.has(line.lineId)) return [line]
    const copy = { ...changeLook(line, { productId }), quantity: 1, lineId: newLineId() }
    copies.add(copy.lineId)
    return [line, copy]
  })
  const joined = joinAlike(grown).lines
  const over = Math.max(0, joined.length - MAX_LINES)
  const tooMany = new Set(over === 0 ? [] : joined.filter((line) => copies.has(line.lineId)).slice(-over))
  return { lines: joined.filter((line) => !tooMany.has(line)), added: copies.size - over, over }
}

/**
 * Lines that print the same photo alike become one with the sum of their quantities, as far as one line may go: what would be
 * more stays a line of its own. `joined`: how many went into another.
 */
export function joinAlike(lines: readonly BasketLine[]): { lines: readonly BasketLine[]; joined: number } {
  const sums: { line: BasketLine; quantity: number }[] = []
  const byLook = new Map<string, typeof sums>()
  for (const line of lines) {
    const alike = byLook.get(lookOf(line)) ?? []
    const withRoom = alike.find(({ quantity }) => quantity + line.quantity <= MAX_QUANTITY)
    if (withRoom) withRoom.quantity += line.quantity
    else {
      const sum = { line, quantity: line.quantity }
      sums.push(sum)
      byLook.set(lookOf(line), [...alike, sum])
    }
  }
  const joined = lines.length - sums.length
  if (joined === 0) return { lines, joined }
  return { lines: sums.map(({ line, quantity }) => (quantity === line.quantity ? line : { ...line, quantity })), joined }
}

/** A crop has the paper's shape, so it goes when the size or the fit does; how the photo is turned and straightened stays. Options are put over those chosen before. */
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

/**
 * What a new print starts with: as the last line. The first one of a basket has the size that the studio names, and the paper, the
 * fit and the like of the last order: an odd size that was ordered once is hardly wanted again. Undefined where nothing is sold.
 */
export function startingLook(
  { products, options, startWith }: Sold,
  lines: readonly Pick<DraftLine, 'productId' | 'fit' | 'options'>[],
  lastOrder: readonly Pick<DraftLine, 'productId' | 'fit' | 'options'>[],
): StartingLook | undefined {
  const last = lines.at(-1) ?? lastOrder.at(-1)
  const wanted = [lines.at(-1)?.productId, startWith].find((id) => products.some((product) => product.id === id))
  const productId = wanted ?? products[0]?.id
  return productId === undefined
    ? undefined
    : { productId, fit: last?.fit ?? 'paper-full', options: knownOptions(last?.options ?? {}, options) }
}

/** Those of the choices that the studio still offers. */
export function knownOptions(chosen: Readonly<Record<string, string>>, options: Catalogue['options']): Record<string, string> {
  const known = options.filter((option) => option.choices.some((choice) => choice.id === chosen[option.id]))
  return Object.fromEntries(known.map((option) => [option.id, chosen[option.id] ?? '']))
}
