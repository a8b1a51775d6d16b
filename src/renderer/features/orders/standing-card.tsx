import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Job } from '#shared/contract/jobs.ts'
import type { Order } from '#shared/contract/orders.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { takeUpDraft } from '../order/draft-store.ts'
import { canTakeBack, type Standing, standingOf } from './order-standing.ts'
import { ReceivedCard } from './received-card.tsx'
import { SendingCard } from './sending-card.tsx'
import styles from './sent-order-screen.module.css'

/** The one thing to know about the order now, and what to do about it. */
export function StandingCard({ order, job }: { order: Order; job: Job | undefined }) {
  const standing = standingOf(order, job)
  if (standing === 'received') return <ReceivedCard order={order} />
  if (standing === 'sending') return <SendingCard order={order} job={job} />
  return <HeldCard order={order} standing={standing} />
}

/** An order that stands still: why, and the two ways on. */
function HeldCard({ order, standing }: { order: Order; standing: Exclude<Standing, 'sending' | 'received'> }) {
  const messages = useMessages()
  const { orders, format } = messages
  const words = {
    paused: { title: orders.pausedTitle, text: orders.pausedText, action: orders.resume },
    waiting: { title: orders.waitingTitle, text: order.attentionMessage || orders.waitingText, action: orders.tryNow },
    'price-changed': {
      title: orders.priceChangedTitle,
      text: orders.priceChangedText,
      action: orders.confirmNewTotal(format.money(order.newTotal ?? order.total)),
    },
    'source-changed': { title: orders.sourceChangedTitle, text: order.attentionMessage, action: null },
    refused: { title: orders.refusedTitle, text: order.attentionMessage, action: orders.tryNow },
  }[standing]
  const goOn = useMutation({
    mutationFn: () => (standing === 'price-changed' ? confirmAgain(order) : client.orders.send({ orderId: order.orderId })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKey.orders }),
    onError: (error) => showToast(describeError(error, messages), { tone: 'bad' }),
  })
  return (
    <section className={styles.card} aria-live="polite">
      <h2>{words.title}</h2>
      <p className={styles.soft}>{words.text}</p>
      {standing === 'price-changed' && order.newTotal !== null && (
        <dl className={styles.totals}>
          <div>
            <dt>{orders.oldTotal}</dt>
            <dd>{format.money(order.total)}</dd>
          </div>
          <div className={styles.newTotal}>
            <dt>{orders.newTotal}</dt>
            <dd>{format.money(order.newTotal)}</dd>
          </div>
        </dl>
      )}
      <div className={styles.actions}>
        {words.action && (
          <Button look="primary" size="large" disabled={goOn.isPending} onClick={() => goOn.mutate()}>
            {words.action}
          </Button>
        )}
        {canTakeBack(order) && <TakeBackButton order={order} />}
      </div>
    </section>
  )
}

/** Asks first: what was sent so far is given up. */
function TakeBackButton({ order }: { order: Order }) {
  const messages = useMessages()
  const { orders, common } = messages
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  const takeBack = useMutation({
    mutationFn: () => client.orders.takeBack({ orderId: order.orderId }),
    onSuccess: ({ orderId }) => {
      takeUpDraft({ orderId, lines: order.lines })
      void queryClient.invalidateQueries({ queryKey: queryKey.orders })
      showToast(orders.takenBack)
      navigate('/order', { replace: true })
    },
    onError: (error) => showToast(describeError(error, messages), { tone: 'bad' }),
    onSettled: () => setAsking(false),
  })
  return (
    <>
      <Button size="large" onClick={() => setAsking(true)}>
        {orders.takeBack}
      </Button>
      {asking && (
        <Dialog
          title={orders.confirmTakeBackTitle}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
              <Button look="primary" disabled={takeBack.isPending} onClick={() => takeBack.mutate()}>
                {orders.takeBack}
              </Button>
            </>
          }
        >
          <p>{orders.confirmTakeBackText}</p>
        </Dialog>
      )}
    </>
  )
}

function confirmAgain({ orderId, newTotal, receiver, delivery, payment, memo }: Order): Promise<unknown> {
  if (newTotal === null || !receiver || !delivery || !payment) return client.orders.send({ orderId })
  return client.orders.confirm({ orderId, total: newTotal, receiver, delivery, payment, memo })
}
