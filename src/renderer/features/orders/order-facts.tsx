import { mediaAddress } from '#shared/addresses.ts'
import type { Order } from '#shared/contract/orders.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { formatPhone } from '../confirm/phone.ts'
import { countPrints } from '../order/draft-lines.ts'
import { useLinePhoto } from '../order/use-line-photo.ts'
import styles from './sent-order-screen.module.css'

/** For whom the order is, how it gets there and what it costs. */
export function OrderFacts({ order }: { order: Order }) {
  const { orders, confirm, format } = useMessages()
  const { receiver, delivery, payment } = order
  const address = delivery?.kind === 'address' ? [delivery.postcode, delivery.road, delivery.detail].filter(Boolean).join(' ') : null
  const facts: [string, string | null][] = [
    [orders.receiver, receiver && `${receiver.name} · ${formatPhone(receiver.phone)}`],
    [orders.delivery, delivery && (address ?? confirm.pickup)],
    [orders.payment, payment && (payment === 'at-pickup' ? confirm.atPickup : confirm.bankTransfer)],
    [orders.memo, order.memo || null],
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
        <div className={styles.factTotal}>
          <dt>{orders.total}</dt>
          <dd>{format.money(order.total)}</dd>
        </div>
      </dl>
    </section>
  )
}

export function OrderedPhotos({ order }: { order: Order }) {
  const { orders, format } = useMessages()
  return (
    <section className={styles.card}>
      <h2>
        {orders.photos} <span className={styles.soft}>{format.prints(countPrints(order.lines))}</span>
      </h2>
      <ul className={styles.lines}>
        {order.lines.map((line) => (
          <li key={`${line.photoId}-${line.productId}`}>
            <LineThumbnail photoId={line.photoId} />
            <span className={styles.lineName}>{line.fileName}</span>
            <span className={styles.soft}>{line.productName}</span>
            <strong>{format.prints(line.quantity)}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function LineThumbnail({ photoId }: { photoId: number }) {
  const { data: photo } = useLinePhoto(photoId)
  return (
    <span className={styles.thumbnail} style={photo ? { backgroundColor: photo.colour } : {}}>
      {photo && <img src={mediaAddress('grid', photo)} alt="" loading="lazy" />}
    </span>
  )
}
