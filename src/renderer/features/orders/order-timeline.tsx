import type { Order } from '#shared/contract/orders.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { isUndecided } from './order-standing.ts'
import styles from './order-timeline.module.css'
import screenStyles from './sent-order-screen.module.css'
import { timelineSteps } from './timeline-steps.ts'

/** What happened to the order and when, the latest first. */
export function OrderTimeline({ order }: { order: Order }) {
  const { orders, format } = useMessages()
  const frozen = isUndecided(order) ? orders.confirmedOnly : orders.doneSteps.frozen
  const steps = timelineSteps(order.timeline, { ...orders.doneSteps, ...orders.studioStates, frozen })
  if (steps.length === 0) return null
  return (
    <section className={screenStyles.card}>
      <h2>{orders.timeline}</h2>
      <ol className={styles.timeline}>
        {steps.map(({ text, at, note }) => (
          <li key={`${text}${at}`}>
            <strong>{text}</strong>
            <time dateTime={at}>{format.instant(at)}</time>
            {note && <p>{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
