import type { ReactNode } from 'react'
import type { Order } from '#shared/contract/orders.ts'
import { useCatalogue } from '../../api/queries.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { formatPhone } from '../confirm/phone.ts'
import { pickupPlace } from './pickup-place.ts'
import styles from './sent-order-screen.module.css'

/** For whom the order is, how it gets there and how it is paid. */
export function OrderFacts({ order }: { order: Order }) {
  const messages = useMessages()
  const { orders, confirm, format } = messages
  const { data: catalogue } = useCatalogue()
  const { receiver, delivery, payment, studioPayment } = order
  const { shop, when } = pickupPlace(delivery, catalogue?.pickup, messages)
  const address = delivery?.kind === 'address' ? [delivery.postcode, delivery.road, delivery.detail].filter(Boolean).join(' ') : null
  const open = studioPayment && payment !== 'at-pickup' && order.studioState !== 'cancelled' ? orders.notPaid : null
  const paid = studioPayment?.paidAt ? orders.paid(format.instantDay(studioPayment.paidAt)) : open
  const person = receiver && (
    <>
      {receiver.name} · <span className={styles.unbroken}>{formatPhone(receiver.phone)}</span>
    </>
  )
  const facts: [string, ReactNode][] = [
    [orders.receiver, person],
    [orders.delivery, delivery && (address ?? confirm.pickup)],
    [orders.shop, shop],
    [orders.when, when],
    [orders.payment, payment && [orders.payments[payment], paid].filter(Boolean).join(' · ')],
    [orders.memo, order.memo && <span className={styles.asTyped}>{order.memo}</span>],
  ]
  return (
    <section className={styles.card}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  )
}
