import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { OrderStatus } from '#shared/orders/studio-protocol.ts'
import type { Database } from '../database/open-database.ts'
import { changeState } from './move-order.ts'
import { readOrderStatus } from './order-status.ts'

const CANCELLED_NOTE = '주문하신 분이 취소했어요.'

export type Cancellation = { customerId: number; orderId: string; at: Date } & Pick<Catalogue, 'cancelUntil'>

/**
 * Cancels an order for its customer; one that is cancelled already stays so. `withdraw` takes the folder back from the lab, and
 * answers false where the lab has it. Throws ORDER_NOT_FOUND and ORDER_NOT_CANCELLABLE.
 */
export function cancelByCustomer(
  database: Database,
  { at, ...whose }: Cancellation,
  withdraw: (number: string) => boolean,
): { status: OrderStatus; isNew: boolean } {
  const cancel = database.transaction(() => {
    const status = readOrderStatus(database, whose)
    if (status.state === 'cancelled') return { status, isNew: false }
    // Inside the transaction, so that nobody moves the order between the folder and its state.
    const isCancelled =
      status.canCancel &&
      withdraw(status.number) &&
      changeState(database, { orderId: whose.orderId, to: 'cancelled', note: CANCELLED_NOTE, at })
    if (!isCancelled) throw new AppError('ORDER_NOT_CANCELLABLE', {})
    return { status: readOrderStatus(database, whose), isNew: true }
  })
  return cancel.immediate()
}
