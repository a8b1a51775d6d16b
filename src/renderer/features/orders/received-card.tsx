import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import { Link } from 'wouter'
import type { Order } from '#shared/contract/orders.ts'
import type { StudioState } from '#shared/orders/order-state.ts'
import { buttonClass } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { isPaid } from '../receipt/is-paid.ts'
import { CancelButton } from './cancel-button.tsx'
import { ReorderButton } from './reorder-button.tsx'
import styles from './sent-order-screen.module.css'
import { WhatIsNext } from './what-is-next.tsx'

/** An order that the studio has. */
export function ReceivedCard({ order }: { order: Order }) {
  const { orders } = useMessages()
  const state = order.studioState ?? 'received'
  const texts: Partial<Record<StudioState, string>> = {
    received: orders.doneText,
    problem: orders.problemText,
    cancelled: orders.cancelledText,
  }
  const note = order.timeline.findLast((entry) => entry.state === state)?.note
  const Icon = state === 'cancelled' ? CircleX : state === 'problem' ? TriangleAlert : CircleCheck
  return (
    <section className={styles.card} aria-live="polite">
      <div className={styles.heading}>
        <p className={styles.badge} data-state={state}>
          <Icon size={28} aria-hidden />
        </p>
        <div>
          <h2>{orders.studioStates[state]}</h2>
          {texts[state] && <p className={styles.soft}>{texts[state]}</p>}
        </div>
      </div>
      {note && <p className={styles.note}>{note}</p>}
      {order.number && (
        <div className={styles.number}>
          <span>{orders.number}</span>
          <strong>{order.number}</strong>
          <CopyButton text={order.number} label={orders.copyNumber} />
        </div>
      )}
      {state !== 'done' && state !== 'cancelled' && <WhatIsNext order={order} />}
      <div className={styles.actions}>
        <ReorderButton order={order} />
        {state !== 'cancelled' && (
          <Link href={`/orders/${order.orderId}/receipt`} className={buttonClass({})}>
            {isPaid(order) ? orders.receipt : orders.confirmation}
          </Link>
        )}
        {order.canCancel && <CancelButton order={order} />}
      </div>
    </section>
  )
}
