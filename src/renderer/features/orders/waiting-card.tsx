import { CloudOff } from 'lucide-react'
import type { Job } from '#shared/contract/jobs.ts'
import type { Order } from '#shared/contract/orders.ts'
import { hostOutlivesWindow } from '../../api/host-bridge.ts'
import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { canTakeBack } from './order-standing.ts'
import { sayAttention, waitsForLine } from './say-attention.ts'
import styles from './sent-order-screen.module.css'
import { TakeBackButton } from './take-back-button.tsx'
import { useSendOrder } from './use-send-order.ts'

/** An order that goes by itself once it can. Nothing is wrong and nothing has to be done. */
export function WaitingCard({ order, job }: { order: Order; job: Job | undefined }) {
  const messages = useMessages()
  const { orders } = messages
  const goOn = useSendOrder(order.orderId)
  return (
    <section className={styles.card} aria-live="polite">
      <div className={styles.heading}>
        <p className={styles.badge} data-calm>
          <CloudOff size={28} aria-hidden />
        </p>
        <div>
          <h2>{waitsForLine(order) ? orders.waitingTitle : orders.waitingAgainTitle}</h2>
          <p>{sayAttention(order, messages) ?? orders.waitingText}</p>
        </div>
      </div>
      <p className={styles.soft}>
        {job && job.done > 0 && `${orders.alreadySent(job.done, job.total)} `}
        {hostOutlivesWindow ? orders.waitingNote : orders.waitingNoteWindow}
      </p>
      <div className={styles.actions}>
        <Button size="large" disabled={goOn.isPending} onClick={() => goOn.mutate()}>
          {orders.tryNow}
        </Button>
        {canTakeBack(order) && <TakeBackButton order={order} />}
      </div>
    </section>
  )
}
