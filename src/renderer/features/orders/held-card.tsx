import type { Order } from '#shared/contract/orders.ts'
import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { canTakeBack } from './order-standing.ts'
import { isDefiniteNo, sayAttention } from './say-attention.ts'
import styles from './sent-order-screen.module.css'
import { TakeBackButton, useFixOrder } from './take-back-button.tsx'
import { useSendOrder } from './use-send-order.ts'

/** An order that goes no further by itself: why, and the ways on. */
export function HeldCard({ order, standing }: { order: Order; standing: 'paused' | 'refused' }) {
  const messages = useMessages()
  const { orders } = messages
  const goOn = useSendOrder(order.orderId)
  if (standing === 'refused' && isDefiniteNo(order) && canTakeBack(order)) return <RefusedCard order={order} />
  const words = {
    paused: { title: orders.pausedTitle, text: orders.pausedText, action: orders.resume },
    refused: { title: orders.refusedTitle, text: sayAttention(order, messages), action: orders.tryNow },
  }[standing]
  return (
    <section className={styles.card} aria-live="polite">
      <h2>{words.title}</h2>
      {words.text && <p className={styles.soft}>{words.text}</p>}
      <div className={styles.actions}>
        <Button look="primary" size="large" disabled={goOn.isPending} onClick={() => goOn.mutate()}>
          {words.action}
        </Button>
        {canTakeBack(order) && <TakeBackButton order={order} />}
      </div>
    </section>
  )
}

/** Sent again as it is, it would be refused again. */
function RefusedCard({ order }: { order: Order }) {
  const messages = useMessages()
  const { orders } = messages
  const fix = useFixOrder(order)
  return (
    <section className={styles.card} aria-live="polite">
      <h2>{orders.refusedTitle}</h2>
      <p>{sayAttention(order, messages)}</p>
      <p className={styles.soft}>{orders.fixNote}</p>
      <div className={styles.actions}>
        <Button look="primary" size="large" disabled={fix.isPending} onClick={() => fix.mutate()}>
          {orders.fixOrder}
        </Button>
      </div>
    </section>
  )
}
