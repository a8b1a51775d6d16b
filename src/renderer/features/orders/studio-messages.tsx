import type { Order } from '#shared/contract/orders.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './sent-order-screen.module.css'

/** What the studio wrote about the order, the latest first. */
export function StudioMessages({ order }: { order: Order }) {
  const { orders, format } = useMessages()
  if (order.messages.length === 0) return null
  return (
    <section className={styles.card} aria-live="polite">
      <h2>{orders.messages}</h2>
      <ul className={styles.messages}>
        {order.messages.toReversed().map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <p>{text}</p>
            <time dateTime={at}>{format.instant(at)}</time>
          </li>
        ))}
      </ul>
    </section>
  )
}
