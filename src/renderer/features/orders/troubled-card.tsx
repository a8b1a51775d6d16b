import type { Order } from '#shared/contract/orders.ts'
import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { useFindFiles } from '../files/use-find-files.ts'
import { canTakeBack } from './order-standing.ts'
import { LineThumbnail } from './ordered-photos.tsx'
import { sayAttention } from './say-attention.ts'
import styles from './sent-order-screen.module.css'
import { TakeBackButton, useTakeBack } from './take-back-button.tsx'
import { useSendOrder } from './use-send-order.ts'

/** Photos whose file is gone or another by now, one by one, and the three ways on. */
export function TroubledCard({ order }: { order: Order }) {
  const messages = useMessages()
  const { orders } = messages
  const goOn = useSendOrder(order.orderId)
  const takeBack = useTakeBack(order)
  const troubled = order.troubled.map(({ photoId }) => photoId)
  const others = new Set(order.lines.map(({ photoId }) => photoId)).size - troubled.length
  const isUnreadable = order.troubled.length > 0 && order.troubled.every(({ reason }) => reason === 'unreadable')
  const changedText = isUnreadable && others > 0 ? orders.unreadableText : orders.sourceChangedText(troubled.length, others)
  // Where it is not known which, there is still a sentence that names one.
  const text = troubled.length > 0 ? changedText : sayAttention(order, messages)
  return (
    <section className={styles.card} aria-live="polite">
      <h2>{isUnreadable ? orders.unreadableTitle : orders.sourceChangedTitle}</h2>
      {text && <p className={styles.soft}>{text}</p>}
      <TroubledPhotos troubled={order.troubled} />
      <div className={styles.actions}>
        <Button look="primary" size="large" disabled={goOn.isPending} onClick={() => goOn.mutate()}>
          {orders.checkAgain}
        </Button>
        {canTakeBack(order) && troubled.length > 0 && others > 0 && (
          <Button size="large" disabled={takeBack.isPending} onClick={() => takeBack.mutate(troubled)}>
            {orders.leaveOut(troubled.length)}
          </Button>
        )}
        {canTakeBack(order) && <TakeBackButton order={order} />}
      </div>
    </section>
  )
}

function TroubledPhotos({ troubled }: Pick<Order, 'troubled'>) {
  const { orders } = useMessages()
  const { findFile } = useFindFiles()
  return (
    <ul className={styles.troubled}>
      {troubled.map(({ photoId, fileName, reason }) => (
        <li key={`${photoId} ${fileName}`}>
          <LineThumbnail photoId={photoId} />
          <span className={styles.lineWords}>
            <strong>{fileName}</strong>
            <span className={styles.warning}>{orders.troubled[reason]}</span>
          </span>
          {reason !== 'unreadable' && (
            <Button aria-label={orders.findFileOf(fileName)} onClick={() => findFile(photoId)}>
              {orders.findFile}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
