import { randomUUID } from 'node:crypto'
import type { ConfirmFields, DraftLine } from '#shared/contract/orders.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { CatalogueService } from '../catalogue/catalogue-service.ts'
import type { LibraryService } from '../library/library-service.ts'
import type { OrderRepository, StoredLine } from './order-repository.ts'

type Parts = {
  orders: OrderRepository
  library: Pick<LibraryService, 'requirePhoto' | 'getMany'>
  catalogue: Pick<CatalogueService, 'current'>
  announce(): void
}

/** Orders that nobody has confirmed yet. */
export function createDrafts({ orders, library, catalogue, announce }: Parts) {
  async function nameLines(lines: readonly DraftLine[]): Promise<StoredLine[]> {
    // A draft can be made before the first catalogue has arrived: its sizes then have no names yet.
    const known = await catalogue.current().catch(() => null)
    const names = new Map(known?.catalogue.products.map((product) => [product.id, product.name]))
    return nameEach(lines).map((line) => ({
      ...line,
      fileName: library.requirePhoto(line.photoId).fileName,
      productName: names.get(line.productId) ?? line.productId,
    }))
  }

  return {
    async draft(lines: readonly DraftLine[], orderId?: string, revision?: number): Promise<{ orderId: string; revision: number }> {
      const named = await nameLines(lines)
      const draft =
        orderId === undefined ? orders.makeDraft(randomUUID(), named) : { orderId, revision: orders.saveLines(orderId, named, revision) }
      announce()
      return { orderId: draft.orderId, revision: draft.revision }
    },

    rename(orderId: string, name: string): void {
      orders.amendDraft(orderId, { name })
      announce()
    },

    /** Told to nobody: it is written while somebody types. */
    keepForm: (orderId: string, form: ConfirmFields): void => orders.amendDraft(orderId, { form }),

    /** A new draft like this order. Throws PHOTO_NOT_FOUND where the library has none of its photos. */
    reorder(orderId: string): { orderId: string; missing: number } {
      const { lines, name, form } = orders.require(orderId)
      const photoIds = [...new Set(lines.map(({ photoId }) => photoId))]
      const known = new Set(library.getMany(photoIds).map(({ id }) => id))
      if (known.size === 0) throw new AppError('PHOTO_NOT_FOUND', { id: photoIds[0] ?? 0 })
      const left = lines.filter(({ photoId }) => known.has(photoId)).map((line) => ({ ...line, lineId: randomUUID() }))
      // The day on which the last one was fetched is over.
      const draft = orders.makeDraft(randomUUID(), left, { name, form: form && { ...form, day: null, slot: null } })
      announce()
      return { orderId: draft.orderId, missing: photoIds.length - known.size }
    },

    discard(orderId: string): void {
      orders.discard(orderId)
      announce()
    },
  }
}

/** Each line with a name of its own, where it has none or another has it already. */
function nameEach(lines: readonly DraftLine[]): (DraftLine & { lineId: string })[] {
  const taken = new Set<string>()
  return lines.map((line) => {
    const lineId = line.lineId === undefined || taken.has(line.lineId) ? randomUUID() : line.lineId
    taken.add(lineId)
    return { ...line, lineId }
  })
}
