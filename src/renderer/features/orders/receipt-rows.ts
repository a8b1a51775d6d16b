import type { Order } from '#shared/contract/orders.ts'

type Receipt = NonNullable<Order['receipt']>
type Line = Pick<Order['lines'][number], 'photoId' | 'productName' | 'quantity'>

/** A file that the studio holds, and what is printed of it. */
export type ReceiptRow = Receipt['files'][number] & { prints: { name: string; quantity: number }[] }

/** The studio's files beside the prints that were ordered of them. */
export function receiptRows(files: Receipt['files'], lines: readonly Line[]): ReceiptRow[] {
  const linesOf = Map.groupBy(lines, ({ photoId }) => photoId)
  return files.map((file) => {
    const own = linesOf.get(file.photoId) ?? []
    return { ...file, prints: own.map(({ productName, quantity }) => ({ name: productName, quantity })) }
  })
}

/** The first digits of a hash in groups, as many as anyone compares by eye. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 16).match(/.{4}/g)?.join(' ') ?? sha256
}
