import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Order } from '#shared/contract/orders.ts'
import type { Messages } from '#shared/messages/index.ts'
import { useCatalogue } from '../../api/queries.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { PaymentSteps } from './payment-steps.tsx'
import { pickupPlace } from './pickup-place.ts'
import styles from './sent-order-screen.module.css'

/** What the customer does next, and what the studio does. */
export function WhatIsNext({ order }: { order: Order }) {
  const messages = useMessages()
  const { orders, format } = messages
  const { data: catalogue } = useCatalogue()
  const { shop } = pickupPlace(order.delivery, catalogue?.pickup, messages)
  const payAtCounter = order.payment === 'at-pickup' && !order.studioPayment?.paidAt
  const sentences = [
    ...(order.delivery?.kind === 'address'
      ? [orders[order.studioState === 'shipped' ? 'nextShipped' : 'nextAddress']]
      : fetching(order, catalogue, messages)),
    ...(payAtCounter ? [orders.nextAtPickup(format.money(order.total))] : []),
  ]
  return (
    <div className={styles.next}>
      <h3>{orders.next}</h3>
      <PaymentSteps order={order} />
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {shop && (
          <li>
            {orders.shop}: {shop}
          </li>
        )}
      </ul>
    </div>
  )
}

function fetching({ delivery, studioState }: Order, catalogue: Catalogue | undefined, messages: Messages): string[] {
  const { orders, format } = messages
  const { when } = pickupPlace(delivery, catalogue?.pickup, messages)
  const hours = catalogue?.pickup.leadTimeHours ?? 0
  const ready = studioState === 'ready'
  const first = when !== null ? orders.nextPickupAt(when) : hours > 0 ? orders.nextPickup(format.hours(hours)) : orders.nextPickupNow
  return [
    ...(ready ? [orders.nextReady] : []),
    ...(ready && when === null ? [] : [first]),
    ...(catalogue?.pickup.note ? [catalogue.pickup.note] : []),
    orders.nextTellNumber,
  ]
}
