import type { Order } from '#shared/contract/orders.ts'
import type { ConfirmedOrder } from '../backup/journal.ts'
import type { StoredOrder } from './order-repository.ts'

/** A line's photo that the library does not have, it having been put back from elsewhere: no photo is ever given this id. */
export const NO_PHOTO = Number.MAX_SAFE_INTEGER

/** Which photos its files are of is told by the manifest: their ids are others where a library was put back. */
export type StoredReceipt = Omit<NonNullable<Order['receipt']>, 'files'> & { files: { fileName: string; sha256: string; bytes: number }[] }

/** What is said of an order once it is confirmed; each new one is kept in the column of the same name. */
export const NO_DETAILS = {
  receiver: null,
  delivery: null,
  payment: null,
  depositor: '',
  memo: '',
  newTotal: null,
  price: null,
  catalogueVersion: '',
  troubled: [],
  studioPayment: null,
  canCancel: false,
  messages: [],
  receipt: null,
} satisfies Partial<Order>

export type OrderDetails = Pick<StoredOrder, keyof typeof NO_DETAILS>

const DETAILS = Object.keys(NO_DETAILS) as (keyof OrderDetails)[]

/** SHA-256 of each line's photo: the lines of a manifest stand as those of its order. */
export function frozenContents(manifest: string | null): string[] {
  const { lines = [] } = JSON.parse(manifest ?? '{}') as { lines?: { sha256: string }[] }
  return lines.map(({ sha256 }) => sha256)
}

/** For the journal. */
export function toConfirmed(order: StoredOrder): ConfirmedOrder {
  const { orderId, createdAt, updatedAt: confirmedAt, name, total, lines } = order
  const manifest = order.manifest ?? '{}'
  const contents = frozenContents(manifest)
  return {
    ...{ orderId, createdAt, confirmedAt, name, total, manifest, details: toDetails(order) },
    lines: lines.map(({ lineId, photoId: _, fileName, productName, ...choice }, position) => ({
      ...{ lineId, fileName, productName, sha256: contents[position] ?? '', choice: JSON.stringify(choice) },
    })),
  }
}

/** As the database keeps them. */
export function toDetails(order: OrderDetails): string {
  return JSON.stringify(Object.fromEntries(DETAILS.map((key) => [key, order[key]])))
}
